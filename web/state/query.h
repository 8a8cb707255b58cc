/// What the reader looks at: everything a permalink can say, as plain data. Defaults are what a bare link shows.
/// Source: explorer.md section 8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/state/pair_axes.h"

namespace ego::web {

enum class ViewKind : std::uint8_t {
  Board,
  Pair,
  Flow,
  Items,
  Item,
  Clip,
  Parse,
  Agree,
  Slices,
  Analysis,
  Persist,
  Run,
  Play,
  Drop,
  Infer,
  Row,
};

enum class Direction : std::uint8_t { Ascending, Descending };

/// What of a cell a column is sorted by.
enum class SortBasis : std::uint8_t {
  Value,
  LowerBound,  ///< `~lo`: of the interval
  RankSet,     ///< `~rank`: ranks the row can have
};

/// Sort "column" of the rows' names.
inline constexpr std::string_view kModelColumn = "model";

struct SortKey {
  std::string column;  ///< column id; `model` is the row title
  Direction direction = Direction::Descending;
  SortBasis basis = SortBasis::Value;
  friend bool operator==(const SortKey&, const SortKey&) = default;
};

/// One test on a facet: equality, or a closed range if `upper` is set.
struct FieldTest {
  std::string field;
  std::string value;                 ///< the value, or the lower end of a range (empty = open)
  std::optional<std::string> upper;  ///< upper end of a range (empty = open); nothing = no range
  bool excludes = false;             ///< true: rows that match are taken out
  friend bool operator==(const FieldTest&, const FieldTest&) = default;
};

/// Alternatives: one test must hold. Several groups must all hold.
using FilterGroup = std::vector<FieldTest>;

/// Which rows the statistical family holds.
enum class Family : std::uint8_t { Board, Visible };

/// A cell of the 2x2 of a pair, and two cuts across it.
enum class PairCell : std::uint8_t { All, Lost, Gained, BothRight, BothWrong, Changed, Format };

/// What a pair's page shows where there is no room for everything. `Auto`: the items of a cell once one is chosen, else the summary.
enum class PairSection : std::uint8_t { Auto, Summary, Items, Slices, AllPairs, Scatter };

/// A moment of a clip: seconds, or a wall-clock label that only the clip's timeline can turn into seconds.
struct MomentRef {
  std::int64_t millis = 0;
  std::string label;  ///< e.g. `D1-14:30:00`; empty = `millis` counts
  friend bool operator==(const MomentRef&, const MomentRef&) = default;
};

struct SpanRef {
  std::int64_t start_millis = 0;
  std::int64_t end_millis = 0;
  friend bool operator==(const SpanRef&, const SpanRef&) = default;
};

/// Rows that can be compared side by side.
inline constexpr std::size_t kMostBasket = 8;

/// What the analysis and agreement views show. `Auto` is the first the benchmark has data for.
enum class ChartKind : std::uint8_t {
  Auto,
  Items,  ///< difficulty against discrimination
  Positions,  ///< where the right option stands, which letters are given
  Heat,  ///< one row (or the difference of two) over two facets
  Radar,  ///< some rows over all columns
  Parameters,  ///< score against the model's size
  Date,
  Kappa,  ///< agreement on answers
  Errors,  ///< error consistency
  SameWrong,  ///< the same wrong option
  Alone,  ///< each row against the consensus of the others
  Frames,  ///< score against the frames a row sees
};

enum class ThemeChoice : std::uint8_t { System, Light, Dark, Contrast };
enum class Language : std::uint8_t { Browser, English, Chinese };

/// The section that `Auto` stands for.
inline PairSection automatic_section(PairCell cell) {
  return cell == PairCell::All ? PairSection::Summary : PairSection::Items;
}

struct Query {
  std::string bench;  ///< registry id; empty = the site's first
  ViewKind view = ViewKind::Board;
  std::vector<std::string> targets;  ///< as the view wants them: rows of a pair, id of an item

  std::string table;  ///< which published table of the benchmark; empty = its first
  std::string profile;  ///< empty = the benchmark's first
  std::string column;  ///< empty = `overall`
  std::vector<std::string> columns;  ///< visible columns, a leading `-` hides a group; empty = site default
  std::vector<SortKey> sort;  ///< empty = `overall`, descending
  std::vector<FilterGroup> filters;
  std::string search;  ///< `re:` prefix = regular expression
  std::vector<std::string> basket;  ///< row ids
  std::string pin;  ///< row id
  Family family = Family::Board;
  PairCell cell = PairCell::All;
  PairSection section = PairSection::Auto;  ///< of a pair's page
  PairAxes axes;  ///< of its scatter
  ChartKind chart = ChartKind::Auto;
  std::string pattern;  ///< stage pattern of letters R W I M and `.`, or the word of a group of patterns
  std::string item;  ///< item shown inside a list view
  std::optional<MomentRef> moment;
  std::optional<SpanRef> selection;
  std::optional<std::int64_t> zoom_millis;  ///< visible time
  std::vector<std::string> tiers;
  std::string seen_row;  ///< whose frames are marked
  bool seen_only = false;  ///< nothing but those frames is shown
  std::string speed;  ///< number as canonical text; empty = 1
  std::optional<std::uint64_t> play_count;
  std::string play_seed;  ///< 64-bit hexadecimal, lower case
  bool play_shuffled = false;
  std::string date;  ///< `YYYY-MM-DD`; empty = latest
  ThemeChoice theme = ThemeChoice::System;
  Language language = Language::Browser;
  std::string data_hash;  ///< first 12 hexadecimal digits of the report's SHA-256
  std::vector<std::pair<std::string, std::string>> unknown;  ///< keys of other versions, kept as they came

  friend bool operator==(const Query&, const Query&) = default;
};

/// Views that list questions: an item opens beside the list there.
inline bool has_item_list(ViewKind view) {
  switch (view) {
    case ViewKind::Items:
    case ViewKind::Pair:
    case ViewKind::Flow:
    case ViewKind::Parse:
    case ViewKind::Analysis:
    case ViewKind::Agree: return true;
    default: return false;
  }
}

/// The question a reader has open, on its own page or beside a list; empty if none.
inline const std::string& shown_item(const Query& query) {
  return query.view == ViewKind::Item && !query.targets.empty() ? query.targets.front() : query.item;
}

}  // namespace ego::web
