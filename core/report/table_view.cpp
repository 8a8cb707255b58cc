#include "core/report/table_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/base/quote.h"
#include "core/stats/power.h"
#include "core/stats/unpaired.h"

namespace ego {
namespace {

/// What would be printed as 0.0 points.
constexpr double kAlike = 0.0005;

bool only_published(const Board& board) {
  return std::all_of(board.rows.begin(), board.rows.end(),
                     [](const BoardRow& row) { return row.origin == RowOrigin::Published; });
}

/// Published rows have no answers behind them: what holds instead of rank sets and tie bands.
std::vector<std::string> published_notes(const Board& board) {
  std::vector<std::string> notes = {
      "Published table; the scoring profile is not stated. No rank sets and no tie bands: they need the answers to "
      "each item."};
  const std::size_t main = board.main_column();
  constexpr double kPoints = 100;
  if (const std::optional<UnpairedMargin> margin = unpaired_margin_of(board, main)) {
    notes.push_back(fmt::format(
        "Do two ranks differ? Not paired, two rows of {} named beforehand are told apart from {:.1f} points on, any "
        "two of all {} rows from {:.1f} points on (two proportions at n = {}, 95 %, p = 50 % as the widest case, items "
        "as "
        "independent; {} pairs, Bonferroni). A paired test on the answers would see less.",
        single_line(board.columns[main].id.value), kPoints * margin->one_pair, margin->rows,
        kPoints * margin->all_pairs, board.columns[main].n.value_or(0), margin->pairs));
  }
  return notes;
}

}  // namespace

TableView table_view(const Board& board, ColumnChoice columns) {
  TableView view;
  for (std::size_t i = 0; i < board.columns.size(); ++i) {
    if (columns == ColumnChoice::All || board.columns[i].shown_by_default) view.columns.push_back(i);
  }
  if (columns == ColumnChoice::ShownByDefault && view.columns.size() > kWideTable) {
    std::erase_if(view.columns, [&](std::size_t i) { return board.columns[i].group.find(" x ") != std::string::npos; });
  }
  view.rows = arrange_rows(board, {});
  return view;
}

std::string board_heading(const Board& board) {
  if (board.profile.value.empty()) return board.title;
  const std::string version = board.profile_version.empty() ? std::string() : " " + board.profile_version;
  return fmt::format("{}: profile {}{}", board.title, board.profile.value, version);
}

std::string board_reading(const Board& board) {
  if (board.profile.value.empty() || (!board.rows.empty() && only_published(board))) {
    return "Published numbers as printed in their sources, not recomputed. n is the denominator where the source "
           "states it.";
  }
  return "Percent of right answers; right/n and, where not 0, what is no answer stand below the values. "
         "Ranks are those of the main column; ablations, baselines and humans have none.";
}

std::string column_heading(const BoardColumn& column) {
  const std::string& title = column.title.empty() ? column.id.value : column.title;
  return column.n ? fmt::format("{} (n = {})", title, *column.n) : title;
}

std::string rank_text(const Board& board, const BoardRow& row) {
  if (row.kind != RowKind::Model) return std::string(to_string(row.kind));
  if (board.columns.empty()) return {};
  const BoardCell& cell = row.cells[board.main_column()];
  if (!cell.rank) {
    const bool stated = row.origin == RowOrigin::Published && !board.profile.value.empty() && cell.value;
    return stated ? "stated" : "";
  }
  const std::string printed = fmt::format("{}{}", *cell.rank, cell.tied ? "=" : "");
  if (!cell.rank_set) return printed;
  return cell.tied ? fmt::format("{} ({})", rank_set_text(cell), printed) : rank_set_text(cell);
}

std::string row_detail(const BoardRow& row) {
  std::string text;
  const auto add = [&](std::string_view part) {
    if (part.empty()) return;
    if (!text.empty()) text += "; ";
    text += part;
  };
  add(row.organization);
  add(row.setting);
  if (row.weights == "open" || row.weights == "closed") add(row.weights + " weights");
  add(row.date);
  if (row.origin != RowOrigin::Scored) add(to_string(row.origin));
  return text;
}

std::string_view empty_cell_text(const BoardColumn& column) { return column.absent ? "no items" : "-"; }

std::string interval_text(const BoardCell& cell, const BoardColumn& column) {
  if (!cell.interval || column.unit != "fraction") return {};
  return fmt::format("[{}, {}]", score_text(cell.interval->lo, column.unit),
                     score_text(cell.interval->hi, column.unit));
}

std::string_view interval_words(std::string_view method) {
  if (method == "wilson") return "Wilson";
  if (method == "wilson_cluster") return "Wilson on the effective number of items, clusters counted";
  return method == "t_cluster" ? "mean +- t x CR1 over clusters" : method;
}

std::string_view few_clusters_mark(const BoardCell& cell) {
  const bool few = std::find(cell.flags.begin(), cell.flags.end(), "few_clusters") != cell.flags.end();
  return cell.interval && few ? "\u2020" : "";
}

std::string few_clusters_note(const Board& board, const TableView& view) {
  std::string columns;
  for (const std::size_t column : view.columns) {
    const auto marked = std::find_if(view.rows.begin(), view.rows.end(), [&](std::uint32_t row) {
      return !few_clusters_mark(board.rows[row].cells[column]).empty();
    });
    if (marked == view.rows.end()) continue;
    const BoardColumn& shown = board.columns[column];
    columns += (columns.empty() ? "" : ", ") + (shown.title.empty() ? shown.id.value : shown.title);
    if (const auto clusters = board.rows[*marked].cells[column].clusters) columns += fmt::format(" {}", *clusters);
  }
  if (columns.empty()) return {};
  return "\u2020 fewer than 20 clusters (" + columns + "): the interval is rough, and the column has no rank sets.";
}

std::string rank_set_text(const BoardCell& cell) {
  if (!cell.rank_set) return {};
  if (cell.rank_set->lo == cell.rank_set->hi) return fmt::format("{}", cell.rank_set->lo);
  return fmt::format("{}-{}", cell.rank_set->lo, cell.rank_set->hi);
}

std::optional<UnpairedMargin> unpaired_margin_of(const Board& board, std::size_t column) {
  const BoardColumn& shown = board.columns[column];
  if (!board.profile.value.empty() || !shown.n || shown.unit != "fraction") return std::nullopt;
  UnpairedMargin out;
  out.rows = static_cast<std::uint64_t>(std::count_if(board.rows.begin(), board.rows.end(), [&](const BoardRow& row) {
    return row.kind == RowKind::Model && row.origin == RowOrigin::Published && row.cells[column].value;
  }));
  constexpr double kAlpha = 0.05;
  out.pairs = out.rows * (out.rows - std::min<std::uint64_t>(out.rows, 1)) / 2;
  const std::optional<double> one = stats::unpaired_margin(*shown.n, 1, kAlpha);
  const std::optional<double> all = stats::unpaired_margin(*shown.n, out.pairs, kAlpha);
  if (!one || !all) return std::nullopt;
  out.one_pair = *one;
  out.all_pairs = *all;
  return out;
}

std::vector<std::string> ranking_notes(const Board& board) {
  std::vector<std::string> notes;
  if (board.columns.empty()) return notes;
  if (board.profile.value.empty() && !board.rows.empty() && only_published(board)) return published_notes(board);
  const std::optional<ColumnRanking>& ranking = board.columns[board.main_column()].ranking;
  if (!ranking) return notes;
  const auto names = [&](const std::vector<std::uint32_t>& rows) {
    constexpr std::size_t kMostNames = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(rows.size(), kMostNames); ++i)
      text += (text.empty() ? "" : ", ") + board.rows[rows[i]].name;
    return rows.size() > kMostNames ? fmt::format("{} and {} more", text, rows.size() - kMostNames) : text;
  };
  if (ranking->pairs == 0) {
    notes.emplace_back("No rank sets: they need two rows on the same items and 20 clusters.");
  } else {
    notes.push_back(
        fmt::format("Rank sets hold together for all {} rows with {:.0f} % confidence (max-T, step-down, over {} "
                    "pairs, {} sign flips of "
                    "clusters).",
                    ranking->family.size(), 100 * (1 - ranking->alpha), ranking->pairs, ranking->draws));
    notes.push_back("May be the best: " + names(ranking->leaders) + ".");
    for (const auto& band : ranking->bands) notes.push_back("Cannot be told apart: " + names(band) + ".");
  }
  if (ranking->mde80 && *ranking->mde80 < kAlike) {
    notes.emplace_back("Neighbours were right on the same items: there is no difference to look at.");
  } else if (ranking->mde80) {
    notes.push_back(
        fmt::format("Differences under {:.1f} points between neighbours cannot be seen here.", 100 * *ranking->mde80));
  }
  return notes;
}

