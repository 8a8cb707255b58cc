/// Reports and boards for people and spreadsheets. Every number stands beside its counts, profile and version.
/// Source: formats.md section 5.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/board/board.h"
#include "core/compare/comparison.h"
#include "core/report/report.h"

namespace ego {

/// Which columns a table shows.
enum class ColumnChoice : std::uint8_t { ShownByDefault, All };

/// Spreadsheets run cells that begin with `= + - @`.
enum class FormulaGuard : std::uint8_t {
  Quote,  ///< such text cells get a leading apostrophe
  Raw,    ///< as they are
};

/// `board.csv`: long form, one line a row x column x profile. UTF-8, LF, RFC 4180.
/// row, model, profile, column, value, lo, hi, n, right, wrong, invalid, missing, rank, rank_lo, rank_hi, flags
std::string render_csv(const Report& report, FormulaGuard guard);
/// The same lines for boards; counts are empty where the source has none, the profile of a published table is `published:ID`.
std::string render_csv(std::span<const Board> boards, FormulaGuard guard);

/// Pipe tables, one a profile: percent, counts in a footnote table, profile and version in the caption.
std::string render_markdown(const Report& report, ColumnChoice columns);
std::string render_markdown(const Board& board, ColumnChoice columns);

/// Plain aligned text for a terminal: `k/n` and counts, profile and version.
std::string render_text(const Report& report, ColumnChoice columns);
std::string render_text(const Board& board, ColumnChoice columns);

/// One self-contained page: no script, inline style for light and dark, all text escaped.
std::string render_html(const Report& report, ColumnChoice columns);
std::string render_html(std::span<const Board> boards, ColumnChoice columns);

/// The `<table>` of a board with caption and footnotes, for embedding in a page.
std::string render_html_table(const Board& board, ColumnChoice columns);
/// The style sheet that the tables expect.
std::string_view report_style();

/// Pair results: 2x2 table, verdict, flips, slices; several pairs one after the other; stage flows.
struct PairResults {
  std::span<const Comparison> comparisons = {};  ///< the columns of one pair stand together
  std::span<const MeasuredGain> gains = {};
  std::span<const StageFlow> flows = {};
  std::map<ProfileId, std::string> profile_labels = {};  ///< profiles with their versions; ids stand for those left out
  std::size_t shown_items = 10;  ///< ids of a list in text and Markdown, the rest is counted; 0 = all

  std::string label_of(const ProfileId& profile) const;
};
std::string render_text(const PairResults& results);
std::string render_markdown(const PairResults& results);
std::string render_html(const PairResults& results);
/// The same without the page around it; empty if there is nothing to show.
std::string render_html_pairs(const PairResults& results);
/// `pairs.csv`: one line a comparison.
std::string render_csv(std::span<const Comparison> comparisons);
/// The results of a report.
PairResults pair_results(const Report& report);

}  // namespace ego
