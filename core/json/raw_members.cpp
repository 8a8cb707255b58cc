#include "core/json/raw_members.h"

#include <utility>

#include "core/json/python_dialect.h"
#include "core/json/python_scanner.h"
#include "core/json/writer.h"

namespace ego::json {

void RawMembers::add(std::string_view name, std::string_view token) {
  if (!text_.empty()) text_ += ',';
  text_ += '"';
  text_ += name;
  text_ += "\":";
  text_ += token;
}

void RawMembers::emplace_back(std::string_view name, const Value& value) { add(name, write(value, Layout::Compact)); }

std::string_view RawMembers::token(std::string_view name) const {
  PythonScanner scan(text_);
  while (!scan.at_end()) {
    Kind kind = Kind::Null;
    bool escaped = false;
    const char* const key = scan.at();
    scan.string(escaped);
    const bool wanted = std::string_view(key + 1, static_cast<std::size_t>(scan.at() - key) - 2) == name;
    scan.take(':');
    const char* const value = scan.at();
    if (!scan.skip_value(1, kind, escaped)) return {};
    if (wanted) return {value, static_cast<std::size_t>(scan.at() - value)};
    scan.take(',');
  }
  return {};
}

bool RawMembers::is_text(std::string_view name, std::string_view text) const {
  const std::string_view written = token(name);
  return written.size() == text.size() + 2 && written.front() == '"' && written.substr(1, text.size()) == text &&
         text.find_first_of("\"\\") == std::string_view::npos;
}

bool RawMembers::is_list(std::string_view name, std::span<const std::string> texts) const {
  PythonScanner scan(token(name));
  if (!scan.take('[')) return false;
  for (const std::string& text : texts) {
    if (&text != &texts.front() && !scan.take(',')) return false;
    scan.skip_space();
    const char* const begin = scan.at();
    bool escaped = false;
    if (!scan.string(escaped) || escaped) return false;
    if (std::string_view(begin + 1, static_cast<std::size_t>(scan.at() - begin) - 2) != text) return false;
    scan.skip_space();
  }
  return scan.take(']');
}

std::optional<Value> RawMembers::find(std::string_view name) const {
  const std::string_view found = token(name);
  return found.empty() ? std::nullopt : parse_python(found);
}

Object RawMembers::values() const {
  if (text_.empty()) return {};
  std::optional<Value> all = parse_python('{' + text_ + '}');
  return all && all->is_object() ? std::move(*all->if_object()) : Object{};
}

}  // namespace ego::json
