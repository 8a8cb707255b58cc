/// Why rows share a tie band: the pairs of neighbours inside it, each with difference, interval and p of the family.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "web/state/app_state.h"
#include "web/views/comparison_batch.h"
#include "web/views/ranking_view.h"
#include "web/views/seen_key.h"

namespace ego::web {

class BoardView;

class BandView {
 public:
  void update(const AppState& state, const BoardView& board, const RankingView& rankings);
  bool advance() { return batch_.advance(); }

  /// One pair of neighbouring rows of the band, the better one first; rows of the board.
  struct Pair {
    std::uint32_t better = 0;
    std::uint32_t worse = 0;
    const Comparison* comparison = nullptr;  ///< of `worse` (baseline) and `better`; null while it is computed
    std::optional<double> p_family;          ///< max-T over all pairs; nothing while it is computed
  };

  /// Rows of the open band, best first; empty if none is open.
  const std::vector<std::uint32_t>& rows() const { return rows_; }
  std::vector<Pair> pairs() const;
  bool computing() const { return seen_.waiting || !batch_.done(); }
  int recomputed() const { return recomputed_; }

 private:
  std::vector<std::uint32_t> rows_;
  ComparisonBatch batch_;
  std::vector<std::optional<double>> p_family_;  ///< shape [rows - 1]
  SeenKey seen_;
  int recomputed_ = 0;
};

}  // namespace ego::web
