#include "web/views/scored_rows.h"

#include <algorithm>

#include "core/model/macro_column.h"

namespace ego::web {

std::string ScoredRows::name(const RowId& id) const {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto* row) { return row->submission.row == id; });
  if (found == rows.end() || (*found)->submission.model.name.empty()) return id.value;
  const std::string& name = (*found)->submission.model.name;
  // Two people who answered as many questions have one name.
  const auto same = [&](const ScoredSubmission* row) { return row->submission.model.name == name; };
  return std::count_if(rows.begin(), rows.end(), same) > 1 ? name + " \u00b7 " + id.value : name;
}

std::optional<ScoredRows> scored_rows(const AppState& state) {
  const BenchmarkData* data = state.current();
  if (data == nullptr || data->benchmark == nullptr || !items_ready(*data)) return std::nullopt;
  ScoredRows found;
  found.benchmark = data->benchmark;
  found.questions = data->questions.ready();
  found.profile = find_profile(*data->benchmark, effective_profile(state));
  if (found.questions == nullptr || found.profile == nullptr || found.questions->columns.empty()) return std::nullopt;
  const std::string wanted = state.query.column.empty() ? link_defaults(state).column : state.query.column;
  found.column = &found.questions->columns.front();
  for (const Column& column : found.questions->columns) {
    if (column.id.value == wanted && averaged_group(column).empty()) found.column = &column;
  }
  found.rows = data->scored_rows();
  std::sort(found.rows.begin(), found.rows.end(),
            [](const auto* a, const auto* b) { return a->submission.row < b->submission.row; });
  if (found.rows.size() < 2) return std::nullopt;
  return found;
}

std::string scored_source(const AppState& state) {
  const BenchmarkData* data = state.current();
  return (data == nullptr ? std::string() : data->entry.id) + '\n' + effective_profile(state) + '\n' +
         state.query.column + '\n' + std::to_string(static_cast<int>(shown_tongue(state)));
}

}  // namespace ego::web
