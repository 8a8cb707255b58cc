/// Contrasts between parts of a set, means over columns, judged answers with a checked subset, and flows over stages.
/// Source: statistics.md 5.3 and section 14.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/stats/intervals.h"
#include "core/stats/standard_error.h"

namespace ego::stats {

/// How much the difference of two rows differs inside and outside a slice.
struct SliceContrast {
  double diff_in = 0;
  double diff_out = 0;
  double contrast = 0;  ///< diff_in - diff_out
  std::optional<double> se;  ///< CR1; nothing for fewer than two clusters
  std::optional<double> t;   ///< nothing if se is 0
  std::optional<double> p;   ///< two-sided, C - 1 degrees of freedom
};
/// @param differences  shape [n] @param inside  shape [n]: 1 in the slice; both parts have items
std::optional<SliceContrast> slice_contrast(std::span<const double> differences, std::span<const std::uint8_t> inside,
                                            const Clusters& clusters);

/// A mean over columns that share no clusters.
struct MacroMean {
  double mean = 0;
  double se = 0;  ///< sqrt(sum SE^2) / J
};
/// @param means, ses  shape [J], J >= 1
MacroMean macro_mean(std::span<const double> means, std::span<const double> ses);

/// A judge's mean corrected by its error on a human-checked subset. Source: 10.1126/science.adi6000.
struct JudgeCorrected {
  double theta = 0;
  double bias = 0;  ///< mean(judge - human) on the checked items
  double se = 0;
  Bounds bounds;    ///< theta +- z SE
};
/// @param judge_all       shape [N], N >= 2
/// @param judge_checked, human_checked  shape [n], n >= 2: the same items judged and checked
JudgeCorrected judge_corrected(std::span<const double> judge_all, std::span<const double> judge_checked,
                               std::span<const double> human_checked, double z);

/// Items by what became of them over the stages: one letter a stage (R right, W wrong, I no usable answer, M missing).
struct Flow {
  std::map<std::string, std::uint64_t> patterns;  ///< e.g. `RWR`
  std::vector<std::map<std::string, std::uint64_t>> links;  ///< between neighbouring stages, e.g. `RW`
};
/// @param stages  one letter an item, the same number of items in every stage
Flow flow(std::span<const std::string> stages);

}  // namespace ego::stats
