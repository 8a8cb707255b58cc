#include "web/views/pin_view.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "core/compare/family.h"
#include "core/model/macro_column.h"
#include "web/views/board_view.h"

namespace ego::web {
namespace {

std::string key_of(const AppState& state, const BoardView& view) {
  std::string key = std::to_string(state.data_revision) + '\n' + state.query.bench + '\n' + effective_table(state) +
                    '\n' + effective_profile(state) + '\n' + state.query.pin + '\n' +
                    std::to_string(view.narrowings()) + '\n';
  for (const std::uint32_t column : view.columns()) key += ',' + std::to_string(column);
  if (state.query.family == Family::Board) return key;
  for (const std::uint32_t row : view.rows()) key += ' ' + std::to_string(row);
  return key;
}

}  // namespace

void PinView::update(const AppState& state, const BoardView& view) {
  const BenchmarkData* data = state.current();
  const bool wanted = data != nullptr && view.board() != nullptr && !state.query.pin.empty();
  std::string key = wanted ? key_of(state, view) : std::string();
  const bool waiting = wanted && data->is_scored() && items_coming(*data);
  if (!seen_.changes_to({std::move(key), waiting})) return;
  ++recomputed_;
  row_.reset();
  batch_.clear();
  place_.clear();
  column_of_.clear();
  reach_.clear();
  family_ = 0;
  settled_ = true;
  if (!wanted) return;
  if (const auto pinned = view.board()->find_row(state.query.pin)) row_ = static_cast<std::uint32_t>(*pinned);
  if (row_ && items_ready(*data)) plan(state, view, *row_);
}

void PinView::plan(const AppState& state, const BoardView& view, std::uint32_t pinned_row) {
  const BenchmarkData& data = *state.current();
  const QuestionSet* questions = data.questions.ready();
  const ScoredSubmission* pinned = data.find_scored(state.query.pin);
  if (questions == nullptr || pinned == nullptr) return;
  const Board& board = *view.board();
  std::map<std::string_view, const ScoredSubmission*> submissions;
  for (const ScoredSubmission* each : data.scored_rows()) submissions.emplace(each->submission.row.value, each);
  std::vector<std::uint32_t> rows;
  if (state.query.family == Family::Visible) {
    rows = view.rows();
  } else {
    for (std::uint32_t row = 0; row < board.rows.size(); ++row) rows.push_back(row);
  }
  columns_ = board.columns.size();
  reach_.assign(columns_, 0);
  place_.assign(board.rows.size() * columns_, kNone);
  std::vector<ComparisonBatch::Task> tasks;
  for (const std::uint32_t index : view.columns()) {
    const Column* column = find_column(*questions, board.columns[index].id.value);
    if (column == nullptr || !averaged_group(*column).empty()) continue;
    for (const std::uint32_t row : rows) {
      const auto found = submissions.find(board.rows[row].id.value);
      if (row == pinned_row || found == submissions.end()) continue;
      place_[row * columns_ + index] = static_cast<std::uint32_t>(tasks.size());
      column_of_.push_back(index);
      tasks.push_back({pinned, found->second, column});
    }
  }
  settled_ = false;
  batch_.start(*questions, ProfileId(effective_profile(state)), std::move(tasks), view.counted());
}

bool PinView::advance() {
  if (settled_) return false;
  const std::size_t first = batch_.results().size();
  batch_.advance();
  for (std::size_t i = first; i < batch_.results().size(); ++i) {
    const Comparison& each = batch_.results()[i];
    double& reach = reach_[column_of_[i]];
    reach = std::max(reach, std::fabs(each.difference));
    if (each.interval) reach = std::max({reach, std::fabs(each.interval->lo), std::fabs(each.interval->hi)});
  }
  if (batch_.done()) settle();
  return true;
}

/// Holm over the rows of each column, once all are there.
void PinView::settle() {
  settled_ = true;
  std::map<std::string_view, std::vector<Comparison*>> columns;
  for (Comparison& each : batch_.results()) {
    if (each.table.n() > 0) columns[each.column.value].push_back(&each);
  }
  for (auto& [column, family] : columns) {
    adjust(family, Adjustment::Holm, PairOptions{});
    family_ = std::max(family_, static_cast<std::uint32_t>(family.size()));
  }
}

const Comparison* PinView::find(std::uint32_t row, std::uint32_t column) const {
  const std::size_t at = row * columns_ + column;
  if (at >= place_.size() || place_[at] >= batch_.results().size()) return nullptr;
  const Comparison& found = batch_.results()[place_[at]];
  return found.table.n() > 0 ? &found : nullptr;
}

}  // namespace ego::web
