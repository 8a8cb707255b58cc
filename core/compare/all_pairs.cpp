#include "core/compare/all_pairs.h"

#include <bit>
#include <cstddef>

namespace ego {
namespace {

/// Ones in a AND b. Four words go through one count: bits are added in place before they are summed.
std::uint32_t common_ones(const std::uint64_t* a, const std::uint64_t* b, std::size_t words) {
  constexpr std::uint64_t kPairs = 0x5555555555555555;
  constexpr std::uint64_t kFours = 0x3333333333333333;
  constexpr std::uint64_t kBytes = 0x0f0f0f0f0f0f0f0f;
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  std::uint64_t total = 0;
  for (std::size_t w = 0; w < words; ++w) {
    std::uint64_t x = a[w] & b[w];
    x -= x >> 1U & kPairs;
    x = (x & kFours) + (x >> 2U & kFours);
    total += ((x + (x >> 4U)) & kBytes) * kOnes >> 56U;
  }
  return static_cast<std::uint32_t>(total);
}

}  // namespace

AllPairs count_all_pairs(const OutcomePlanes& planes, const ItemSubset& subset) {
  const OutcomePlanes::Mask mask = planes.mask(subset);
  const std::size_t rows = planes.rows();
  const std::size_t words = mask.words.size();
  AllPairs out;
  out.items = mask.count;
  // The words of the subset side by side, so that a pair is two straight runs of memory.
  std::vector<std::uint64_t> right(rows * words);
  for (std::size_t row = 0; row < rows; ++row) {
    const auto plane = planes.plane(row, Outcome::Right);
    std::uint32_t count = 0;
    for (std::size_t w = 0; w < words; ++w) {
      const std::uint64_t bits = plane[mask.words[w]] & mask.bits[w];
      right[row * words + w] = bits;
      count += static_cast<std::uint32_t>(std::popcount(bits));
    }
    out.right.push_back(count);
  }
  out.both_right.reserve(rows * (rows - (rows > 0 ? 1 : 0)) / 2);
  for (std::size_t a = 0; a < rows; ++a) {
    for (std::size_t b = a + 1; b < rows; ++b) {
      out.both_right.push_back(common_ones(right.data() + a * words, right.data() + b * words, words));
    }
  }
  return out;
}

}  // namespace ego
