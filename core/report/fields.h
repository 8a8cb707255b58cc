/// Reads members of a JSON object from outside: a member of another type is reported once and taken as absent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/diagnostics.h"
#include "core/json/value.h"

namespace ego {

/// One object and where it stands; cheap to copy. The value and the diagnostics must outlive it.
class Fields {
 public:
  Fields(const json::Value& object, std::string_view label, std::string pointer, Diagnostics& diagnostics)
      : object_(&object), label_(label), pointer_(std::move(pointer)), diagnostics_(&diagnostics) {}

  /// Empty text if absent.
  std::string text(std::string_view name) const;
  std::optional<std::string> optional_text(std::string_view name) const;
  /// A non-negative integer; `fallback` if absent.
  std::uint64_t count(std::string_view name, std::uint64_t fallback = 0) const;
  std::optional<std::uint64_t> optional_count(std::string_view name) const;
  /// A finite number; nothing if absent or null.
  std::optional<double> number(std::string_view name) const;
  bool flag(std::string_view name, bool fallback) const;
  /// Strings of an array; others are reported and left out.
  std::vector<std::string> texts(std::string_view name) const;
  /// The elements of an array of objects; others are reported and left out.
  std::vector<Fields> objects(std::string_view name) const;
  /// An object member; nothing if absent or null.
  std::optional<Fields> object(std::string_view name) const;
  /// The member as it is, null if absent.
  const json::Value* raw(std::string_view name) const { return object_->find(name); }
  const json::Value& value() const { return *object_; }

 private:
  void report(std::string_view name, std::string_view expected, const json::Value& found) const;

  const json::Value* object_;
  std::string_view label_;
  std::string pointer_;
  Diagnostics* diagnostics_;
};

}  // namespace ego
