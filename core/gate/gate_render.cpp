#include "core/gate/gate_render.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/base/quote.h"
#include "core/json/writer.h"
#include "core/report/escape.h"

namespace ego {
namespace {

constexpr std::size_t kShownLost = 10;

const Comparison* comparison_of(const Report& report, const GateRuleResult& rule) {
  if (!rule.comparison || *rule.comparison >= report.comparisons.size()) return nullptr;
  return &report.comparisons[static_cast<std::size_t>(*rule.comparison)];
}

std::string number_text(double value) { return json::write(json::number(value), json::Layout::Compact); }

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

/// XML 1.0 knows no control characters but tab and line breaks, not even as entities.
std::string xml_text(std::string_view text) { return escape_html(single_line(text)); }

/// Workflow commands: what would end a property or a command is escaped as GitHub reads it back.
std::string command_text(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : single_line(text)) {
    if (special.find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

void append_property(std::string& out, std::string_view name, std::string_view value) {
  out += fmt::format("        <property name=\"{}\" value=\"{}\"/>\n", name, xml_text(value));
}

void append_properties(std::string& out, const Comparison& comparison) {
  out += "      <properties>\n";
  append_property(out, "n", fmt::format("{}", comparison.table.n()));
  append_property(out, "clusters", fmt::format("{}", comparison.clusters));
  append_property(out, "gained", fmt::format("{}", comparison.table.gained));
  append_property(out, "lost", fmt::format("{}", comparison.table.lost));
  append_property(out, "d", number_text(comparison.difference));
  if (comparison.interval) {
    append_property(out, "lo", number_text(comparison.interval->lo));
    append_property(out, "hi", number_text(comparison.interval->hi));
  }
  append_property(out, "p", number_text(comparison.test.p));
  if (comparison.test.p_adjusted) append_property(out, "p_adjusted", number_text(*comparison.test.p_adjusted));
  if (comparison.mde80) append_property(out, "mde80", number_text(*comparison.mde80));
  append_property(out, "verdict", to_string(comparison.verdict));
  out += "      </properties>\n";
}

/// What the report says of the gate; an empty pass if it has none.
ReportGate gate_of(const Report& report) { return report.gate.value_or(ReportGate{}); }

bool is_failure(GateVerdict verdict, JunitInconclusive inconclusive) {
  if (verdict == GateVerdict::Inconclusive) return inconclusive == JunitInconclusive::Failure;
  return verdict == GateVerdict::Fail || verdict == GateVerdict::Invalid;
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
  const std::vector<GateRuleResult> rules = gate_of(report).rules;
  const auto failures = std::count_if(
      rules.begin(), rules.end(), [&](const GateRuleResult& rule) { return is_failure(rule.verdict, inconclusive); });
  const auto skipped = std::count_if(rules.begin(), rules.end(), [&](const GateRuleResult& rule) {
    return rule.verdict == GateVerdict::Inconclusive && inconclusive == JunitInconclusive::Skipped;
  });
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" "
      "errors=\"0\" skipped=\"{}\">\n",
      xml_text(report.benchmark.id.value), rules.size(), failures, skipped);
  for (const GateRuleResult& rule : rules) {
    out += fmt::format("    <testcase classname=\"egoscope.gate.{}\" name=\"{}\">\n",
                       xml_text(report.benchmark.id.value), xml_text(rule.name));
    if (const Comparison* pair = comparison_of(report, rule)) append_properties(out, *pair);
    if (is_failure(rule.verdict, inconclusive)) {
      out +=
          fmt::format("      <failure type=\"{}\" message=\"{}\"/>\n", to_string(rule.verdict), xml_text(rule.reason));
    } else if (rule.verdict == GateVerdict::Inconclusive) {
      out += fmt::format("      <skipped message=\"{}\"/>\n", xml_text(rule.reason));
    }
    out += "    </testcase>\n";
  }
  return out + "  </testsuite>\n</testsuites>\n";
}

std::string render_gate_annotations(const Report& report, std::string_view file) {
  constexpr std::string_view kInProperty = "%:,\r\n";
  constexpr std::string_view kInMessage = "%\r\n";
  std::string out;
  const ReportGate gate = gate_of(report);
  for (const GateRuleResult& rule : gate.rules) {
    const std::string_view command = rule.verdict == GateVerdict::Pass           ? "notice"
                                     : rule.verdict == GateVerdict::Inconclusive ? "warning"
                                                                                 : "error";
    out += fmt::format("::{} file={},title={}::{}\n", command, command_text(file, kInProperty),
                       command_text(fmt::format("{}: gate {}", rule.name, to_string(rule.verdict)), kInProperty),
                       command_text(rule.reason, kInMessage));
  }
  return out;
}

}  // namespace ego
