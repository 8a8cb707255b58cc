#include "core/io/yaml/yaml_lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/base/utf8.h"

namespace ego::io::yaml {
namespace {

std::string_view trimmed_end(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

/// Without a comment: `#` at the start or after white space, outside quotes.
std::string_view without_comment(std::string_view text) {
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == '\\' && quote == '"')
        ++i;
      else if (c == quote)
        quote = 0;
    } else if ((c == '"' || c == '\'') &&
               (i == 0 || std::string_view(" [{,:-").find(text[i - 1]) != std::string_view::npos)) {
      quote = c;
    } else if (c == '#' && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '\t')) {
      return trimmed_end(text.substr(0, i));
    }
  }
  return trimmed_end(text);
}

bool is_number(std::string_view text) {
  // JSON's grammar; `.5`, `0x1f` and `1_000` stay texts.
  std::size_t at = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  const auto digits = [&] {
    const std::size_t from = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at > from;
  };
  if (!digits()) return false;
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (!digits()) return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (!digits()) return false;
  }
  return at == text.size();
}

/// The character of a double-quoted escape; advances `at` behind it.
bool append_escape(std::string_view text, std::size_t& at, std::string& out) {
  constexpr std::string_view kNames = "0abtnvfre \"/\\N_";
  constexpr std::array<char32_t, 15> kMeans{0, 7, 8, 9, 10, 11, 12, 13, 27, 32, 34, 47, 92, 0x85, 0xA0};
  if (at >= text.size()) return false;
  const char c = text[at++];
  if (const std::size_t known = kNames.find(c); known != std::string_view::npos) {
    append_utf8(out, kMeans[known]);
    return true;
  }
  const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
  unsigned value = 0;
  if (digits == 0 || text.size() - at < digits) return false;
  const auto read = std::from_chars(text.data() + at, text.data() + at + digits, value, 16);
  if (read.ptr != text.data() + at + digits || value > 0x10FFFF) return false;
  append_utf8(out, value);
  at += digits;
  return true;
}

FlowResult read_quoted(std::string_view text) {
  FlowResult result;
  const char quote = text.front();
  std::string out;
  for (std::size_t at = 1; at < text.size();) {
    const char c = text[at++];
    if (c == quote) {
      if (quote == '\'' && at < text.size() && text[at] == '\'') {
        out += '\'';
        ++at;
        continue;
      }
      result.value = std::move(out);
      result.used = at;
      return result;
    }
    if (c == '\\' && quote == '"') {
      if (append_escape(text, at, out)) continue;
      result.problem = "an unknown escape";
      return result;
    }
    out += c;
  }
  result.problem = "a quote is left open";
  return result;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n')) ++at;
  return at;
}

FlowResult failed(std::string problem) {
  FlowResult result;
  result.problem = std::move(problem);
  return result;
}

/// A value inside a flow collection: quoted, nested, or plain up to `, ] }`; a key ends at `: `.
FlowResult read_flow_item(std::string_view text, int depth, bool key) {
  if (text.empty()) return failed("a list or map is left open");
  if (std::string_view("\"'[{").find(text.front()) != std::string_view::npos) return read_flow(text, depth);
  std::size_t end = 0;
  while (end < text.size() && std::string_view(",]}").find(text[end]) == std::string_view::npos) {
    if (key && text[end] == ':' && (end + 1 == text.size() || text[end + 1] == ' ' || text[end + 1] == '\n')) break;
    ++end;
  }
  FlowResult result;
  result.value = plain_scalar(trimmed_end(text.substr(0, end)));
  result.used = end;
  return result;
}

FlowResult read_collection(std::string_view text, int depth) {
  if (depth > kMaxDepth) return failed("nested too deep");
  const bool list = text.front() == '[';
  const char close = list ? ']' : '}';
  json::Array items;
  json::Object members;
  FlowResult result;
  std::size_t at = skip_spaces(text, 1);
  while (at < text.size() && text[at] != close) {
    FlowResult item = read_flow_item(text.substr(at), depth + 1, !list);
    if (!item.problem.empty()) return item;
    at = skip_spaces(text, at + item.used);
    if (list) {
      items.push_back(std::move(item.value));
    } else {
      std::optional<std::string> name = item.value.as_id_text();
      if (!name || at >= text.size() || text[at] != ':') return failed("expected \"key: value\" in a map");
      at = skip_spaces(text, at + 1);
      FlowResult value = read_flow_item(text.substr(std::min(at, text.size())), depth + 1, false);
      if (!value.problem.empty()) return value;
      at = skip_spaces(text, at + value.used);
      members.emplace_back(std::move(*name), std::move(value.value));
    }
    if (at < text.size() && text[at] == ',')
      at = skip_spaces(text, at + 1);
    else if (at >= text.size() || text[at] != close)
      return failed("expected a comma or the closing bracket");
  }
  if (at >= text.size()) return failed("a list or map is left open");
  result.value = list ? json::Value(std::move(items)) : json::Value(std::move(members));
  result.used = at + 1;
  return result;
}

}  // namespace

Lines split_lines(ByteView text) {
  Lines lines;
  bool started = false;
  for (std::uint64_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    std::string_view whole = text.substr(0, end);
    text = end == ByteView::npos ? ByteView{} : text.substr(end + 1);
    lines.all.push_back(whole);
    const std::size_t indent = std::min(whole.find_first_not_of(' '), whole.size());
    const std::string_view inside = without_comment(whole.substr(indent));
    if (inside == "---" && indent == 0) {
      if (started && !lines.content.empty()) break;  // the next document
      started = true;
      continue;
    }
    if (inside == "..." && indent == 0) break;
    if (inside.empty() || (indent == 0 && inside.starts_with('%') && lines.content.empty())) continue;
    if (whole.size() > indent && whole[indent] == '\t' && lines.tab_line == 0) lines.tab_line = number;
    lines.content.push_back({indent, inside, number, whole});
  }
  return lines;
}

std::optional<std::size_t> key_end(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (text.front() == '"' || text.front() == '\'') {
    const FlowResult quoted = read_quoted(text);
    if (!quoted.problem.empty()) return std::nullopt;
    const std::size_t at = skip_spaces(text, quoted.used);
    return at < text.size() && text[at] == ':' ? std::optional(at) : std::nullopt;
  }
  if (text.front() == '[' || text.front() == '{') return std::nullopt;
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    const bool ends = at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\t';
    if (ends) return at == 0 ? std::nullopt : std::optional(at);  // a key has a name
  }
  return std::nullopt;
}

json::Value plain_scalar(std::string_view text) {
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL") return {};
  if (text == "true" || text == "True" || text == "TRUE") return true;
  if (text == "false" || text == "False" || text == "FALSE") return false;
  if (is_number(text)) return json::Number{std::string(text.substr(text.front() == '+' ? 1 : 0))};
  return text;
}

FlowResult read_flow(std::string_view text, int depth) {
  return text.front() == '"' || text.front() == '\'' ? read_quoted(text) : read_collection(text, depth);
}

}  // namespace ego::io::yaml
