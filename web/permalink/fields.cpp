#include "web/permalink/fields.h"

#include <algorithm>
#include <charconv>

#include "web/permalink/names.h"
#include "web/permalink/percent.h"

namespace ego::web {
namespace {

constexpr std::int64_t kMaxMillis = std::int64_t{366} * 24 * 3600 * 1000;
constexpr std::string_view kLowerBoundSuffix = "~lo";
constexpr std::string_view kRankSetSuffix = "~rank";
constexpr std::string_view kRangeMark = "..";

std::optional<std::int64_t> read_digits(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty() || text[0] == '-') return std::nullopt;
  return value;
}

/// `12`, `12.5`: whole and up to three decimals.
std::optional<std::int64_t> read_plain_millis(std::string_view text) {
  const std::size_t dot = text.find('.');
  const auto whole = read_digits(text.substr(0, dot));
  if (!whole || *whole > kMaxMillis / 1000) return std::nullopt;
  std::int64_t millis = *whole * 1000;
  if (dot != std::string_view::npos) {
    const std::string_view decimals = text.substr(dot + 1);
    const auto fraction = read_digits(decimals);
    if (!fraction || decimals.size() > 3) return std::nullopt;
    std::int64_t scale = 1000;
    for (std::size_t i = 0; i < decimals.size(); ++i) scale /= 10;
    millis += *fraction * scale;
  }
  return millis;
}

/// Escapes a first character that the grammar would read as a mark.
std::string guard_first(std::string encoded, char mark) {
  if (!encoded.empty() && encoded[0] == mark) encoded = (mark == '-' ? "%2D" : "%21") + encoded.substr(1);
  return encoded;
}

/// Escapes a last `~` group that the grammar would read as a suffix, and dots that look like a range.
std::string guard_suffix(std::string encoded, std::string_view suffix) {
  if (encoded.ends_with(suffix)) encoded.replace(encoded.size() - suffix.size(), 1, "%7E");
  return encoded;
}

std::string guard_range(std::string encoded) {
  for (std::size_t at = encoded.find(kRangeMark); at != std::string::npos; at = encoded.find(kRangeMark, at)) {
    encoded.replace(at, 2, ".%2E");
    at += 4;
  }
  return encoded;
}

}  // namespace

std::optional<std::int64_t> read_millis(std::string_view text) {
  const auto parts =
      text.find(':') == std::string_view::npos ? std::vector<std::string_view>{text} : split_list(text, ':');
  if (parts.empty() || parts.size() > 3) return std::nullopt;
  std::int64_t millis = 0;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const auto part = read_digits(parts[i]);
    if (!part || *part > 100000 || (i > 0 && *part > 59)) return std::nullopt;
    millis = (millis + *part) * 60;
  }
  const auto seconds = read_plain_millis(parts.back());
  if (!seconds || (parts.size() > 1 && *seconds >= 60000)) return std::nullopt;
  millis = millis * 1000 + *seconds;
  return millis <= kMaxMillis ? std::optional(millis) : std::nullopt;
}

std::string write_millis(std::int64_t millis) {
  std::string text = std::to_string(millis / 1000);
  if (const std::int64_t rest = millis % 1000; rest != 0) {
    std::string decimals = std::to_string(1000 + rest).substr(1);
    while (decimals.back() == '0') decimals.pop_back();
    text += '.';
    text += decimals;
  }
  return text;
}

std::optional<MomentRef> read_moment(std::string_view text) {
  if (const auto millis = read_millis(text)) return MomentRef{*millis, {}};
  // A label of a day and a wall clock: D<day>-h:mm:ss. Only the clip's timeline knows its second, so it is kept.
  if (text.size() < 4 || text[0] != 'D') return std::nullopt;
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos || !read_digits(text.substr(1, dash - 1))) return std::nullopt;
  if (!read_millis(text.substr(dash + 1))) return std::nullopt;
  return MomentRef{0, std::string(text)};
}

std::string write_moment(const MomentRef& moment) {
  return moment.label.empty() ? write_millis(moment.millis) : moment.label;
}

std::optional<SpanRef> read_span(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto start = read_millis(text.substr(0, dash));
  const auto end = read_millis(text.substr(dash + 1));
  if (!start || !end || *end < *start) return std::nullopt;
  return SpanRef{*start, *end};
}

std::string write_span(const SpanRef& span) {
  return write_millis(span.start_millis) + "-" + write_millis(span.end_millis);
}

std::vector<std::string_view> split_list(std::string_view value, char separator) {
  std::vector<std::string_view> members;
  while (!value.empty()) {
    const std::size_t end = value.find(separator);
    if (end != 0) members.push_back(value.substr(0, end));
    if (end == std::string_view::npos) break;
    value.remove_prefix(end + 1);
  }
  return members;
}

