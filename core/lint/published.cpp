#include "core/lint/published.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace ego::lint {
namespace {

/// Products here stay below 2 * 100 * 10^6 * 10^15 = 2 * 10^23.
using Wide = __int128;

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

Wide floor_divide(Wide a, Wide b) {  // b > 0
  const Wide quotient = a / b;
  return a % b < 0 ? quotient - 1 : quotient;
}

/// floor(numerator / denominator + 1/2).
Wide round_half_up(Wide numerator, Wide denominator) {
  return floor_divide(2 * numerator + denominator, 2 * denominator);
}

/// |numerator / denominator - value| <= half of the value's last digit.
bool rounds_to(Wide numerator, Wide denominator, const PrintedNumber& value) {
  const Wide difference = numerator * power_of_ten(value.decimals) - value.digits * denominator;
  return 2 * (difference < 0 ? -difference : difference) <= denominator;
}

/// Rounded at one, two or three more digits first, then at the value's digits.
bool rounds_twice_to(Wide numerator, Wide denominator, const PrintedNumber& value) {
  for (int more = 1; more <= 3; ++more) {
    const Wide first = round_half_up(numerator * power_of_ten(value.decimals + more), denominator);
    if (round_half_up(first, power_of_ten(more)) == value.digits) return true;
  }
  return false;
}

/// Every sum of a reachable number and one of `counts`. Possible k of one value stand in runs without gaps, so a run is
/// added as a whole.
std::vector<bool> add_counts(const std::vector<bool>& reachable, const std::vector<std::uint64_t>& counts,
                             std::size_t n) {
  std::vector<std::int32_t> change(reachable.size() + n + 1, 0);  // of the number of ways, from one sum to the next
  for (std::size_t first = 0; first < counts.size();) {
    std::size_t last = first;
    while (last + 1 < counts.size() && counts[last + 1] == counts[last] + 1) ++last;
    for (std::size_t sum = 0; sum < reachable.size(); ++sum) {
      if (!reachable[sum]) continue;
      ++change[sum + static_cast<std::size_t>(counts[first])];
      --change[sum + static_cast<std::size_t>(counts[last]) + 1];
    }
    first = last + 1;
  }
  std::vector<bool> next(reachable.size() + n, false);
  std::int32_t ways = 0;
  for (std::size_t sum = 0; sum < next.size(); ++sum) {
    ways += change[sum];
    next[sum] = ways > 0;
  }
  return next;
}

bool in_range(std::uint64_t n) { return n > 0 && n <= kMaxItems; }

}  // namespace

