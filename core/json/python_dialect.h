/// Python's `json.loads`, to the byte: what the published scorers parse model replies with.
/// Source: egocross.md section 7 "JSON dialect" (CPython 3.11 json.decoder, C scanner).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/json/value.h"

namespace ego::json {

/// Lists and objects inside each other beyond which CPython 3.11 raises RecursionError (limit 1000, called from a
/// script's
/// top level). Deeper text gives nothing here too, so that no reply can exhaust the stack.
inline constexpr std::size_t kPythonMaxDepth = 994;
/// Digits of an integer beyond which CPython raises ValueError (sys.int_info.default_max_str_digits).
inline constexpr std::size_t kPythonMaxIntegerDigits = 4300;

/// The value `json.loads(text)` returns, or nothing where it raises. Repeated keys: all kept, `find` gives the last.
/// Strings are WTF-8: lone surrogate escapes stay three bytes each; surrogate pairs are joined.
/// @param text  WTF-8; a leading U+FEFF is an error
/// @cost  linear; no recursion
std::optional<Value> parse_python(std::string_view text);

/// What a text is to `json.loads`.
enum class PythonText : std::uint8_t {
  NotJson,  ///< it raises
  NotObject,  ///< a value that is no dict
  Object,  ///< a dict
};

/// Where a member of an object stands.
struct PythonMember {
  std::string_view token;  ///< the value as written, e.g. `"B"` or `[1, 2]`; empty = the object has no such member
  Kind kind = Kind::Null;  ///< meaningless if token is empty
  bool escaped = false;  ///< a string with at least one escape; may be true for other kinds too

  bool found() const { return !token.empty(); }
};

/// The selected top-level members of a whole document, without building a value: nothing is allocated unless a key
/// holds an
/// escape. Of a repeated key the last member counts.
///
///   scan_python_object(R"({"prediction": "B"})", keys, members) == PythonText::Object; members[0].token == R"("B")"
///
/// @param text     as for parse_python; accepts exactly the same texts
/// @param keys     names wanted, unescaped
/// @param members  shape [keys]; views into `text`; reset first, filled only for PythonText::Object
/// @pre keys.size() == members.size()
PythonText scan_python_object(std::string_view text, std::span<const std::string_view> keys,
                              std::span<PythonMember> members);

/// The same, with the selected string members unescaped in the same pass.
/// @param texts  shape [keys]: views into `room`; empty for members that are absent or no strings
/// @param room   grows to the size of `text`, is never shrunk: its own size means nothing
/// @pre keys, members and texts have one size
PythonText scan_python_texts(std::string_view text, std::span<const std::string_view> keys,
                             std::span<PythonMember> members, std::span<std::string_view> texts, std::string& room);

/// Appends the text of a string token that a scanner has accepted, e.g. `"caf\\u00e9"`, unescaped.
void append_python_string(std::string_view token, std::string& out);

/// The text of a string member, unescaped.
/// @param member   found() and of kind String
/// @param scratch  room used only if the string holds an escape; grows, is never shrunk: its own size means nothing
/// @return  a view into the member's token or into `scratch`
std::string_view python_string(const PythonMember& member, std::string& scratch);

}  // namespace ego::json
