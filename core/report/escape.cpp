#include "core/report/escape.h"

#include "core/base/utf8.h"

namespace ego {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

/// Bidirectional controls reorder the text around them: a reply must not turn a caption about.
bool reorders(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

bool unprintable(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) || reorders(c) || c == 0xFFFE || c == 0xFFFF;
}

void append_html(std::string& out, std::string_view bytes, char32_t c) {
  switch (c) {
    case '&': out += "&amp;"; return;
    case '<': out += "&lt;"; return;
    case '>': out += "&gt;"; return;
    case '"': out += "&quot;"; return;
    case '\'': out += "&#39;"; return;
    default: out += bytes;
  }
}

bool has_scheme(std::string_view url, std::string_view scheme) {
  if (url.size() <= scheme.size()) return false;
  for (std::size_t i = 0; i < scheme.size(); ++i) {
    const char c = url[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != scheme[i]) return false;
  }
  return true;
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_step(text, at);
    if (!step.valid || step.surrogate || unprintable(step.code_point)) {
      out += kReplacement;
    } else {
      append_html(out, text.substr(at, step.length), step.code_point);
    }
    at += step.length;
  }
  return out;
}

std::string safe_href(std::string_view url) {
  if (!has_scheme(url, "https://") && !has_scheme(url, "http://")) return {};
  for (const char c : url) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '\x7F') return {};
  }
  return escape_html(url);
}

std::string escape_markdown_cell(std::string_view text) {
  std::string out;
  for (const char c : escape_html(text)) {
    if (c == '|' || c == '\\' || c == '`' || c == '*' || c == '_' || c == '[' || c == ']') out += '\\';
    out += c == '\n' || c == '\t' ? ' ' : c;
  }
  return out;
}

std::string escape_csv(std::string_view text) {
  const bool outer_space = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!outer_space && text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
  return out;
}

std::string escape_csv_text(std::string_view text) {
  constexpr std::string_view kFormulaStarts = "=+-@\t\r";
  const bool guarded = !text.empty() && kFormulaStarts.find(text.front()) != std::string_view::npos;
  return escape_csv(guarded ? "'" + std::string(text) : std::string(text));
}

}  // namespace ego