std::optional<PrintedNumber> read_printed(std::string_view text) {
  constexpr std::size_t kMostDigits = 15;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string digits{text.substr(0, point)};
  if (digits.empty()) return std::nullopt;
  PrintedNumber number;
  if (point < text.size()) {
    const std::string_view decimals = text.substr(point + 1);
    if (decimals.empty()) return std::nullopt;
    digits += decimals;
    number.decimals = static_cast<int>(std::min(decimals.size(), kMostDigits));
  }
  if (digits.size() > kMostDigits) return std::nullopt;
  if (digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  std::from_chars(digits.data(), digits.data() + digits.size(), number.digits);
  if (negative) number.digits = -number.digits;
  return number;
}

KnVerdict KnFit::verdict() const {
  if (!direct.empty()) return KnVerdict::Direct;
  return two_stage.empty() ? KnVerdict::None : KnVerdict::TwoStage;
}

std::vector<std::uint64_t> KnFit::possible() const {
  std::vector<std::uint64_t> all(direct.size() + two_stage.size());
  std::merge(direct.begin(), direct.end(), two_stage.begin(), two_stage.end(), all.begin());
  return all;
}

std::string_view to_string(KnVerdict verdict) {
  switch (verdict) {
    case KnVerdict::Direct: return "direct";
    case KnVerdict::TwoStage: return "two-stage";
    case KnVerdict::None: break;
  }
  return "none";
}

KnFit fit_k_of_n(std::string_view printed, std::uint64_t n, Unit unit) {
  KnFit fit;
  const std::optional<PrintedNumber> value = read_printed(printed);
  if (!value || !in_range(n)) return fit;
  // A value rounded twice is off by less than one last digit: only those k are tried.
  const Wide scale = Wide{static_cast<int>(unit)} * power_of_ten(value->decimals);
  const Wide items = static_cast<Wide>(n);
  const Wide first = std::max(Wide{0}, floor_divide((Wide{value->digits} - 1) * items, scale));
  const Wide last = std::min(items, floor_divide((Wide{value->digits} + 1) * items, scale) + 1);
  for (Wide k = first; k <= last; ++k) {
    const Wide numerator = Wide{static_cast<int>(unit)} * k;
    if (rounds_to(numerator, items, *value)) {
      fit.direct.push_back(static_cast<std::uint64_t>(k));
    } else if (rounds_twice_to(numerator, items, *value)) {
      fit.two_stage.push_back(static_cast<std::uint64_t>(k));
    }
  }
  return fit;
}

std::vector<std::uint64_t> possible_sums(std::span<const PrintedPart> parts, Unit unit) {
  std::vector<bool> reachable{true};  // by number of right answers so far
  for (const PrintedPart& part : parts) {
    const std::vector<std::uint64_t> counts = fit_k_of_n(part.printed, part.n, unit).possible();
    if (counts.empty() || reachable.size() + part.n > kMaxItems + 1) return {};
    reachable = add_counts(reachable, counts, static_cast<std::size_t>(part.n));
  }
  std::vector<std::uint64_t> sums;
  for (std::size_t sum = 0; sum < reachable.size(); ++sum) {
    if (reachable[sum]) sums.push_back(sum);
  }
  return sums;
}

SumFit fit_sum(std::span<const PrintedPart> parts, std::string_view printed_total, std::uint64_t n, Unit unit) {
  SumFit fit;
  fit.total = fit_k_of_n(printed_total, n, unit).possible();
  std::vector<std::uint64_t> sums = possible_sums(parts, unit);
  if (fit.total.empty() || sums.empty()) return fit;
  fit.ok = std::any_of(fit.total.begin(), fit.total.end(),
                       [&](std::uint64_t total) { return std::binary_search(sums.begin(), sums.end(), total); });
  fit.parts_sum = std::move(sums);
  return fit;
}

GainFit fit_gain(const PrintedGain& gain) {
  GainFit fit;
  if (!in_range(gain.n)) return fit;
  const std::optional<PrintedNumber> delta = read_printed(gain.delta);
  const std::optional<PrintedNumber> w2r_rate = read_printed(gain.w2r_rate);
  const std::optional<PrintedNumber> r2w_rate = read_printed(gain.r2w_rate);
  const Wide n = static_cast<Wide>(gain.n);
  const Wide net = static_cast<Wide>(gain.w2r) - static_cast<Wide>(gain.r2w);
  if (w2r_rate && r2w_rate) {
    for (Wide before = 1; before < n; ++before) {
      if (rounds_to(Wide{100} * static_cast<Wide>(gain.r2w), before, *r2w_rate) &&
          rounds_to(Wide{100} * static_cast<Wide>(gain.w2r), n - before, *w2r_rate)) {
        fit.right_before.push_back(static_cast<std::uint64_t>(before));
      }
    }
  }
  if (!fit.right_before.empty()) {
    const Wide before = static_cast<Wide>(fit.right_before.front());
    fit.right_after = static_cast<std::uint64_t>(before + net);
    const Wide magnitude = round_half_up(Wide{10000} * (net < 0 ? -net : net), n - before);
    const auto hundredths = static_cast<std::uint64_t>(magnitude);
    fit.delta = fmt::format("{}{}.{:02}", net < 0 ? "-" : "", hundredths / 100, hundredths % 100);
    if (delta) {
      const Wide scale = power_of_ten(delta->decimals);
      const Wide difference = Wide{100} * net * scale - Wide{delta->digits} * (n - before);
      fit.delta_agrees = 20 * (difference < 0 ? -difference : difference) <= (n - before) * scale;
    }
  }
  const std::vector<std::uint64_t> after = fit_k_of_n(gain.score_after, gain.n, Unit::Percent).possible();
  if (after.empty()) return fit;
  fit.published_right_after = after.front();
  for (Wide before = 0; delta && before < n; ++before) {
    if (rounds_to(Wide{100} * (static_cast<Wide>(after.front()) - before), n - before, *delta)) {
      fit.right_before_by_delta.push_back(static_cast<std::uint64_t>(before));
    }
  }
  return fit;
}

}  // namespace ego::lint
