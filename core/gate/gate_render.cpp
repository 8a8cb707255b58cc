#include "core/gate/gate_render.h"

#include <fmt/format.h>

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "core/base/quote.h"
#include "core/json/writer.h"
#include "core/report/annotations.h"
#include "core/report/escape.h"
#include "core/report/junit.h"

namespace ego {
namespace {

constexpr std::size_t kShownLost = 10;

const Comparison* comparison_of(const Report& report, const GateRuleResult& rule) {
  if (!rule.comparison || *rule.comparison >= report.comparisons.size()) return nullptr;
  return &report.comparisons[static_cast<std::size_t>(*rule.comparison)];
}

/// RFC 3986: everything but unreserved characters as %XX.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

using Properties = std::vector<std::pair<std::string, std::string>>;

Properties junit_properties(const Comparison& comparison) {
  Properties out{{"n", fmt::format("{}", comparison.table.n())},
                 {"clusters", fmt::format("{}", comparison.clusters)},
                 {"gained", fmt::format("{}", comparison.table.gained)},
                 {"lost", fmt::format("{}", comparison.table.lost)},
                 {"d", json::number_text(comparison.difference)}};
  if (comparison.interval) {
    out.emplace_back("lo", json::number_text(comparison.interval->lo));
    out.emplace_back("hi", json::number_text(comparison.interval->hi));
  }
  out.emplace_back("p", json::number_text(comparison.test.p));
  if (comparison.test.p_adjusted) out.emplace_back("p_adjusted", json::number_text(*comparison.test.p_adjusted));
  if (comparison.mde80) out.emplace_back("mde80", json::number_text(*comparison.mde80));
  out.emplace_back("verdict", to_string(comparison.verdict));
  return out;
}

/// What the report says of the gate; an empty pass if it has none.
ReportGate gate_of(const Report& report) { return report.gate.value_or(ReportGate{}); }

JUnitStatus junit_status(GateVerdict verdict, JunitInconclusive inconclusive) {
  if (verdict == GateVerdict::Pass) return JUnitStatus::Passed;
  const bool skipped = verdict == GateVerdict::Inconclusive && inconclusive == JunitInconclusive::Skipped;
  return skipped ? JUnitStatus::Skipped : JUnitStatus::Failed;
}

}  // namespace

std::string lost_item_link(const GateLinks& links, std::string_view benchmark, const Comparison& comparison,
                           const QuestionId& id) {
  return fmt::format("{}#/{}/pair/{}/{}?cell=lost&item={}", links.site, percent_encoded(benchmark),
                     percent_encoded(comparison.baseline.value), percent_encoded(comparison.candidate.value),
                     percent_encoded(id.value));
}

std::string render_gate_text(const Report& report, const GateLinks& links) {
  const ReportGate gate = gate_of(report);
  std::string out = fmt::format("gate {} (exit {})\n", to_string(gate.verdict), gate.exit_code);
  for (const GateRuleResult& rule : gate.rules) {
    out += fmt::format("{} {}: {}\n", to_string(rule.verdict), single_line(rule.name), single_line(rule.reason));
    const Comparison* pair = comparison_of(report, rule);
    if (pair == nullptr) continue;
    for (std::size_t i = 0; i < pair->lost_items.size() && i < kShownLost; ++i) {
      out += fmt::format("  lost {}  {}\n", single_line(pair->lost_items[i].value),
                         lost_item_link(links, report.benchmark.id.value, *pair, pair->lost_items[i]));
    }
    if (pair->lost_items.size() > kShownLost)
      out += fmt::format("  ... {} more lost\n", pair->lost_items.size() - kShownLost);
  }
  return out;
}

std::string render_gate_markdown(const Report& report, const GateLinks& links) {
  const ReportGate gate = gate_of(report);
  std::string out = fmt::format("### Gate: {}\n\n| rule | verdict | why |\n|---|---|---|\n", to_string(gate.verdict));
  for (const GateRuleResult& rule : gate.rules) {
    out += fmt::format("| {} | {} | {} |\n", escape_markdown_cell(rule.name), to_string(rule.verdict),
                       escape_markdown_cell(rule.reason));
  }
  for (const GateRuleResult& rule : gate.rules) {
    const Comparison* pair = comparison_of(report, rule);
    if (pair == nullptr || pair->lost_items.empty()) continue;
    out += fmt::format("\n{}, lost: ", escape_markdown_cell(rule.name));
    for (std::size_t i = 0; i < pair->lost_items.size() && i < kShownLost; ++i) {
      out += fmt::format("{}[{}]({})", i == 0 ? "" : ", ", escape_markdown_cell(pair->lost_items[i].value),
                         lost_item_link(links, report.benchmark.id.value, *pair, pair->lost_items[i]));
    }
    if (pair->lost_items.size() > kShownLost) out += fmt::format(" and {} more", pair->lost_items.size() - kShownLost);
    out += '\n';
  }
  return out;
}

std::string render_gate_junit(const Report& report, JunitInconclusive inconclusive) {
  JUnitSuite suite;
  suite.name = single_line(report.benchmark.id.value);
  for (const GateRuleResult& rule : gate_of(report).rules) {
    JUnitCase one;
    one.classname = "egoscope.gate." + suite.name;
    one.name = single_line(rule.name);
    one.status = junit_status(rule.verdict, inconclusive);
    one.type = to_string(rule.verdict);
    one.message = single_line(rule.reason);
    if (const Comparison* pair = comparison_of(report, rule)) one.properties = junit_properties(*pair);
    suite.cases.push_back(std::move(one));
  }
  return write_junit(std::span(&suite, 1));
}

std::string render_gate_annotations(const Report& report, std::string_view file) {
  std::string out;
  const ReportGate gate = gate_of(report);
  for (const GateRuleResult& rule : gate.rules) {
    const std::string_view command = rule.verdict == GateVerdict::Pass           ? "notice"
                                     : rule.verdict == GateVerdict::Inconclusive ? "warning"
                                                                                 : "error";
    out += github_command(command,
                          {{"file", single_line(file)},
                           {"title", single_line(fmt::format("{}: gate {}", rule.name, to_string(rule.verdict)))}},
                          single_line(rule.reason));
  }
  return out;
}

}  // namespace ego
