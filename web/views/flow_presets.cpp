#include "web/views/flow_presets.h"

#include <algorithm>

#include "core/compare/stage_order.h"

namespace ego::web {
namespace {

/// Every row that has or will have items: the report's, then local ones.
std::vector<StageCandidate> candidates(const BenchmarkData& data) {
  std::vector<StageCandidate> rows;
  if (const Report* report = data.report.ready()) {
    for (const ReportRow& row : report->rows) rows.push_back({&row.id, &row.model, &row.run});
  }
  for (const ScoredSubmission& row : data.local_rows)
    rows.push_back({&row.submission.row, &row.submission.model, &row.submission.run});
  return rows;
}

std::string title_of(const std::vector<RowId>& set, const std::vector<StageCandidate>& rows) {
  std::string title;
  for (const RowId& id : set) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const StageCandidate& c) { return *c.row == id; });
    if (!title.empty()) title += " \u2192 ";
    // Stages that are told apart by how they ran have names alike: the row's id says more.
    const bool ablation = row->run->mode != "full" && row->model->stage.empty();
    title += ablation ? row->run->mode : stage_label(*row->model, *row->row);
  }
  return title;
}

std::vector<std::string> texts_of(const std::vector<RowId>& ids) {
  std::vector<std::string> out;
  for (const RowId& id : ids) {
    if (out.size() < kMostStages) out.push_back(id.value);
  }
  return out;
}

/// Question-only runs that nothing links to a model: each before every full run.
void add_question_only(const std::vector<StageCandidate>& rows, std::vector<FlowPreset>& presets) {
  constexpr std::size_t kMostPresets = 16;
  const std::vector<FlowPreset> linked = presets;
  for (const StageCandidate& before : rows) {
    const bool known = std::any_of(linked.begin(), linked.end(), [&](const FlowPreset& preset) {
      return std::find(preset.rows.begin(), preset.rows.end(), before.row->value) != preset.rows.end();
    });
    if (known || before.run->mode != "question-only") continue;
    for (const StageCandidate& after : rows) {
      if (after.run->mode != "full" || presets.size() >= kMostPresets) continue;
      presets.push_back({FlowPresetKind::Stages,
                         {before.row->value, after.row->value},
                         {},
                         before.run->mode + " \u2192 " + stage_label(*after.model, *after.row)});
    }
  }
}

const PublishedBoard* shown_table(const BenchmarkData& data, const AppState& state) {
  const PublishedSet* set = data.published.ready();
  if (set == nullptr || set->boards.empty()) return nullptr;
  const std::string id = effective_table(state);
  const auto found = std::find_if(set->boards.begin(), set->boards.end(), [&](const auto& b) { return b.id == id; });
  return found == set->boards.end() ? &set->boards.front() : &*found;
}

/// Settings of one model in the shown published table, e.g. zero-shot, in context, fine-tuned: values without items.
void add_published(const BenchmarkData& data, const AppState& state, std::vector<FlowPreset>& presets) {
  const PublishedBoard* table = shown_table(data, state);
  if (table == nullptr) return;
  struct Setting {
    RowId row;
    ModelInfo model;
    RunInfo run;
  };
  std::vector<Setting> settings;
  for (const PublishedRow& row : table->rows) {
    Setting& setting = settings.emplace_back();
    setting.row = RowId(row.id);
    setting.model.name = row.model;
    setting.model.stage = row.setting;
  }
  std::vector<StageCandidate> rows;
  for (const Setting& setting : settings) rows.push_back({&setting.row, &setting.model, &setting.run});
  for (const std::vector<RowId>& set : stage_sets(rows)) {
    const auto first =
        std::find_if(rows.begin(), rows.end(), [&](const StageCandidate& c) { return *c.row == set.front(); });
    presets.push_back({FlowPresetKind::Stages, texts_of(set), {}, first->model->name + ": " + title_of(set, rows)});
  }
}

}  // namespace

std::vector<FlowPreset> flow_presets(const AppState& state) {
  std::vector<FlowPreset> presets;
  const BenchmarkData* data = state.current();
  if (data == nullptr) return presets;
  if (state.query.basket.size() >= 2) presets.push_back({FlowPresetKind::Basket, state.query.basket, {}, {}});
  const std::vector<StageCandidate> rows = candidates(*data);
  for (const std::vector<RowId>& set : stage_sets(rows))
    presets.push_back({FlowPresetKind::Stages, texts_of(set), {}, title_of(set, rows)});
  add_question_only(rows, presets);
  add_published(*data, state, presets);
  const QuestionSet* questions = data->questions.ready();
  if (questions == nullptr) return presets;
  std::vector<std::string> columns;
  for (const ColumnId& column : staged_columns(*questions)) columns.push_back(column.value);
  if (columns.size() < 2 || columns.size() > kMostStages) return presets;
  for (const StageCandidate& row : rows) {
    if (row.run->mode != "full") continue;
    presets.push_back({FlowPresetKind::Tracks, std::vector<std::string>(columns.size(), row.row->value), columns,
                       row.model->name.empty() ? row.row->value : row.model->name});
  }
  return presets;
}

std::vector<StageChoice> stage_choices(const AppState& state) {
  std::vector<StageChoice> choices;
  const BenchmarkData* data = state.current();
  if (data == nullptr) return choices;
  for (const StageCandidate& row : candidates(*data)) {
    const bool items = data->find_scored(row.row->value) != nullptr;
    choices.push_back({row.row->value, row.model->name.empty() ? row.row->value : row.model->name, items});
  }
  if (const PublishedBoard* table = shown_table(*data, state)) {
    for (const PublishedRow& row : table->rows) choices.push_back({row.id, row.model, false});
  }
  return choices;
}

}  // namespace ego::web
