/// Types, ranges and allowed values of the fields of a JSON object, as tables; the checks of submission.schema.json.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/io/content.h"
#include "core/io/rows.h"
#include "core/json/value.h"

namespace ego::io {

/// Types a field may have; a rule's `types` joins several with |.
inline constexpr std::uint32_t kText = 1U << 0U;
inline constexpr std::uint32_t kInteger = 1U << 1U;  ///< written without fraction and exponent
inline constexpr std::uint32_t kNumber = 1U << 2U;   ///< any finite number, integers too
inline constexpr std::uint32_t kBoolean = 1U << 3U;
inline constexpr std::uint32_t kNull = 1U << 4U;
inline constexpr std::uint32_t kObject = 1U << 5U;
inline constexpr std::uint32_t kArray = 1U << 6U;  ///< of anything
inline constexpr std::uint32_t kTextArray = 1U << 7U;
inline constexpr std::uint32_t kNumberArray = 1U << 8U;  ///< of finite numbers

/// One field of an object.
struct FieldRule {
  std::string_view name;
  std::uint32_t types = kText;
  double low = -1e300;  ///< smallest number allowed
  double high = 1e300;  ///< largest number allowed
  std::string_view allowed = {};  ///< texts allowed, parted by `|`; empty = every text
};

/// Checks objects against rules, and gathers the names of fields no rule knows.
class FieldChecker {
 public:
  FieldChecker(const Content& content, Diagnostics& diagnostics) : content_(content), diagnostics_(diagnostics) {}

  /// Reports E013, E018, E020, E012 of each field and notes unknown fields as `path.name`.
  /// @param path  of the object, e.g. `model`; empty for the root
  void check(const json::Value& object, std::string_view path, std::span<const FieldRule> rules, RowPlace place);
  /// E011 unless the object has the field with something in it.
  bool require(const json::Value& object, std::string_view path, std::string_view name, RowPlace place);
  /// One W116 for each unknown field name met, with the number of times.
  void report_unknown();

 private:
  void check_field(const json::Value& value, const std::string& path, const FieldRule& rule, RowPlace place);
  void report(Code code, std::string message, const std::string& path, const json::Value* value, RowPlace place);

  const Content& content_;
  Diagnostics& diagnostics_;
  struct Unknown {
    std::string path;
    std::uint64_t count = 0;
    RowPlace first;
  };
  std::vector<Unknown> unknown_;  ///< in order of arrival, at most kMaxUnknown
  static constexpr std::size_t kMaxUnknown = 100;
};

/// A value as the text a message shows: texts as they are, everything else as JSON.
std::string shown(const json::Value& value);

}  // namespace ego::io
