#include "web/views/ranking_view.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "core/compare/pair.h"
#include "core/model/macro_column.h"
#include "web/views/board_view.h"

namespace ego::web {
namespace {

/// Elementary steps of one slice: about four milliseconds in the page, where eight are allowed.
constexpr double kSliceCost = 400'000;

/// Everything the result depends on.
std::string key_of(const AppState& state, const BoardView& board) {
  std::string key = std::to_string(state.data_revision) + '\n' + state.query.bench + '\n' + effective_table(state) +
                    '\n' + effective_profile(state) + '\n' + std::to_string(board.ranked_column()) + '\n' +
                    std::to_string(board.narrowings());
  for (const std::uint32_t column : board.columns()) key += ',' + std::to_string(column);
  for (const std::uint32_t row : board.family_rows()) key += ' ' + std::to_string(row);
  return key;
}

}  // namespace

const ColumnFindings* RankingView::find(std::uint32_t column) const {
  const auto found =
      std::find_if(done_.begin(), done_.end(), [&](const ColumnFindings& each) { return each.column == column; });
  return found == done_.end() ? nullptr : &*found;
}

void RankingView::update(const AppState& state, const BoardView& board) {
  const BenchmarkData* data = state.current();
  const bool wanted = data != nullptr && board.board() != nullptr && board.wants_findings(state);
  std::string key = wanted ? key_of(state, board) : std::string();
  const bool ready = wanted && items_ready(*data);
  const bool waiting = wanted && items_coming(*data);
  if (!seen_.changes_to({std::move(key), waiting})) return;
  if (!done_.empty() || next_ > 0) ++revision_;
  current_.reset();
  jobs_.clear();
  items_.clear();
  done_.clear();
  next_ = 0;
  if (ready) plan(state, board);
}

void RankingView::plan(const AppState& state, const BoardView& view) {
  const BenchmarkData& data = *state.current();
  const Board& board = *view.board();
  questions_ = data.questions.ready();
  std::map<std::string_view, const ScoredSubmission*> submissions;
  for (const ScoredSubmission* row : data.scored_rows()) submissions.emplace(row->submission.row.value, row);
  std::vector<std::uint32_t> columns{view.ranked_column()};
  for (const std::uint32_t column : view.columns()) {
    if (column != columns.front()) columns.push_back(column);
  }
  for (const std::uint32_t column : columns) {
    const auto found = std::find_if(questions_->columns.begin(), questions_->columns.end(),
                                    [&](const Column& each) { return each.id == board.columns[column].id; });
    if (found == questions_->columns.end() || !averaged_group(*found).empty()) continue;
    std::vector<std::uint32_t> items;
    for (std::uint32_t i = 0; i < questions_->questions.size(); ++i) {
      if (view.counts(i) && questions_->in_column(questions_->questions[i], *found)) items.push_back(i);
    }
    if (items.empty()) continue;
    Job job;
    job.column = column;
    job.order = board.columns[column].higher_is_better ? RankOrder::HigherFirst : RankOrder::LowerFirst;
    // Canonical order of a family is the order of ids: draws and ties do not depend on what was dropped when.
    std::vector<std::uint32_t> rows = view.family_rows();
    std::sort(rows.begin(), rows.end(),
              [&](std::uint32_t a, std::uint32_t b) { return board.rows[a].id < board.rows[b].id; });
    for (const std::uint32_t row : rows) {
      const auto submission = submissions.find(board.rows[row].id.value);
      const ScoredRun* run =
          submission == submissions.end() ? nullptr : run_of(*submission->second, ProfileId(effective_profile(state)));
      const std::optional<double>& value = board.rows[row].cells[column].value;
      if (run == nullptr || !value || !ran_all(*run, items)) continue;
      job.family.push_back(row);
      job.members.push_back({run, *value});
    }
    jobs_.push_back(std::move(job));
    items_.push_back(std::move(items));
  }
}

bool RankingView::advance() {
  if (next_ >= jobs_.size()) return false;
  Job& job = jobs_[next_];
  if (!current_) {
    current_.emplace(*questions_, std::move(job.members), items_[next_], job.order, RankOptions{});
    return true;
  }
  const double slice = kSliceCost / std::max(1.0, current_->draw_cost());
  if (current_->advance(static_cast<std::uint32_t>(std::clamp(slice, 1.0, 1e6)))) return true;
  done_.push_back({job.column, std::move(job.family), current_->finish()});
  current_.reset();
  ++next_;
  ++revision_;
  return true;
}

double RankingView::share() const {
  if (jobs_.empty()) return 0;
  double share = static_cast<double>(next_);
  if (current_ && current_->wanted() > 0) share += static_cast<double>(current_->drawn()) / current_->wanted();
  return share / static_cast<double>(jobs_.size());
}

}  // namespace ego::web
