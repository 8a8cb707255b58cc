/// Bench: resampling and all-pairs counts of a board, each beside a plain restatement of the same definition.
/// Built natively and as wasm. Reads one word a line, does that job once, prints `<CPU seconds> <checksum>`; a job and its
/// plain form must give the same checksum.
///
///   bootstrap, bootstrap_plain    paired cluster bootstrap: 10,000 replicates of 798 clusters (957 items)
///   pairs, pairs_plain            2x2 counts of all pairs of 300 models on 1,000 items
///   max_t, max_t_plain            max-T, step-down, over the same pairs: 199 draws
///   sign_flip                     exact test of 2,000 changed items (no plain form: the definition has 2^2000 terms)
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

#include "core/board/item_matrix.h"
#include "core/compare/all_pairs.h"
#include "core/stats/bootstrap.h"
#include "core/stats/max_t.h"
#include "core/stats/philox.h"
#include "core/stats/sign_flip.h"

namespace {

namespace stats = ego::stats;

constexpr std::uint32_t kReplicates = 10'000;
constexpr std::uint32_t kClusters = 798;
constexpr std::size_t kModels = 300;
constexpr std::size_t kItems = 1000;
constexpr std::uint32_t kDraws = 199;

/// The same data on every target.
struct Data {
  stats::ClusterTotals differences;
  ego::ItemMatrix matrix{kModels, kItems};
  ego::OutcomePlanes planes;
  stats::ScoreTable table;
  stats::ClusterTotals changed;

  Data() {
    stats::RandomStream random({stats::kDefaultSeed, stats::Stream::FirstFree, 0});
    for (std::uint32_t c = 0; c < kClusters; ++c) {
      differences.items.push_back(c < 159 ? 2 : 1);  // 957 items
      differences.sums.push_back(static_cast<std::int64_t>(random.below(3)) - 1);
    }
    for (std::size_t m = 0; m < kModels; ++m) {
      table.sums.emplace_back();
      for (std::size_t i = 0; i < kItems; ++i) {
        const bool right = random.below(1000) < 300 + m;
        matrix.set(m, i, right ? ego::Outcome::Right : ego::Outcome::Wrong, 1);
        table.sums.back().push_back(right ? 1 : 0);
      }
    }
    planes = ego::OutcomePlanes(matrix);
    for (int i = 0; i < 2000; ++i) {
      changed.sums.push_back(random.below(2) == 0 ? 1 : -1);
      changed.items.push_back(1);
    }
  }
};

std::uint64_t checksum(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return static_cast<std::uint64_t>(std::llround(1e9 * std::fabs(sum)));
}

std::uint64_t bootstrap(const Data& data) {
  std::vector<double> replicates(kReplicates);
  stats::bootstrap_replicates(data.differences, {.last = kReplicates}, replicates);
  return checksum(replicates);
}

std::uint64_t bootstrap_plain(const Data& data) {
  std::vector<double> replicates;
  for (std::uint32_t r = 0; r < kReplicates; ++r) {
    std::int64_t sum = 0;
    std::int64_t items = 0;
    for (const std::uint32_t c :
         stats::bootstrap_draws({stats::kDefaultSeed, stats::Stream::ClusterBootstrap, r}, kClusters)) {
      sum += data.differences.sums[c];
      items += data.differences.items[c];
    }
    replicates.push_back(static_cast<double>(sum) / static_cast<double>(items));
  }
  return checksum(replicates);
}

std::uint64_t pairs(const Data& data) {
  const ego::AllPairs all = ego::count_all_pairs(data.planes, ego::ItemSubset::all(kItems));
  std::uint64_t sum = 0;
  for (std::size_t a = 0; a < kModels; ++a) {
    for (std::size_t b = a + 1; b < kModels; ++b) sum += 3 * all.lost(a, b) + all.gained(a, b);
  }
  return sum;
}

std::uint64_t pairs_plain(const Data& data) {
  std::uint64_t sum = 0;
  for (std::size_t a = 0; a < kModels; ++a) {
    for (std::size_t b = a + 1; b < kModels; ++b) {
      for (std::size_t i = 0; i < kItems; ++i) {
        const bool first = data.matrix.outcome(a, i) == ego::Outcome::Right;
        const bool second = data.matrix.outcome(b, i) == ego::Outcome::Right;
        sum += first && !second ? 3 : !first && second ? 1 : 0;
      }
    }
  }
  return sum;
}

std::uint64_t max_t(const Data& data) {
  std::vector<double> p;
  for (const stats::MaxTPair& pair : stats::max_t(data.table, stats::kDefaultSeed, kDraws)) p.push_back(pair.p_step);
  return checksum(p);
}

/// The definition of statistics.md 6.3, pair by pair.
std::uint64_t max_t_plain(const Data& data) {
  struct Pair {
    std::size_t a, b;
    double root, t;
    std::uint32_t count;
  };
  std::vector<Pair> all;
  for (std::size_t a = 0; a < kModels; ++a) {
    for (std::size_t b = a + 1; b < kModels; ++b) {
      double sum = 0;
      double squares = 0;
      for (std::size_t c = 0; c < kItems; ++c) {
        const auto d = static_cast<double>(data.table.sums[b][c] - data.table.sums[a][c]);
        sum += d;
        squares += d * d;
      }
      const double root = std::sqrt(squares);
      all.push_back({a, b, root, root > 0 ? std::fabs(sum) / root : 0, 0});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Pair& x, const Pair& y) { return x.t > y.t; });
  std::vector<std::uint64_t> signs((kItems + 63) / 64);
  std::vector<double> flipped(kModels);
  for (std::uint32_t draw = 0; draw < kDraws; ++draw) {
    stats::random_sign_bits({stats::kDefaultSeed, stats::Stream::SignFlips, draw}, kItems, signs);
    for (std::size_t m = 0; m < kModels; ++m) {
      flipped[m] = 0;
      for (std::size_t c = 0; c < kItems; ++c) {
        const auto s = static_cast<double>(data.table.sums[m][c]);
        flipped[m] += (signs[c / 64] >> (c % 64) & 1) != 0 ? -s : s;
      }
    }
    double largest = 0;
    for (std::size_t k = all.size(); k-- > 0;) {
      if (all[k].root > 0) largest = std::max(largest, std::fabs(flipped[all[k].b] - flipped[all[k].a]) / all[k].root);
      if (largest >= all[k].t) ++all[k].count;
    }
  }
  std::vector<double> p(all.size());
  double running = 0;
  for (const Pair& pair : all) {
    running = std::max(running, (1.0 + pair.count) / (1.0 + kDraws));
    p[pair.a * (2 * kModels - pair.a - 1) / 2 + (pair.b - pair.a - 1)] = pair.root > 0 ? running : 1;
  }
  return checksum(p);
}

std::uint64_t sign_flip(const Data& data) { return checksum({stats::sign_flip(data.changed, {}).p}); }

}  // namespace

int main() {
  const Data data;
  std::string job;
  while (std::getline(std::cin, job)) {
    const std::clock_t start = std::clock();
    const std::uint64_t sum = job == "bootstrap"         ? bootstrap(data)
                              : job == "bootstrap_plain" ? bootstrap_plain(data)
                              : job == "pairs"           ? pairs(data)
                              : job == "pairs_plain"     ? pairs_plain(data)
                              : job == "max_t"           ? max_t(data)
                              : job == "max_t_plain"     ? max_t_plain(data)
                                                         : sign_flip(data);
    std::cout << static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC << ' ' << sum << std::endl;
  }
}
