#include "core/score/repeats.h"

#include <algorithm>
#include <cstddef>

namespace ego {
namespace {

bool is_counted(const Verdict& verdict) {
  return verdict.outcome != Outcome::Dropped && verdict.outcome != Outcome::Unscorable;
}

/// Of repeats that are all worth nothing: wrong if one of them was read, else invalid as the first is.
void take_worthless(std::span<const Verdict> repeats, Verdict& item) {
  const auto wrong =
      std::find_if(repeats.begin(), repeats.end(), [](const Verdict& each) { return each.outcome == Outcome::Wrong; });
  const auto counted = std::find_if(repeats.begin(), repeats.end(), is_counted);
  const Verdict& shown = wrong != repeats.end() ? *wrong : *counted;
  item.outcome = shown.outcome;
  item.reason = shown.reason;
}

}  // namespace

bool same_repeat(const Prediction& a, const Prediction& b) { return repeat_of(a) == repeat_of(b); }

std::vector<std::uint32_t> repeats_among(const Submission& submission, std::span<const std::uint32_t> rows) {
  std::vector<std::uint32_t> repeats;
  for (const std::uint32_t row : rows) {
    const Prediction& prediction = submission.predictions[row];
    const bool again = std::any_of(repeats.begin(), repeats.end(), [&](std::uint32_t before) {
      return same_repeat(submission.predictions[before], prediction);
    });
    if (!again) repeats.push_back(row);
  }
  return repeats;
}

Verdict average_repeats(std::span<const Verdict> repeats) {
  Verdict item = repeats.front();
  double sum = 0;
  std::size_t counted = 0;
  for (const Verdict& repeat : repeats) {
    if (!is_counted(repeat)) continue;
    sum += item_score(repeat);
    ++counted;
  }
  if (counted == 0) return item;
  const double mean = sum / static_cast<double>(counted);
  item.mark.reset();
  item.reason = InvalidReason::None;
  if (mean == 0) {
    take_worthless(repeats, item);
  } else if (mean == 1) {
    item.outcome = Outcome::Right;
  } else {
    item.outcome = Outcome::Partial;
    item.mark = mean;
  }
  return item;
}

}  // namespace ego
