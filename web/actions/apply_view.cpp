#include "web/actions/apply_view.h"

#include <algorithm>
#include <utility>

#include "web/state/board_items.h"
#include "web/views/flow_presets.h"

namespace ego::web {
namespace {

/// Views whose filter asks about questions: it holds while the reader goes from one to the other.
bool filters_questions(ViewKind view) {
  switch (view) {
    case ViewKind::Items:
    case ViewKind::Item:
    case ViewKind::Pair:
    case ViewKind::Flow:
    case ViewKind::Play:
    case ViewKind::Analysis:
    case ViewKind::Agree:
    case ViewKind::Slices: return true;
    default: return false;
  }
}

/// Two rows to start a comparison with: the basket's, else the first two scored ones of the report.
std::vector<std::string> default_pair(const AppState& state) {
  std::vector<std::string> ids(state.query.basket.begin(), state.query.basket.end());
  if (const BenchmarkData* data = state.current(); data != nullptr) {
    if (const Report* report = data->report.ready()) {
      for (const ReportRow& row : report->rows) ids.push_back(row.id.value);
    }
    for (const ScoredSubmission& row : data->local_rows) ids.push_back(row.submission.row.value);
  }
  std::vector<std::string> two;
  for (std::string& id : ids) {
    if (two.size() < 2 && std::find(two.begin(), two.end(), id) == two.end()) two.push_back(std::move(id));
  }
  if (two.size() < 2) two.clear();
  return two;
}

/// The first preset, else the pair a comparison would start with.
OpenFlow default_flow(const AppState& state) {
  std::vector<FlowPreset> presets = flow_presets(state);
  if (presets.empty()) return {default_pair(state), {}};
  return {std::move(presets.front().rows), std::move(presets.front().columns)};
}

}  // namespace

void open_view(AppState& state, ViewKind view, std::vector<std::string> targets) {
  if (view != state.query.view) {
    // What these mean differs from view to view.
    if (view == ViewKind::Flow || state.query.view == ViewKind::Flow) state.query.sort.clear();
    if (state.query.view == ViewKind::Flow) state.query.columns.clear();
    state.query.cell = PairCell::All;
    state.query.section = PairSection::Auto;
    state.query.axes = {};
    state.query.pattern.clear();
    state.query.chart = ChartKind::Auto;
    if (!filters_questions(view) || !filters_questions(state.query.view)) {
      state.query.search.clear();
      state.query.filters.clear();
    }
    state.selected_row.clear();
  }
  state.query.view = view;
  state.query.targets = std::move(targets);
  state.query.item.clear();
  state.drawer_open = false;
  state.side = BoardSide::None;
}

void show_section(Query& query, PairSection section) {
  query.section = section == automatic_section(query.cell) ? PairSection::Auto : section;
}

void show_cell(AppState& state, PairCell cell) {
  state.query.cell = cell;
  // A scatter draws the items of the cell, everything else makes room for their list.
  if (state.query.section != PairSection::Scatter) show_section(state.query, PairSection::Items);
  state.query.item.clear();
}

void leave_moment(Query& query) {
  query.moment.reset();
  query.selection.reset();
  query.zoom_millis.reset();
}

void open_item(AppState& state, std::string id) {
  if (id != shown_item(state.query)) leave_moment(state.query);
  state.reviews.open_row.reset();
  state.selected_row = id;
  if (has_item_list(state.query.view))
    state.query.item = std::move(id);
  else
    open_view(state, ViewKind::Item, {std::move(id)});
}

void show_chart(AppState& state, ChartKind chart) {
  const bool agreement = chart == ChartKind::Kappa || chart == ChartKind::Errors || chart == ChartKind::SameWrong ||
                         chart == ChartKind::Alone;
  const ViewKind view = agreement ? ViewKind::Agree : ViewKind::Analysis;
  if (state.query.view != view) open_view(state, view, {});
  state.query.chart = chart;
  state.query.item.clear();
}

void apply_slice(AppState& state, std::vector<FieldTest>& tests) {
  std::vector<FilterGroup>& filters = state.query.filters;
  for (const FieldTest& test : tests) {
    std::erase_if(filters, [&](const FilterGroup& g) { return !g.empty() && g.front().field == test.field; });
  }
  for (FieldTest& test : tests) filters.push_back({std::move(test)});
}

void carry_items(AppState& state, ViewKind to) {
  const bool from_board = state.query.view == ViewKind::Board || state.query.view == ViewKind::Row;
  std::vector<FilterGroup> filters = from_board ? board_filters(state).items : state.query.filters;
  open_view(state, to, {});
  state.query.filters = std::move(filters);
  if (to == ViewKind::Board) state.query.table.clear();  // of the scored rows, where there are any
}

void open_flow(AppState& state, OpenFlow flow) {
  if (flow.rows.size() < 2) return;
  flow.rows.resize(std::min(flow.rows.size(), kMostStages));
  if (flow.columns.size() != flow.rows.size()) flow.columns.clear();
  if (state.query.targets != flow.rows || state.query.columns != flow.columns) state.query.pattern.clear();
  open_view(state, ViewKind::Flow, std::move(flow.rows));
  state.query.columns = std::move(flow.columns);
}

void open_view_by_name(AppState& state, ViewKind view) {
  if (view == ViewKind::Play) return open_view(state, view, {"custom"});  // the items a list shows: its filter stays
  if (view == ViewKind::Flow) {
    OpenFlow flow = default_flow(state);
    if (flow.rows.size() >= 2) state.query.basket.clear();
    return open_flow(state, std::move(flow));
  }
  if (view != ViewKind::Pair) return open_view(state, view, {});
  std::vector<std::string> pair = default_pair(state);
  if (pair.empty()) return;
  constexpr std::size_t kMatrix = 3;  // from three rows on the page also shows all of their pairs
  if (state.query.basket.size() < kMatrix) state.query.basket.clear();
  open_view(state, ViewKind::Pair, std::move(pair));
}

}  // namespace ego::web
