/// Members of an object kept as they were written, in one text: cheap to keep by the million, read when somebody asks.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/json/value.h"

namespace ego::json {

/// A few members of a row, in order of writing.
class RawMembers {
 public:
  bool empty() const { return text_.empty(); }
  std::size_t size() const { return values().size(); }

  /// @param name   without characters that JSON escapes
  /// @param token  one JSON value of Python's dialect
  void add(std::string_view name, std::string_view token);
  /// The same for a value that was read already; non-finite numbers are kept as null.
  void emplace_back(std::string_view name, const Value& value);

  void clear() { text_.clear(); }

  bool contains(std::string_view name) const { return !token(name).empty(); }
  /// The member's value as written; empty if there is none.
  std::string_view token(std::string_view name) const;
  /// True if the member is this text, written without escapes. False says nothing: find() knows.
  bool is_text(std::string_view name, std::string_view text) const;
  /// The same for a list of texts.
  bool is_list(std::string_view name, std::span<const std::string> texts) const;
  /// The member's value; nothing if there is none.
  std::optional<Value> find(std::string_view name) const;
  /// All members as values.
  Object values() const;

  /// Equal members, however they were written.
  friend bool operator==(const RawMembers& a, const RawMembers& b) {
    return a.text_ == b.text_ || a.values() == b.values();
  }

 private:
  std::string text_;  ///< `"name":value,"name":value`, without braces
};

}  // namespace ego::json
