/// Canonical JSON: keys sorted by bytes, two-space indentation or none, shortest round-trip doubles, LF, final newline.
/// Source: formats.md section 4 "Rules".
#pragma once

#include <cstdint>
#include <string>

#include "core/json/value.h"

namespace ego::json {

enum class Layout : std::uint8_t {
  Indented,  ///< two spaces a level, `"key": value`, final newline
  Compact,  ///< no white space at all, no newline: one JSONL line
};

/// @param value  repeated keys: the last is written. Numbers are written as their text; non-finite ones as null.
/// Strings: invalid UTF-8 and lone surrogates become \uXXXX escapes or U+FFFD; control characters are escaped.
std::string write(const Value& value, Layout layout);

/// A double by its shortest round-trip text; `null` if it is not finite.
std::string number_text(double value);
/// A number Value from a double by its shortest round-trip text, null if it is not finite.
Value number(double value);
/// A number Value from an integer.
Value number(std::int64_t value);
Value number(std::uint64_t value);

}  // namespace ego::json
