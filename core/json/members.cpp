#include "core/json/members.h"

#include <utility>

#include "core/json/writer.h"

namespace ego::json {

void put(Object& out, std::string_view name, Value value) { out.emplace_back(name, std::move(value)); }

void put_text(Object& out, std::string_view name, std::string_view text) {
  if (!text.empty()) put(out, name, std::string(text));
}

void put_count(Object& out, std::string_view name, std::uint64_t count) { put(out, name, number(count)); }

void put_count_unless_zero(Object& out, std::string_view name, std::uint64_t count) {
  if (count != 0) put_count(out, name, count);
}

Value number_or_null(const std::optional<double>& value) { return value ? number(*value) : Value{}; }

}  // namespace ego::json
