#include "core/stats/knowledge_gain.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/stats/bootstrap.h"
#include "core/stats/normal.h"
#include "core/stats/philox.h"

namespace ego::stats {
namespace {

/// How many items of a cluster were right.
struct BeforeAfter {
  std::int64_t items = 0;
  std::int64_t before = 0;
  std::int64_t after = 0;
};

std::vector<BeforeAfter> per_cluster(std::span<const std::uint8_t> before, std::span<const std::uint8_t> after,
                                     const Clusters& clusters) {
  std::vector<BeforeAfter> sums(clusters.count);
  for (std::size_t i = 0; i < before.size(); ++i) {
    BeforeAfter& sum = sums[clusters.of_item[i]];
    ++sum.items;
    sum.before += before[i];
    sum.after += after[i];
  }
  return sums;
}

/// (after - before) / (items - before); nothing if nothing was wrong before.
std::optional<double> gain(const BeforeAfter& sums) {
  if (sums.items == sums.before) return std::nullopt;
  return static_cast<double>(sums.after - sums.before) / static_cast<double>(sums.items - sums.before);
}

double jackknife_acceleration(const std::vector<BeforeAfter>& clusters, const BeforeAfter& all) {
  std::vector<double> without;
  double mean = 0;
  for (const BeforeAfter& c : clusters) {
    const auto value = gain({all.items - c.items, all.before - c.before, all.after - c.after});
    if (!value) return 0;
    without.push_back(*value);
    mean += *value;
  }
  mean /= static_cast<double>(without.size());
  double squares = 0;
  double cubes = 0;
  for (const double value : without) {
    squares += (mean - value) * (mean - value);
    cubes += (mean - value) * (mean - value) * (mean - value);
  }
  const double bottom = 6 * squares * std::sqrt(squares);
  return bottom > 0 ? cubes / bottom : 0;
}

}  // namespace

KnowledgeGain knowledge_gain(std::span<const std::uint8_t> before, std::span<const std::uint8_t> after,
                             const Clusters& clusters, CriticalValues& critical) {
  KnowledgeGain out;
  out.n = before.size();
  for (std::size_t i = 0; i < before.size(); ++i) {
    out.right_before += before[i];
    out.right_after += after[i];
    out.gained += before[i] == 0 && after[i] != 0 ? 1 : 0;
    out.lost += before[i] != 0 && after[i] == 0 ? 1 : 0;
  }
  const std::uint64_t wrong_before = out.n - out.right_before;
  if (out.right_before > 0) {
    out.r2w = static_cast<double>(out.lost) / static_cast<double>(out.right_before);
    out.r2w_bounds = wilson(out.lost, out.right_before, critical.level());
  }
  if (wrong_before == 0) return out;
  out.w2r = static_cast<double>(out.gained) / static_cast<double>(wrong_before);
  out.w2r_bounds = wilson(out.gained, wrong_before, critical.level());
  const auto n = static_cast<double>(out.n);
  const double b = static_cast<double>(out.right_before) / n;
  const double a = static_cast<double>(out.right_after) / n;
  out.delta = (static_cast<double>(out.gained) - static_cast<double>(out.lost)) / static_cast<double>(wrong_before);
  std::vector<double> influence(after.size());
  for (std::size_t i = 0; i < influence.size(); ++i) {
    influence[i] = (after[i] - a) / (1 - b) - (before[i] - b) * (1 - a) / ((1 - b) * (1 - b));
  }
  const StandardErrors se = standard_errors(influence, clusters);
  out.se_iid = se.iid;
  out.se_cr1 = se.cr1;
  if (!se.cr1) return out;
  const double half = critical.t(clusters.count - 1) * *se.cr1;
  out.bounds = Bounds{*out.delta - half, *out.delta + half};
  return out;
}

GainBootstrap bootstrap_knowledge_gain(std::span<const std::uint8_t> before, std::span<const std::uint8_t> after,
                                       const Clusters& clusters, std::uint64_t seed, std::uint32_t draws,
                                       double level) {
  GainBootstrap out;
  const std::vector<BeforeAfter> sums = per_cluster(before, after, clusters);
  BeforeAfter all;
  for (const BeforeAfter& c : sums) all = {all.items + c.items, all.before + c.before, all.after + c.after};
  const auto theta = gain(all);
  if (!theta || sums.size() < 2) return out;
  std::vector<double> replicates;
  double below = 0;
  for (std::uint32_t r = 0; r < draws; ++r) {
    RandomStream random({seed, Stream::ClusterBootstrap, r});
    BeforeAfter drawn;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const BeforeAfter& c = sums[random.below(clusters.count)];
      drawn = {drawn.items + c.items, drawn.before + c.before, drawn.after + c.after};
    }
    const auto value = gain(drawn);
    if (!value) {
      ++out.dropped;
      continue;
    }
    below += *value < *theta ? 1 : *value == *theta ? 0.5 : 0;
    replicates.push_back(*value);
  }
  if (replicates.empty()) return out;
  std::sort(replicates.begin(), replicates.end());
  const double half = (1 - level) / 2;
  out.percentile = Bounds{quantile6(replicates, half), quantile6(replicates, 1 - half)};
  const double share = below / static_cast<double>(replicates.size());
  if (share <= 0 || share >= 1) return out;
  const double z0 = normal_quantile(share);
  const double a = jackknife_acceleration(sums, all);
  const auto at = [&](double q) {
    const double shifted = z0 + normal_quantile(q);
    return quantile6(replicates, normal_cdf(z0 + shifted / (1 - a * shifted)));
  };
  out.bca = Bounds{at(half), at(1 - half)};
  return out;
}

ChanceCorrected chance_corrected(std::span<const double> scores, std::span<const Share> guess,
                                 const Clusters& clusters) {
  ChanceCorrected out;
  std::vector<double> corrected(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto top = static_cast<double>(guess[i].numerator);
    const auto bottom = static_cast<double>(guess[i].denominator);
    out.raw += scores[i];
    out.chance += top / bottom;
    corrected[i] = (scores[i] * bottom - top) / (bottom - top);
  }
  const auto n = static_cast<double>(scores.size());
  out.raw /= n;
  out.chance /= n;
  out.corrected = standard_errors(corrected, clusters);
  return out;
}

}  // namespace ego::stats
