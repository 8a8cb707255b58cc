#include "core/conformance/statistics_values.h"
#include "core/stats/normal.h"
#include "core/stats/slices.h"
#include "core/stats/survival.h"

namespace ego::conformance {
namespace {

using json::Array;
using json::Object;
using json::Value;

Value contrast(const StatisticsInput& in) {
  const auto found = stats::slice_contrast(in.numbers("d"), in.bits("inside"), in.clusters());
  if (!found) return Object{};
  return Object{{"diff_in", json::number(found->diff_in)},
                {"diff_out", json::number(found->diff_out)},
                {"contrast", json::number(found->contrast)},
                {"se", to_value(found->se)},
                {"t", to_value(found->t)},
                {"p", to_value(found->p)}};
}

Value judged(const StatisticsInput& in) {
  stats::CriticalValues critical(in.number("conf"));
  const stats::JudgeCorrected found = stats::judge_corrected(in.numbers("judge_all"), in.numbers("judge_labelled"),
                                                             in.numbers("human_labelled"), critical.z());
  Object out{{"theta", json::number(found.theta)}, {"bias", json::number(found.bias)}, {"se", json::number(found.se)}};
  put_bounds(out, "", found.bounds);
  return out;
}

Object counts_object(const std::map<std::string, std::uint64_t>& counts) {
  Object out;
  for (const auto& [pattern, count] : counts) out.emplace_back(pattern, to_value(count));
  return out;
}

Value flow(const StatisticsInput& in) {
  std::vector<std::string> stages;
  for (const Value& stage : in.array("stages")) stages.push_back(stage.is_string() ? *stage.if_string() : "");
  for (const std::string& stage : stages) {
    if (stage.size() != stages.front().size()) return Object{};
  }
  const stats::Flow found = stats::flow(stages);
  Array links;
  for (const auto& link : found.links) links.emplace_back(counts_object(link));
  return Object{{"patterns", counts_object(found.patterns)}, {"links", std::move(links)}};
}

Value survival(const StatisticsInput& in) {
  const std::vector<double> times = in.numbers("time");
  const std::vector<std::uint8_t> events = in.bits("event");
  std::vector<stats::FollowUp> items;
  for (std::size_t i = 0; i < times.size() && i < events.size(); ++i) items.push_back({times[i], events[i] != 0});
  stats::CriticalValues critical(in.number("conf"));
  const stats::SurvivalCurve curve = stats::kaplan_meier(items, in.number("tau"), critical.z());
  Array table;
  for (const stats::SurvivalStep& step : curve.steps) {
    Object line{{"t", json::number(step.time_secs)},
                {"at_risk", to_value(step.at_risk)},
                {"events", to_value(step.events)},
                {"S", json::number(step.survival)},
                {"se", to_value(step.se)}};
    put_bounds(line, "", step.bounds);
    table.emplace_back(std::move(line));
  }
  return Object{{"table", std::move(table)},
                {"rmst", json::number(curve.restricted_mean_secs)},
                {"rmst_se", json::number(curve.restricted_mean_se)},
                {"median", to_value(curve.median_secs)}};
}

Value memory(const StatisticsInput& in) {
  std::vector<stats::MemoryItem> items;
  for (const Value& given : in.array("items")) {
    stats::MemoryItem item;
    const Value* initial = given.find("initial");
    item.initially_right = initial != nullptr && initial->if_bool() != nullptr && *initial->if_bool();
    const Value* recalls = given.find("recalls");
    if (recalls != nullptr && recalls->is_array()) {
      for (const Value& recall : *recalls->if_array()) {
        item.recalls.push_back(recall.if_bool() == nullptr ? std::nullopt : std::optional(*recall.if_bool()));
      }
    }
    items.push_back(std::move(item));
  }
  const stats::Persistence found = stats::persistence(items);
  Array times;
  Array events;
  for (const stats::FollowUp& item : found.follow_ups) {
    times.push_back(json::number(item.time_secs));
    events.push_back(json::number(std::int64_t{item.forgotten ? 1 : 0}));
  }
  return Object{{"n", to_value(found.n)},
                {"initially_right", to_value(found.initially_right)},
                {"times", std::move(times)},
                {"events", std::move(events)},
                {"official_mpt", to_value(found.official_secs)},
                {"capped_mpt", to_value(found.capped_secs)}};
}

}  // namespace

std::optional<Value> run_views(std::string_view operation, const StatisticsInput& in) {
  if (operation == "slice_contrast") return contrast(in);
  if (operation == "judge_corrected") return judged(in);
  if (operation == "flow") return flow(in);
  if (operation == "kaplan_meier") return survival(in);
  if (operation == "mpt") return memory(in);
  if (operation == "macro_mean") {
    const stats::MacroMean found = stats::macro_mean(in.numbers("means"), in.numbers("ses"));
    return Object{{"mean", json::number(found.mean)}, {"se", json::number(found.se)}};
  }
  return std::nullopt;
}

}  // namespace ego::conformance
