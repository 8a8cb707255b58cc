/// Everything the explorer knows, as plain data. Only apply() and the steps of Explorer::logic() change it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/permalink/permalink.h"
#include "web/state/benchmark_data.h"
#include "web/state/drop.h"
#include "web/state/effects.h"
#include "web/state/export.h"
#include "web/state/load.h"
#include "web/state/query.h"
#include "web/text/text.h"

namespace ego::web {

/// What the browser or system prefers; the reader's own choice is in Query.
struct Preferences {
  bool dark = false;
  bool high_contrast = false;
  bool chinese = false;
};

/// A sentence for the reader that stays until dismissed. Codes X101 ... are stable (explorer.md 14).
struct Notice {
  std::string code;  ///< empty if it is no failure
  Text text = Text::Count_;
  std::vector<std::string> arguments;
};

struct AppState {
  Load<SiteIndex> site;
  std::vector<BenchmarkData> benchmarks;  ///< same order as the site's index
  Query query;
  std::uint64_t data_revision = 1;  ///< goes up whenever anything but the query changes
  DropBatch drop;
  std::vector<Notice> notices;
  std::string selected_row;   ///< row or question id under the keyboard cursor; empty = none
  bool link_unchecked = false;  ///< a link was followed; its names are to be looked up when the data are here
  bool drawer_open = false;   ///< details of the selected row are shown
  bool key_help_open = false;
  bool export_open = false;  ///< the list of formats is shown
  std::optional<ExportWish> export_wish;  ///< answered by the next step, which has the views
  bool table_shown = false;  ///< the data of a chart as a table instead of the drawing
  std::string page_url;      ///< where the page is, without fragment; empty if the host has no address
  bool goto_pending = false;  ///< `g` was pressed: the next key names a view
  Preferences preferences;
  Effects effects;

  BenchmarkData* current();
  const BenchmarkData* current() const;
  const BenchmarkData* find_benchmark(std::string_view id) const;
  BenchmarkData* find_benchmark(std::string_view id);
};

/// The still of a clip, once the host has it; null before.
const Image* find_poster(const AppState& state, std::string_view media_ref);

/// Name of the board of scored rows among a benchmark's tables.
inline constexpr std::string_view kScoredTable = "scored";

/// Defaults of the current benchmark: what a bare link stands for.
LinkDefaults link_defaults(const AppState& state);
/// Language that is shown now: the reader's choice, else the browser's.
Tongue shown_tongue(const AppState& state);
/// The profile that counts: the query's, else the benchmark's first shown one. Empty for published tables without profiles.
std::string effective_profile(const AppState& state);
/// The table that is shown: kScoredTable or the id of a published one; empty while none is known.
std::string effective_table(const AppState& state);

}  // namespace ego::web
