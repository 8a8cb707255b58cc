#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>
#include <span>
#include <vector>

#include "core/media/waveform.h"

using namespace ego::media;

namespace {

std::vector<Extremes> noise(std::size_t count) {
  std::minstd_rand random(5);
  std::vector<Extremes> made;
  for (std::size_t i = 0; i < count; ++i) {
    const auto high = static_cast<std::int8_t>(random() % 128);
    made.push_back({static_cast<std::int8_t>(-static_cast<int>(random() % 128)), high});
  }
  return made;
}

Extremes by_hand(const std::vector<Extremes>& buckets, std::size_t first, std::size_t last) {
  Extremes found = buckets[first];
  for (std::size_t i = first; i < last; ++i) found = join(found, buckets[i]);
  return found;
}

}  // namespace

TEST_CASE("waveform: every stretch has the extremes of its buckets, however it grew", "[media][waveform]") {
  constexpr std::size_t kCount = 333;
  const std::vector<Extremes> buckets = noise(kCount);
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{64}, kCount}) {
    Waveform wave;
    for (std::size_t at = 0; at < kCount; at += piece)
      wave.append(std::span(buckets).subspan(at, std::min(piece, kCount - at)));
    REQUIRE(wave.buckets() == kCount);
    for (std::size_t first = 0; first < kCount; first += 5)
      for (std::size_t last = first + 1; last <= kCount; last += 3)
        REQUIRE(wave.over(first, last) == by_hand(buckets, first, last));
  }
}

TEST_CASE("waveform: nothing is silence", "[media][waveform]") {
  Waveform wave;
  CHECK(wave.empty());
  CHECK(wave.over(0, 10) == Extremes{});
  wave.append({});
  CHECK(wave.empty());
  wave.append(std::vector<Extremes>{{-3, 4}});
  CHECK(wave.over(0, 99) == Extremes{-3, 4});
  CHECK(wave.over(1, 99) == Extremes{});
  CHECK(wave.over(5, 2) == Extremes{});
}
