/// Intervals of one score: Wilson, Jeffreys, and the cluster forms of both kinds of score.
/// Source: statistics.md section 3.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/stats/standard_error.h"

namespace ego::stats {

/// Both ends of an interval.
struct Bounds {
  double lo = 0;
  double hi = 1;
  friend bool operator==(const Bounds&, const Bounds&) = default;
};

/// Wilson's score interval of a share, for any effective number of items and critical value.
///
///   (p + z^2/2n +- z sqrt(p (1 - p)/n + z^2/4n^2)) / (1 + z^2/n)
///
/// p = 0 gives a lower bound of exactly 0, p = 1 an upper bound of exactly 1.
/// Source: Wilson 1927, 10.1080/01621459.1927.10502953.
/// @param p  in [0, 1] @param n  > 0, need not be whole @param z  critical value > 0
Bounds wilson_bounds(double p, double n, double z);

/// The same for k of n; nothing for n = 0. @param level  confidence, e.g. 0.95
std::optional<Bounds> wilson(std::uint64_t k, std::uint64_t n, double level);

/// Quantiles of Beta(k + 1/2, n - k + 1/2), with the same end rules; nothing for n = 0.
std::optional<Bounds> jeffreys(std::uint64_t k, std::uint64_t n, double level);

/// How the interval of a score was made; names are those of the report schema.
enum class IntervalMethod : std::uint8_t {
  Wilson,         ///< right/wrong, every cluster a single item
  WilsonCluster,  ///< right/wrong, effective n and t critical value
  TCluster,       ///< graded: mean +- t SE(CR1), clipped to [0, 1]
  NoneOneCluster, ///< several items in one cluster: no interval
  NoneEmpty,      ///< no items
};
/// `wilson`, `wilson_cluster`, `t_cluster`, `none_one_cluster`, `none_empty`.
std::string_view to_string(IntervalMethod method);

/// Fewer clusters than this are flagged and stay out of rank sets.
inline constexpr std::uint64_t kFewClusters = 20;

/// The interval of one score with everything it rests on.
struct ScoreInterval {
  IntervalMethod method = IntervalMethod::NoneEmpty;
  StandardErrors se;
  std::optional<Bounds> bounds;     ///< nothing for the two `None` methods
  std::optional<double> n_eff;      ///< effective number of items of the Wilson forms
  std::optional<double> critical;   ///< z or t
  bool few_clusters = true;         ///< fewer than kFewClusters
  bool clipped = false;             ///< a bound of TCluster was outside [0, 1]
};

/// The two-sided critical values of one level; t quantiles are kept, since boards ask for the same ones a thousand times.
class CriticalValues {
 public:
  explicit CriticalValues(double level) : level_(level) {}
  double level() const { return level_; }
  double z();
  /// @pre df >= 1
  double t(std::uint64_t df);

 private:
  double level_;
  std::optional<double> z_;
  std::vector<std::pair<std::uint64_t, double>> t_;  ///< a handful: one a column
};

/// The default interval of a slice (statistics.md 3.4).
/// @param scores  shape [n], each in [0, 1]
ScoreInterval score_interval(std::span<const double> scores, const Clusters& clusters, CriticalValues& critical);

}  // namespace ego::stats
