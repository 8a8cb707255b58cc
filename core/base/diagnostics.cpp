#include "core/base/diagnostics.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/base/quote.h"
#include "core/base/utf8.h"

namespace ego {
namespace {

constexpr std::size_t kShownValue = 80;  ///< code points of a value, formats.md 7.1
constexpr std::size_t kShownId = 200;    ///< ids are bounded too: they come from outside

/// The value as a JSON string of at most kShownValue code points, the quotes not counted.
std::string shown_value(std::string_view value) {
  std::string_view head = value.substr(0, prefix_of_code_points(value, kShownValue));
  const bool cut = head.size() < value.size();
  if (cut) head = value.substr(0, prefix_of_code_points(value, kShownValue - 1));
  std::string quoted;
  append_json_string(quoted, head);
  quoted = single_line(quoted);  // what JSON allows and a terminal does not: DEL, C1, line separators
  if (cut) quoted.insert(quoted.size() - 1, "\u2026");
  return quoted;
}

bool needs_quotes(std::string_view text) {
  return text.empty() || std::any_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '\x7F';
         });
}

std::string shown_word(std::string_view text) {
  const std::string_view head = text.substr(0, prefix_of_code_points(text, kShownId));
  if (!needs_quotes(head)) return single_line(head);
  std::string quoted;
  append_json_string(quoted, head);
  return single_line(quoted);
}

void append_place(std::string& out, const Diagnostic& diagnostic) {
  if (diagnostic.input.empty()) return;
  out += ' ';
  out += single_line(diagnostic.input);
  if (diagnostic.line == 0) return;
  out += ':';
  out += std::to_string(diagnostic.line);
  if (diagnostic.column == 0) return;
  out += ':';
  out += std::to_string(diagnostic.column);
}

}  // namespace

void Diagnostics::add(Diagnostic diagnostic) {
  ++totals_[static_cast<std::size_t>(severity_of(diagnostic.code))];
  const std::size_t count = ++counts_[diagnostic.code];
  if (count > kKeptPerCode) {
    cut_ = true;
    return;
  }
  list_.push_back(std::move(diagnostic));
}

void Diagnostics::tally(Code code) {
  ++totals_[static_cast<std::size_t>(severity_of(code))];
  ++counts_[code];
  cut_ = true;
}

std::size_t Diagnostics::count(Code code) const {
  const auto found = counts_.find(code);
  return found == counts_.end() ? 0 : found->second;
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> sorted = list_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.input, a.line, a.row, a.code) < std::tie(b.input, b.line, b.row, b.code);
  });
  return sorted;
}

void Diagnostics::append(const Diagnostics& other) {
  std::map<Code, std::size_t> taken;
  for (const Diagnostic& diagnostic : other.list_) {
    ++taken[diagnostic.code];
    add(diagnostic);
  }
  for (const auto& [code, count] : other.counts_) {
    const std::size_t beyond = count - taken[code];  // counted there, but no longer in its list
    if (beyond == 0) continue;
    counts_[code] += beyond;
    totals_[static_cast<std::size_t>(severity_of(code))] += beyond;
    cut_ = true;
  }
}

std::string format_line(const Diagnostic& diagnostic) {
  std::string line{to_string(severity_of(diagnostic.code))};
  line += ' ';
  line += to_string(diagnostic.code);
  append_place(line, diagnostic);
  if (diagnostic.row != 0) line += " row=" + std::to_string(diagnostic.row);
  if (!diagnostic.id.empty()) line += " id=" + shown_word(diagnostic.id);
  if (!diagnostic.field.empty()) line += " field=" + shown_word(diagnostic.field);
  if (diagnostic.has_value) line += " value=" + shown_value(diagnostic.value);
  line += ": ";
  line += single_line(diagnostic.message);
  if (!diagnostic.suggestion.empty()) line += "; " + single_line(diagnostic.suggestion);
  return line;
}

std::string format_lines(const Diagnostics& diagnostics, std::size_t per_code) {
  std::map<Code, std::size_t> shown;
  std::string lines;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    if (per_code != 0 && shown[diagnostic.code] >= per_code) continue;
    ++shown[diagnostic.code];
    lines += format_line(diagnostic);
    lines += '\n';
  }
  for (const auto& [code, count] : diagnostics.by_code()) {
    if (count <= shown[code]) continue;
    lines += "\u2026 " + std::to_string(count - shown[code]) + " more " + to_string(code);
    // With no limit asked for, what is missing was never kept, and no option brings it back.
    if (per_code != 0) lines += " (use --all)";
    lines += '\n';
  }
  return lines;
}

}  // namespace ego
