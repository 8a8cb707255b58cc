// Properties of the statistics that no single number shows: order, symmetry, error rates and coverage by simulation.
// Simulated with the program's own generator, so every run sees the same data; counts stand in the names.
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "core/stats/bootstrap.h"
#include "core/stats/intervals.h"
#include "core/stats/max_t.h"
#include "core/stats/paired.h"
#include "core/stats/philox.h"
#include "core/stats/ranks.h"
#include "core/stats/sign_flip.h"
#include "shell/native/thread_workers.h"

namespace stats = ego::stats;

namespace {

/// Items of a simulated benchmark: some clusters are hard, some easy.
struct Simulated {
  std::vector<double> a;
  std::vector<double> b;
  stats::Clusters clusters;
};

stats::RandomStream simulation(std::uint32_t number) {
  return stats::RandomStream({stats::kDefaultSeed, stats::Stream::FirstFree, number});
}

double flip(stats::RandomStream& random, double p) { return random.uniform() < p ? 1 : 0; }

/// Two rows of equal quality. The clusters' difficulty is shared by both rows and all items of a cluster.
Simulated equal_rows(std::uint32_t number, std::uint32_t cluster_count, std::uint32_t per_cluster) {
  stats::RandomStream random = simulation(number);
  Simulated out;
  out.clusters.count = cluster_count;
  for (std::uint32_t c = 0; c < cluster_count; ++c) {
    const double p = 0.2 + 0.6 * random.uniform();
    for (std::uint32_t i = 0; i < per_cluster; ++i) {
      out.clusters.of_item.push_back(c);
      out.a.push_back(flip(random, p));
      out.b.push_back(flip(random, p));
    }
  }
  return out;
}

/// The share of hits may not leave `expected` by more than four standard errors of the simulation.
bool near(double hits, double runs, double expected) {
  return std::fabs(hits / runs - expected) <= 4 * std::sqrt(expected * (1 - expected) / runs);
}

std::vector<std::size_t> shuffled(std::size_t n, std::uint32_t number) {
  const auto order =
      stats::random_permutation({stats::kDefaultSeed, stats::Stream::FirstFree, number}, static_cast<std::uint32_t>(n));
  return {order.begin(), order.end()};
}

stats::ScoreTable table_of(std::uint32_t number, std::size_t models, std::size_t clusters) {
  stats::RandomStream random = simulation(number);
  stats::ScoreTable table;
  for (std::size_t m = 0; m < models; ++m) {
    table.sums.emplace_back();
    for (std::size_t c = 0; c < clusters; ++c)
      table.sums.back().push_back(random.below(4 + static_cast<std::uint32_t>(m)));
  }
  return table;
}

}  // namespace

TEST_CASE("replicates do not depend on how they are split or in which order the parts come (50 splits)",
          "[stats][property]") {
  const Simulated data = equal_rows(1, 90, 3);
  const stats::ClusterTotals totals = stats::cluster_differences(data.a, data.b, data.clusters);
  std::vector<double> whole(999);
  const stats::SideCounts sides = stats::bootstrap_replicates(totals, {.last = 999}, whole);
  const stats::MaxT pairs(table_of(2, 6, 40));
  const stats::MaxT::Counts counts = pairs.count(stats::kDefaultSeed, 0, 999);
  stats::RandomStream random = simulation(3);
  for (int split = 0; split < 50; ++split) {
    const std::uint32_t cut = 1 + random.below(997);
    std::vector<double> parts(999);
    // The later part first, as a slow worker would deliver it.
    const stats::SideCounts late =
        stats::bootstrap_replicates(totals, {.first = cut, .last = 999}, std::span(parts).subspan(cut));
    const stats::SideCounts early = stats::bootstrap_replicates(totals, {.last = cut}, std::span(parts).first(cut));
    REQUIRE(parts == whole);
    REQUIRE(late.below + early.below == sides.below);
    REQUIRE(late.equal + early.equal == sides.equal);
    stats::MaxT::Counts joined = pairs.count(stats::kDefaultSeed, cut, 999);
    joined.add(pairs.count(stats::kDefaultSeed, 0, cut));
    REQUIRE(joined.draws == counts.draws);
    REQUIRE(joined.raw == counts.raw);
    REQUIRE(joined.single == counts.single);
    REQUIRE(joined.step == counts.step);
  }
}

TEST_CASE("exact tests and standard errors do not depend on the order of items (100 permutations)",
          "[stats][property]") {
  for (std::uint32_t number = 0; number < 100; ++number) {
    const Simulated data = equal_rows(100 + number, 30, 4);
    const std::vector<std::size_t> order = shuffled(data.a.size(), 300 + number);
    std::vector<double> a;
    std::vector<double> b;
    std::vector<std::uint32_t> keys;
    for (const std::size_t i : order) {
      a.push_back(data.a[i]);
      b.push_back(data.b[i]);
      keys.push_back(data.clusters.of_item[i]);
    }
    const stats::Clusters clusters = stats::number_clusters(keys);
    const stats::SignFlip before = stats::sign_flip(stats::cluster_differences(data.a, data.b, data.clusters), {});
    const stats::SignFlip after = stats::sign_flip(stats::cluster_differences(a, b, clusters), {});
    // The distribution is folded in another order: equal up to rounding of the last bits.
    REQUIRE(after.p == Catch::Approx(before.p).epsilon(1e-12));
    REQUIRE(after.statistic == before.statistic);
    stats::CriticalValues critical(0.95);
    const auto one = stats::paired_difference(data.a, data.b, data.clusters, critical);
    const auto two = stats::paired_difference(a, b, clusters, critical);
    REQUIRE(*two.se.cr1 == Catch::Approx(*one.se.cr1).epsilon(1e-12));
  }
}

