/// The loudness of a clip's sound along time, for drawing: lowest and highest sample of each stretch, at every scale.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ego::media {

/// Lowest and highest sample of a stretch; 127 is full scale, 0 to 0 is silence.
struct Extremes {
  std::int8_t low = 0;
  std::int8_t high = 0;
  friend bool operator==(const Extremes&, const Extremes&) = default;
};

/// Both stretches as one.
Extremes join(Extremes a, Extremes b);

/// A min/max pyramid: level 0 has a bucket for every kBucketMicros, each further level half as many. It grows while the sound is decoded.
class Waveform {
 public:
  static constexpr std::int64_t kBucketMicros = 10000;

  /// The next buckets of level 0, in order of time. @cost O(buckets)
  void append(std::span<const Extremes> buckets);
  std::size_t buckets() const { return levels_.empty() ? 0 : levels_.front().size(); }
  bool empty() const { return buckets() == 0; }

  /// Extremes of the buckets [first, last); silence where there are none (yet). @cost O(log buckets), whatever the length
  Extremes over(std::size_t first, std::size_t last) const;

 private:
  std::vector<std::vector<Extremes>>
      levels_;  ///< each half as long as the one before, rounded up; the last has one bucket
};

}  // namespace ego::media
