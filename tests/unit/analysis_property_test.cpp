// Error rates and coverage of what core/analysis reports, by simulation with the program's own generator: every run sees the
// same data. Counts stand in the names; a share may leave its expectation by four standard errors of the simulation.
#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/agreement.h"
#include "core/analysis/measured_gain.h"
#include "core/analysis/persistence.h"
#include "core/analysis/slice_finder.h"
#include "core/stats/max_t.h"
#include "core/stats/philox.h"
#include "core/stats/ranks.h"

namespace {

namespace stats = ego::stats;

stats::RandomStream simulation(std::uint32_t number) {
  return stats::RandomStream({stats::kDefaultSeed, stats::Stream::FirstFree, number});
}

bool at_most(double hits, double runs, double expected) {
  return hits / runs <= expected + 4 * std::sqrt(expected * (1 - expected) / runs);
}

bool at_least(double hits, double runs, double expected) {
  return hits / runs >= expected - 4 * std::sqrt(expected * (1 - expected) / runs);
}

stats::Clusters clusters_of(std::uint32_t count, std::uint32_t per_cluster) {
  stats::Clusters out;
  out.count = count;
  for (std::uint32_t c = 0; c < count; ++c) out.of_item.insert(out.of_item.end(), per_cluster, c);
  return out;
}

/// A table of two rows; answers 1 ... 4, the right one is always 1.
ego::AnswerTable two_rows(const stats::Clusters& clusters) {
  ego::AnswerTable table;
  const std::size_t n = clusters.of_item.size();
  table.rows = {ego::RowId{"a"}, ego::RowId{"b"}};
  table.places = {0, 1};
  table.questions.resize(n);
  std::iota(table.questions.begin(), table.questions.end(), 0U);
  table.clusters = clusters;
  table.options.assign(n, 4);
  table.gold.assign(n, 1);
  table.cells.assign(2, std::vector<ego::AnswerCell>(n));
  return table;
}

void answer(ego::AnswerTable& table, std::size_t row, std::size_t item, std::uint32_t option) {
  table.cells[row][item] = {option == 1 ? 1.0 : 0.0, option, option == 1 ? ego::Outcome::Right : ego::Outcome::Wrong};
}

/// Facets that mean nothing: three keys with three values each, drawn by item.
ego::QuestionSet meaningless_facets(std::size_t n, stats::RandomStream& random) {
  ego::QuestionSet set;
  set.facet_keys = {"f", "g", "h"};
  set.questions.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    set.questions[i].id = ego::QuestionId{"q" + std::to_string(i)};
    for (std::size_t f = 0; f < 3; ++f)
      set.questions[i].facets.push_back(std::string(1, static_cast<char>('x' + random.below(3))));
  }
  return set;
}

}  // namespace