std::string power_note(const Board& board) {
  if (board.columns.empty()) return {};
  const std::size_t main = board.main_column();
  const BoardColumn& column = board.columns[main];
  constexpr double kPoints = 100;
  if (column.ranking && column.ranking->mde80 && *column.ranking->mde80 >= kAlike) {
    std::string text =
        fmt::format("Differences under {:.1f} points cannot be seen here", kPoints * *column.ranking->mde80);
    std::optional<std::uint64_t> clusters;
    for (const BoardRow& row : board.rows) clusters = clusters ? clusters : row.cells[main].clusters;
    if (column.n) text += fmt::format("; n = {}", *column.n);
    if (clusters) text += fmt::format(" in {} clusters", *clusters);
    return text + fmt::format("; family of {} rows, {} pairs", column.ranking->family.size(), column.ranking->pairs);
  }
  if (!column.n || column.unit != "fraction") return {};
  const auto n = static_cast<double>(*column.n);
  constexpr double kFew = 0.2;
  constexpr double kMany = 0.4;
  const auto least = stats::detectable_difference({.n = n, .disc = kFew});
  const auto most = stats::detectable_difference({.n = n, .disc = kMany});
  if (!least || !most) return {};
  return fmt::format(
      "{} n = {} differences under {:.1f} points could not be seen if two rows disagreed on 20 % of the items, "
      "under {:.1f} points if on 40 %",
      only_published(board) ? "No item data: with" : "With", *column.n, kPoints * *least, kPoints * *most);
}

