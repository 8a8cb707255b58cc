#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/report/pair_json.h"
#include "core/report/schema_names.h"

namespace ego {
namespace {

template <class IdType>
std::vector<IdType> ids_of(std::vector<std::string> texts) {
  std::vector<IdType> ids;
  ids.reserve(texts.size());
  for (std::string& text : texts) ids.emplace_back(std::move(text));
  return ids;
}

PairTable read_table(const Fields& fields) {
  PairTable out;
  out.both_right = fields.count("both_right");
  out.lost = fields.count("lost");
  out.gained = fields.count("gained");
  out.both_wrong = fields.count("both_wrong");
  out.wrong_changed = fields.count("wrong_changed");
  out.format_flips = fields.count("format_flips");
  return out;
}

void read_difference(const Fields& fields, Comparison& out) {
  out.difference = fields.number("value").value_or(0);
  out.se = fields.number("se");
  out.deff = fields.number("deff");
  out.mde80 = fields.number("mde80");
  out.interval = read_interval(fields, "interval");
}

std::map<std::string, std::uint64_t> read_counts(const Fields& fields) {
  std::map<std::string, std::uint64_t> out;
  for (const auto& [pattern, value] : *fields.value().if_object()) {
    const auto count = value.as_int();
    if (count && *count >= 0) out[pattern] = static_cast<std::uint64_t>(*count);
  }
  return out;
}

template <class Enum, std::size_t N>
Enum word_of(std::string_view word, const std::array<Enum, N>& words, Enum fallback) {
  const auto found = std::find_if(words.begin(), words.end(), [&](Enum each) { return to_string(each) == word; });
  return found == words.end() ? fallback : *found;
}

GateVerdict gate_verdict(std::string_view word) {
  constexpr std::array kWords = {GateVerdict::Pass, GateVerdict::Fail, GateVerdict::Inconclusive, GateVerdict::Invalid};
  return word_of(word, kWords, GateVerdict::Invalid);
}

}  // namespace

std::optional<DifferenceInterval> read_interval(const Fields& fields, std::string_view name) {
  const auto interval = fields.object(name);
  if (!interval) return std::nullopt;
  const auto lo = interval->number("lo");
  const auto hi = interval->number("hi");
  if (!lo || !hi) return std::nullopt;
  return DifferenceInterval{*lo, *hi, interval->number("level").value_or(0.95), interval->text("method"),
                            interval->number("critical")};
}

PairTest read_test(const Fields& fields) {
  PairTest out;
  out.name = fields.text("name");
  out.method = fields.text("method");
  out.p = fields.number("p").value_or(1);
  out.p_mid = fields.number("p_mid");
  out.p_adjusted = fields.number("p_adjusted");
  if (const std::string adjustment = fields.text("adjustment"); !adjustment.empty()) out.adjustment = adjustment;
  out.draws = fields.count("draws");
  out.statistic = fields.number("statistic");
  return out;
}

Comparison read_comparison(const Fields& fields) {
  Comparison out;
  out.baseline = RowId{fields.text("baseline")};
  out.candidate = RowId{fields.text("candidate")};
  out.column = ColumnId{fields.text("column")};
  out.profile = ProfileId{fields.text("profile")};
  if (const auto table = fields.object("table")) out.table = read_table(*table);
  if (const auto difference = fields.object("difference")) read_difference(*difference, out);
  if (const auto bounds = fields.object("bounds")) {
    out.bounds = DifferenceBounds{.lo = bounds->number("lo").value_or(0),
                                  .hi = bounds->number("hi").value_or(0),
                                  .items = bounds->count("items")};
  }
  if (const auto clusters = fields.object("clusters")) {
    out.cluster_key = clusters->text("key");
    out.clusters = clusters->count("count");
    out.nonzero_clusters = clusters->count("nonzero");
  }
  if (const auto test = fields.object("test")) out.test = read_test(*test);
  for (const Fields& test : fields.objects("also")) out.also.push_back(read_test(test));
  out.margin = fields.number("margin");
  constexpr std::array kWords = {PairVerdict::Better, PairVerdict::Worse, PairVerdict::NoDifferenceShown,
                                 PairVerdict::WithinMargin, PairVerdict::NotWorse};
  out.verdict = word_of(fields.text("verdict"), kWords, PairVerdict::Inconclusive);
  out.gained_items = ids_of<QuestionId>(fields.texts("gained_items"));
  out.lost_items = ids_of<QuestionId>(fields.texts("lost_items"));
  out.flags = fields.texts("flags");
  std::erase_if(out.flags, [](const std::string& flag) { return !is_schema_flag(flag); });
  return out;
}

ReportBoard read_board(const Fields& fields) {
  ReportBoard out;
  out.column = ColumnId{fields.text("column")};
  out.profile = ProfileId{fields.text("profile")};
  out.order = ids_of<RowId>(fields.texts("order"));
  if (const auto family = fields.object("family")) {
    out.method = family->text("method");
    out.family = ids_of<RowId>(family->texts("rows"));
    out.pairs = family->count("pairs");
    out.alpha = family->number("alpha").value_or(out.alpha);
    out.draws = family->count("draws");
  }
  const json::Value* bands = fields.raw("bands");
  if (bands != nullptr && bands->is_array()) {
    for (const json::Value& band : *bands->if_array()) {
      if (!band.is_array()) continue;
      std::vector<RowId> rows;
      for (const json::Value& row : *band.if_array()) {
        if (row.is_string()) rows.emplace_back(*row.if_string());
      }
      out.bands.push_back(std::move(rows));
    }
  }
  out.leaders = ids_of<RowId>(fields.texts("leaders"));
  out.mde80 = fields.number("mde80");
  for (const Fields& pair : fields.objects("separable")) {
    out.separable.push_back({RowId{pair.text("better")}, RowId{pair.text("worse")}, pair.number("p").value_or(1),
                             pair.number("t").value_or(0)});
  }
  return out;
}

StageFlow read_flow(const Fields& fields) {
  StageFlow out;
  out.rows = ids_of<RowId>(fields.texts("rows"));
  out.labels = fields.texts("labels");
  out.column = ColumnId{fields.text("column")};
  out.profile = ProfileId{fields.text("profile")};
  if (const auto patterns = fields.object("patterns")) out.counts.patterns = read_counts(*patterns);
  for (const Fields& link : fields.objects("links")) out.counts.links.push_back(read_counts(link));
  return out;
}

ReportGate read_gate(const Fields& fields) {
  ReportGate out;
  out.exit_code = static_cast<int>(std::min<std::uint64_t>(fields.count("exit_code"), 3));
  out.verdict = gate_verdict(fields.text("verdict"));
  out.policy_sha256 = fields.text("policy_sha256");
  for (const Fields& rule : fields.objects("rules")) {
    out.rules.push_back({rule.text("name"), gate_verdict(rule.text("verdict")), rule.text("reason"),
                         rule.optional_count("comparison")});
  }
  return out;
}

}  // namespace ego
