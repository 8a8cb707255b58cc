#include "web/views/band_view.h"

#include <algorithm>
#include <utility>

#include "web/views/board_view.h"

namespace ego::web {

void BandView::update(const AppState& state, const BoardView& view, const RankingView& rankings) {
  const BenchmarkData* data = state.current();
  const ColumnRanking* ranking = view.ranking();
  const bool wanted =
      data != nullptr && state.side == BoardSide::Band && ranking != nullptr && state.open_band < ranking->bands.size();
  std::string key;
  if (wanted) {
    key = std::to_string(state.data_revision) + '\n' + std::to_string(rankings.revision()) + '\n' +
          effective_profile(state) + '\n' + std::to_string(view.ranked_column()) + '\n' +
          std::to_string(view.narrowings());
    for (const std::uint32_t row : ranking->bands[state.open_band]) key += ' ' + std::to_string(row);
  }
  const bool waiting = wanted && items_coming(*data);
  if (!seen_.changes_to({std::move(key), waiting})) return;
  ++recomputed_;
  rows_.clear();
  p_family_.clear();
  batch_.clear();
  if (!wanted) return;
  rows_ = ranking->bands[state.open_band];
  p_family_.resize(rows_.size() - 1);
  const QuestionSet* questions = data->questions.ready();
  const Board& board = *view.board();
  const Column* column =
      questions == nullptr ? nullptr : find_column(*questions, board.columns[view.ranked_column()].id.value);
  if (!items_ready(*data) || column == nullptr) return;
  std::vector<ComparisonBatch::Task> tasks;
  for (std::size_t i = 1; i < rows_.size(); ++i) {
    const ScoredSubmission* better = data->find_scored(board.rows[rows_[i - 1]].id.value);
    const ScoredSubmission* worse = data->find_scored(board.rows[rows_[i]].id.value);
    if (better == nullptr || worse == nullptr) return;
    tasks.push_back({worse, better, column});
  }
  batch_.start(*questions, ProfileId(effective_profile(state)), std::move(tasks), view.counted());
  const ColumnFindings* findings = rankings.find(view.ranked_column());
  if (findings == nullptr) return;
  const auto member = [&](std::uint32_t row) {
    return static_cast<std::uint32_t>(std::find(findings->family.begin(), findings->family.end(), row) -
                                      findings->family.begin());
  };
  for (std::size_t i = 1; i < rows_.size(); ++i) {
    const stats::MaxTPair* pair = findings->found.find_pair(member(rows_[i - 1]), member(rows_[i]));
    if (pair != nullptr) p_family_[i - 1] = pair->p_step;
  }
}

std::vector<BandView::Pair> BandView::pairs() const {
  std::vector<Pair> out;
  for (std::size_t i = 1; i < rows_.size(); ++i) {
    const Comparison* comparison = i - 1 < batch_.results().size() ? &batch_.results()[i - 1] : nullptr;
    out.push_back({rows_[i - 1], rows_[i], comparison, p_family_[i - 1]});
  }
  return out;
}

}  // namespace ego::web
