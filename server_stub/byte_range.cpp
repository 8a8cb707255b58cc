#include "server_stub/byte_range.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace ego::server {
namespace {

/// A decimal number; nothing if there is anything else, or more than fits.
std::optional<std::uint64_t> parse_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

ByteRange choose_range(std::string_view range, std::string_view if_range, std::string_view etag, std::uint64_t size) {
  const ByteRange whole{RangeKind::Whole, 0, size};
  constexpr std::string_view kUnit = "bytes=";
  if (!range.starts_with(kUnit)) return whole;
  if (!if_range.empty() && if_range != etag) return whole;  // a weak ETag or a date never equals a strong one
  range.remove_prefix(kUnit.size());
  const std::size_t dash = range.find('-');
  if (dash == std::string_view::npos || range.find(',') != std::string_view::npos) return whole;
  const std::string_view first_text = range.substr(0, dash);
  const std::string_view last_text = range.substr(dash + 1);

  if (first_text.empty()) {  // the last n bytes
    const std::optional<std::uint64_t> wanted = parse_number(last_text);
    if (!wanted) return whole;
    if (*wanted == 0 || size == 0) return {RangeKind::Unsatisfiable, 0, 0};
    const std::uint64_t count = std::min(*wanted, size);
    return {RangeKind::Part, size - count, count};
  }
  const std::optional<std::uint64_t> first = parse_number(first_text);
  if (!first) return whole;
  std::uint64_t last = size == 0 ? 0 : size - 1;
  if (!last_text.empty()) {
    const std::optional<std::uint64_t> stated = parse_number(last_text);
    if (!stated || *stated < *first) return whole;
    last = std::min(last, *stated);
  }
  if (*first >= size) return {RangeKind::Unsatisfiable, 0, 0};
  return {RangeKind::Part, *first, last - *first + 1};
}

}  // namespace ego::server
