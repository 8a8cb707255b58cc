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

std::string github_annotations(const Diagnostics& diagnostics, std::size_t per_code) {
  std::string out;
  std::map<Code, std::size_t> printed;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    if (per_code != 0 && ++printed[diagnostic.code] > per_code) continue;
    std::string properties;
    const auto put = [&](std::string_view name, const std::string& value) {
      if (value.empty()) return;
      properties += fmt::format("{}{}={}", properties.empty() ? " " : ",", name, escaped(value, ":,"));
    };
    put("file", diagnostic.input);
    if (diagnostic.line > 0) put("line", std::to_string(diagnostic.line));
    if (diagnostic.column > 0) put("col", std::to_string(diagnostic.column));
    put("title", to_string(diagnostic.code));
    // The line's own form, without the severity, code and place that the command says already.
    Diagnostic rest = diagnostic;
    rest.input.clear();
    rest.line = rest.column = 0;
    const std::string line = format_line(rest);
    const std::size_t code = line.find(to_string(diagnostic.code));
    out += fmt::format("::{}{}::{}\n", command_of(diagnostic.code), properties, escaped(line.substr(code), {}));
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
