#include "core/json/simdjson_reader.h"

#include <algorithm>

#include "core/json/locate_error.h"

namespace ego::json {
namespace {

namespace ondemand = simdjson::ondemand;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Tokens come with the white space that follows them.
std::string_view trimmed(std::string_view token) {
  while (!token.empty() && is_space(token.back())) token.remove_suffix(1);
  return token;
}

/// The number grammar of RFC 8259; simdjson's own check would also round the number, which nobody asked for here.
bool is_number(std::string_view text) {
  std::size_t at = 0;
  const auto next_is = [&](char c) { return at < text.size() && text[at] == c; };
  const auto digits = [&] {
    const std::size_t start = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at > start;
  };
  if (next_is('-')) ++at;
  if (next_is('0'))
    ++at;
  else if (!digits())
    return false;
  if (next_is('.')) {
    ++at;
    if (!digits()) return false;
  }
  if (next_is('e') || next_is('E')) {
    ++at;
    if (next_is('+') || next_is('-')) ++at;
    if (!digits()) return false;
  }
  return at == text.size();
}

/// True if a word that starts at `at` starts a value: what stands before it, but for a minus, is white space or structure.
bool starts_value(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] == '-') --at;
  return at == 0 || is_space(text[at - 1]) || std::string_view{",:[{"}.find(text[at - 1]) != std::string_view::npos;
}

/// Writes zeros over bare NaN and Infinity outside strings, so that a strict reader gets past them; the words are read back
/// from the source. In a wrong place (`1NaN`) they become something no number holds.
void mask_non_finite(std::string& text, std::size_t size) {
  bool in_string = false;
  for (std::size_t at = 0; at < size; ++at) {
    const char c = text[at];
    if (c == '"') in_string = !in_string;
    if (in_string) {
      if (c == '\\') ++at;
      continue;
    }
    if (c != 'N' && c != 'I') continue;
    const std::string_view word = c == 'N' ? "NaN" : "Infinity";
    if (text.compare(at, word.size(), word) != 0) continue;
    const char mask = starts_value(text, at) ? '0' : '?';
    std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(at), word.size(), ' ');
    text[at] = mask;
    at += word.size() - 1;
  }
}

}  // namespace

bool SimdjsonReader::read(std::string_view text, Value& out) {
  repeated_.clear();
  records_.clear();
  values_ = 0;
  limit_ = Limit::None;
  text_ = text;
  padded_.reserve(text.size() + simdjson::SIMDJSON_PADDING);
  padded_.assign(text);
  padded_.append(simdjson::SIMDJSON_PADDING, ' ');
  const bool harness = dialect_ == Dialect::Harness;
  if (harness && (text.find("NaN") != std::string_view::npos || text.find("Infinity") != std::string_view::npos)) {
    mask_non_finite(padded_, text.size());
  }
  return read_root(out);
}

bool SimdjsonReader::read_root(Value& out) {
  ondemand::document document;
  const auto error = parser_.iterate(padded_.data(), text_.size(), padded_.size()).get(document);
  if (error != simdjson::SUCCESS) {
    if (error == simdjson::MEMALLOC || error == simdjson::CAPACITY) limit_ = Limit::Memory;
    return false;
  }
  ondemand::json_type type{};
  if (document.type().get(type) != simdjson::SUCCESS) return false;
  if (type != ondemand::json_type::array && type != ondemand::json_type::object) {
    // A lone scalar is rare and small; the checker tells whether anything follows it.
    if (find_syntax_problem(text_, dialect_)) return false;
    std::string_view token = std::string_view{padded_}.substr(0, text_.size());
    while (!token.empty() && is_space(token.front())) token.remove_prefix(1);
    return scalar(trimmed(token), out);
  }
  ondemand::value root;
  if (document.get_value().get(root) != simdjson::SUCCESS) return false;
  return value(root, out, 1) && document.at_end();
}

bool SimdjsonReader::value(ondemand::value source, Value& out, int depth) {
  if (++values_ > kMaxValues) {
    limit_ = Limit::Values;
    return false;
  }
  const std::string_view token = source.raw_json_token();
  switch (token.front()) {
    case '{': {
      ondemand::object object_source;
      if (depth > kMaxDepth || source.get_object().get(object_source) != simdjson::SUCCESS) return false;
      return object(object_source, out, depth);
    }
    case '[': {
      ondemand::array array_source;
      if (depth > kMaxDepth || source.get_array().get(array_source) != simdjson::SUCCESS) return false;
      return array(array_source, out, depth);
    }
    case '"':
      // Taken from the parser, or it would skip it later and read `["a":1]` as if there were a key in the list.
      if (source.get_raw_json_string().error() != simdjson::SUCCESS) return false;
      return scalar(trimmed(token), out);
    default: return scalar(trimmed(token), out);
  }
}

