#include "core/json/record.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/json/python_scanner.h"
#include "core/json/writer.h"

namespace ego::json {
namespace {

Kind kind_of_token(char first) {
  switch (first) {
    case '"': return Kind::String;
    case '{': return Kind::Object;
    case '[': return Kind::Array;
    case 'n': return Kind::Null;
    case 't':
    case 'f': return Kind::Bool;
    default: return Kind::Number;
  }
}

}  // namespace

Kind Field::kind() const { return value_ != nullptr ? value_->kind() : kind_of_token(*token_); }

std::optional<bool> Field::boolean() const {
  if (!found() || kind() != Kind::Bool) return std::nullopt;
  return value_ != nullptr ? *value_->if_bool() : *token_ == 't';
}

std::string Field::text() const {
  std::string room;
  if (!is_string() || value_ != nullptr || !escaped_) return std::string(text(room));
  append_python_string(token(), room);
  return room;
}

std::string_view Field::text(std::string& room) const {
  if (!is_string()) return {};
  if (value_ != nullptr) return *value_->if_string();
  if (!escaped_) return {token_ + 1, size_ - 2};
  return python_string({token(), Kind::String, true}, room);
}

bool Field::starts_with(std::string_view prefix) const {
  if (!is_string()) return false;
  if (value_ == nullptr) {
    const std::string_view head = token().substr(1, std::min<std::size_t>(prefix.size(), size_ - 2));
    if (head.find('\\') == std::string_view::npos) return head == prefix;
  }
  std::string room;
  return text(room).starts_with(prefix);
}

bool Field::same_text(const Field& other) const {
  if (!is_string() || !other.is_string()) return false;
  if (value_ == nullptr && other.value_ == nullptr && token() == other.token()) return true;
  std::string room;
  std::string other_room;
  return text(room) == other.text(other_room);
}

std::optional<std::string> Field::id_text() const {
  std::string room;
  const std::optional<std::string_view> text = id_text(room);
  return text ? std::optional<std::string>(*text) : std::nullopt;
}

std::optional<std::string_view> Field::id_text(std::string& room) const {
  if (!found()) return std::nullopt;
  switch (kind()) {
    case Kind::String: return text(room);
    case Kind::Number: return value_ != nullptr ? std::string_view{value_->if_number()->text} : token();
    default: return std::nullopt;
  }
}

void Field::members(std::span<const std::string_view> names, std::span<Field> out) const {
  std::fill(out.begin(), out.end(), Field{});
  if (!is_object()) return;
  if (value_ != nullptr) {
    for (std::size_t i = 0; i < names.size(); ++i) out[i] = Field(value_->find(names[i]));
    return;
  }
  std::array<PythonMember, kMostNames> found;
  scan_python_object(token(), names, std::span(found).first(names.size()));
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (found[i].found()) out[i] = Field(found[i]);
  }
}

Field Field::first_item() const {
  if (!found() || kind() != Kind::Array) return {};
  if (value_ != nullptr) return value_->if_array()->empty() ? Field{} : Field(&value_->if_array()->front());
  PythonScanner scan(token());
  scan.advance();
  scan.skip_space();
  const char* const begin = scan.at();
  PythonMember item;
  if (scan.peek() == ']' || !scan.skip_value(1, item.kind, item.escaped)) return {};
  item.token = {begin, static_cast<std::size_t>(scan.at() - begin)};
  return Field(item);
}

Value Field::value() const {
  if (!found()) return {};
  if (value_ != nullptr) return *value_;
  switch (kind()) {
    case Kind::String: return text();
    case Kind::Number: return Number{std::string(token())};
    case Kind::Bool: return *token_ == 't';
    case Kind::Null: return {};
    default: return parse_python(token()).value_or(Value{});
  }
}

void Field::keep(std::string_view name, RawMembers& out) const {
  if (value_ != nullptr) out.emplace_back(name, *value_);
  if (token_ != nullptr) out.add(name, token());
}

std::size_t RecordShape::place(std::string_view key) const {
  return static_cast<std::size_t>(std::find(keys.begin(), keys.end(), key) - keys.begin());
}

Field Record::find(std::string_view key) const {
  if (shape_ == nullptr) return Field(value_->find(key));
  const std::size_t place = shape_->place(key);
  return place < shape_->keys.size() ? at(place) : Field{};
}

FieldPlace::FieldPlace(const Record& record, std::string_view key) : name(key) {
  if (record.shape() == nullptr || key.empty()) return;
  const std::size_t found = record.shape()->place(key);
  if (found < record.shape()->keys.size()) place = found;
}

}  // namespace ego::json
