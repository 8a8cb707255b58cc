#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/board/narrow.h"
#include "web/state/board_items.h"
#include "web/views/board_view.h"
#include "web/views/items_view.h"

namespace ego::web {
/// Counts the rows over the items that pass, once their answers are here.
void BoardView::narrow(const AppState& state, const ItemsView& items) {
  item_filters_ = board_filters(state).items;
  ++narrowings_;
  counted_ = {};
  narrowing_ = board_ && !item_filters_.empty() && items_coming(*state.current());
  const BenchmarkData& data = *state.current();
  const Profile* profile =
      data.benchmark == nullptr ? nullptr : find_profile(*data.benchmark, effective_profile(state));
  const QuestionSet* questions = items.questions();
  if (!board_ || item_filters_.empty() || profile == nullptr || questions == nullptr || !items_ready(data)) return;
  std::map<std::string_view, const ScoredRun*> runs_by_id;
  for (const ItemRow& row : items.rows()) runs_by_id.emplace(row.submission->submission.row.value, row.run);
  std::vector<const ScoredRun*> runs;
  for (const BoardRow& row : board_->rows) {
    const auto found = runs_by_id.find(row.id.value);
    runs.push_back(found == runs_by_id.end() ? nullptr : found->second);
  }
  std::string key = std::to_string(state.data_revision) + '\n' + state.query.bench + '\n' + profile->id.value;
  if (planes_of_ != key) {
    planes_ = OutcomePlanes(outcome_matrix(questions->questions.size(), runs));
    planes_of_ = std::move(key);
  }
  const std::vector<std::uint8_t> passing = items.passing(item_filters_);
  counted_ = ItemSubset::none(passing.size());
  for (std::size_t item = 0; item < passing.size(); ++item) {
    if (passing[item] != 0) counted_.insert(item);
  }
  narrow_board(*board_, {*questions, *profile, runs, planes_, counted_});
  axes_.clear();
  for (std::size_t column = 0; column < board_->columns.size(); ++column) axes_.push_back(column_axis(*board_, column));
}

}  // namespace ego::web