TEST_CASE("slices: searches without an effect that find one, in 600 simulated pairs of 200 items; 10 % were measured",
          "[analysis][property]") {
  double searches = 0;
  double with_finding = 0;
  double small_p = 0;
  double tested = 0;
  for (std::uint32_t run = 0; run < 600; ++run) {
    stats::RandomStream random = simulation(50'000 + run);
    const stats::Clusters clusters = clusters_of(50, 4);
    const ego::QuestionSet set = meaningless_facets(200, random);
    ego::AnswerTable table = two_rows(clusters);
    for (std::size_t item = 0; item < 200; ++item) {
      answer(table, 0, item, 1 + random.below(2));
      answer(table, 1, item, 1 + random.below(2));
    }
    const ego::SliceSearch found = ego::find_slices(set, table, 0, 1);
    CHECK(found.tried > 20);
    ++searches;
    with_finding += found.findings.front().q && *found.findings.front().q <= 0.05 ? 1 : 0;
    for (const ego::SliceFinding& finding : found.findings) {
      if (!finding.contrast.p) continue;
      ++tested;
      small_p += *finding.contrast.p <= 0.05 ? 1 : 0;
    }
  }
  CAPTURE(with_finding / searches, small_p / tested);
  // Slices of 20 to 70 items: the t test with robust errors is liberal there. Measured: 5.9 % of the slices have p <= 0.05,
  // 10.0 % of the searches a q <= 0.05 where 5 % are promised. Both are said in docs/statistics.md.
  CHECK(at_most(with_finding, searches, 0.10));
  CHECK(small_p / tested < 0.075);
  CHECK(small_p / tested > 0.03);
}

TEST_CASE("gains: the delta-method interval covers the true gain (1,500 simulated sets of 60 clusters)",
          "[analysis][property]") {
  // Wrong before with 0.6; wrong stays wrong with 0.5, right stays right with 0.9: delta = (0.66 - 0.4) / 0.6.
  const double truth = (0.4 * 0.9 + 0.6 * 0.5 - 0.4) / 0.6;
  double covered = 0;
  constexpr double kRuns = 1500;
  for (std::uint32_t run = 0; run < 1500; ++run) {
    stats::RandomStream random = simulation(60'000 + run);
    const stats::Clusters clusters = clusters_of(60, 3);
    std::vector<std::uint8_t> before;
    std::vector<std::uint8_t> after;
    for (std::uint32_t c = 0; c < 60; ++c) {
      const double easy = random.uniform() < 0.5 ? 0.2 : 0.6;  // 0.4 on average
      for (int i = 0; i < 3; ++i) {
        const bool was = random.uniform() < easy;
        before.push_back(was ? 1 : 0);
        after.push_back(random.uniform() < (was ? 0.9 : 0.5) ? 1 : 0);
      }
    }
    const ego::MeasuredGain found = ego::measure_gain(before, after, clusters, {});
    REQUIRE(found.interval.has_value());
    covered += found.interval->lo <= truth && truth <= found.interval->hi ? 1 : 0;
  }
  CHECK(at_least(covered, kRuns, 0.95));
  CHECK(covered / kRuns < 0.98);
}

TEST_CASE("agreement: the bootstrap interval of kappa covers the true kappa (500 simulated pairs, 199 draws)",
          "[analysis][property]") {
  // With probability c both give the same random option, else each its own: kappa = c. c is 0.2 or 0.6, by cluster.
  const double truth = 0.4;
  double covered = 0;
  constexpr double kRuns = 500;
  for (std::uint32_t run = 0; run < 500; ++run) {
    stats::RandomStream random = simulation(70'000 + run);
    const stats::Clusters clusters = clusters_of(60, 4);
    ego::AnswerTable table = two_rows(clusters);
    for (std::uint32_t c = 0; c < 60; ++c) {
      const double coupled = random.uniform() < 0.5 ? 0.2 : 0.6;
      for (std::size_t i = 0; i < 4; ++i) {
        const std::uint32_t first = 1 + random.below(4);
        const bool same = random.uniform() < coupled;
        answer(table, 0, c * 4 + i, first);
        answer(table, 1, c * 4 + i, same ? first : 1 + random.below(4));
      }
    }
    const auto found = ego::analyze_agreement(table, {.draws = 199});
    REQUIRE(found.pairs[0].kappa_bounds.has_value());
    covered += found.pairs[0].kappa_bounds->lo <= truth && truth <= found.pairs[0].kappa_bounds->hi ? 1 : 0;
  }
  CHECK(covered / kRuns >= 0.91);
  CHECK(covered / kRuns <= 0.98);
}

TEST_CASE("persistence: restricted mean +- 1.96 bootstrap SE covers the truth (300 simulated sets, 199 draws)",
          "[analysis][property]") {
  // Each recall fails with 0.2 after the ones before held: S(60 r) = 0.8^r, restricted mean = 60 sum of 0.8^r, r = 0 ... 9.
  double truth = 0;
  double survival = 1;
  for (int r = 0; r < 10; ++r) {
    truth += 60 * survival;
    survival *= 0.8;
  }
  double covered = 0;
  for (std::uint32_t run = 0; run < 300; ++run) {
    stats::RandomStream random = simulation(80'000 + run);
    std::vector<stats::MemoryItem> items(120);
    for (stats::MemoryItem& item : items) {
      item.initially_right = random.uniform() < 0.7;
      for (int r = 0; r < 10 && (item.recalls.empty() || *item.recalls.back()); ++r)
        item.recalls.emplace_back(random.uniform() >= 0.2);
    }
    const auto found = ego::measure_persistence(items, clusters_of(40, 3), {.draws = 199});
    REQUIRE(found.restricted_mean_se.has_value());
    covered += std::fabs(found.curve.restricted_mean_secs - truth) <= 1.96 * *found.restricted_mean_se ? 1 : 0;
  }
  CHECK(covered / 300 >= 0.90);
  CHECK(covered / 300 <= 0.99);
}

TEST_CASE(
    "rank sets hold together: the true rank of every row is inside in 95 % of boards (400 simulated boards of 5 rows)",
    "[analysis][property]") {
  const std::vector<double> quality = {0.70, 0.62, 0.55, 0.45, 0.30};
  double held = 0;
  constexpr double kBoards = 400;
  for (std::uint32_t run = 0; run < 400; ++run) {
    stats::RandomStream random = simulation(90'000 + run);
    stats::ScoreTable table;
    std::vector<std::optional<double>> scores;
    table.sums.assign(quality.size(), std::vector<std::int64_t>(60, 0));
    for (std::uint32_t c = 0; c < 60; ++c) {
      const double shift = 0.3 * (random.uniform() - 0.5);  // a hard or easy video, the same for every row
      for (std::size_t m = 0; m < quality.size(); ++m) {
        for (int i = 0; i < 4; ++i) table.sums[m][c] += random.uniform() < quality[m] + shift ? 1 : 0;
      }
    }
    for (const auto& sums : table.sums)
      scores.emplace_back(static_cast<double>(std::accumulate(sums.begin(), sums.end(), std::int64_t{0})));
    const auto pairs = stats::max_t(table, stats::kDefaultSeed, 499);
    const stats::Ranking ranking = stats::rank_rows(scores, stats::separations(pairs, 0.05));
    bool all = true;
    for (std::uint32_t m = 0; m < quality.size(); ++m)
      all = all && ranking.sets[m].lo <= m + 1 && m + 1 <= ranking.sets[m].hi;
    held += all ? 1 : 0;
  }
  CHECK(at_least(held, kBoards, 0.95));
}
