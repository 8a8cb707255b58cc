/// Where two rows differ more, or otherwise, than elsewhere: every facet value and every pair of them is tried.
/// Source: statistics.md section 14.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis/answer_table.h"
#include "core/stats/slices.h"

namespace ego {

/// Facet keys with their values; one or two of them.
using SliceKeys = std::vector<std::pair<std::string, std::string>>;

/// One slice that was tried.
struct SliceFinding {
  SliceKeys slice;
  std::uint64_t n_in = 0;
  std::uint64_t clusters_in = 0;
  stats::SliceContrast contrast;  ///< differences are candidate - baseline, fractions
  std::optional<double> q;        ///< Benjamini-Hochberg over all slices tried that have a p
};

/// All slices of one pair of rows.
struct SliceSearch {
  RowId baseline;
  RowId candidate;
  ColumnId column;
  ProfileId profile;
  std::uint64_t n = 0;         ///< items both rows ran
  std::uint64_t clusters = 0;
  double difference = 0;       ///< over all of them
  std::uint64_t tried = 0;     ///< slices tested: always said beside a finding
  std::vector<SliceFinding> findings;  ///< shape [tried]: smallest q first, then in facet order
};

inline constexpr std::uint64_t kSliceItems = 20;     ///< a slice has at least as many, inside and outside
inline constexpr std::uint64_t kSliceClusters = 10;  ///< and as many clusters

/// The t test with robust standard errors is liberal for slices near the least size: of 600 simulated pairs without an effect 10 %
/// had a q at or below 0.05 (tests/unit/analysis_property_test.cpp).
/// Slices that hold exactly the same items (a task that exists in one domain only) are tried once, under the first name.
/// @param table     its rows
/// @param baseline, candidate  indices in table.rows
SliceSearch find_slices(const QuestionSet& questions, const AnswerTable& table, std::uint32_t baseline,
                        std::uint32_t candidate);

}  // namespace ego
