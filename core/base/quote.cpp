#include "core/base/quote.h"

#include <cstddef>

#include "core/base/utf8.h"

namespace ego {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

void append_escape(std::string& out, char32_t unit) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[unit >> static_cast<unsigned>(shift) & 0xFU];
}

/// True for characters that JSON strings may hold as they are.
bool plain_in_json(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

void append_json_ascii(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    case '\b': out += "\\b"; break;
    case '\f': out += "\\f"; break;
    default: append_escape(out, static_cast<unsigned char>(c)); break;
  }
}

bool drives_terminal(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t run = 0;  // start of the stretch that is copied unchanged
  std::size_t at = 0;
  const auto flush = [&] { out.append(text.data() + run, at - run); };
  while (at < text.size()) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (!plain_in_json(c)) {
        flush();
        append_json_ascii(out, c);
        run = at + 1;
      }
      ++at;
      continue;
    }
    const Utf8Step step = utf8_step(text, at);
    if (!step.valid || step.surrogate) {
      flush();
      if (step.valid)
        append_escape(out, step.code_point);
      else
        out += kReplacement;
      run = at + step.length;
    }
    at += step.length;
  }
  flush();
  out += '"';
}

std::string single_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_step(text, at);
    if (!step.valid)
      out += kReplacement;
    else if (step.surrogate || drives_terminal(step.code_point))
      append_escape(out, step.code_point);
    else
      out.append(text.data() + at, step.length);
    at += step.length;
  }
  return out;
}

}  // namespace ego
