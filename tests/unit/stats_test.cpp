// Statistics: the worked examples of the specification and the edges of each function. Several hundred further values stand
// in the golden rows, which the conformance program checks natively and as WebAssembly.
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "core/stats/agreement.h"
#include "core/stats/beta.h"
#include "core/stats/bootstrap.h"
#include "core/stats/elementary.h"
#include "core/stats/intervals.h"
#include "core/stats/items.h"
#include "core/stats/knowledge_gain.h"
#include "core/stats/max_t.h"
#include "core/stats/multiple.h"
#include "core/stats/normal.h"
#include "core/stats/paired.h"
#include "core/stats/philox.h"
#include "core/stats/power.h"
#include "core/stats/printed.h"
#include "core/stats/ranks.h"
#include "core/stats/sign_flip.h"
#include "core/stats/slices.h"
#include "core/stats/survival.h"
#include "core/stats/verdict.h"

namespace stats = ego::stats;
using Catch::Approx;

namespace {

stats::Clusters clusters(std::vector<std::uint32_t> keys) { return stats::number_clusters(keys); }

stats::Clusters singletons(std::uint32_t n) {
  stats::Clusters out;
  for (std::uint32_t i = 0; i < n; ++i) out.of_item.push_back(i);
  out.count = n;
  return out;
}

stats::ClusterTotals sums(std::vector<std::int64_t> values) {
  stats::ClusterTotals out;
  out.items.assign(values.size(), 1);
  out.sums = std::move(values);
  return out;
}

}  // namespace

