#include "web/views/pair_view.h"

#include <algorithm>

#include "core/compare/family.h"
#include "core/compare/pair_items.h"
#include "core/model/macro_column.h"

namespace ego::web {
namespace {

/// The column asked for, else the main one; null if the set has none.
const Column* chosen_column(const QuestionSet& questions, std::string_view id) {
  if (questions.columns.empty()) return nullptr;
  const Column* named = find_column(questions, id);
  return named != nullptr && averaged_group(*named).empty() ? named : &main_column(questions);
}

PairCell cell_of(PairSquare square) {
  switch (square) {
    case PairSquare::BothRight: return PairCell::BothRight;
    case PairSquare::Lost: return PairCell::Lost;
    case PairSquare::Gained: return PairCell::Gained;
    default: return PairCell::BothWrong;
  }
}

}  // namespace

void PairView::update(const AppState& state) {
  const BenchmarkData* data = state.current();
  if (data == nullptr || state.query.view != ViewKind::Pair) return;
  const std::string profile = effective_profile(state);
  std::string source = data->entry.id + '\n' + profile + '\n' + state.query.column;
  for (const std::string& target : state.query.targets) source += '\n' + target;
  if (seen_revision_ == state.data_revision && seen_source_ == source) return;
  ++recomputed_;
  seen_revision_ = state.data_revision;
  seen_source_ = source;

  comparison_.reset();
  unknown_.clear();
  sides_ = {};
  for (auto& cell : items_) cell.clear();
  slices_.clear();
  settled_ = true;
  questions_ = data->questions.ready();
  if (questions_ == nullptr || state.query.targets.size() != 2) return;
  for (std::size_t side = 0; side < 2; ++side) {
    const ScoredSubmission* row = data->find_scored(state.query.targets[side]);
    if (row == nullptr) {
      unknown_.push_back(state.query.targets[side]);
      continue;
    }
    const std::string& name = row->submission.model.name;
    sides_[side] = {row, find_run(*row, profile), name.empty() ? row->submission.row.value : name, false};
  }
  const Column* column = chosen_column(*questions_, state.query.column);
  if (sides_[0].run == nullptr || sides_[1].run == nullptr || column == nullptr) return;
  comparison_ = compare_runs(*questions_, *column, *sides_[0].submission, *sides_[0].run, *sides_[1].submission,
                             *sides_[1].run, PairOptions{});
  sort_into_cells(*column);
  plan_slices(*column, ProfileId(profile));
}

void PairView::plan_slices(const Column& shown, const ProfileId& profile) {
  std::vector<ComparisonBatch::Task> tasks;
  for (const Column& column : questions_->columns) {
    if (column.id != shown.id && averaged_group(column).empty())
      tasks.push_back({sides_[0].submission, sides_[1].submission, &column});
  }
  slices_.start(*questions_, profile, std::move(tasks));
  settled_ = false;
}

bool PairView::advance() {
  if (settled_) return false;
  slices_.advance();
  if (!slices_.done()) return true;
  settled_ = true;
  std::erase_if(slices_.results(), [](const Comparison& each) { return each.table.n() == 0; });
  std::vector<Comparison*> family;
  for (Comparison& each : slices_.results()) family.push_back(&each);
  adjust(family, Adjustment::BenjaminiHochberg, PairOptions{});
  return true;
}

void PairView::sort_into_cells(const Column& column) {
  const auto put = [&](PairCell cell, std::uint32_t index) { items_[static_cast<std::size_t>(cell)].push_back(index); };
  for (const PairItem& item : pair_items(*questions_, column, {}, *sides_[0].run, *sides_[1].run)) {
    const PairSquare square = square_of(item);
    if (square == PairSquare::Outside) continue;
    put(PairCell::All, item.question);
    put(cell_of(square), item.question);
    if (square == PairSquare::BothWrong && item.answer_changed) put(PairCell::Changed, item.question);
    if (is_format_flip(item)) put(PairCell::Format, item.question);
  }
}

}  // namespace ego::web
