#include "core/stats/sign_flip.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <vector>

namespace ego::stats {
namespace {

constexpr double kMostConvolutionSteps = 2e8;
constexpr std::uint64_t kMostEnumerated = 20;

/// What is left of the differences when signs and zeros are taken away.
struct Weights {
  std::vector<std::int64_t> sizes;  ///< |D_c| > 0, canonical order
  std::int64_t sum = 0;
  std::int64_t extreme = 0;  ///< |T|
};

Weights weights_of(const ClusterTotals& differences) {
  Weights out;
  std::int64_t total = 0;
  for (const std::int64_t d : differences.sums) {
    total += d;
    if (d == 0) continue;
    out.sizes.push_back(d < 0 ? -d : d);
    out.sum += out.sizes.back();
  }
  out.extreme = total < 0 ? -total : total;
  return out;
}

/// h[t] = P(|T*| has the value t and the sign of t), for t >= 0; symmetric in t.
std::vector<double> half_distribution(const Weights& weights) {
  const auto size = static_cast<std::size_t>(weights.sum) + 1;
  std::vector<double> h(size, 0);
  std::vector<double> next(size, 0);
  h[0] = 1;
  std::size_t reach = 0;
  for (const std::int64_t weight : weights.sizes) {
    const auto w = static_cast<std::size_t>(weight);
    reach += w;
    // h[t + w] is 0 beyond the former reach.
    const std::size_t known = reach - w;
    for (std::size_t t = 0; t < w && t <= reach; ++t) {
      next[t] = 0.5 * ((w - t <= known ? h[w - t] : 0) + (t + w <= known ? h[t + w] : 0));
    }
    const std::size_t both = known >= w ? known - w : 0;
    std::size_t t = w;
    for (; t <= both; ++t) next[t] = 0.5 * (h[t - w] + h[t + w]);
    for (; t <= reach; ++t) next[t] = 0.5 * h[t - w];
    h.swap(next);
  }
  return h;
}

void convolve(const Weights& weights, SignFlip& out) {
  const std::vector<double> h = half_distribution(weights);
  const auto extreme = static_cast<std::size_t>(weights.extreme);
  double beyond = 0;
  for (std::size_t t = h.size(); t-- > extreme + 1;) beyond += h[t];
  beyond *= 2;
  const double equal = extreme == 0 ? h[0] : 2 * h[extreme];
  out.p = extreme == 0 ? 1 : std::min(1.0, beyond + equal);
  out.p_mid = beyond + 0.5 * equal;
}

void enumerate(const Weights& weights, std::int64_t band, SignFlip& out) {
  const std::uint64_t patterns = std::uint64_t{1} << weights.sizes.size();
  std::int64_t sum = weights.sum;
  std::uint64_t as_extreme = 0;
  std::uint64_t beyond = 0;
  std::uint64_t minus = 0;  // bit i: sign i is negative; one sign changes from a pattern to the next (Gray code)
  for (std::uint64_t i = 0;;) {
    const std::int64_t size = sum < 0 ? -sum : sum;
    if (size >= weights.extreme - band) ++as_extreme;
    if (size > weights.extreme + band) ++beyond;
    if (++i == patterns) break;
    const int flipped = std::countr_zero(i);
    minus ^= std::uint64_t{1} << flipped;
    const std::int64_t change = 2 * weights.sizes[static_cast<std::size_t>(flipped)];
    sum += (minus >> flipped & 1) != 0 ? -change : change;
  }
  const auto all = static_cast<double>(patterns);
  out.p = static_cast<double>(as_extreme) / all;
  out.p_mid = (static_cast<double>(beyond) + 0.5 * static_cast<double>(as_extreme - beyond)) / all;
}

/// Draws [first, last) that are at least as extreme.
std::uint32_t count_draws(const ClusterTotals& differences, const FlipOptions& options, std::uint32_t first,
                          std::uint32_t last) {
  const auto clusters = static_cast<std::uint32_t>(differences.sums.size());
  std::vector<std::uint64_t> bits((clusters + 63) / 64);
  const std::int64_t total = differences.total();
  const std::int64_t reached = (total < 0 ? -total : total) - differences.band;
  std::uint32_t count = 0;
  for (std::uint32_t draw = first; draw < last; ++draw) {
    random_sign_bits({options.seed, Stream::SignFlips, draw}, clusters, bits);
    std::int64_t negative = 0;
    for (std::uint32_t c = 0; c < clusters; ++c) {
      const auto mask = -static_cast<std::int64_t>(bits[c / 64] >> (c % 64) & 1);  // all ones where the sign is -1
      negative += differences.sums[c] & mask;
    }
    const std::int64_t sum = total - 2 * negative;
    if ((sum < 0 ? -sum : sum) >= reached) ++count;
  }
  return count;
}

void draw(const ClusterTotals& differences, const FlipOptions& options, SignFlip& out) {
  const auto estimate = [&] {
    return (1 + static_cast<double>(out.as_extreme)) / (1 + static_cast<double>(out.draws));
  };
  out.draws = options.draws;
  out.as_extreme = count_draws(differences, options, 0, out.draws);
  const double p = estimate();
  if (std::fabs(p - options.alpha) <= 3 * std::sqrt(p * (1 - p) / static_cast<double>(out.draws))) {
    const std::uint32_t more = 10 * (out.draws + 1) - 1;
    out.as_extreme += count_draws(differences, options, out.draws, more);
    out.draws = more;
  }
  out.p = estimate();
}

FlipMethod choose(const ClusterTotals& differences, const Weights& weights) {
  const auto nonzero = static_cast<double>(weights.sizes.size());
  if (differences.kind == ScoreKind::Binary &&
      nonzero * (static_cast<double>(weights.sum) + 1) <= kMostConvolutionSteps) {
    return FlipMethod::Convolution;
  }
  return weights.sizes.size() <= kMostEnumerated ? FlipMethod::Enumeration : FlipMethod::MonteCarlo;
}

}  // namespace

std::string_view to_string(FlipMethod method) {
  switch (method) {
    case FlipMethod::Convolution: return "conv";
    case FlipMethod::Enumeration: return "enum";
    case FlipMethod::MonteCarlo: return "mc";
  }
  return "conv";
}

SignFlip sign_flip(const ClusterTotals& differences, const FlipOptions& options) {
  const Weights weights = weights_of(differences);
  SignFlip out;
  out.clusters = differences.sums.size();
  out.nonzero = weights.sizes.size();
  out.statistic = differences.total();
  out.method = options.method.value_or(choose(differences, weights));
  if (weights.sizes.empty()) {
    out.p_mid = 1;
    return out;
  }
  switch (out.method) {
    case FlipMethod::Convolution: convolve(weights, out); break;
    case FlipMethod::Enumeration: enumerate(weights, differences.band, out); break;
    case FlipMethod::MonteCarlo: draw(differences, options, out); break;
  }
  return out;
}

}  // namespace ego::stats
