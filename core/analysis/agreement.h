/// Which rows answer alike, beyond what chance and their scores explain.
/// Source: statistics.md section 11.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/analysis/answer_table.h"
#include "core/stats/agreement.h"
#include "core/stats/intervals.h"
#include "core/stats/philox.h"

namespace ego {

/// Two rows on the items that both ran.
struct PairAgreement {
  std::uint32_t a = 0;  ///< index in AgreementMatrix::rows; a < b
  std::uint32_t b = 0;
  std::uint64_t items = 0;
  std::optional<double> kappa;              ///< Cohen's, on answers; "no answer" is an answer
  std::optional<double> error_consistency;  ///< on right and not right
  stats::SameWrong same_wrong;              ///< items that both got wrong with an option
  std::optional<stats::Bounds> kappa_bounds;  ///< cluster bootstrap, percentile; nothing if not asked for
  std::optional<stats::Bounds> error_consistency_bounds;
  std::optional<stats::Bounds> same_wrong_bounds;  ///< of same_wrong.rate
};

/// All pairs of the rows of one column under one profile.
struct AgreementMatrix {
  ColumnId column;
  ProfileId profile;
  std::vector<RowId> rows;            ///< canonical order
  std::vector<std::uint32_t> order;   ///< rows so that those that answer alike stand together
  std::vector<PairAgreement> pairs;   ///< (0,1), (0,2), ..., (1,2), ...
  std::optional<double> fleiss;  ///< kappa of all rows on the items that every row ran; nothing if there are none
  std::uint64_t fleiss_items = 0;
  std::uint32_t draws = 0;  ///< of the bounds; 0 = none were asked for
  double level = 0.95;  ///< of the bounds

  /// Place of the pair of two different rows in `pairs`.
  std::size_t place(std::size_t a, std::size_t b) const;
};

struct AgreementOptions {
  std::uint32_t draws = 0;  ///< of the cluster bootstrap; 0 = no bounds
  std::uint64_t seed = stats::kDefaultSeed;
  double level = 0.95;
};

/// Nothing but rows for fewer than two rows.
/// @cost  O(rows^2 * items); with bounds also O(rows^2 * draws * clusters * categories)
AgreementMatrix analyze_agreement(const AnswerTable& table, const AgreementOptions& options);

/// Leaf order of average-linkage clustering on 1 - kappa; an unknown kappa is a distance of 1. Ties by canonical order.
std::vector<std::uint32_t> cluster_order(const AgreementMatrix& matrix);

}  // namespace ego
