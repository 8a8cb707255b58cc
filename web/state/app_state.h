/// Everything the explorer knows, as plain data. Only apply() and the steps of Explorer::logic() change it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/permalink/permalink.h"
#include "web/state/benchmark_data.h"
#include "web/state/density.h"
#include "web/state/drop.h"
#include "web/state/effects.h"
#include "web/state/export.h"
#include "web/state/kept_rows.h"
#include "web/state/load.h"
#include "web/state/own_media.h"
#include "web/state/play.h"
#include "web/state/player.h"
#include "web/state/query.h"
#include "web/state/reviews.h"
#include "web/state/trial.h"
#include "web/text/text.h"

namespace ego::web {

/// What the browser or system prefers; the reader's own choice is in Query.
struct Preferences {
  bool dark = false;
  bool high_contrast = false;
  bool chinese = false;
  bool touch = false;          ///< a finger is the pointer: targets of 44 px
  bool reduced_motion = false;
};

/// A sentence for the reader that stays until dismissed. Codes X101 ... are stable (explorer.md 14).
struct Notice {
  std::string code;  ///< empty if it is no failure
  Text text = Text::Count_;
  std::vector<std::string> arguments;
};

/// What stands beside the board; a row's details (AppState::drawer_open) come first.
enum class BoardSide : std::uint8_t {
  None,
  Band,     ///< why the rows of a tie band cannot be told apart
  Columns,  ///< what each column measures, and how to read the table
};

/// How much of a board's note is shown where it is longer than two lines.
enum class NoteFold : std::uint8_t { Begun, Whole };

/// The command palette.
struct PaletteState {
  bool open = false;
  std::string text;
  bool menu = false;  ///< opened on a row or item: only what concerns it
  int chosen = 0;  ///< entry that Enter runs
  std::vector<std::string> recent;  ///< ids of commands run from it, the latest first
};

/// What undo goes back to. A row that was taken off is kept until it cannot come back.
struct PastStep {
  Query query;
  std::optional<ScoredSubmission> forgotten = std::nullopt;  ///< local row that comes back with this step
  std::string forget = {};  ///< id of the local row that goes again with this step
};
struct Past {
  std::vector<PastStep> undo;  ///< latest last
  std::vector<PastStep> redo;
  bool typing = false;  ///< the latest step is a text being typed: further letters belong to it
};

/// Mirror key of the palette's text field.
inline constexpr std::string_view kPaletteField = "palette";
/// Region of the player in the text layer: while it has the focus its keys win.
inline constexpr std::string_view kPlayerPanel = "player";

/// Region of a board's date slider: while it has the focus, arrow keys move through its dates.
inline constexpr std::string_view kDatePanel = "board-dates";

struct AppState {
  Load<SiteIndex> site;
  std::vector<BenchmarkData> benchmarks;  ///< same order as the site's index
  std::uint64_t most_whole_replies = std::uint64_t{32} << 20U;  ///< bytes of a benchmark's replies fetched whole
  Query query;
  std::uint64_t data_revision = 1;  ///< goes up whenever anything but the query changes
  DropBatch drop;
  KeptRows kept;
  Player player;
  std::map<std::string, std::string>
      given_clips;  ///< clip_name of a question, what the host knows the reader's file by
  std::map<std::string, OwnMedia> own_media;  ///< by benchmark
  bool own_clips_open = false;  ///< the block about the reader's clips is shown though the clip is there
  Trial trial;  ///< not part of the link
  ReviewState reviews;
  PlayState play;
  std::vector<Notice> notices;
  std::string selected_row;   ///< row or question id under the keyboard cursor; empty = none
  std::string selected_column;  ///< column id under the keyboard cursor; empty or not shown = the board's main one
  std::string focused_panel;  ///< mirror key of the region that has the focus; its keys win. Empty = none
  bool link_unchecked = false;  ///< a link was followed; its names are to be looked up when the data are here
  bool drawer_open = false;   ///< details of the selected row are shown
  bool rank_dropped = false;  ///< the reader asked for rank sets that count dropped rows
  NoteFold note_fold = NoteFold::Begun;
  BoardSide side = BoardSide::None;
  std::uint32_t open_band = 0;  ///< of the column the rows are ranked by; counts while side is Band
  bool key_help_open = false;
  PaletteState palette;
  Density density = Density::Comfortable;
  bool letter_keys = true;    ///< keys that are a single character count (WCAG 2.1.4)
  Past past;
  bool export_open = false;  ///< the list of formats is shown
  std::optional<ExportWish> export_wish;  ///< answered by the next step, which has the views
  std::string organization;  ///< who provides results: a record of Every Eval Ever names it
  bool table_shown = false;  ///< the data of a chart as a table instead of the drawing
  std::string page_url;      ///< where the page is, without fragment; empty if the host has no address
  bool goto_pending = false;  ///< `g` was pressed: the next key names a view
  Preferences preferences;
  std::int64_t now_ms = 0;  ///< the host's clock, milliseconds since 1970; 0 = the host has none
  Effects effects;

  BenchmarkData* current();
  const BenchmarkData* current() const;
  const BenchmarkData* find_benchmark(std::string_view id) const;
  BenchmarkData* find_benchmark(std::string_view id);
};

/// The still of a clip, once the host has it; null before.
const Image* find_poster(const AppState& state, std::string_view media_ref);

/// Where the clip of what is shown lies, of the open question or of the clip view: with the reader, on the site, at the reader's
/// address. Empty if there is none.
std::string shown_clip_url(const AppState& state);
/// What a clip that the reader gives for the shown question will be called: another name each time. Empty if none is shown.
std::string given_clip_url(const AppState& state);
/// What tells a question's clip from others: its media reference, else the question's own id.
const std::string& clip_name(const Question& question);
/// The question whose clip is shown, or null.
const Question* shown_question(const AppState& state);

/// Name of the board of scored rows among a benchmark's tables.
inline constexpr std::string_view kScoredTable = "scored";

/// Ids of the scored rows that item views show, the baseline first: the view's own rows (of a pair, of a flow), then those of
/// the basket, else the first kMostBasket of all.
std::vector<std::string> shown_rows(const AppState& state);

/// Defaults of the current benchmark: what a bare link stands for.
LinkDefaults link_defaults(const AppState& state);
/// Language that is shown now: the reader's choice, else the browser's.
Tongue shown_tongue(const AppState& state);
/// The profile that counts: the query's, else the benchmark's first shown one. Empty for published tables without profiles.
std::string effective_profile(const AppState& state);
/// The table that is shown: kScoredTable or the id of a published one; empty while none is known.
std::string effective_table(const AppState& state);

}  // namespace ego::web
