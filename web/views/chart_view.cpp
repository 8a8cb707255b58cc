#include "web/views/chart_view.h"

#include <algorithm>
#include <cmath>

#include "core/stats/power.h"

namespace ego::web {
namespace {

constexpr std::size_t kRadarRows = 3;

std::size_t rows_wanted(ChartKind chart) {
  if (chart == ChartKind::Heat) return 1;
  return chart == ChartKind::Radar ? kRadarRows : 0;
}

/// The basket's rows that this board has; none: the best models of the shown rows.
std::vector<std::uint32_t> choose_rows(const AppState& state, const BoardView& view, ChartKind chart) {
  const Board& board = *view.board();
  std::vector<std::uint32_t> chosen;
  for (const std::string& id : state.query.basket) {
    if (const auto row = board.find_row(id)) chosen.push_back(static_cast<std::uint32_t>(*row));
  }
  if (!chosen.empty()) return chosen;
  for (const RowKind wanted : {RowKind::Model, RowKind::Baseline}) {
    for (const std::uint32_t row : view.rows()) {
      if (chosen.size() < rows_wanted(chart) && board.rows[row].kind == wanted) chosen.push_back(row);
    }
  }
  return chosen;
}

ChartOutput make_chart(ChartKind chart, const ChartInput& input) {
  switch (chart) {
    case ChartKind::Heat: return heat_chart(input);
    case ChartKind::Radar: return radar_chart(input);
    case ChartKind::Parameters: return size_chart(input);
    case ChartKind::Frames: return frames_chart(input);
    case ChartKind::Date: return date_chart(input);
    default: return {};
  }
}

std::optional<Text> find_lack(ChartKind chart, const ChartInput& input) {
  switch (chart) {
    case ChartKind::Radar: return radar_lacks(input);
    case ChartKind::Parameters: return size_lacks(input);
    case ChartKind::Frames: return frames_lacks(input);
    case ChartKind::Date: return date_lacks(input);
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<Text> ChartView::lacks(ChartKind chart) const {
  const auto found =
      std::find_if(lacking_.begin(), lacking_.end(), [&](const auto& lack) { return lack.first == chart; });
  return found == lacking_.end() ? std::nullopt : std::optional(found->second);
}

bool is_difference(const BoardColumn& column) { return column.metric == "delta_knowledge"; }

std::uint64_t least_items_for_colour() {
  constexpr double kDiscordance = 0.3;
  constexpr double kCoarse = 0.2;
  // The detectable difference falls with the square root of n: one item's gives that of any number.
  const double one = stats::detectable_difference({.n = 1, .disc = kDiscordance}).value_or(0);
  return static_cast<std::uint64_t>(std::ceil(one * one / (kCoarse * kCoarse)));
}

ChartKind effective_chart(const AppState& state) {
  return state.query.chart == ChartKind::Auto ? link_defaults(state).chart : state.query.chart;
}

bool is_board_chart(ChartKind chart) { return chart != ChartKind::Items && chart != ChartKind::Positions; }

void ChartView::update(const AppState& state, const BoardView& view) {
  const ChartKind chart = effective_chart(state);
  if (state.query.view != ViewKind::Analysis || view.board() == nullptr) return;
  const Tongue tongue = shown_tongue(state);
  // The board view counts up whenever rows or columns change in kind, order or number.
  std::string source = std::to_string(view.rebuilt()) + '/' + std::to_string(view.recomputed()) + '/' +
                       std::to_string(static_cast<int>(chart)) + '/' + std::to_string(static_cast<int>(tongue));
  if (seen_revision_ == state.data_revision && seen_source_ == source) return;
  seen_revision_ = state.data_revision;
  seen_source_ = std::move(source);
  const ChartInput input{state, *view.board(), view.rows(), view.columns(), choose_rows(state, view, chart), tongue};
  lacking_.clear();
  for (const ChartKind kind : {ChartKind::Radar, ChartKind::Parameters, ChartKind::Frames, ChartKind::Date}) {
    if (const auto lack = find_lack(kind, input)) lacking_.emplace_back(kind, *lack);
  }
  if (!is_board_chart(chart)) return;
  ++recomputed_;
  ChartOutput output = make_chart(chart, input);
  charts_ = std::move(output.charts);
  table_ = std::move(output.table);
  chosen_.clear();
  if (output.scope == ChartScope::AllRows) return;
  for (const std::uint32_t row : input.chosen) chosen_.push_back(view.board()->rows[row].id.value);
}

}  // namespace ego::web
