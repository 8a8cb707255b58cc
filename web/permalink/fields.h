/// Values of single permalink keys: numbers, times, lists, sort keys, filters; each with its canonical text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/state/query.h"

namespace ego::web {

/// Milliseconds of `12`, `12.5`, `1:02:03.250`; nothing if it is no time of at most three decimals or exceeds a year.
std::optional<std::int64_t> read_millis(std::string_view text);
/// Seconds with at most three decimals, no trailing zeros: 12500 -> `12.5`.
std::string write_millis(std::int64_t millis);

/// A time as above, or a wall-clock label `D1-14:30:00`.
std::optional<MomentRef> read_moment(std::string_view text);
std::string write_moment(const MomentRef& moment);

/// `a-b` in seconds, a <= b.
std::optional<SpanRef> read_span(std::string_view text);
std::string write_span(const SpanRef& span);

/// Raw (still encoded) members of a list; empty members are left out.
std::vector<std::string_view> split_list(std::string_view value, char separator);

/// Decoded members.
std::vector<std::string> read_list(std::string_view value);
std::string write_list(const std::vector<std::string>& members);

/// `-overall,perception~lo`.
std::vector<SortKey> read_sort(std::string_view value);
std::string write_sort(const std::vector<SortKey>& keys);

/// `field:value,!field:value,field:lo..hi`; nothing if a member has no field.
std::optional<FilterGroup> read_filter_group(std::string_view value);
std::string write_filter_group(const FilterGroup& group);

/// `length:baseline,latency:candidate`: across, then up. Nothing for other members or another number of them.
std::optional<PairAxes> read_axes(std::string_view value);
std::string write_axes(const PairAxes& axes);

/// Canonical text of a plain decimal number (`1.50` -> `1.5`); nothing for anything else or above 6 digits a side.
std::optional<std::string> read_decimal(std::string_view text);

}  // namespace ego::web
