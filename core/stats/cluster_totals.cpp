#include "core/stats/cluster_totals.h"

#include <cmath>
#include <cstddef>

namespace ego::stats {
namespace {

constexpr double kUnits = 1099511627776.0;  // 2^40

/// Scores to units, noting whether one of them was not binary or had to be rounded.
class Units {
 public:
  void look(std::span<const double> scores) {
    for (const double s : scores) {
      if (s != 0 && s != 1) kind_ = ScoreKind::Graded;
      if (std::rint(s * kUnits) != s * kUnits) rounded_ = true;
    }
  }
  ScoreKind kind() const { return kind_; }
  bool rounded() const { return rounded_; }
  std::int64_t of(double score) const {
    return static_cast<std::int64_t>(kind_ == ScoreKind::Binary ? score : std::rint(score * kUnits));
  }

 private:
  ScoreKind kind_ = ScoreKind::Binary;
  bool rounded_ = false;
};

ClusterTotals empty_totals(const Units& units, const Clusters& clusters, std::size_t n) {
  ClusterTotals out;
  out.kind = units.kind();
  out.sums.assign(clusters.count, 0);
  out.items.assign(clusters.count, 0);
  for (const std::uint32_t cluster : clusters.of_item) ++out.items[cluster];
  if (units.rounded()) out.band = static_cast<std::int64_t>(n);
  return out;
}

}  // namespace

std::int64_t ClusterTotals::total() const {
  std::int64_t total = 0;
  for (const std::int64_t sum : sums) total += sum;
  return total;
}

std::uint64_t ClusterTotals::total_items() const {
  std::uint64_t total = 0;
  for (const std::uint32_t count : items) total += count;
  return total;
}

double ClusterTotals::unit() const { return kind == ScoreKind::Binary ? 1 : 1 / kUnits; }

ClusterTotals cluster_totals(std::span<const double> scores, const Clusters& clusters) {
  Units units;
  units.look(scores);
  ClusterTotals out = empty_totals(units, clusters, scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) out.sums[clusters.of_item[i]] += units.of(scores[i]);
  return out;
}

ClusterTotals cluster_differences(std::span<const double> a, std::span<const double> b, const Clusters& clusters) {
  Units units;
  units.look(a);
  units.look(b);
  ClusterTotals out = empty_totals(units, clusters, a.size());
  for (std::size_t i = 0; i < a.size(); ++i) out.sums[clusters.of_item[i]] += units.of(b[i]) - units.of(a[i]);
  return out;
}

}  // namespace ego::stats
