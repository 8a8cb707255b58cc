#include "core/stats/printed.h"

#include <algorithm>

namespace ego::stats {
namespace {

constexpr int kMostDecimals = 9;
constexpr std::uint64_t kMostItems = 10'000'000;

std::uint64_t power_of_ten(int exponent) {
  std::uint64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// `48.07` with 2 decimals as 4807; `48.1` as 4810.
std::optional<std::uint64_t> last_digits(std::string_view value, int decimals) {
  std::uint64_t number = 0;
  int behind = -1;  // digits behind the point; -1 = no point yet
  bool any = false;
  for (const char c : value) {
    if (c == '.' && behind < 0) {
      behind = 0;
      continue;
    }
    if (c < '0' || c > '9' || number > power_of_ten(15)) return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
    any = true;
    if (behind < 0) continue;
    ++behind;
    if (behind > decimals) return std::nullopt;
  }
  if (!any) return std::nullopt;
  return number * power_of_ten(decimals - std::max(behind, 0));
}

}  // namespace

std::string_view to_string(Rounding rounding) {
  switch (rounding) {
    case Rounding::HalfUp: return "half_up";
    case Rounding::HalfEven: return "half_even";
    case Rounding::Truncate: return "truncate";
  }
  return "half_up";
}

std::optional<PrintedFit> printed_counts(std::string_view value, int decimals, std::uint64_t n) {
  if (decimals < 0 || decimals > kMostDecimals || n == 0 || n > kMostItems) return std::nullopt;
  const auto wanted = last_digits(value, decimals);
  if (!wanted) return std::nullopt;
  PrintedFit fit;
  const std::uint64_t scale = 100 * power_of_ten(decimals);
  if (*wanted > scale) return fit;
  // Only counts near wanted * n / scale can match: within one last digit.
  const std::uint64_t first = *wanted == 0 ? 0 : (*wanted - 1) * n / scale;
  const std::uint64_t last = std::min(n, (*wanted + 1) * n / scale + 1);
  for (std::uint64_t k = first; k <= last; ++k) {
    const std::uint64_t floor = scale * k / n;
    const std::uint64_t twice_rest = 2 * (scale * k % n);
    const std::uint64_t up = floor + (twice_rest >= n ? 1 : 0);
    const std::uint64_t even = floor + (twice_rest > n || (twice_rest == n && floor % 2 == 1) ? 1 : 0);
    PrintedMatch match{k, {}};
    if (up == *wanted) match.modes.push_back(Rounding::HalfUp);
    if (even == *wanted) match.modes.push_back(Rounding::HalfEven);
    fit.feasible = fit.feasible || !match.modes.empty();
    if (floor == *wanted) match.modes.push_back(Rounding::Truncate);
    if (!match.modes.empty()) fit.matches.push_back(std::move(match));
  }
  fit.truncation_only = !fit.feasible && !fit.matches.empty();
  return fit;
}

std::string percent_text(std::uint64_t k, std::uint64_t n, int decimals) {
  const std::uint64_t scale = power_of_ten(decimals);
  const std::uint64_t rounded = (std::uint64_t{200} * scale * k + n) / (2 * n);
  std::string text = std::to_string(rounded / scale);
  if (decimals == 0) return text;
  const std::string rest = std::to_string(rounded % scale);
  return text + '.' + std::string(static_cast<std::size_t>(decimals) - rest.size(), '0') + rest;
}

}  // namespace ego::stats
