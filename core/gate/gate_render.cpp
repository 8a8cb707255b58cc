#include "core/gate/gate_render.h"

#include <fmt/format.h>

#include <algorithm>
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
constexpr std::string_view kGateClass = "egoscope.gate.";

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

Properties junit_properties(const Report& report, const GateRuleResult& rule, const Comparison& comparison) {
  Properties out{{"column", comparison.column.value},
                 {"profile", report.profile_label(comparison.profile)},
                 {"n", fmt::format("{}", comparison.table.n())},
                 {"clusters", fmt::format("{}", comparison.clusters)},
                 {"gained", fmt::format("{}", comparison.table.gained)},
                 {"lost", fmt::format("{}", comparison.table.lost)},
                 {"d", json::number_text(comparison.difference)}};
  if (comparison.interval) {
    out.emplace_back("lo", json::number_text(comparison.interval->lo));
    out.emplace_back("hi", json::number_text(comparison.interval->hi));
  }
  out.emplace_back("p", json::number_text(comparison.test.p));
  if (comparison.test.p_adjusted) {
    out.emplace_back("p_adjusted", json::number_text(*comparison.test.p_adjusted));
    out.emplace_back("adjustment", fmt::format("{} over {}", comparison.test.adjustment, comparison.test.family));
  }
  if (comparison.mde80) out.emplace_back("mde80", json::number_text(*comparison.mde80));
  if (rule.tests) out.emplace_back("verdict", to_string(comparison.verdict));
  return out;
}

/// What the report says of the gate; an empty pass if it has none.
ReportGate gate_of(const Report& report) { return report.gate.value_or(ReportGate{}); }

/// Comparisons whose lost items are shown: each column and profile once.
std::vector<const Comparison*> lost_lists(const Report& report, const ReportGate& gate) {
  std::vector<const Comparison*> out;
  for (const GateRuleResult& rule : gate.rules) {
    const Comparison* pair = comparison_of(report, rule);
    if (pair == nullptr || rule.about == LostItems::Named || pair->lost_items.empty()) continue;
    const bool listed = std::any_of(out.begin(), out.end(), [&](const Comparison* each) {
      return each->column == pair->column && each->profile == pair->profile;
    });
    if (!listed) out.push_back(pair);
  }
  return out;
}

/// `column overall, profile demo-strict 1.0`
std::string scope_of(const Report& report, const Comparison& pair) {
  return fmt::format("column {}, profile {}", single_line(pair.column.value),
                     single_line(report.profile_label(pair.profile)));
}

JUnitStatus junit_status(GateVerdict verdict, JunitInconclusive inconclusive) {
  if (verdict == GateVerdict::Pass) return JUnitStatus::Passed;
  const bool skipped = verdict == GateVerdict::Inconclusive && inconclusive == JunitInconclusive::Skipped;
  return skipped ? JUnitStatus::Skipped : JUnitStatus::Failed;
}

/// A case for each validation code of the input; none where nothing was found.
void append_input_cases(JUnitSuite& suite, const Diagnostics& diagnostics) {
  if (diagnostics.by_code().empty()) return;
  for (JUnitCase& one : junit_of_diagnostics(suite.name, diagnostics).cases) {
    one.classname = "egoscope.input." + suite.name;
    suite.cases.push_back(std::move(one));
  }
}

/// What a stopped gate comes to, in every output.
constexpr int kStoppedExit = 3;
constexpr std::string_view kStopped = "no rule was applied";

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
  const auto append_lost = [&](const Comparison& pair, const QuestionId& id) {
    out += fmt::format("  lost {}  {}\n", single_line(id.value),
                       lost_item_link(links, report.benchmark.id.value, pair, id));
  };
  for (const GateRuleResult& rule : gate.rules) {
    const Comparison* pair = comparison_of(report, rule);
    const std::string scope = pair == nullptr ? "" : " (" + scope_of(report, *pair) + ")";
    out +=
        fmt::format("{} {}{}: {}\n", to_string(rule.verdict), single_line(rule.name), scope, single_line(rule.reason));
    if (pair == nullptr) continue;
    for (const QuestionId& id : rule.lost_named) append_lost(*pair, id);
  }
  for (const Comparison* pair : lost_lists(report, gate)) {
    out += scope_of(report, *pair) + ":\n";
    const std::size_t shown = std::min(pair->lost_items.size(), kShownLost);
    for (std::size_t i = 0; i < shown; ++i) append_lost(*pair, pair->lost_items[i]);
    if (pair->lost_items.size() > shown) out += fmt::format("  ... {} more lost\n", pair->lost_items.size() - shown);
  }
  return out;
}

