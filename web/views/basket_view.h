/// All pairs of the rows in the basket, three and more: difference and p of the family they make together.
/// Source: explorer.md 2.2, statistics.md 6.1 and 6.3.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/board/rank_family.h"
#include "web/state/app_state.h"
#include "web/views/comparison_batch.h"
#include "web/views/seen_key.h"

namespace ego::web {

class BasketView {
 public:
  struct Row {
    std::string id;
    std::string name;
  };
  /// One pair as the matrix shows it.
  struct Pair {
    const Comparison* comparison = nullptr;  ///< of row `baseline` and row `candidate`; null while it is computed
    std::optional<double> p_family;          ///< adjusted over all pairs; nothing while it is computed
  };

  void update(const AppState& state);
  /// One slice. @return false if there was nothing to do
  bool advance();

  /// Scored rows of the basket in its order; empty for fewer than three.
  const std::vector<Row>& rows() const { return rows_; }
  /// @pre baseline < candidate, places in rows()
  Pair pair(std::size_t baseline, std::size_t candidate) const;
  /// The pair of two rows by id, in either order; nothing if they are not both in the matrix.
  std::optional<Pair> find(std::string_view one, std::string_view other) const;
  /// True if p comes from max-T over the pairs; false: Holm, because there are too few clusters.
  bool is_max_t() const { return family_.has_value() || findings_.has_value(); }
  bool computing() const { return seen_.waiting || !settled_; }
  int recomputed() const { return recomputed_; }

 private:
  void plan(const AppState& state);
  void settle();
  std::size_t place(std::size_t baseline, std::size_t candidate) const;

  std::vector<Row> rows_;
  ComparisonBatch batch_;
  std::vector<std::uint32_t> member_;  ///< place in the family of each row
  std::optional<RankFamily> family_;
  std::optional<RankFindings> findings_;
  bool settled_ = true;
  SeenKey seen_;
  int recomputed_ = 0;
};

}  // namespace ego::web