std::vector<std::string> read_list(std::string_view value) {
  std::vector<std::string> members;
  for (const std::string_view member : split_list(value, ',')) members.push_back(percent_decode(member));
  return members;
}

std::string write_list(const std::vector<std::string>& members) {
  std::string out;
  for (const std::string& member : members) {
    if (!out.empty()) out += ',';
    out += percent_encode(member, LinkPart::Member);
  }
  return out;
}

std::vector<SortKey> read_sort(std::string_view value) {
  std::vector<SortKey> keys;
  for (std::string_view member : split_list(value, ',')) {
    SortKey key;
    key.direction = Direction::Ascending;
    if (member[0] == '-') {
      key.direction = Direction::Descending;
      member.remove_prefix(1);
    }
    if (member.ends_with(kLowerBoundSuffix)) {
      key.basis = SortBasis::LowerBound;
      member.remove_suffix(kLowerBoundSuffix.size());
    } else if (member.ends_with(kRankSetSuffix)) {
      key.basis = SortBasis::RankSet;
      member.remove_suffix(kRankSetSuffix.size());
    }
    key.column = percent_decode(member);
    if (!key.column.empty()) keys.push_back(std::move(key));
  }
  return keys;
}

std::string write_sort(const std::vector<SortKey>& keys) {
  std::string out;
  for (const SortKey& key : keys) {
    if (!out.empty()) out += ',';
    if (key.direction == Direction::Descending) out += '-';
    const std::string column = guard_first(percent_encode(key.column, LinkPart::Member), '-');
    out += guard_suffix(guard_suffix(column, kLowerBoundSuffix), kRankSetSuffix);
    if (key.basis == SortBasis::LowerBound) out += kLowerBoundSuffix;
    if (key.basis == SortBasis::RankSet) out += kRankSetSuffix;
  }
  return out;
}

std::optional<FilterGroup> read_filter_group(std::string_view value) {
  FilterGroup group;
  for (std::string_view member : split_list(value, ',')) {
    FieldTest test;
    if (member[0] == '!') {
      test.excludes = true;
      member.remove_prefix(1);
    }
    const std::size_t colon = member.find(':');
    if (colon == 0 || colon == std::string_view::npos) return std::nullopt;
    test.field = percent_decode(member.substr(0, colon));
    const std::string_view rest = member.substr(colon + 1);
    const std::size_t range = rest.find(kRangeMark);
    test.value = percent_decode(rest.substr(0, range));
    if (range != std::string_view::npos) test.upper = percent_decode(rest.substr(range + kRangeMark.size()));
    group.push_back(std::move(test));
  }
  return group.empty() ? std::nullopt : std::optional(std::move(group));
}

std::string write_filter_group(const FilterGroup& group) {
  std::string out;
  for (const FieldTest& test : group) {
    if (!out.empty()) out += ',';
    if (test.excludes) out += '!';
    out += guard_first(percent_encode(test.field, LinkPart::Member), '!');
    out += ':';
    std::string value = guard_range(percent_encode(test.value, LinkPart::Member));
    if (test.upper && value.ends_with('.')) value.replace(value.size() - 1, 1, "%2E");
    out += value;
    if (test.upper) {
      out += kRangeMark;
      out += guard_range(percent_encode(*test.upper, LinkPart::Member));
    }
  }
  return out;
}

std::optional<PairAxes> read_axes(std::string_view value) {
  const std::vector<std::string> members = read_list(value);
  if (members.size() != 2) return std::nullopt;
  PairAxes axes;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::string_view member = members[i];
    const std::size_t colon = std::min(member.find(':'), member.size());
    const auto number = value_of(kNumberNames, member.substr(0, colon));
    const auto end = value_of(kEndNames, member.substr(std::min(colon + 1, member.size())));
    if (!number || !end) return std::nullopt;
    (i == 0 ? axes.across : axes.up) = {*number, *end};
  }
  return axes;
}

std::string write_axes(const PairAxes& axes) {
  std::string out;
  for (const PairAxis& axis : {axes.across, axes.up}) {
    if (!out.empty()) out += ',';
    out += name_of(kNumberNames, axis.number);
    out += ':';
    out += name_of(kEndNames, axis.end);
  }
  return out;
}

std::optional<std::string> read_decimal(std::string_view text) {
  const std::size_t dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  const auto whole_value = read_digits(whole);
  if (!whole_value || whole.size() > 6) return std::nullopt;
  std::string out = std::to_string(*whole_value);
  if (dot != std::string_view::npos) {
    std::string decimals(text.substr(dot + 1));
    if (!read_digits(decimals) || decimals.size() > 6) return std::nullopt;
    while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
    if (!decimals.empty()) out += "." + decimals;
  }
  return out;
}

}  // namespace ego::web
