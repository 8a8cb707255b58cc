#include "core/conformance/statistics_values.h"
#include "core/stats/knowledge_gain.h"
#include "core/stats/power.h"
#include "core/stats/printed.h"

namespace ego::conformance {
namespace {

using json::Object;
using json::Value;

Value share_interval(const StatisticsInput& in,
                     std::optional<stats::Bounds> (*make)(std::uint64_t, std::uint64_t, double)) {
  const std::uint64_t k = in.count("k");
  const std::uint64_t n = in.count("n");
  Object out;
  out.emplace_back("p", n == 0 ? Value{} : json::number(static_cast<double>(k) / static_cast<double>(n)));
  put_bounds(out, "", make(k, n, in.number("conf")));
  return out;
}

Value errors(const StatisticsInput& in) {
  const stats::StandardErrors se = stats::standard_errors(in.numbers("scores"), in.clusters());
  return Object{{"n", to_value(se.n)},        {"C", to_value(se.clusters)},       {"mean", to_value(se.mean)},
                {"se_iid", to_value(se.iid)}, {"se_miller", to_value(se.miller)}, {"se_cr0", to_value(se.cr0)},
                {"se_cr1", to_value(se.cr1)}, {"deff", to_value(se.deff)},        {"icc", to_value(se.icc)}};
}

Value interval(const StatisticsInput& in) {
  stats::CriticalValues critical(in.number("conf"));
  const stats::ScoreInterval found = stats::score_interval(in.numbers("scores"), in.clusters(), critical);
  Object out{{"method", to_string(found.method)},
             {"mean", to_value(found.se.mean)},
             {"n_eff", to_value(found.n_eff)},
             {"crit", to_value(found.critical)},
             {"few_clusters", found.few_clusters}};
  put_bounds(out, "", found.bounds);
  return out;
}

Value gain(const StatisticsInput& in) {
  stats::CriticalValues critical(in.number("conf"));
  const stats::KnowledgeGain found =
      stats::knowledge_gain(in.bits("before"), in.bits("after"), in.clusters(), critical);
  Object out{{"n", to_value(found.n)},
             {"right_before", to_value(found.right_before)},
             {"right_after", to_value(found.right_after)},
             {"gained", to_value(found.gained)},
             {"lost", to_value(found.lost)},
             {"delta", to_value(found.delta)},
             {"w2r", to_value(found.w2r)},
             {"r2w", to_value(found.r2w)},
             {"se_iid", to_value(found.se_iid)},
             {"se_cr1", to_value(found.se_cr1)}};
  put_bounds(out, "w2r_", found.w2r_bounds);
  put_bounds(out, "r2w_", found.r2w_bounds);
  put_bounds(out, "", found.bounds);
  return out;
}

Value corrected(const StatisticsInput& in) {
  const std::vector<double> scores = in.numbers("scores");
  std::vector<stats::Share> guess;
  std::vector<std::uint32_t> keys;
  for (const Value& pair : in.array("guess")) {
    const std::vector<std::int64_t> parts = integers_of(pair);
    if (parts.size() != 2) return Object{};
    guess.push_back({static_cast<std::uint64_t>(parts[0]), static_cast<std::uint64_t>(parts[1])});
    keys.push_back(static_cast<std::uint32_t>(keys.size()));
  }
  const stats::ChanceCorrected found = stats::chance_corrected(scores, guess, stats::number_clusters(keys));
  return Object{{"raw", to_value(found.raw)},
                {"chance", to_value(found.chance)},
                {"corrected", to_value(found.corrected.mean)},
                {"se_iid", to_value(found.corrected.iid)}};
}

std::optional<Value> run_power(std::string_view operation, const StatisticsInput& in) {
  stats::PowerPlan plan{.n = in.number("n"),
                        .disc = in.number("disc"),
                        .alpha = in.number("alpha"),
                        .power = in.number("power"),
                        .deff = in.optional_number("deff").value_or(1)};
  if (operation == "mde") return Object{{"mde", to_value(stats::detectable_difference(plan))}};
  if (operation == "connor_power") return Object{{"power", to_value(stats::connor_power(plan, in.number("delta")))}};
  if (operation == "connor_n") {
    const auto n = stats::connor_items(plan, in.number("delta"));
    return Object{{"n", n ? to_value(*n) : Value{}}};
  }
  if (operation != "miller_n") return std::nullopt;
  return Object{{"n", to_value(stats::miller_items({.omega2 = in.number("omega2"),
                                                    .sigma2_a = in.number("sigma2_a"),
                                                    .sigma2_b = in.number("sigma2_b"),
                                                    .repeats_a = in.number("K_a"),
                                                    .repeats_b = in.number("K_b"),
                                                    .delta = in.number("delta"),
                                                    .alpha = in.number("alpha"),
                                                    .power = in.number("power")}))}};
}

Value printed(const StatisticsInput& in) {
  const auto fit = stats::printed_counts(in.text("value"), static_cast<int>(in.count("decimals")), in.count("n"));
  if (!fit) return Object{};
  json::Array matches;
  for (const stats::PrintedMatch& match : fit->matches) {
    json::Array modes;
    for (const stats::Rounding mode : match.modes) modes.emplace_back(to_string(mode));
    matches.emplace_back(Object{{"k", to_value(match.k)}, {"modes", std::move(modes)}});
  }
  return Object{
      {"feasible", fit->feasible}, {"truncation_only", fit->truncation_only}, {"matches", std::move(matches)}};
}

}  // namespace

std::optional<Value> run_scores(std::string_view operation, const StatisticsInput& in) {
  if (operation == "wilson") return share_interval(in, stats::wilson);
  if (operation == "jeffreys") return share_interval(in, stats::jeffreys);
  if (operation == "se") return errors(in);
  if (operation == "score_ci") return interval(in);
  if (operation == "deff_planning") {
    return Object{{"deff", to_value(stats::planned_design_effect(in.number("m"), in.number("rho")))}};
  }
  if (operation == "delta_knowledge") return gain(in);
  if (operation == "chance_corrected") return corrected(in);
  if (operation == "grim") return printed(in);
  if (operation == "percent") {
    return Object{{"text", stats::percent_text(in.count("k"), in.count("n"), static_cast<int>(in.count("decimals")))}};
  }
  return run_power(operation, in);
}

}  // namespace ego::conformance
