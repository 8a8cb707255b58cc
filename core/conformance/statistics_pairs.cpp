#include <bit>

#include "core/base/sha256.h"
#include "core/conformance/statistics_values.h"
#include "core/stats/bootstrap.h"
#include "core/stats/normal.h"
#include "core/stats/paired.h"
#include "core/stats/sign_flip.h"
#include "core/stats/verdict.h"

namespace ego::conformance {
namespace {

using json::Object;
using json::Value;

Value paired(const StatisticsInput& in) {
  stats::CriticalValues critical(in.number("conf"));
  const stats::PairedDifference found =
      stats::paired_difference(in.numbers("a"), in.numbers("b"), in.clusters(), critical);
  Object out{{"n", to_value(found.se.n)},        {"C", to_value(found.se.clusters)}, {"mean_a", to_value(found.mean_a)},
             {"mean_b", to_value(found.mean_b)}, {"diff", to_value(found.se.mean)},  {"se_iid", to_value(found.se.iid)},
             {"se_cr1", to_value(found.se.cr1)}, {"deff", to_value(found.se.deff)},  {"var_a", to_value(found.var_a)},
             {"var_b", to_value(found.var_b)},   {"cov_ab", to_value(found.cov_ab)}, {"crit", to_value(found.critical)},
             {"mde80", to_value(found.mde80)}};
  put_bounds(out, "", found.bounds);
  return out;
}

Value mcnemar(const StatisticsInput& in) {
  const stats::Discordance table{in.count("b"), in.count("c"), in.count("n")};
  const stats::McNemar test = stats::mcnemar(table.lost, table.gained);
  stats::CriticalValues critical(in.number("conf"));
  const double gap = static_cast<double>(table.gained) - static_cast<double>(table.lost);
  Object out{{"D", to_value(table.lost + table.gained)}, {"p_exact", to_value(test.p_exact)},
             {"p_midp", to_value(test.p_mid)},           {"chi2", to_value(test.chi2)},
             {"p_chi2", to_value(test.p_chi2)},          {"diff", to_value(gap / static_cast<double>(table.n))}};
  put_bounds(out, "wald_", stats::wald_difference(table, critical.z()));
  put_bounds(out, "bp_", stats::bonett_price_difference(table, critical.z()));
  return out;
}

Value signflip(const StatisticsInput& in) {
  const stats::ClusterTotals totals = stats::cluster_differences(in.numbers("a"), in.numbers("b"), in.clusters());
  stats::FlipOptions options;
  options.seed = in.sequence().seed;
  options.draws = in.small_count("B");
  for (const auto method :
       {stats::FlipMethod::Convolution, stats::FlipMethod::Enumeration, stats::FlipMethod::MonteCarlo}) {
    if (in.text("method") == to_string(method)) options.method = method;
  }
  const stats::SignFlip test = stats::sign_flip(totals, options);
  Object out{{"C", to_value(test.clusters)},
             {"C_nonzero", to_value(test.nonzero)},
             {"T", json::number(static_cast<double>(test.statistic) * totals.unit())},
             {"method", to_string(test.method)},
             {"p", to_value(test.p)}};
  if (test.method == stats::FlipMethod::MonteCarlo) {
    out.emplace_back("count", to_value(std::uint64_t{test.as_extreme}));
    out.emplace_back("B", to_value(std::uint64_t{test.draws}));
  }
  out.emplace_back("p_mid", to_value(test.p_mid));
  return out;
}

Value obuchowski(const StatisticsInput& in) {
  const auto test = stats::obuchowski_modified(in.numbers("D"));
  return Object{{"chi2", test ? json::number(test->statistic) : Value{}},
                {"p", test ? json::number(test->p) : Value{}}};
}

Value verdict(const StatisticsInput& in) {
  stats::VerdictInput given;
  const auto lo = in.optional_number("lo");
  const auto hi = in.optional_number("hi");
  if (lo && hi) given.bounds = stats::Bounds{*lo, *hi};
  given.p = in.optional_number("p");
  given.alpha = in.number("alpha");
  given.margin = in.optional_number("margin");
  given.mde80 = in.optional_number("mde");
  given.max_mde = in.optional_number("max_mde");
  const stats::Verdict found = stats::decide(given);
  return Object{{"verdict", to_string(found)}, {"exit_code", json::number(std::int64_t{stats::exit_code(found)})}};
}

/// All replicates as little-endian binary64 in order.
std::string replicate_bytes(const std::vector<double>& replicates) {
  std::string bytes;
  for (const double value : replicates) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (unsigned shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(bits >> shift & 0xffU);
  }
  return bytes;
}

Value bootstrap(const StatisticsInput& in) {
  stats::ClusterTotals totals;
  totals.sums = in.integers("S");
  for (const std::int64_t n : in.integers("n")) totals.items.push_back(static_cast<std::uint32_t>(n));
  if (totals.sums.empty() || totals.sums.size() != totals.items.size()) return Object{};
  const stats::Sequence sequence = in.sequence();
  const std::uint32_t draws = in.small_count("B");
  std::vector<double> replicates(draws);
  // In two ranges, as a host with two workers would: the bytes must not tell.
  const std::uint32_t half = draws / 2;
  stats::SideCounts sides =
      stats::bootstrap_replicates(totals, {sequence.seed, sequence.stream, 0, half}, std::span(replicates).first(half));
  const stats::SideCounts rest = stats::bootstrap_replicates(totals, {sequence.seed, sequence.stream, half, draws},
                                                             std::span(replicates).subspan(half));
  sides.below += rest.below;
  sides.equal += rest.equal;
  std::vector<std::uint32_t> first = stats::bootstrap_draws(sequence, static_cast<std::uint32_t>(totals.sums.size()));
  if (first.size() > 12) first.resize(12);
  const auto shown = std::span<const double>(replicates).first(std::min<std::size_t>(replicates.size(), 5));
  const std::vector<double> head(shown.begin(), shown.end());
  Object out{
      {"draws_rep0", to_values(first)}, {"head", to_values(head)}, {"sha256", sha256_hex(replicate_bytes(replicates))}};
  const stats::BootstrapSummary found =
      stats::summarize_bootstrap(totals, std::move(replicates), sides, in.number("conf"));
  out.emplace_back("theta", to_value(found.theta));
  out.emplace_back("se_boot", to_value(found.se));
  out.emplace_back("z0", to_value(found.z0));
  out.emplace_back("a", found.z0 ? json::number(found.a) : Value{});
  put_bounds(out, "pct_", found.percentile);
  put_bounds(out, "bca_", found.bca);
  return out;
}

}  // namespace

std::optional<Value> run_pairs(std::string_view operation, const StatisticsInput& in) {
  if (operation == "paired_diff") return paired(in);
  if (operation == "mcnemar") return mcnemar(in);
  if (operation == "signflip") return signflip(in);
  if (operation == "obuchowski_modified") return obuchowski(in);
  if (operation == "verdict") return verdict(in);
  if (operation == "bootstrap_ratio") return bootstrap(in);
  if (operation == "quantile6") {
    return Object{{"q", json::number(stats::quantile6(in.numbers("sorted"), in.number("p")))}};
  }
  return std::nullopt;
}

}  // namespace ego::conformance
