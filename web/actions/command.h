/// One thing the reader can do, as data: keys, key help, palette, touch bar and tests are made from the same list.
/// Source: explorer.md section 9.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "web/actions/action.h"
#include "web/text/text.h"

namespace ego::web {

struct Views;

/// What a command looks at to know whether it applies now.
struct CommandContext {
  const AppState& state;
  const Views& views;
};

/// Where a key counts. An inner scope's keys win over those of outer ones.
enum class Scope : std::uint8_t { Sheet, Player, Play, Dates, Items, Table, Global };

inline constexpr std::size_t kMostKeys = 4;

struct Command {
  std::string_view id;  ///< stable, language-free
  Text title = Text::Count_;
  /// Alternatives: `s` and `S` by produced character, `ArrowUp` by name, with `Shift+` (names only) and `Control+` (or command)
  /// before it; `g b` is one key after another. Empty ones are none.
  std::array<std::string_view, kMostKeys> keys{};
  Scope scope = Scope::Global;
  /// What it does now; nothing while it does not apply.
  std::optional<Action> (*action)(const CommandContext&) = nullptr;
};

/// Every command, in the order of the key help and of the palette.
std::span<const Command> command_list();

/// The command of that id, or null.
const Command* find_command(std::string_view id);

/// The first key as printed on the keys: `Ctrl+K`, `Shift+S`, `g b`; empty if it has none.
std::string key_text(const Command& command);
/// One alternative as printed.
std::string key_text(std::string_view key);

// ---- what several commands share (moves.cpp)

/// The cursor of the shown list, some steps on; nothing without a list.
std::optional<Action> move_cursor(const CommandContext& context, int step);
/// The same, and both ends of the step are in the basket.
std::optional<Action> extend_selection(const CommandContext& context, int step);
/// The board's cursor, some columns on.
std::optional<Action> move_column(const CommandContext& context, int step);
/// The neighbour of the question that is open.
std::optional<Action> step_item(const CommandContext& context, int step);
/// The note on the first shown row, on the next one, on the question, then none.
std::optional<Action> next_note(const CommandContext& context);
/// Opens what is under the cursor.
std::optional<Action> open_selected(const CommandContext& context);
/// The board's column under the cursor: what `s` sorts by. Nothing on other views.
std::optional<std::string> cursor_column(const CommandContext& context);
/// Explains the first tie band of the row under the cursor (of the best row without one); the next one if that is open.
std::optional<Action> open_band(const CommandContext& context);
/// What the board's columns measure; nothing on other views.
std::optional<Action> column_help(const CommandContext& context);
/// Filters by what the row or question under the cursor has.
std::optional<Action> filter_by_value(const CommandContext& context);

}  // namespace ego::web
