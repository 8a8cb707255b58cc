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

std::vector<std::uint32_t> repeats_among(const Submission& submission, std::span<const std::uint32_t> rows) {
  std::vector<std::uint32_t> repeats;
  std::vector<std::uint64_t> seen;
  for (const std::uint32_t row : rows) {
    const std::uint64_t repeat = repeat_of(submission.predictions[row]);
    if (std::find(seen.begin(), seen.end(), repeat) != seen.end()) continue;
    seen.push_back(repeat);
    repeats.push_back(row);
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
