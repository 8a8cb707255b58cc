#include "core/media/waveform.h"

#include <algorithm>

namespace ego::media {

Extremes join(Extremes a, Extremes b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }

void Waveform::append(std::span<const Extremes> buckets) {
  if (buckets.empty()) return;
  if (levels_.empty()) levels_.emplace_back();
  std::size_t changed = levels_.front().size();
  levels_.front().insert(levels_.front().end(), buckets.begin(), buckets.end());
  for (std::size_t level = 0; levels_[level].size() > 1; ++level) {
    if (level + 1 == levels_.size()) {
      levels_.emplace_back();
      changed = 0;
    }
    const std::vector<Extremes>& below = levels_[level];
    std::vector<Extremes>& above = levels_[level + 1];
    above.resize((below.size() + 1) / 2);
    changed /= 2;
    for (std::size_t i = changed; i < above.size(); ++i)
      above[i] = 2 * i + 1 < below.size() ? join(below[2 * i], below[2 * i + 1]) : below[2 * i];
  }
}

Extremes Waveform::over(std::size_t first, std::size_t last) const {
  last = std::min(last, buckets());
  if (first >= last) return {};
  Extremes found = levels_.front()[first];
  for (std::size_t level = 0; first < last; ++level) {  // odd ends at this scale, the even middle at the next
    if (first % 2 == 1) found = join(found, levels_[level][first++]);
    if (last % 2 == 1) found = join(found, levels_[level][--last]);
    first /= 2;
    last /= 2;
  }
  return found;
}

}  // namespace ego::media
