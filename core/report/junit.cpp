#include "core/report/junit.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/report/escape.h"

namespace ego {
namespace {

constexpr std::size_t kDetailLines = 20;

/// XML text and attributes: as HTML, but line ends and tabs in attributes would become spaces.
std::string attribute(std::string_view text) {
  std::string out;
  for (const char c : escape_html(text)) {
    if (c == '\n')
      out += "&#10;";
    else if (c == '\t')
      out += "&#9;";
    else
      out += c;
  }
  return out;
}

void append_properties(std::string& out, const std::vector<std::pair<std::string, std::string>>& properties,
                       std::string_view indent) {
  if (properties.empty()) return;
  out += fmt::format("{}<properties>\n", indent);
  for (const auto& [name, value] : properties) {
    out += fmt::format("{}  <property name=\"{}\" value=\"{}\"/>\n", indent, attribute(name), attribute(value));
  }
  out += fmt::format("{}</properties>\n", indent);
}

void append_case(std::string& out, const JUnitSuite& suite, const JUnitCase& one) {
  out += fmt::format("    <testcase classname=\"{}\" name=\"{}\"", attribute(one.classname.value_or(suite.name)),
                     attribute(one.name));
  if (!one.file.empty()) out += fmt::format(" file=\"{}\"", attribute(one.file));
  if (one.status == JUnitStatus::Passed && one.properties.empty()) {
    out += "/>\n";
    return;
  }
  out += ">\n";
  append_properties(out, one.properties, "      ");
  if (one.status == JUnitStatus::Skipped)
    out += fmt::format("      <skipped message=\"{}\"/>\n", attribute(one.message));
  if (one.status == JUnitStatus::Failed || one.status == JUnitStatus::Error) {
    const std::string_view tag = one.status == JUnitStatus::Failed ? "failure" : "error";
    const std::string type = one.type ? fmt::format(" type=\"{}\"", attribute(*one.type)) : std::string{};
    out += fmt::format("      <{}{} message=\"{}\"", tag, type, attribute(one.message));
    out += one.details.empty() ? "/>\n" : fmt::format(">{}</{}>\n", escape_html(one.details), tag);
  }
  out += "    </testcase>\n";
}

std::string counts(std::span<const JUnitCase> cases) {
  const auto count = [&](JUnitStatus status) {
    return std::count_if(cases.begin(), cases.end(), [&](const JUnitCase& one) { return one.status == status; });
  };
  return fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\"", cases.size(),
                     count(JUnitStatus::Failed), count(JUnitStatus::Error), count(JUnitStatus::Skipped));
}

}  // namespace

std::string write_junit(std::span<const JUnitSuite> suites) {
  std::vector<JUnitCase> all;
  for (const JUnitSuite& suite : suites) all.insert(all.end(), suite.cases.begin(), suite.cases.end());
  std::string out =
      fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"egoscope\" {}>\n", counts(all));
  for (const JUnitSuite& suite : suites) {
    out += fmt::format("  <testsuite name=\"{}\" {}>\n", attribute(suite.name), counts(suite.cases));
    append_properties(out, suite.properties, "    ");
    for (const JUnitCase& one : suite.cases) append_case(out, suite, one);
    out += "  </testsuite>\n";
  }
  return out + "</testsuites>\n";
}

JUnitSuite junit_of_diagnostics(std::string name, const Diagnostics& diagnostics) {
  JUnitSuite suite;
  suite.name = std::move(name);
  const std::vector<Diagnostic> list = diagnostics.sorted();
  for (const auto& [code, count] : diagnostics.by_code()) {
    JUnitCase one;
    one.name = to_string(code);
    one.properties.emplace_back("count", std::to_string(count));
    one.properties.emplace_back("severity", std::string(to_string(severity_of(code))));
    std::size_t shown = 0;
    for (const Diagnostic& diagnostic : list) {
      if (diagnostic.code != code) continue;
      if (one.message.empty()) {
        one.message = diagnostic.message;
        one.file = diagnostic.input;
      }
      if (++shown <= kDetailLines) one.details += format_line(diagnostic) + "\n";
    }
    if (count > kDetailLines) one.details += fmt::format("... {} more {}\n", count - kDetailLines, to_string(code));
    if (severity_of(code) == Severity::Error) one.status = JUnitStatus::Failed;
    suite.cases.push_back(std::move(one));
  }
  if (suite.cases.empty()) suite.cases.push_back({"valid", JUnitStatus::Passed, {}, {}, {}, {}});
  return suite;
}

}  // namespace ego
