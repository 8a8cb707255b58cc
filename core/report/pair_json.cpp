#include "core/report/pair_json.h"

#include <string>
#include <utility>
#include <vector>

#include "core/json/members.h"
#include "core/json/writer.h"

namespace ego {
namespace {

using json::Array;
using json::id_texts;
using json::number_or_null;
using json::Object;
using json::put;
using json::put_count;
using json::texts;
using json::Value;

Value table_json(const PairTable& table) {
  Object out;
  put_count(out, "both_right", table.both_right);
  put_count(out, "lost", table.lost);
  put_count(out, "gained", table.gained);
  put_count(out, "both_wrong", table.both_wrong);
  put_count(out, "wrong_changed", table.wrong_changed);
  put_count(out, "format_flips", table.format_flips);
  return out;
}

Value difference_json(const Comparison& comparison) {
  Object out;
  put(out, "value", json::number(comparison.difference));
  put(out, "interval", interval_json(comparison.interval));
  put(out, "se", number_or_null(comparison.se));
  put(out, "deff", number_or_null(comparison.deff));
  put(out, "mde80", number_or_null(comparison.mde80));
  return out;
}

Value counts_json(const std::map<std::string, std::uint64_t>& counts) {
  Object out;
  for (const auto& [pattern, count] : counts) put_count(out, pattern, count);
  return out;
}

}  // namespace

Value interval_json(const std::optional<DifferenceInterval>& interval) {
  if (!interval) return {};
  Object out;
  put(out, "lo", json::number(interval->lo));
  put(out, "hi", json::number(interval->hi));
  put(out, "level", json::number(interval->level));
  put(out, "method", interval->method);
  if (interval->critical) put(out, "critical", json::number(*interval->critical));
  return out;
}

Value to_json(const PairTest& test) {
  Object out;
  put(out, "name", test.name);
  put(out, "method", test.method);
  put(out, "p", json::number(test.p));
  put(out, "p_mid", number_or_null(test.p_mid));
  if (test.p_adjusted) put(out, "p_adjusted", json::number(*test.p_adjusted));
  put(out, "adjustment", test.adjustment);
  if (test.draws > 0) put_count(out, "draws", test.draws);
  if (test.statistic) put(out, "statistic", json::number(*test.statistic));
  return out;
}

Value to_json(const Comparison& comparison) {
  Object out;
  put(out, "baseline", comparison.baseline.value);
  put(out, "candidate", comparison.candidate.value);
  put(out, "column", comparison.column.value);
  put(out, "profile", comparison.profile.value);
  put_count(out, "n", comparison.table.n());
  put(out, "table", table_json(comparison.table));
  put(out, "difference", difference_json(comparison));
  if (const auto& bounds = comparison.bounds) {
    put(out, "bounds",
        Object{{"lo", json::number(bounds->lo)},
               {"hi", json::number(bounds->hi)},
               {"items", json::number(bounds->items)}});
  }
  put(out, "clusters",
      Object{{"key", comparison.cluster_key},
             {"count", json::number(comparison.clusters)},
             {"nonzero", json::number(comparison.nonzero_clusters)}});
  put(out, "test", to_json(comparison.test));
  Array also;
  for (const PairTest& test : comparison.also) also.push_back(to_json(test));
  put(out, "also", std::move(also));
  put(out, "margin", number_or_null(comparison.margin));
  put(out, "verdict", to_string(comparison.verdict));
  put(out, "gained_items", id_texts(comparison.gained_items));
  put(out, "lost_items", id_texts(comparison.lost_items));
  if (!comparison.flags.empty()) put(out, "flags", texts(comparison.flags));
  return out;
}

Value to_json(const ReportBoard& board) {
  Object family;
  put(family, "method", board.method);
  put(family, "rows", id_texts(board.family));
  put_count(family, "pairs", board.pairs);
  put(family, "alpha", json::number(board.alpha));
  put_count(family, "draws", board.draws);
  Array bands;
  for (const auto& band : board.bands) bands.emplace_back(id_texts(band));
  Array separable;
  for (const SeparablePair& pair : board.separable) {
    separable.emplace_back(Object{{"better", pair.better.value},
                                  {"worse", pair.worse.value},
                                  {"p", json::number(pair.p)},
                                  {"t", json::number(pair.t)}});
  }
  Object out;
  put(out, "column", board.column.value);
  put(out, "profile", board.profile.value);
  put(out, "order", id_texts(board.order));
  put(out, "family", std::move(family));
  put(out, "bands", std::move(bands));
  put(out, "leaders", id_texts(board.leaders));
  put(out, "mde80", number_or_null(board.mde80));
  put(out, "separable", std::move(separable));
  return out;
}

Value to_json(const StageFlow& flow) {
  Array links;
  for (const auto& link : flow.counts.links) links.push_back(counts_json(link));
  Object out;
  put(out, "rows", id_texts(flow.rows));
  put(out, "labels", texts(flow.labels));
  put(out, "column", flow.column.value);
  put(out, "profile", flow.profile.value);
  put(out, "patterns", counts_json(flow.counts.patterns));
  put(out, "links", std::move(links));
  return out;
}

Value to_json(const ReportGate& gate) {
  Array rules;
  for (const GateRuleResult& rule : gate.rules) {
    Object out;
    put(out, "name", rule.name);
    put(out, "verdict", to_string(rule.verdict));
    put(out, "reason", rule.reason);
    if (rule.comparison) put_count(out, "comparison", *rule.comparison);
    rules.emplace_back(std::move(out));
  }
  Object out;
  put(out, "exit_code", json::number(std::int64_t{gate.exit_code}));
  put(out, "verdict", to_string(gate.verdict));
  if (!gate.policy_sha256.empty()) put(out, "policy_sha256", gate.policy_sha256);
  put(out, "rules", std::move(rules));
  return out;
}

}  // namespace ego
