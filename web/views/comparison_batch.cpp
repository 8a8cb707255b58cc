#include "web/views/comparison_batch.h"

#include <algorithm>
#include <utility>

namespace ego::web {
namespace {

/// Items looked at in one step: about two milliseconds in the page.
constexpr std::size_t kItemsPerStep = 8'000;

Comparison compare(const QuestionSet& questions, const ComparisonBatch::Task& task, const ProfileId& profile,
                   const PairOptions& options) {
  Comparison comparison;
  const ScoredRun* before = run_of(*task.baseline, profile);
  const ScoredRun* after = run_of(*task.candidate, profile);
  if (before != nullptr && after != nullptr)
    comparison = compare_runs(questions, *task.column, *task.baseline, *before, *task.candidate, *after, options);
  comparison.gained_items.clear();
  comparison.lost_items.clear();
  comparison.wrong_changed_items.clear();
  return comparison;
}

}  // namespace

void ComparisonBatch::start(const QuestionSet& questions, ProfileId profile, std::vector<Task> tasks,
                            ItemSubset items) {
  questions_ = &questions;
  profile_ = std::move(profile);
  options_.only = std::move(items);
  tasks_ = std::move(tasks);
  results_.clear();
  results_.reserve(tasks_.size());
}

void ComparisonBatch::clear() {
  questions_ = nullptr;
  tasks_.clear();
  results_.clear();
}

bool ComparisonBatch::advance() {
  if (done()) return false;
  std::size_t looked_at = 0;
  while (!done() && looked_at < kItemsPerStep) {
    results_.push_back(compare(*questions_, tasks_[results_.size()], profile_, options_));
    looked_at += std::max<std::size_t>(1, questions_->questions.size());
  }
  return true;
}

const Column* find_column(const QuestionSet& questions, std::string_view id) {
  const auto found = std::find_if(questions.columns.begin(), questions.columns.end(),
                                  [&](const Column& column) { return column.id.value == id; });
  return found == questions.columns.end() ? nullptr : &*found;
}

}  // namespace ego::web
