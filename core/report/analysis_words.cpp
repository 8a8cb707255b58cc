#include "core/report/analysis_words.h"

#include <fmt/format.h>

#include "core/compare/pair.h"

namespace ego {
namespace {

std::string percent(const std::optional<double>& fraction) {
  return fraction ? fmt::format("{:.1f} %", 100 * *fraction) : std::string("undefined");
}

std::string with_interval(const std::optional<double>& fraction, const std::optional<DifferenceInterval>& interval) {
  std::string text = percent(fraction);
  if (interval) text += fmt::format(" [{:.1f}, {:.1f}]", 100 * interval->lo, 100 * interval->hi);
  return text;
}

}  // namespace

std::string analysis_heading(const Report& report, std::string_view what, const ColumnId& column,
                             const ProfileId& profile) {
  return fmt::format("{} - column {}, profile {}", what, column.value, report.profile_label(profile));
}

std::string gain_sentence(const MeasuredGain& measured, std::string_view profile) {
  const Knowledge& gain = measured.gain;
  std::string text = fmt::format(
      "knowledge gain, {}: n {}, right before {}, after {}, gained {}, lost {}; delta {}, wrong to right {}, right to "
      "wrong {}",
      profile, gain.n, gain.right_before, gain.right_after, gain.gained, gain.lost,
      with_interval(gain.delta, measured.interval), with_interval(gain.w2r, measured.w2r_interval),
      with_interval(gain.r2w, measured.r2w_interval));
  const auto& paired = measured.paired_delta;
  constexpr double kSame = 5e-5;
  if (paired && gain.delta && (*paired - *gain.delta > kSame || *gain.delta - *paired > kSame))
    text += fmt::format("; of the paired items {}", percent(paired));
  if (measured.test) {
    const std::string p = p_text(*measured.test);
    text += p.starts_with('<') ? "; sign-flip p " + p : "; sign-flip p = " + p;
  }
  return text;
}

}  // namespace ego
