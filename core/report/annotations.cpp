#include "core/report/annotations.h"

#include <map>

#include <fmt/format.h>

#include "core/report/escape.h"

namespace ego {
namespace {

/// What a workflow command must not hold: `%`, line ends; in properties also `:` and `,`.
std::string escaped(std::string_view text, std::string_view also) {
  std::string out;
  for (const char c : text) {
    const bool bad = c == '%' || c == '\r' || c == '\n' || also.find(c) != std::string_view::npos;
    if (bad)
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    else
      out += c;
  }
  return out;
}

std::string_view command_of(Code code) {
  switch (severity_of(code)) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Info: return "notice";
  }
  return "notice";
}

}  // namespace

std::string github_command(std::string_view command,
                           std::initializer_list<std::pair<std::string_view, std::string>> properties,
                           std::string_view message) {
  std::string out = fmt::format("::{}", command);
  char before = ' ';
  for (const auto& [name, value] : properties) {
    if (value.empty()) continue;
    out += fmt::format("{}{}={}", before, name, escaped(value, ":,"));
    before = ',';
  }
  return out + fmt::format("::{}\n", escaped(message, {}));
}

std::string github_annotations(const Diagnostics& diagnostics, std::size_t per_code) {
  std::string out;
  std::map<Code, std::size_t> printed;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    if (per_code != 0 && ++printed[diagnostic.code] > per_code) continue;
    // The line's own form, without the severity, code and place that the command says already.
    Diagnostic rest = diagnostic;
    rest.input.clear();
    rest.line = rest.column = 0;
    const std::string line = format_line(rest);
    const std::size_t code = line.find(to_string(diagnostic.code));
    const auto number = [](std::uint64_t n) { return n > 0 ? std::to_string(n) : std::string{}; };
    out += github_command(command_of(diagnostic.code),
                          {{"file", diagnostic.input},
                           {"line", number(diagnostic.line)},
                           {"col", number(diagnostic.column)},
                           {"title", to_string(diagnostic.code)}},
                          std::string_view(line).substr(code));
  }
  return out;
}

std::string github_summary(const Diagnostics& diagnostics, std::string_view title) {
  std::string out = fmt::format("### {}\n\n{} errors, {} warnings\n", escape_markdown_cell(title), diagnostics.errors(),
                                diagnostics.warnings());
  if (diagnostics.by_code().empty()) return out;
  out += "\n| code | count | first message |\n|---|--:|---|\n";
  std::map<Code, std::string> first;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) first.try_emplace(diagnostic.code, format_line(diagnostic));
  for (const auto& [code, count] : diagnostics.by_code()) {
    out += fmt::format("| {} | {} | {} |\n", to_string(code), count, escape_markdown_cell(first[code]));
  }
  return out;
}

}  // namespace ego
