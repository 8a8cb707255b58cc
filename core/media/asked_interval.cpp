#include "core/media/asked_interval.h"

#include <array>
#include <optional>

#include "core/text/ascii.h"
#include "core/text/number_text.h"

namespace ego::media {
namespace {

using ego::text::ascii_equal_ignoring_case;
using ego::text::ascii_lower;

constexpr double kSixty = 60;

/// A time as written, and whether the writing itself says that it is one.
struct WrittenTime {
  double secs = 0;
  bool certain = false;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }

void skip_space(std::string_view& text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
}

/// A word at the front that ends there.
bool take_word(std::string_view& text, std::string_view word) {
  if (text.size() < word.size() || !ascii_equal_ignoring_case(text.substr(0, word.size()), word)) return false;
  if (text.size() > word.size() && is_letter(text[word.size()])) return false;
  text.remove_prefix(word.size());
  return true;
}

bool take_unit(std::string_view& text) {
  std::string_view rest = text;
  skip_space(rest);
  for (const std::string_view unit :
       std::array<std::string_view, 6>{"seconds", "second", "secs", "sec", "s", "\xE7\xA7\x92"}) {
    if (!take_word(rest, unit)) continue;
    text = rest;
    return true;
  }
  return false;
}

/// Digits with at most one point.
std::optional<double> take_decimal(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == 0) return std::nullopt;
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
    ++end;
    while (end < text.size() && is_digit(text[end])) ++end;
  }
  const auto value = ego::text::parse_float(text.substr(0, end));
  text.remove_prefix(end);
  return value;
}

std::optional<WrittenTime> take_time(std::string_view& text) {
  auto part = take_decimal(text);
  if (!part) return std::nullopt;
  WrittenTime time{*part, false};
  while (text.size() > 1 && text.front() == ':' && is_digit(text[1])) {
    text.remove_prefix(1);
    part = take_decimal(text);
    if (!part) return std::nullopt;
    time.secs = time.secs * kSixty + *part;
    time.certain = true;
  }
  time.certain = take_unit(text) || time.certain;
  return time;
}

/// `to`, `and`, `until`, a dash, a tilde, and their Chinese counterparts.
bool take_joint(std::string_view& text) {
  skip_space(text);
  for (const std::string_view word : std::array<std::string_view, 4>{"to", "and", "until", "through"}) {
    if (!take_word(text, word)) continue;
    skip_space(text);
    return true;
  }
  for (const std::string_view sign :
       std::array<std::string_view, 6>{"-", "~", "\xE2\x80\x93", "\xE2\x80\x94", "\xE5\x88\xB0", "\xE8\x87\xB3"}) {
    if (!text.starts_with(sign)) continue;
    text.remove_prefix(sign.size());
    skip_space(text);
    return true;
  }
  return false;
}

}  // namespace

std::vector<Interval> asked_intervals(std::string_view text) {
  std::vector<Interval> found;
  char before = ' ';
  while (!text.empty()) {
    if (!is_digit(text.front()) || is_digit(before) || is_letter(before) || before == '.' || before == ':') {
      before = text.front();
      text.remove_prefix(1);
      continue;
    }
    std::string_view rest = text;
    const auto start = take_time(rest);
    std::string_view after_joint = rest;
    const bool joined = start && take_joint(after_joint);
    auto end = joined ? take_time(after_joint) : std::nullopt;
    if (end && after_joint.starts_with("]")) {
      after_joint.remove_prefix(1);
      end->certain = take_unit(after_joint) || end->certain;
    }
    if (end && (start->certain || end->certain) && end->secs > start->secs) {
      found.push_back({start->secs, end->secs});
      text = after_joint;
      before = ' ';
      continue;
    }
    before = '0';
    text.remove_prefix(1);
  }
  return found;
}

}  // namespace ego::media
