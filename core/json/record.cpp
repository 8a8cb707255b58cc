#include "core/json/record.h"

#include <algorithm>
#include <utility>

#include "core/json/python_dialect.h"
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
  if (!is_string()) return {};
  if (value_ != nullptr) return *value_->if_string();
  if (!escaped_) return std::string(token_ + 1, size_ - 2);
  std::string text;
  append_python_string(token(), text);
  return text;
}

std::optional<std::string> Field::id_text() const {
  if (!found()) return std::nullopt;
  if (value_ != nullptr) return value_->as_id_text();
  switch (kind()) {
    case Kind::String: return text();
    case Kind::Number: return std::string(token());
    default: return std::nullopt;
  }
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
  if (shape_ == nullptr) return Field(std::as_const(*value_).find(key));
  const std::size_t place = shape_->place(key);
  return place < shape_->keys.size() ? at(place) : Field{};
}

FieldPlace::FieldPlace(const Record& record, std::string_view key) : name(key) {
  if (record.shape() == nullptr || key.empty()) return;
  const std::size_t found = record.shape()->place(key);
  if (found < record.shape()->keys.size()) place = found;
}

}  // namespace ego::json