TEST_CASE("philox4x32_10 gives the published known answer", "[stats][random]") {
  CHECK(stats::philox4x32_10({0, 0, 0, 0}, 0) ==
        std::array<std::uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
}

TEST_CASE("random_words: words of a range are those of the blocks one by one, whatever the length", "[stats][random]") {
  const stats::Sequence sequence{0x0123456789abcdef, stats::Stream::SignFlips, 77};
  for (const std::size_t count : {0U, 1U, 5U, 31U, 32U, 33U, 100U}) {
    std::vector<std::uint32_t> words(count);
    stats::random_words(sequence, 3, words);
    for (std::size_t i = 0; i < count; ++i) {
      const auto block = stats::philox4x32_10({static_cast<std::uint32_t>(3 + i / 4), 77, 2, 0}, sequence.seed);
      REQUIRE(words[i] == block[i % 4]);
    }
  }
}

TEST_CASE("elementary functions: ends of the range and special values", "[stats]") {
  CHECK(stats::exp(0) == 1);
  CHECK(stats::exp(-1000) == 0);
  CHECK(std::isinf(stats::exp(1000)));
  CHECK(stats::log(1) == 0);
  CHECK(std::isinf(stats::log(0)));
  CHECK(std::isnan(stats::log(-1)));
  CHECK(stats::log1p(1e-300) == 1e-300);
  CHECK(stats::expm1(-1e-300) == -1e-300);
}

TEST_CASE("quantiles invert their distribution functions", "[stats]") {
  for (const double p : {1e-12, 0.001, 0.025, 0.3, 0.5, 0.8, 0.9999}) {
    CHECK(stats::normal_cdf(stats::normal_quantile(p)) == Approx(p).epsilon(1e-13));
    for (const double df : {1.0, 2.0, 131.0, 1e6}) {
      const double t = stats::t_quantile(p, df);
      CHECK(stats::t_two_sided(t, df) == Approx(2 * std::min(p, 1 - p)).epsilon(1e-9));
    }
    CHECK(stats::beta_cdf(stats::beta_quantile(p, 3.5, 120.5), 3.5, 120.5) == Approx(p).epsilon(1e-12));
  }
}

TEST_CASE("standard_errors: the example of section 2.2, against lmms-eval (miller) and inspect_ai (cr1)", "[stats]") {
  const std::vector<double> scores{1, 1, 0, 0};
  const stats::StandardErrors se = stats::standard_errors(scores, clusters({0, 0, 1, 1}));
  CHECK(*se.iid == Approx(0.28867513));
  CHECK(*se.miller == Approx(0.38188131));
  CHECK(*se.cr0 == Approx(0.35355339));
  CHECK(*se.cr1 == Approx(0.5));
  CHECK(*se.deff == Approx(3));
  CHECK(*se.icc == Approx(1));
}

TEST_CASE("standard_errors: what is undefined is absent, never 0", "[stats]") {
  CHECK_FALSE(stats::standard_errors({}, singletons(0)).mean);
  const std::vector<double> one{1};
  CHECK_FALSE(stats::standard_errors(one, singletons(1)).iid);
  const std::vector<double> two{1, 0};
  const stats::StandardErrors se = stats::standard_errors(two, clusters({5, 5}));
  CHECK(se.cr0);
  CHECK_FALSE(se.cr1);
  CHECK_FALSE(se.icc);
}

TEST_CASE("wilson: 460 of 957, and the ends", "[stats]") {
  const auto bounds = stats::wilson(460, 957, 0.95);
  CHECK(bounds->lo == Approx(0.4491547));
  CHECK(bounds->hi == Approx(0.5123374));
  CHECK(stats::wilson(0, 10, 0.95)->lo == 0);
  CHECK(stats::wilson(0, 10, 0.95)->hi == Approx(0.2775328));
  CHECK(stats::wilson(10, 10, 0.95)->hi == 1);
  CHECK_FALSE(stats::wilson(0, 0, 0.95));
}

TEST_CASE("score_interval: the method follows from scores and clusters", "[stats]") {
  stats::CriticalValues critical(0.95);
  const std::vector<double> binary{1, 1, 1, 0, 1, 0, 0, 0, 1, 1, 0, 1};
  const stats::ScoreInterval clustered =
      stats::score_interval(binary, clusters({0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3}), critical);
  CHECK(clustered.method == stats::IntervalMethod::WilsonCluster);
  CHECK(*clustered.n_eff == Approx(9.5454545));
  CHECK(clustered.bounds->lo == Approx(0.1841093));
  CHECK(clustered.bounds->hi == Approx(0.8967566));
  CHECK(clustered.few_clusters);
  CHECK(stats::score_interval(binary, singletons(12), critical).method == stats::IntervalMethod::Wilson);
  const std::vector<double> graded{0.5, 1, 0.25};
  const stats::ScoreInterval wide = stats::score_interval(graded, singletons(3), critical);
  CHECK(wide.method == stats::IntervalMethod::TCluster);
  CHECK(wide.clipped);
  CHECK(wide.bounds->hi == 1);
  CHECK(stats::score_interval(graded, clusters({1, 1, 1}), critical).method == stats::IntervalMethod::NoneOneCluster);
  CHECK(stats::score_interval({}, singletons(0), critical).method == stats::IntervalMethod::NoneEmpty);
}

TEST_CASE("mcnemar and intervals of the difference: the example of section 4.2", "[stats]") {
  const stats::McNemar test = stats::mcnemar(40, 61);
  CHECK(test.p_exact == Approx(0.0460441).epsilon(1e-6));
  CHECK(test.p_mid == Approx(0.0370668).epsilon(1e-6));
  CHECK(*test.chi2 == Approx(4.3663366));
  const stats::Discordance table{40, 61, 300};
  CHECK(stats::wald_difference(table, stats::kNormal975).lo == Approx(0.0048216).epsilon(1e-5));
  CHECK(stats::bonett_price_difference(table, stats::kNormal975).hi == Approx(0.1349336).epsilon(1e-6));
  CHECK(stats::mcnemar(0, 0).p_exact == 1);
  CHECK_FALSE(stats::mcnemar(0, 0).chi2);
}

TEST_CASE("sign_flip: the three methods agree on the example of section 4.3", "[stats]") {
  for (const auto method : {stats::FlipMethod::Convolution, stats::FlipMethod::Enumeration}) {
    const stats::SignFlip test = stats::sign_flip(sums({2, -1, 3}), {.method = method});
    CHECK(test.p == 0.5);
    CHECK(*test.p_mid == 0.375);
  }
  const stats::SignFlip drawn = stats::sign_flip(sums({2, -1, 3}), {.method = stats::FlipMethod::MonteCarlo});
  CHECK(drawn.p == Approx(0.5).margin(0.02));
  CHECK_FALSE(drawn.p_mid);
  CHECK(stats::sign_flip(sums({0, 0}), {}).p == 1);
}

TEST_CASE("sign_flip with singleton clusters is McNemar's exact test", "[stats]") {
  for (const auto& [lost, gained] : {std::pair{3, 9}, std::pair{40, 61}, std::pair{7, 7}, std::pair{0, 1}}) {
    std::vector<std::int64_t> d(static_cast<std::size_t>(gained), 1);
    d.insert(d.end(), static_cast<std::size_t>(lost), -1);
    const stats::SignFlip flips = stats::sign_flip(sums(d), {});
    const stats::McNemar exact = stats::mcnemar(static_cast<std::uint64_t>(lost), static_cast<std::uint64_t>(gained));
    CHECK(flips.p == Approx(exact.p_exact).epsilon(1e-12));
    CHECK(*flips.p_mid == Approx(exact.p_mid).epsilon(1e-12));
  }
}

TEST_CASE("sign_flip: with five clusters or fewer p cannot reach 0.05", "[stats]") {
  CHECK(stats::sign_flip(sums({9, 9, 9, 9, 9}), {}).p == 0.0625);
  CHECK(stats::sign_flip(sums({9, 9, 9, 9, 9, 9}), {}).p == 0.03125);
}

TEST_CASE("decide: every row of the table in section 4.5", "[stats]") {
  stats::VerdictInput given;
  CHECK(stats::decide(given) == stats::Verdict::Inconclusive);
  given = {.bounds = stats::Bounds{0.01, 0.2}, .p = 0.05};
  CHECK(stats::decide(given) == stats::Verdict::Better);
  given = {.bounds = stats::Bounds{-0.03, -0.01}, .p = 0.01, .margin = 0.05};
  CHECK(stats::decide(given) == stats::Verdict::WithinMargin);
  given.margin = 0.02;
  CHECK(stats::decide(given) == stats::Verdict::Worse);
  given = {.bounds = stats::Bounds{-0.1, 0.1}, .p = 0.9, .mde80 = 0.14, .max_mde = 0.05};
  CHECK(stats::decide(given) == stats::Verdict::Inconclusive);
  given.max_mde.reset();
  CHECK(stats::decide(given) == stats::Verdict::NoDifferenceShown);
  given.margin = 0.11;
  CHECK(stats::decide(given) == stats::Verdict::NotWorse);
  given.margin = 0.1;
  CHECK(stats::decide(given) == stats::Verdict::Inconclusive);
  CHECK(stats::exit_code(stats::Verdict::Worse) == 1);
  CHECK(stats::exit_code(stats::Verdict::Inconclusive) == 2);
  CHECK(stats::exit_code(stats::Verdict::WithinMargin) == 0);
}

TEST_CASE("bootstrap_replicates: first replicates and intervals of the example in section 5.2", "[stats]") {
  const stats::ClusterTotals totals = sums({1, 0, 1, 1, 0});
  std::vector<double> replicates(999);
  const stats::SideCounts sides = stats::bootstrap_replicates(totals, {.last = 999}, replicates);
  CHECK(std::vector(replicates.begin(), replicates.begin() + 5) == std::vector{0.8, 0.4, 0.2, 1.0, 0.4});
  const stats::BootstrapSummary found = stats::summarize_bootstrap(totals, replicates, sides, 0.95);
  CHECK(found.percentile == stats::Bounds{0.2, 1.0});
  CHECK(*found.z0 == Approx(-0.0200744).epsilon(1e-5));
  CHECK(found.a == Approx(-0.0304290).epsilon(1e-5));
  const stats::ClusterTotals alike = sums({1, 1, 1});
  const stats::SideCounts none = stats::bootstrap_replicates(alike, {.last = 999}, replicates);
  CHECK(none.equal == 999);
}

TEST_CASE("bootstrap_replicates: totals too large for one word give the same replicates", "[stats]") {
  stats::ClusterTotals small = sums({1, 0, 1, 1, 0, 0, 1});
  stats::ClusterTotals large = small;
  large.kind = stats::ScoreKind::Graded;
  for (std::int64_t& sum : large.sums) sum <<= 40;
  std::vector<double> a(200);
  std::vector<double> b(200);
  stats::bootstrap_replicates(small, {.last = 200}, a);
  stats::bootstrap_replicates(large, {.last = 200}, b);
  CHECK(a == b);
}

TEST_CASE("holm and benjamini_hochberg: the examples of sections 6.1 and 6.2", "[stats]") {
  const std::vector<double> p{0.01, 0.02, 0.03, 0.04};
  const std::vector<double> stepped = stats::holm(p);
  CHECK(stepped[1] == Approx(0.06));
  CHECK(stepped[3] == Approx(0.06));
  for (const double value : stats::benjamini_hochberg(p)) CHECK(value == Approx(0.04));
  CHECK(stats::holm({}).empty());
}

TEST_CASE("max_t: the example of section 6.3, and its rank sets", "[stats]") {
  const stats::ScoreTable table{{{1, 0, 1, 1, 0, 1}, {1, 1, 1, 1, 0, 1}, {0, 0, 1, 0, 0, 1}}};
  const auto pairs = stats::max_t(table, stats::kDefaultSeed, 1999);
  CHECK(pairs[0].t == Approx(1));
  CHECK(pairs[1].t == Approx(1.4142136));
  CHECK(pairs[2].t == Approx(1.7320508));
  CHECK(pairs[0].p_step == 1);
  CHECK(pairs[1].p_step == Approx(0.488));
  CHECK(pairs[2].p_step == Approx(0.247));
  const std::vector<std::optional<double>> scores{4 / 6.0, 5 / 6.0, 2 / 6.0};
  const stats::Ranking ranking = stats::rank_rows(scores, stats::separations(pairs, 0.05));
  for (const stats::RankSet& set : ranking.sets) CHECK(set == stats::RankSet{1, 3});
  const auto ranks = stats::rank_probabilities(table, stats::kDefaultSeed, 999, 0.95);
  CHECK(ranks[1].top1 == 1);
}

TEST_CASE("rank_rows: sets and bands of the example in section 7.1; rows without a score come last", "[stats]") {
  const std::vector<std::optional<double>> scores{0.9, 0.85, 0.8, 0.75, 0.7};
  const std::vector<stats::Separation> separated{{0, 3}, {0, 4}, {1, 4}};
  const stats::Ranking found = stats::rank_rows(scores, separated);
  CHECK(found.sets == std::vector<stats::RankSet>{{1, 3}, {1, 4}, {1, 5}, {2, 5}, {3, 5}});
  CHECK(found.bands == std::vector<std::vector<std::uint32_t>>{{0, 1, 2}, {1, 2, 3}, {2, 3, 4}});
  CHECK(found.leaders == std::vector<std::uint32_t>{0, 1, 2});
  const std::vector<std::optional<double>> gaps{std::nullopt, 0.5, 0.5};
  const stats::Ranking empty_first = stats::rank_rows(gaps, {});
  CHECK(empty_first.order == std::vector<std::uint32_t>{1, 2, 0});
  CHECK(empty_first.rank == std::vector<std::optional<std::uint32_t>>{std::nullopt, 1, 1});
}

TEST_CASE("power: the table of section 8", "[stats]") {
  CHECK(*stats::detectable_difference({.n = 957, .disc = 0.2}) == Approx(0.041).margin(0.0005));
  CHECK(*stats::detectable_difference({.n = 60, .disc = 0.4}) == Approx(0.229).margin(0.0005));
  CHECK_FALSE(stats::detectable_difference({}));
  const auto n = stats::connor_items({.disc = 0.2}, 0.04);
  CHECK(stats::connor_power({.n = static_cast<double>(*n), .disc = 0.2}, 0.04) >= 0.8);
  CHECK(stats::connor_power({.n = static_cast<double>(*n) - 1, .disc = 0.2}, 0.04) < 0.8);
  CHECK_FALSE(stats::connor_items({.disc = 0.2}, 0.3));
}

TEST_CASE("knowledge_gain: the published human row of section 9", "[stats]") {
  std::vector<std::uint8_t> before(300, 0);
  std::vector<std::uint8_t> after(300, 0);
  for (std::size_t i = 0; i < 122; ++i) before[i] = 1;
  for (std::size_t i = 13; i < 122 + 72; ++i) after[i] = 1;
  stats::CriticalValues critical(0.95);
  const stats::KnowledgeGain gain = stats::knowledge_gain(before, after, singletons(300), critical);
  CHECK(*gain.delta == Approx(0.3314607));
  CHECK(*gain.w2r == Approx(0.4044944));
  CHECK(gain.w2r_bounds->lo == Approx(0.3351487));
  CHECK(*gain.r2w == Approx(0.1065574));
  CHECK(gain.bounds->lo == Approx(0.2479797));
  CHECK(gain.bounds->hi == Approx(0.4149417));
  const std::vector<std::uint8_t> all(4, 1);
  CHECK_FALSE(stats::knowledge_gain(all, all, singletons(4), critical).delta);
}

TEST_CASE("bootstrap_knowledge_gain drops replicates in which nothing was wrong before", "[stats]") {
  const std::vector<std::uint8_t> before{1, 1, 1, 0};
  const std::vector<std::uint8_t> after{1, 1, 0, 1};
  const stats::GainBootstrap found =
      stats::bootstrap_knowledge_gain(before, after, singletons(4), stats::kDefaultSeed, 999, 0.95);
  CHECK(found.dropped > 250);  // (3/4)^4 of them
  CHECK(found.dropped < 400);
  REQUIRE(found.percentile);
  CHECK(found.percentile->hi == 1);
}

TEST_CASE("agreement: the examples of section 11", "[stats]") {
  const std::vector<std::uint32_t> x{0, 0, 1, 1, 2, 3, 0, 1, 4, 2};
  const std::vector<std::uint32_t> y{0, 1, 1, 1, 2, 3, 0, 0, 4, 3};
  CHECK(*stats::cohen_kappa(x, y, 5)->kappa == Approx(0.6103896));
  const std::vector<std::vector<std::uint32_t>> counts{{3, 0}, {2, 1}, {1, 2}, {0, 3}};
  CHECK(*stats::fleiss_kappa(counts)->kappa == Approx(1 / 3.0));
  const std::vector<std::uint32_t> same{1, 1};
  CHECK_FALSE(stats::cohen_kappa(same, same, 2)->kappa);
}

TEST_CASE("kaplan_meier: the example of section 13", "[stats]") {
  const std::vector<stats::FollowUp> items{{60, true}, {120, true}, {120, true}, {600, false}, {600, false}};
  const stats::SurvivalCurve curve = stats::kaplan_meier(items, 600, stats::kNormal975);
  REQUIRE(curve.steps.size() == 2);
  CHECK(curve.steps[0].survival == Approx(0.8));
  CHECK(*curve.steps[1].se == Approx(0.2190890));
  CHECK(*curve.median_secs == 120);
  CHECK(curve.restricted_mean_secs == Approx(300));
  CHECK(curve.restricted_mean_se == Approx(109.9818167));
}

TEST_CASE("printed_counts and percent_text work on whole numbers", "[stats]") {
  CHECK(stats::printed_counts("66.35", 2, 957)->matches[0].k == 635);
  CHECK_FALSE(stats::printed_counts("61.3", 1, 500)->feasible);
  CHECK(stats::printed_counts("81.81", 2, 11)->truncation_only);
  CHECK(stats::printed_counts("0", 0, 3)->matches[0].k == 0);
  CHECK_FALSE(stats::printed_counts("4,5", 1, 10));
  CHECK_FALSE(stats::printed_counts("45.123", 2, 10));
  CHECK_FALSE(stats::printed_counts("45.1", 1, 0));
  CHECK(stats::percent_text(1, 8, 0) == "13");
  CHECK(stats::percent_text(1, 1000, 2) == "0.10");
  CHECK(stats::percent_text(957, 957, 1) == "100.0");
}

TEST_CASE("flow counts patterns and links of three stages", "[stats]") {
  const std::vector<std::string> stages{"RWI", "RRM", "WRR"};
  const stats::Flow found = stats::flow(stages);
  CHECK(found.patterns.at("RRW") == 1);
  CHECK(found.patterns.at("IMR") == 1);
  CHECK(found.links[1].at("RR") == 1);
}

TEST_CASE("number_clusters numbers by first appearance", "[stats]") {
  CHECK(clusters({7, 7, 3, 7}).of_item == std::vector<std::uint32_t>{0, 0, 1, 0});
}
