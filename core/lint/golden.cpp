#include <fmt/format.h>

#include "core/json/writer.h"
#include "core/lint/published.h"

namespace ego::lint {
namespace {

using json::Value;

Value list(const std::vector<std::uint64_t>& counts) {
  json::Array items;
  for (const std::uint64_t count : counts) items.push_back(json::number(count));
  return items;
}

template <class T>
Value count_or_null(const std::optional<T>& count) {
  return count ? json::number(*count) : Value{};
}

std::uint64_t count_of(const Value& row, std::string_view key) {
  const Value* member = row.find(key);
  const std::optional<std::int64_t> number = member == nullptr ? std::nullopt : member->as_int();
  return number && *number > 0 ? static_cast<std::uint64_t>(*number) : 0;
}

Unit unit_of(const Value& row) { return count_of(row, "unit") == 1 ? Unit::Fraction : Unit::Percent; }

Value judge_kn(const Value& row) {
  const KnFit fit = fit_k_of_n(row.text_or_empty("response"), count_of(row, "n"), unit_of(row));
  return json::Object{
      {"direct", list(fit.direct)}, {"two_stage", list(fit.two_stage)}, {"verdict", Value{to_string(fit.verdict())}}};
}

Value judge_sum(const Value& row, bool range_only) {
  std::vector<PrintedPart> parts;
  const Value* listed = row.find("parts");
  if (listed != nullptr && listed->is_array()) {
    for (const Value& part : *listed->if_array()) parts.push_back({part.text_or_empty("value"), count_of(part, "n")});
  }
  SumFit fit = fit_sum(parts, row.text_or_empty("response"), count_of(row, "n"), unit_of(row));
  if (range_only && fit.parts_sum.size() > 2) fit.parts_sum = {fit.parts_sum.front(), fit.parts_sum.back()};
  json::Object found{{"ok", fit.ok ? Value{*fit.ok} : Value{}},
                     {"parts_sum", fit.ok ? list(fit.parts_sum) : Value{}},
                     {"total", list(fit.total)}};
  if (range_only) found.emplace_back("range", Value{true});
  return found;
}

Value judge_delta(const Value& row) {
  const GainFit fit = fit_gain({.delta = row.text_or_empty("delta"),
                                .w2r = count_of(row, "w2r_n"),
                                .w2r_rate = row.text_or_empty("w2r_rate"),
                                .r2w = count_of(row, "r2w_n"),
                                .r2w_rate = row.text_or_empty("r2w_rate"),
                                .score_after = row.text_or_empty("adaptation"),
                                .n = count_of(row, "n")});
  return json::Object{{"pre_right", list(fit.right_before)},
                      {"post_right_from_counts", count_or_null(fit.right_after)},
                      {"delta_from_counts", fit.delta ? Value{*fit.delta} : Value{}},
                      {"published_post_right", count_or_null(fit.published_right_after)},
                      {"delta_agrees", Value{fit.delta_agrees}},
                      {"pre_right_from_delta", list(fit.right_before_by_delta)}};
}

}  // namespace

Mismatch check_golden_row(const Value& row) {
  const Value* expected = row.find("expected");
  if (expected == nullptr) return "the row has no `expected`";
  const std::string_view profile = row.text_or_empty("profile");
  Value found;
  if (profile == "lint:kn") {
    found = judge_kn(row);
  } else if (profile == "lint:sum") {
    found = judge_sum(row, expected->find("range") != nullptr);
  } else if (profile == "lint:delta") {
    found = judge_delta(row);
  } else {
    return fmt::format("no lint profile `{}`", profile);
  }
  const std::string wanted_text = json::write(*expected, json::Layout::Compact);
  const std::string found_text = json::write(found, json::Layout::Compact);
  if (wanted_text == found_text) return std::nullopt;
  return fmt::format("{} {}: expected {}, found {}", profile, row.text_or_empty("response"), wanted_text, found_text);
}

}  // namespace ego::lint
