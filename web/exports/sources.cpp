#include "web/exports/sources.h"

#include <algorithm>
#include <array>

#include "core/report/latex.h"
#include "core/report/render.h"

namespace ego::web {
namespace {

/// The board as it is shown: visible columns and rows only, in display order.
Board shown_board(const BoardView& view) {
  const Board& all = *view.board();
  Board shown = all;
  shown.columns.clear();
  shown.rows.clear();
  for (const std::uint32_t column : view.columns()) shown.columns.push_back(all.columns[column]);
  for (const std::uint32_t index : view.rows()) {
    BoardRow row = all.rows[index];
    row.cells.clear();
    for (const std::uint32_t column : view.columns()) row.cells.push_back(all.rows[index].cells[column]);
    shown.rows.push_back(std::move(row));
  }
  return shown;
}

/// Boards and pairs have a long form of their own, the one the command line writes.
std::string board_rendering(ExportFormat format, const AppState&, const Views& views) {
  if (views.board.board() == nullptr) return {};
  if (format == ExportFormat::Latex) return render_latex(shown_board(views.board), ColumnChoice::All);
  if (format != ExportFormat::Csv) return {};
  const Board board = shown_board(views.board);
  return render_csv(std::span(&board, 1), FormulaGuard::Quote);
}

std::string pair_rendering(ExportFormat format, const AppState& state, const Views& views) {
  const Comparison* comparison = views.pair.comparison();
  if (comparison == nullptr || format != ExportFormat::Markdown || shows_scatter(state)) return {};
  PairResults results{.comparisons = std::span(comparison, 1), .shown_items = 0};
  results.profile_labels[comparison->profile] = profile_label(*state.current(), comparison->profile.value);
  return render_markdown(results);
}

ViewTable shown_pair_table(const AppState& state, const Views& views) {
  return shows_scatter(state) ? views.pair_scatter.table() : pair_table(state, views);
}

const charts::ChartSet* pair_drawing(const AppState& state, const Views& views) {
  return shows_scatter(state) ? &views.pair_scatter.charts() : nullptr;
}

ViewTable analysis_table(const AppState& state, const Views& views) {
  const ChartKind chart = effective_chart(state);
  return is_board_chart(chart) ? views.chart.table() : views.analysis.table(chart);
}

const charts::ChartSet* analysis_drawing(const AppState& state, const Views& views) {
  const ChartKind chart = effective_chart(state);
  return is_board_chart(chart) ? &views.chart.charts() : &views.analysis.charts(chart);
}

std::string analysis_rendering(ExportFormat format, const AppState& state, const Views& views) {
  return format == ExportFormat::Issue ? issue_text(state, views.analysis) : std::string();
}

constexpr std::array kSources{
    ExportSource{ViewKind::Board, board_table, nullptr, board_rendering},
    ExportSource{ViewKind::Row, board_table, nullptr, board_rendering},
    ExportSource{ViewKind::Items, items_table},
    ExportSource{ViewKind::Item, item_table},
    ExportSource{ViewKind::Pair, shown_pair_table, pair_drawing, pair_rendering},
    ExportSource{ViewKind::Flow, flow_table},
    ExportSource{ViewKind::Parse, parse_table},
    ExportSource{ViewKind::Analysis, analysis_table, analysis_drawing, analysis_rendering},
    ExportSource{ViewKind::Agree, [](const AppState&, const Views& v) { return v.agree.table(); },
                 [](const AppState&, const Views& v) { return &v.agree.charts(); }},
    ExportSource{ViewKind::Slices, [](const AppState&, const Views& v) { return v.slices.table(); },
                 [](const AppState&, const Views& v) { return &v.slices.charts(); }},
};

}  // namespace

std::span<const ExportSource> export_sources() { return kSources; }

const ExportSource* find_export_source(const Query& query) {
  const ViewKind view = shown_item(query).empty() ? query.view : ViewKind::Item;
  const auto found =
      std::find_if(kSources.begin(), kSources.end(), [&](const ExportSource& source) { return source.view == view; });
  return found == kSources.end() ? nullptr : &*found;
}

}  // namespace ego::web
