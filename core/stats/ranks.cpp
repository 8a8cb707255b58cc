#include "core/stats/ranks.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>

#include "core/stats/bootstrap.h"

namespace ego::stats {
namespace {

/// Runs of neighbours without a significant pair: from each place as far down as it goes, unless the run before covers it.
std::vector<std::vector<std::uint32_t>> tie_bands(std::span<const std::uint32_t> scored,
                                                  std::span<const Separation> separated) {
  std::vector<std::vector<std::uint32_t>> bands;
  const std::size_t n = scored.size();
  std::vector<std::size_t> place;
  for (std::size_t i = 0; i < n; ++i) {
    place.resize(std::max<std::size_t>(place.size(), scored[i] + std::size_t{1}), n);
    place[scored[i]] = i;
  }
  // first_below[i]: the nearest place below i that is separable from i.
  std::vector<std::size_t> limit(n, n);
  for (const Separation& pair : separated) {
    if (pair.better >= place.size() || pair.worse >= place.size()) continue;
    const std::size_t a = std::min(place[pair.better], place[pair.worse]);
    const std::size_t b = std::max(place[pair.better], place[pair.worse]);
    if (b < n) limit[a] = std::min(limit[a], b);
  }
  for (std::size_t i = n; i-- > 1;) limit[i - 1] = std::min(limit[i - 1], limit[i]);
  std::size_t covered = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (limit[i] - i < 2 || limit[i] <= covered) continue;
    covered = limit[i];
    bands.emplace_back(scored.begin() + static_cast<std::ptrdiff_t>(i),
                       scored.begin() + static_cast<std::ptrdiff_t>(limit[i]));
  }
  return bands;
}

/// True if no replicate's sum can leave 32 bits: half the memory to walk through.
bool fits_32_bits(const ScoreTable& table) {
  std::int64_t largest = 0;
  std::size_t clusters = 0;
  for (const auto& row : table.sums) {
    clusters = row.size();
    for (const std::int64_t sum : row) largest = std::max(largest, sum);
  }
  return static_cast<double>(largest) * static_cast<double>(clusters) < 0x1p31;
}

template <class Sum>
std::vector<RankProbability> bootstrap_ranks(const ScoreTable& table, std::uint64_t seed, std::uint32_t draws,
                                             double level) {
  const std::size_t models = table.sums.size();
  const std::size_t clusters = models == 0 ? 0 : table.sums.front().size();
  std::vector<Sum> by_cluster(models * clusters);
  for (std::size_t m = 0; m < models; ++m) {
    for (std::size_t c = 0; c < clusters; ++c) by_cluster[c * models + m] = static_cast<Sum>(table.sums[m][c]);
  }
  std::vector<RankProbability> out(models);
  std::vector<std::uint32_t> counts(models * (models + 1), 0);  // [model][rank]: replicates with that rank
  std::vector<Sum> sums(models);
  std::vector<Sum> sorted(models);
  for (std::uint32_t r = 0; r < draws; ++r) {
    std::fill(sums.begin(), sums.end(), 0);
    RandomStream random({seed, Stream::ClusterBootstrap, r});
    for (std::size_t i = 0; i < clusters; ++i) {
      const Sum* row = by_cluster.data() + random.below(static_cast<std::uint32_t>(clusters)) * models;
      for (std::size_t m = 0; m < models; ++m) sums[m] += row[m];
    }
    sorted = sums;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    for (std::size_t m = 0; m < models; ++m) {
      const auto [from, to] = std::equal_range(sorted.begin(), sorted.end(), sums[m], std::greater<>());
      const auto rank = static_cast<std::uint32_t>(from - sorted.begin()) + 1;
      ++counts[m * (models + 1) + rank];
      out[m].mean += rank + 0.5 * static_cast<double>(to - from - 1);
    }
  }
  const double all = draws;
  std::vector<double> ranks(draws);
  for (std::size_t m = 0; m < models; ++m) {
    const std::span<const std::uint32_t> own = std::span(counts).subspan(m * (models + 1), models + 1);
    auto to = ranks.begin();
    for (std::size_t rank = 1; rank < own.size(); ++rank) {
      if (rank <= 1) out[m].top1 += own[rank] / all;
      if (rank <= 3) out[m].top3 += own[rank];
      to = std::fill_n(to, own[rank], static_cast<double>(rank));
    }
    out[m].top3 /= all;
    out[m].mean /= all;
    out[m].lo = static_cast<std::uint32_t>(std::floor(quantile6(ranks, (1 - level) / 2)));
    out[m].hi = static_cast<std::uint32_t>(std::ceil(quantile6(ranks, 1 - (1 - level) / 2)));
  }
  return out;
}

}  // namespace

Ranking rank_rows(std::span<const std::optional<double>> scores, std::span<const Separation> separated) {
  const auto m = static_cast<std::uint32_t>(scores.size());
  Ranking out;
  out.order.resize(m);
  std::iota(out.order.begin(), out.order.end(), 0U);
  std::stable_sort(out.order.begin(), out.order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (scores[a].has_value() != scores[b].has_value()) return scores[a].has_value();
    return scores[a] && *scores[a] > *scores[b];
  });
  out.rank.resize(m);
  for (std::uint32_t i = 0; i < m; ++i) {
    const std::uint32_t row = out.order[i];
    if (!scores[row]) break;
    const bool shares = i > 0 && scores[out.order[i - 1]] == scores[row];
    out.rank[row] = shares ? out.rank[out.order[i - 1]] : std::optional(i + 1);
  }
  out.sets.assign(m, {1, m});
  for (const Separation& pair : separated) {
    ++out.sets[pair.worse].lo;
    --out.sets[pair.better].hi;
  }
  const auto end = std::find_if(out.order.begin(), out.order.end(), [&](std::uint32_t row) { return !scores[row]; });
  const std::vector<std::uint32_t> scored(out.order.begin(), end);
  out.bands = tie_bands(scored, separated);
  for (const std::uint32_t row : scored) {
    if (out.sets[row].lo == 1) out.leaders.push_back(row);
  }
  return out;
}

std::vector<Separation> separations(std::span<const MaxTPair> pairs, double alpha) {
  std::vector<Separation> out;
  for (const MaxTPair& pair : pairs) {
    if (pair.p_step > alpha || pair.difference == 0) continue;
    out.push_back(pair.difference > 0 ? Separation{pair.b, pair.a} : Separation{pair.a, pair.b});
  }
  return out;
}

std::vector<RankProbability> rank_probabilities(const ScoreTable& table, std::uint64_t seed, std::uint32_t draws,
                                                double level) {
  return fits_32_bits(table) ? bootstrap_ranks<std::int32_t>(table, seed, draws, level)
                             : bootstrap_ranks<std::int64_t>(table, seed, draws, level);
}

}  // namespace ego::stats
