/// Objects put together member by member, as the writers of reports, sites and submissions do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.h"
#include "core/json/value.h"

namespace ego::json {

void put(Object& out, std::string_view name, Value value);
/// Leaves the member out if the text is empty.
void put_text(Object& out, std::string_view name, std::string_view text);
void put_count(Object& out, std::string_view name, std::uint64_t count);
/// Leaves the member out if the count is 0.
void put_count_unless_zero(Object& out, std::string_view name, std::uint64_t count);

Value number_or_null(const std::optional<double>& value);

/// @param range  of std::string
template <class Range>
Array texts(const Range& range) {
  Array out;
  for (const std::string& text : range) out.emplace_back(text);
  return out;
}

template <class Tag>
Array id_texts(const std::vector<Id<Tag>>& ids) {
  Array out;
  for (const Id<Tag>& id : ids) out.emplace_back(id.value);
  return out;
}

}  // namespace ego::json
