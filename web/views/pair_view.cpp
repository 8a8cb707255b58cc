#include "web/views/pair_view.h"

#include <algorithm>

namespace ego::web {
namespace {

/// Outcomes that put an item into no denominator of a comparison: such items are in no cell. Dropped ones count as not right.
bool leaves_denominator(Outcome outcome) { return outcome == Outcome::Unscorable || outcome == Outcome::NotSubmitted; }

const Column* find_column(const QuestionSet& questions, std::string_view id) {
  const auto found = std::find_if(questions.columns.begin(), questions.columns.end(),
                                  [&](const Column& c) { return c.id.value == id; });
  if (found != questions.columns.end()) return &*found;
  return questions.columns.empty() ? nullptr : &questions.columns.front();
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
  const Column* column = find_column(*questions_, state.query.column.empty() ? "overall" : state.query.column);
  if (sides_[0].run == nullptr || sides_[1].run == nullptr || column == nullptr) return;
  comparison_ = compare_runs(*questions_, *column, *sides_[0].submission, *sides_[0].run, *sides_[1].submission,
                             *sides_[1].run, PairOptions{});
  sort_into_cells(column->id.value);
}

void PairView::sort_into_cells(const std::string& column_id) {
  const Column& column = *find_column(*questions_, column_id);
  const auto put = [&](PairCell cell, std::uint32_t index) { items_[static_cast<std::size_t>(cell)].push_back(index); };
  const std::size_t count =
      std::min({questions_->questions.size(), sides_[0].run->verdicts.size(), sides_[1].run->verdicts.size()});
  for (std::uint32_t index = 0; index < count; ++index) {
    const Verdict& before = sides_[0].run->verdicts[index];
    const Verdict& after = sides_[1].run->verdicts[index];
    if (!questions_->in_column(questions_->questions[index], column)) continue;
    if (leaves_denominator(before.outcome) || leaves_denominator(after.outcome)) continue;
    const bool was_right = before.outcome == Outcome::Right;
    const bool is_right = after.outcome == Outcome::Right;
    put(PairCell::All, index);
    put(was_right ? (is_right ? PairCell::BothRight : PairCell::Lost)
                  : (is_right ? PairCell::Gained : PairCell::BothWrong),
        index);
    if (!was_right && !is_right && !before.answer.empty() && !after.answer.empty() && before.answer != after.answer)
      put(PairCell::Changed, index);
    const Verdict& failed = was_right ? after : before;
    if (was_right != is_right && failed.outcome == Outcome::Invalid && failed.reason != InvalidReason::Error)
      put(PairCell::Format, index);
  }
}

}  // namespace ego::web
