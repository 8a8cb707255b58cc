/// The command palette: every command that applies, rows, items and benchmarks, by what is typed in either language.
/// Source: explorer.md section 9.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/actions/command.h"

namespace ego::web {

struct PaletteEntry {
  std::string key;     ///< language-free: `command/copy-link`, `row/base`, `item/203`, `pair/base/sft`, `bench/demo`
  std::string title;
  std::string detail;  ///< key of a command, kind of a target
  std::vector<Action> actions;  ///< what choosing it does; the palette closes first
};

/// Best first; commands run lately come first while nothing is typed.
/// @return at most kMostEntries
std::vector<PaletteEntry> palette_entries(const CommandContext& context, Tongue tongue);
inline constexpr std::size_t kMostEntries = 60;

/// What a key does while the palette is open: move, run, close. Nothing for keys that edit the text.
std::vector<Action> palette_key(std::string_view key, const CommandContext& context, Tongue tongue);

/// Actions of choosing an entry.
std::vector<Action> run_entry(const PaletteEntry& entry);

}  // namespace ego::web