TEST_CASE("swapping baseline and candidate turns the sign and keeps p (200 pairs)", "[stats][property]") {
  for (std::uint32_t number = 0; number < 200; ++number) {
    const Simulated data = equal_rows(500 + number, 25, 1 + number % 4);
    const stats::SignFlip forth = stats::sign_flip(stats::cluster_differences(data.a, data.b, data.clusters), {});
    const stats::SignFlip back = stats::sign_flip(stats::cluster_differences(data.b, data.a, data.clusters), {});
    REQUIRE(forth.p == back.p);
    REQUIRE(forth.statistic == -back.statistic);
    stats::CriticalValues critical(0.95);
    const auto one = stats::paired_difference(data.a, data.b, data.clusters, critical);
    const auto two = stats::paired_difference(data.b, data.a, data.clusters, critical);
    REQUIRE(one.bounds->lo == -two.bounds->hi);
  }
}

TEST_CASE("max-T: the order of models changes no pair's p (40 permutations)", "[stats][property]") {
  const stats::ScoreTable table = table_of(7, 7, 60);
  const auto pairs = stats::max_t(table, stats::kDefaultSeed, 499);
  const auto of = [](const std::vector<stats::MaxTPair>& list, std::size_t x, std::size_t y) {
    return *std::find_if(list.begin(), list.end(), [&](const stats::MaxTPair& pair) {
      return pair.a == std::min(x, y) && pair.b == std::max(x, y);
    });
  };
  for (std::uint32_t number = 0; number < 40; ++number) {
    const std::vector<std::size_t> order = shuffled(7, 800 + number);
    stats::ScoreTable moved;
    for (const std::size_t m : order) moved.sums.push_back(table.sums[m]);
    const auto again = stats::max_t(moved, stats::kDefaultSeed, 499);
    for (std::size_t x = 0; x < 7; ++x) {
      for (std::size_t y = x + 1; y < 7; ++y) {
        REQUIRE(of(again, x, y).p_raw == of(pairs, order[x], order[y]).p_raw);
        REQUIRE(of(again, x, y).p_single == of(pairs, order[x], order[y]).p_single);
      }
    }
  }
}

