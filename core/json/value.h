/// A JSON value as it was written: numbers keep their text, strings keep lone surrogates (WTF-8), objects keep their order.
///
/// Ours rather than a library's: ids such as `007` must survive, replies hold NaN and lone surrogates (Python's dialect),
/// and repeated keys must be seen to be reported.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ego::json {

class Value;
using Array = std::vector<Value>;
using Member = std::pair<std::string, Value>;
using Object = std::vector<Member>;  ///< in order of writing; a repeated key appears repeatedly

/// A number as written. `NaN`, `Infinity`, `-Infinity` are numbers of the Python dialect.
struct Number {
  std::string text;  ///< as in the source, e.g. `1`, `1.0`, `-2e5`, `NaN`
  friend bool operator==(const Number&, const Number&) = default;
};

enum class Kind : std::uint8_t { Null, Bool, Number, String, Array, Object };

class Value {
 public:
  Value() = default;
  Value(std::nullptr_t) {}  // NOLINT(google-explicit-constructor)
  Value(bool value) : state_(value) {}  // NOLINT(google-explicit-constructor)
  Value(Number number) : state_(std::move(number)) {}  // NOLINT(google-explicit-constructor)
  Value(std::string text) : state_(std::move(text)) {}  // NOLINT(google-explicit-constructor)
  Value(std::string_view text) : state_(std::string(text)) {}  // NOLINT(google-explicit-constructor)
  Value(const char* text) : state_(std::string(text)) {}  // NOLINT(google-explicit-constructor)
  Value(Array items) : state_(std::move(items)) {}  // NOLINT(google-explicit-constructor)
  Value(Object members) : state_(std::move(members)) {}  // NOLINT(google-explicit-constructor)

  Kind kind() const { return static_cast<Kind>(state_.index()); }
  bool is_null() const { return kind() == Kind::Null; }
  bool is_string() const { return kind() == Kind::String; }
  bool is_number() const { return kind() == Kind::Number; }
  bool is_array() const { return kind() == Kind::Array; }
  bool is_object() const { return kind() == Kind::Object; }

  /// Pointers into the value, or null if it is of another kind.
  const bool* if_bool() const { return std::get_if<bool>(&state_); }
  const Number* if_number() const { return std::get_if<Number>(&state_); }
  const std::string* if_string() const { return std::get_if<std::string>(&state_); }
  const Array* if_array() const { return std::get_if<Array>(&state_); }
  const Object* if_object() const { return std::get_if<Object>(&state_); }
  std::string* if_string() { return std::get_if<std::string>(&state_); }
  Array* if_array() { return std::get_if<Array>(&state_); }
  Object* if_object() { return std::get_if<Object>(&state_); }

  /// The member of that name (the last one, if repeated), or null: absent, or not an object.
  const Value* find(std::string_view key) const;
  Value* find(std::string_view key) { return const_cast<Value*>(std::as_const(*this).find(key)); }
  /// The text of a string member; empty view if it is absent or no string.
  std::string_view text_or_empty(std::string_view key) const;
  /// A number as double (correctly rounded; NaN and infinities of the Python dialect included); nothing for other kinds.
  std::optional<double> as_double() const;
  /// A number written as an integer (no `.`, no exponent) that fits; nothing otherwise.
  std::optional<std::int64_t> as_int() const;
  /// A string as it is, a number as written: ids `7` and `"7"` are one id. Nothing for other kinds.
  std::optional<std::string> as_id_text() const;

  friend bool operator==(const Value&, const Value&) = default;

 private:
  std::variant<std::monostate, bool, Number, std::string, Array, Object> state_;
};

/// `null`, `boolean`, `number`, `string`, `array`, `object`.
std::string_view to_string(Kind kind);

}  // namespace ego::json
