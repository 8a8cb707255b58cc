#include <cstddef>

#include "core/extract/open_answer.h"
#include "core/text/unicode.h"

namespace ego::extract {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool digit_at(std::string_view text, std::size_t i) {
  return i < text.size() && text::decimal_digit(text::code_point_at(text, i).value) >= 0;
}

bool char_at(std::string_view text, std::size_t i, char c) { return i < text.size() && text[i] == c; }

/// End of the run of decimal digits at `i`, and how many there are.
struct Run {
  std::size_t end = 0;
  std::size_t digits = 0;
};

Run digit_run(std::string_view text, std::size_t i) {
  Run run{i, 0};
  while (digit_at(text, run.end)) {
    run.end += text::code_point_at(text, run.end).size;
    ++run.digits;
  }
  return run;
}

/// End of `e`, optional sign, digits at `i`; kNone if it is not there.
std::size_t match_exponent(std::string_view text, std::size_t i) {
  if (!char_at(text, i, 'e') && !char_at(text, i, 'E')) return kNone;
  ++i;
  if (char_at(text, i, '+') || char_at(text, i, '-')) ++i;
  const Run run = digit_run(text, i);
  return run.digits > 0 ? run.end : kNone;
}

/// Where the digits of a number begin at `i`: behind an optional minus.
std::size_t skip_minus(std::string_view text, std::size_t i) { return char_at(text, i, '-') ? i + 1 : i; }

/// What a scan found at one place: a match, or how far nothing can begin.
struct Attempt {
  std::size_t match_end = kNone;
  std::size_t go_on_at = 0;  ///< used without a match; > the place that was tried
};

/// What follows a run of digits decides every scan alike for each start inside the run: go on behind it.
Attempt failed_run(std::size_t run_end) { return {kNone, run_end}; }

/// `-?\b\d{1,3}(?:,\d{3})+\b`
Attempt match_with_commas(std::string_view text, std::size_t i) {
  const std::size_t begin = skip_minus(text, i);
  const Run first = digit_run(text, begin);
  if (first.digits == 0) return {kNone, i + text::code_point_at(text, i).size};
  if (first.digits > 3 || text::word_before(text, begin)) return failed_run(first.end);
  std::size_t end = first.end;
  std::size_t whole = kNone;  // end of the last group that no W follows
  while (char_at(text, end, ',')) {
    std::size_t group = end + 1;
    int digits = 0;
    for (; digits < 3 && digit_at(text, group); ++digits) group += text::code_point_at(text, group).size;
    if (digits < 3) break;
    end = group;
    if (!text::word_at(text, end)) whole = end;
  }
  return {whole, first.end};
}

/// `-?\d+(?:\.\d+)?[eE][+-]?\d+`
Attempt match_scientific(std::string_view text, std::size_t i) {
  const Run whole = digit_run(text, skip_minus(text, i));
  if (whole.digits == 0) return {kNone, i + text::code_point_at(text, i).size};
  if (char_at(text, whole.end, '.')) {
    const Run fraction = digit_run(text, whole.end + 1);
    if (fraction.digits > 0) return {match_exponent(text, fraction.end), whole.end};
  }
  return {match_exponent(text, whole.end), whole.end};
}

/// True if neither an exponent, a comma nor a digit follows.
bool ends_plainly(std::string_view text, std::size_t end) {
  return match_exponent(text, end) == kNone && !char_at(text, end, ',') && !digit_at(text, end);
}

/// `-?(?:\d+\.\d+|\.\d+|\d+\b)(?![eE][+-]?\d+)(?![,\d])`
Attempt match_plain(std::string_view text, std::size_t i) {
  const Run whole = digit_run(text, skip_minus(text, i));
  if (char_at(text, whole.end, '.')) {
    const Run fraction = digit_run(text, whole.end + 1);
    if (fraction.digits > 0 && ends_plainly(text, fraction.end)) return {fraction.end, 0};
  }
  if (whole.digits == 0) return {kNone, i + text::code_point_at(text, i).size};
  if (!text::word_at(text, whole.end) && !char_at(text, whole.end, ',')) return {whole.end, 0};
  return failed_run(whole.end);
}

template <class Match>
void scan(std::string_view text, Match match, std::vector<std::string_view>& numbers) {
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '-' && text[i] != '.' && !digit_at(text, i)) {
      i += text::code_point_at(text, i).size;
      continue;
    }
    const Attempt attempt = match(text, i);
    if (attempt.match_end == kNone) {
      i = attempt.go_on_at;
      continue;
    }
    numbers.push_back(text.substr(i, attempt.match_end - i));
    i = attempt.match_end;
  }
}

}  // namespace

std::vector<std::string_view> extract_numbers(std::string_view key) {
  std::vector<std::string_view> numbers;
  scan(key, match_with_commas, numbers);
  scan(key, match_scientific, numbers);
  scan(key, match_plain, numbers);
  return numbers;
}

}  // namespace ego::extract