std::string baseline_note(const BoardRow& row) {
  if (!row.against_baseline || row.against_baseline->above) return {};
  constexpr double kPoints = 100;
  const BaselineTest& test = *row.against_baseline;
  return fmt::format("not separable from the best baseline ({}: {:+.1f} points, p = {:.3f})", test.baseline,
                     kPoints * test.difference, test.p);
}

std::string band_letters(const Board& board, std::uint32_t row) {
  std::string letters;
  if (board.columns.empty()) return letters;
  const std::optional<ColumnRanking>& ranking = board.columns[board.main_column()].ranking;
  if (!ranking) return letters;
  constexpr std::size_t kLetters = 26;
  for (std::size_t band = 0; band < ranking->bands.size(); ++band) {
    const auto& rows = ranking->bands[band];
    if (std::find(rows.begin(), rows.end(), row) == rows.end()) continue;
    letters += static_cast<char>('a' + band % kLetters);
    if (band >= kLetters) letters += std::to_string(band / kLetters);
  }
  return letters;
}

TableSources table_sources(const Board& board, const TableView& view) {
  TableSources sources;
  sources.of_row.resize(board.rows.size());
  for (const std::uint32_t index : view.rows) {
    const BoardRow& row = board.rows[index];
    std::string text = row.source;
    if (!row.url.empty() && row.url != row.source) text += (text.empty() ? "" : ", ") + row.url;
    if (text.empty()) continue;
    const auto known = std::find(sources.texts.begin(), sources.texts.end(), text);
    sources.of_row[index] = static_cast<std::size_t>(known - sources.texts.begin()) + 1;
    if (known == sources.texts.end()) sources.texts.push_back(std::move(text));
  }
  return sources;
}

std::vector<TableNote> table_notes(const Board& board, const TableView& view) {
  std::vector<TableNote> notes;
  for (const std::uint32_t row : view.rows) {
    for (const std::size_t column : view.columns) {
      const BoardCell& cell = board.rows[row].cells[column];
      for (const LintMark& mark : cell.lint) {
        notes.push_back({row, column, fmt::format("{}: {}", to_string(mark.code), mark.sentence)});
      }
      if (!cell.note.empty()) notes.push_back({row, column, cell.note});
    }
  }
  return notes;
}

}  // namespace ego