std::string render_gate_markdown(const Report& report, const GateLinks& links) {
  const ReportGate gate = gate_of(report);
  std::string out =
      fmt::format("### Gate: {} (exit {})\n\n| rule | column | profile | verdict | why |\n|---|---|---|---|---|\n",
                  to_string(gate.verdict), gate.exit_code);
  const auto items = [&](const Comparison& pair, std::span<const QuestionId> ids) {
    std::string text;
    for (const QuestionId& id : ids.first(std::min(ids.size(), kShownLost))) {
      text += fmt::format("{}[{}]({})", text.empty() ? "" : ", ", escape_markdown_cell(id.value),
                          lost_item_link(links, report.benchmark.id.value, pair, id));
    }
    if (ids.size() > kShownLost) text += fmt::format(" and {} more", ids.size() - kShownLost);
    return text;
  };
  for (const GateRuleResult& rule : gate.rules) {
    const Comparison* pair = comparison_of(report, rule);
    out += fmt::format("| {} | {} | {} | {} | {} |\n", escape_markdown_cell(rule.name),
                       pair == nullptr ? "" : escape_markdown_cell(pair->column.value),
                       pair == nullptr ? "" : escape_markdown_cell(report.profile_label(pair->profile)),
                       to_string(rule.verdict), escape_markdown_cell(rule.reason));
  }
  for (const GateRuleResult& rule : gate.rules) {
    const Comparison* pair = comparison_of(report, rule);
    if (pair == nullptr || rule.lost_named.empty()) continue;
    out += fmt::format("\n{}, lost: {}\n", escape_markdown_cell(rule.name), items(*pair, rule.lost_named));
  }
  for (const Comparison* pair : lost_lists(report, gate)) {
    out +=
        fmt::format("\n{}, lost: {}\n", escape_markdown_cell(scope_of(report, *pair)), items(*pair, pair->lost_items));
  }
  return out;
}

std::string render_gate_junit(const Report& report, const Diagnostics& diagnostics, JunitInconclusive inconclusive) {
  JUnitSuite suite;
  suite.name = single_line(report.benchmark.id.value);
  for (const GateRuleResult& rule : gate_of(report).rules) {
    JUnitCase one;
    one.classname = std::string(kGateClass) + suite.name;
    one.name = single_line(rule.name);
    one.status = junit_status(rule.verdict, inconclusive);
    one.type = to_string(rule.verdict);
    one.message = single_line(rule.reason);
    if (const Comparison* pair = comparison_of(report, rule)) one.properties = junit_properties(report, rule, *pair);
    suite.cases.push_back(std::move(one));
  }
  append_input_cases(suite, diagnostics);
  return write_junit(std::span(&suite, 1));
}

std::string render_gate_annotations(const Report& report, const Diagnostics& diagnostics, std::string_view file) {
  std::string out;
  if (diagnostics.errors() > 0) out += github_annotations(diagnostics);
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

std::string render_stopped_junit(const StoppedGate& stopped) {
  JUnitSuite suite;
  suite.name = single_line(stopped.benchmark);
  JUnitCase one;
  one.classname = std::string(kGateClass) + suite.name;
  one.name = "gate";
  one.status = JUnitStatus::Error;
  one.type = to_string(stopped.error.code);
  one.message = single_line(fmt::format("{}: {}", kStopped, stopped.error.message));
  one.details = format_line(stopped.error) + "\n";
  one.file = stopped.error.input;
  one.properties = {{"code", to_string(stopped.error.code)}, {"exit_code", fmt::format("{}", kStoppedExit)}};
  suite.cases.push_back(std::move(one));
  append_input_cases(suite, stopped.diagnostics);
  return write_junit(std::span(&suite, 1));
}

std::string render_stopped_markdown(const StoppedGate& stopped) {
  return fmt::format("### Gate: {} (exit {})\n\n{}: {}\n", to_string(GateVerdict::Invalid), kStoppedExit, kStopped,
                     escape_markdown_cell(format_line(stopped.error)));
}

std::string render_stopped_annotations(const StoppedGate& stopped) {
  Diagnostics all = stopped.diagnostics;
  all.add(stopped.error);
  return github_annotations(all) +
         github_command("error",
                        {{"file", single_line(stopped.error.input)},
                         {"title", fmt::format("gate {} (exit {})", to_string(GateVerdict::Invalid), kStoppedExit)}},
                        kStopped);
}

}  // namespace ego