bool SimdjsonReader::array(ondemand::array source, Value& out, int depth) {
  out = Array{};
  Array& items = *out.if_array();
  std::vector<std::size_t>* offsets = nullptr;
  if (keep_records_ && depth == 1) offsets = &records_;
  if (keep_records_ && depth == 2) {
    candidate_.clear();
    offsets = &candidate_;
  }
  for (auto element : source) {
    ondemand::value item;
    if (std::move(element).get(item) != simdjson::SUCCESS) return false;
    if (offsets != nullptr) offsets->push_back(offset_of(item.raw_json_token()));
    items.emplace_back();
    if (!value(item, items.back(), depth + 1)) return false;
  }
  return true;
}

bool SimdjsonReader::object(ondemand::object source, Value& out, int depth) {
  out = Object{};
  Object& members = *out.if_object();
  std::vector<std::size_t> member_offsets;
  bool list_found = false;
  std::size_t last_key = 0;
  const bool keep = keep_records_ && depth == 1;
  for (auto element : source) {
    ondemand::field field;
    if (std::move(element).get(field) != simdjson::SUCCESS) return false;
    members.emplace_back();
    const std::string_view key = field.key_raw_json_token();
    if (!string(trimmed(key), members.back().first)) return false;
    last_key = offset_of(key);
    if (!value(field.value(), members.back().second, depth + 1)) return false;
    if (!keep) continue;
    member_offsets.push_back(last_key);
    if (members.back().second.is_array() && candidate_.size() > records_.size()) {
      records_ = candidate_;
      list_found = true;
    }
  }
  if (keep && !list_found) records_ = std::move(member_offsets);
  note_repeats(members, last_key);
  return true;
}

bool SimdjsonReader::scalar(std::string_view token, Value& out) {
  if (token.empty()) return false;
  switch (token.front()) {
    case '"': {
      std::string text;
      if (!string(token, text)) return false;
      out = std::move(text);
      return true;
    }
    case 't': out = true; return token == "true";
    case 'f': out = false; return token == "false";
    case 'n': out = nullptr; return token == "null";
    default: break;
  }
  if (!is_number(token)) return false;
  std::string_view source = text_.substr(offset_of(token), token.size());
  const std::size_t sign = source.front() == '-' ? 1 : 0;
  const char first = source.size() > sign ? source[sign] : '0';
  if (first == 'N' && sign == 0)
    source = "NaN";
  else if (first == 'I')
    source = sign == 1 ? "-Infinity" : "Infinity";
  else if (first == 'N')
    return false;  // -NaN is no number in Python either
  out = Number{std::string(source)};
  return true;
}

bool SimdjsonReader::string(std::string_view token, std::string& out) {
  if (token.size() < 2 || token.front() != '"' || token.back() != '"') return false;
  const std::string_view inside = token.substr(1, token.size() - 2);
  if (inside.find('\\') == std::string_view::npos) {
    out.assign(inside);
    return true;
  }
  // Unescaping never makes text longer, but the library writes a block past the end.
  unescaped_.resize(token.size() + simdjson::SIMDJSON_PADDING);
  auto* room = reinterpret_cast<std::uint8_t*>(unescaped_.data());
  const ondemand::raw_json_string escaped(reinterpret_cast<const std::uint8_t*>(inside.data()));
  std::string_view text;
  if (parser_.unescape_wobbly(escaped, room).get(text) != simdjson::SUCCESS) return false;
  out.assign(text);
  return true;
}

void SimdjsonReader::note_repeats(const Object& members, std::size_t offset) {
  if (repeated_.size() >= kKeptRepeats) return;
  const auto note = [&](const std::string& key) { repeated_.push_back({key, offset}); };
  constexpr std::size_t kFew = 16;  // up to here comparing each with each is faster than sorting
  if (members.size() <= kFew) {
    for (std::size_t i = 1; i < members.size(); ++i) {
      const auto earlier = std::find_if(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(i),
                                        [&](const Member& member) { return member.first == members[i].first; });
      if (earlier != members.begin() + static_cast<std::ptrdiff_t>(i)) note(members[i].first);
    }
    return;
  }
  std::vector<std::string_view> keys;
  keys.reserve(members.size());
  for (const Member& member : members) keys.push_back(member.first);
  std::sort(keys.begin(), keys.end());
  for (std::size_t i = 1; i < keys.size() && repeated_.size() < kKeptRepeats; ++i) {
    if (keys[i] == keys[i - 1]) note(std::string(keys[i]));
  }
}

}  // namespace ego::json