TEST_CASE("the sign-flip p is valid and its mid-p uniform under equal quality (4,000 simulated pairs)",
          "[stats][property]") {
  constexpr int kRuns = 4000;
  const std::vector<double> levels{0.01, 0.05, 0.1, 0.25, 0.5};
  std::vector<int> rejected(levels.size(), 0);
  double sum = 0;
  for (int run = 0; run < kRuns; ++run) {
    const Simulated data = equal_rows(10'000 + static_cast<std::uint32_t>(run), 40, 3);
    const stats::SignFlip test = stats::sign_flip(stats::cluster_differences(data.a, data.b, data.clusters), {});
    sum += *test.p_mid;
    for (std::size_t i = 0; i < levels.size(); ++i) rejected[i] += test.p <= levels[i] ? 1 : 0;
  }
  for (std::size_t i = 0; i < levels.size(); ++i) {
    INFO("level " << levels[i] << " rejected " << rejected[i]);
    CHECK(rejected[i] <= kRuns * levels[i] + 4 * std::sqrt(kRuns * levels[i] * (1 - levels[i])));
    CHECK(rejected[i] >= 0.6 * kRuns * levels[i]);  // exact tests of whole numbers lose some level, not most of it
  }
  CHECK(sum / kRuns == Catch::Approx(0.5).margin(4 * std::sqrt(1 / 12.0 / kRuns)));
}

TEST_CASE("the Monte Carlo p is uniform on a grid under equal quality (1,500 simulated pairs, 199 draws)",
          "[stats][property]") {
  constexpr int kRuns = 1500;
  int rejected = 0;
  for (int run = 0; run < kRuns; ++run) {
    const Simulated data = equal_rows(20'000 + static_cast<std::uint32_t>(run), 60, 3);
    // A seed for each run: all tests of one program share their draws on purpose, which simulation must not.
    const stats::SignFlip test = stats::sign_flip(
        stats::cluster_differences(data.a, data.b, data.clusters),
        {.seed = static_cast<std::uint64_t>(run), .draws = 199, .alpha = -1, .method = stats::FlipMethod::MonteCarlo});
    rejected += test.p <= 0.1 ? 1 : 0;
  }
  CHECK(rejected <= kRuns * 0.1 + 4 * std::sqrt(kRuns * 0.09));
  CHECK(rejected >= kRuns * 0.06);
}

TEST_CASE("max-T keeps the family's error rate: 5 equal rows, 10 pairs (600 simulated boards)", "[stats][property]") {
  constexpr int kRuns = 600;
  int any = 0;
  for (int run = 0; run < kRuns; ++run) {
    stats::RandomStream random = simulation(30'000 + static_cast<std::uint32_t>(run));
    stats::ScoreTable table;
    table.sums.assign(5, std::vector<std::int64_t>(60));
    for (std::size_t c = 0; c < 60; ++c) {
      const double p = 0.2 + 0.6 * random.uniform();
      for (auto& row : table.sums) row[c] = static_cast<std::int64_t>(flip(random, p) + flip(random, p));
    }
    const auto pairs = stats::max_t(table, static_cast<std::uint64_t>(run), 199);
    any += stats::separations(pairs, 0.05).empty() ? 0 : 1;
  }
  CHECK(any <= kRuns * 0.05 + 4 * std::sqrt(kRuns * 0.05 * 0.95));
}

TEST_CASE("intervals cover the truth: Wilson, cluster Wilson and t of the difference (4,000 simulated sets each)",
          "[stats][property]") {
  constexpr int kRuns = 4000;
  stats::CriticalValues critical(0.95);
  int wilson = 0;
  int clustered = 0;
  int plain = 0;
  int difference = 0;
  for (int run = 0; run < kRuns; ++run) {
    stats::RandomStream random = simulation(40'000 + static_cast<std::uint32_t>(run));
    std::uint64_t right = 0;
    for (int i = 0; i < 120; ++i) right += random.uniform() < 0.37 ? 1 : 0;
    const auto bounds = stats::wilson(right, 120, 0.95);
    wilson += bounds->lo <= 0.37 && 0.37 <= bounds->hi ? 1 : 0;
    const Simulated data = equal_rows(50'000 + static_cast<std::uint32_t>(run), 60, 4);  // mean 0.5 by symmetry
    const stats::ScoreInterval interval = stats::score_interval(data.a, data.clusters, critical);
    clustered += interval.bounds->lo <= 0.5 && 0.5 <= interval.bounds->hi ? 1 : 0;
    const stats::Bounds ignorant = stats::wilson_bounds(*interval.se.mean, 240, critical.z());
    plain += ignorant.lo <= 0.5 && 0.5 <= ignorant.hi ? 1 : 0;
    const auto pair = stats::paired_difference(data.a, data.b, data.clusters, critical);
    difference += pair.bounds->lo <= 0 && 0 <= pair.bounds->hi ? 1 : 0;
  }
  INFO("wilson " << wilson << " clustered " << clustered << " plain " << plain << " difference " << difference);
  CHECK(near(wilson, kRuns, 0.95));
  CHECK(near(difference, kRuns, 0.95));
  CHECK(clustered >= kRuns * 0.94);
  CHECK(clustered <= kRuns * 0.97);
  CHECK(plain < clustered);  // why clusters are used at all
}

TEST_CASE("the cluster bootstrap covers the truth (400 simulated sets, 399 draws)", "[stats][property]") {
  constexpr int kRuns = 400;
  int percentile = 0;
  int bca = 0;
  std::vector<double> replicates(399);
  for (int run = 0; run < kRuns; ++run) {
    const Simulated data = equal_rows(60'000 + static_cast<std::uint32_t>(run), 80, 3);
    const stats::ClusterTotals totals = stats::cluster_totals(data.a, data.clusters);
    const stats::ReplicateRange range{.seed = static_cast<std::uint64_t>(run), .last = 399};
    const stats::SideCounts sides = stats::bootstrap_replicates(totals, range, replicates);
    const stats::BootstrapSummary found = stats::summarize_bootstrap(totals, replicates, sides, 0.95);
    percentile += found.percentile.lo <= 0.5 && 0.5 <= found.percentile.hi ? 1 : 0;
    bca += found.bca->lo <= 0.5 && 0.5 <= found.bca->hi ? 1 : 0;
  }
  CHECK(near(percentile, kRuns, 0.94));
  CHECK(near(bca, kRuns, 0.94));
}

TEST_CASE("max_t: the same numbers with one, two, three and many workers", "[stats][property]") {
  stats::RandomStream random = simulation(11);
  stats::ScoreTable table;
  for (int model = 0; model < 6; ++model) {
    table.sums.emplace_back();
    for (int cluster = 0; cluster < 90; ++cluster) table.sums.back().push_back(random.below(5));
  }
  const auto alone = stats::max_t(table, stats::kDefaultSeed, 997);
  const auto same = [&](const stats::Workers& workers) {
    const auto pairs = stats::max_t(table, stats::kDefaultSeed, 997, stats::Stream::SignFlips, workers);
    REQUIRE(pairs.size() == alone.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      CHECK(pairs[i].p_raw == alone[i].p_raw);
      CHECK(pairs[i].p_single == alone[i].p_single);
      CHECK(pairs[i].p_step == alone[i].p_step);
    }
  };
  for (const std::uint32_t threads : {1U, 2U, 3U, 7U}) same(ego::native::thread_workers(threads));
  same({2000, nullptr});  // more parts than draws: some have none
}
