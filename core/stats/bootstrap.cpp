#include "core/stats/bootstrap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "core/stats/normal.h"

namespace ego::stats {
namespace {

__extension__ using Wide = __int128;

/// Sum and items of a cluster in one word, so that a draw costs one load and one addition: sum + items * 2^40.
constexpr unsigned kItemShift = 40;

/// True if neither half can overflow into the other whatever is drawn.
bool fits_one_word(const ClusterTotals& totals) {
  std::int64_t largest = 0;
  std::uint32_t most_items = 0;
  for (const std::int64_t sum : totals.sums) largest = std::max(largest, sum < 0 ? -sum : sum);
  for (const std::uint32_t items : totals.items) most_items = std::max(most_items, items);
  const auto clusters = static_cast<double>(totals.sums.size());
  return clusters * static_cast<double>(largest) < 0x1p39 && clusters * most_items < 0x1p22;
}

struct Drawn {
  std::int64_t sum = 0;
  std::int64_t items = 0;
};

/// One replicate after the other, keeping its buffers.
class Resampler {
 public:
  explicit Resampler(const ClusterTotals& totals)
      : totals_(totals), count_(static_cast<std::uint32_t>(totals.sums.size())), words_(count_) {
    if (!fits_one_word(totals)) return;
    packed_.resize(count_);
    for (std::size_t c = 0; c < count_; ++c) {
      packed_[c] = totals.sums[c] + (static_cast<std::int64_t>(totals.items[c]) << kItemShift);
    }
  }

  Drawn draw(const Sequence& sequence) {
    random_words(sequence, 0, words_);
    const std::uint32_t rejected = (0U - count_) % count_;
    if (packed_.empty()) return draw_slowly(sequence);
    const auto picked = [&](std::uint32_t word) { return std::uint64_t{word} * count_; };
    // Four sums side by side: a chain of additions that wait for loads is what would take the time.
    std::array<std::int64_t, 4> sums{};
    std::uint32_t smallest = 0xffffffff;
    std::size_t i = 0;
    for (; i + 4 <= words_.size(); i += 4) {
      for (std::size_t lane = 0; lane < 4; ++lane) {
        const std::uint64_t product = picked(words_[i + lane]);
        smallest = std::min(smallest, static_cast<std::uint32_t>(product));
        sums[lane] += packed_[static_cast<std::size_t>(product >> 32U)];
      }
    }
    for (; i < words_.size(); ++i) {
      const std::uint64_t product = picked(words_[i]);
      smallest = std::min(smallest, static_cast<std::uint32_t>(product));
      sums[0] += packed_[static_cast<std::size_t>(product >> 32U)];
    }
    if (smallest < rejected)
      return draw_slowly(sequence);  // a word has to be replaced: once in thousands of replicates
    const std::int64_t total = sums[0] + sums[1] + sums[2] + sums[3];
    Drawn drawn;
    drawn.items = (total + (std::int64_t{1} << (kItemShift - 1))) >> kItemShift;
    drawn.sum = total - drawn.items * (std::int64_t{1} << kItemShift);
    return drawn;
  }

 private:
  Drawn draw_slowly(const Sequence& sequence) const {
    RandomStream random(sequence);
    Drawn drawn;
    for (std::uint32_t i = 0; i < count_; ++i) {
      const std::uint32_t c = random.below(count_);
      drawn.sum += totals_.sums[c];
      drawn.items += totals_.items[c];
    }
    return drawn;
  }

  const ClusterTotals& totals_;
  std::uint32_t count_;
  std::vector<std::uint32_t> words_;
  std::vector<std::int64_t> packed_;
};

}  // namespace

std::vector<std::uint32_t> bootstrap_draws(const Sequence& sequence, std::uint32_t clusters) {
  RandomStream random(sequence);
  std::vector<std::uint32_t> draws(clusters);
  for (std::uint32_t& draw : draws) draw = random.below(clusters);
  return draws;
}

SideCounts bootstrap_replicates(const ClusterTotals& totals, const ReplicateRange& range, std::span<double> out) {
  Resampler resampler(totals);
  const Wide sum = totals.total();
  const Wide items = static_cast<Wide>(totals.total_items());
  const double unit = totals.unit();
  SideCounts sides;
  for (std::uint32_t r = range.first; r < range.last; ++r) {
    const Drawn drawn = resampler.draw({range.seed, range.stream, r});
    out[r - range.first] = static_cast<double>(drawn.sum) * unit / static_cast<double>(drawn.items);
    const Wide left = drawn.sum * items;
    const Wide right = sum * drawn.items;
    if (left < right) ++sides.below;
    if (left == right) ++sides.equal;
  }
  return sides;
}

double quantile6(std::span<const double> sorted, double p) {
  const auto n = static_cast<double>(sorted.size());
  const double h = (n + 1) * p;
  if (h <= 1) return sorted.front();
  if (h >= n) return sorted.back();
  const double k = std::floor(h);
  const double below = sorted[static_cast<std::size_t>(k) - 1];
  const double above = sorted[static_cast<std::size_t>(k)];
  return below + (h - k) * (above - below);
}

double acceleration(const ClusterTotals& totals) {
  const std::size_t clusters = totals.sums.size();
  const auto sum = static_cast<double>(totals.total()) * totals.unit();
  const auto items = static_cast<double>(totals.total_items());
  std::vector<double> without(clusters, 0);
  double mean = 0;
  for (std::size_t c = 0; c < clusters; ++c) {
    const double left = items - static_cast<double>(totals.items[c]);
    if (left <= 0) return 0;
    without[c] = (sum - static_cast<double>(totals.sums[c]) * totals.unit()) / left;
    mean += without[c];
  }
  mean /= static_cast<double>(clusters);
  double squares = 0;
  double cubes = 0;
  for (const double value : without) {
    const double gap = mean - value;
    squares += gap * gap;
    cubes += gap * gap * gap;
  }
  const double bottom = 6 * squares * std::sqrt(squares);
  return bottom > 0 ? cubes / bottom : 0;
}

BootstrapSummary summarize_bootstrap(const ClusterTotals& totals, std::vector<double> replicates,
                                     const SideCounts& sides, double level) {
  BootstrapSummary out;
  out.theta = static_cast<double>(totals.total()) * totals.unit() / static_cast<double>(totals.total_items());
  const auto b = static_cast<double>(replicates.size());
  double mean = 0;
  for (const double value : replicates) mean += value;
  mean /= b;
  double squares = 0;
  for (const double value : replicates) squares += (value - mean) * (value - mean);
  out.se = std::sqrt(squares / (b - 1));
  std::sort(replicates.begin(), replicates.end());
  const double half = (1 - level) / 2;
  out.percentile = {quantile6(replicates, half), quantile6(replicates, 1 - half)};
  out.a = acceleration(totals);
  const double share = (static_cast<double>(sides.below) + 0.5 * static_cast<double>(sides.equal)) / b;
  if (share <= 0 || share >= 1) return out;
  const double z0 = normal_quantile(share);
  out.z0 = z0;
  const auto at = [&](double q) {
    const double shifted = z0 + normal_quantile(q);
    return quantile6(replicates, normal_cdf(z0 + shifted / (1 - out.a * shifted)));
  };
  out.bca = Bounds{at(half), at(1 - half)};
  return out;
}

}  // namespace ego::stats
