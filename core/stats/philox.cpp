#include "core/stats/philox.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace ego::stats {
namespace {

constexpr std::uint32_t kMultiplier0 = 0xD2511F53;
constexpr std::uint32_t kMultiplier1 = 0xCD9E8D57;
constexpr std::uint32_t kStep0 = 0x9E3779B9;
constexpr std::uint32_t kStep1 = 0xBB67AE85;
constexpr int kRounds = 10;

std::uint32_t high(std::uint64_t product) { return static_cast<std::uint32_t>(product >> 32U); }
std::uint32_t low(std::uint64_t product) { return static_cast<std::uint32_t>(product); }

}  // namespace

std::array<std::uint32_t, 4> philox4x32_10(const std::array<std::uint32_t, 4>& counter, std::uint64_t key) {
  std::array<std::uint32_t, 4> c = counter;
  std::uint32_t k0 = low(key);
  std::uint32_t k1 = high(key);
  for (int round = 0; round < kRounds; ++round) {
    const std::uint64_t p = std::uint64_t{kMultiplier0} * c[0];
    const std::uint64_t q = std::uint64_t{kMultiplier1} * c[2];
    c = {high(q) ^ c[1] ^ k0, low(q), high(p) ^ c[3] ^ k1, low(p)};
    k0 += kStep0;
    k1 += kStep1;
  }
  return c;
}

void random_words(const Sequence& sequence, std::uint32_t first_block, std::span<std::uint32_t> words) {
  constexpr std::size_t kLanes = 8;
  // Each state word sits in 64 bits of a vector of blocks. What a product leaves above bit 31 is carried along: the next
  // product looks at the low half only.
  using Lanes = std::uint64_t __attribute__((vector_size(8 * kLanes)));
  constexpr Lanes kLaneNumbers = {0, 1, 2, 3, 4, 5, 6, 7};
  constexpr std::uint64_t kLowHalf = 0xffffffff;
  for (std::size_t done = 0; done < words.size(); done += 4 * kLanes) {
    Lanes a = kLaneNumbers + (first_block + done / 4);
    Lanes b = Lanes{} + sequence.replicate;
    Lanes c = Lanes{} + static_cast<std::uint32_t>(sequence.stream);
    Lanes d{};
    std::uint32_t k0 = low(sequence.seed);
    std::uint32_t k1 = high(sequence.seed);
    for (int round = 0; round < kRounds; ++round) {
      const Lanes p = (a & kLowHalf) * kMultiplier0;
      const Lanes q = (c & kLowHalf) * kMultiplier1;
      a = (q >> 32U) ^ b ^ k0;
      b = q;
      c = (p >> 32U) ^ d ^ k1;
      d = p;
      k0 += kStep0;
      k1 += kStep1;
    }
    std::array<std::uint32_t, 4 * kLanes> made;
    for (std::size_t l = 0; l < kLanes; ++l) {
      made[4 * l] = low(a[l]);
      made[4 * l + 1] = low(b[l]);
      made[4 * l + 2] = low(c[l]);
      made[4 * l + 3] = low(d[l]);
    }
    std::copy_n(made.begin(), std::min(words.size() - done, made.size()),
                words.begin() + static_cast<std::ptrdiff_t>(done));
  }
}

std::uint32_t RandomStream::word() {
  const std::uint32_t lane = position_ & 3U;
  if (lane == 0) {
    block_ = philox4x32_10({position_ >> 2U, sequence_.replicate, static_cast<std::uint32_t>(sequence_.stream), 0},
                           sequence_.seed);
  }
  ++position_;
  return block_[lane];
}

std::uint32_t RandomStream::below(std::uint32_t bound) {
  const std::uint32_t rejected = (0U - bound) % bound;
  for (;;) {
    const std::uint64_t product = std::uint64_t{word()} * bound;
    if (low(product) >= rejected) return high(product);
  }
}

double RandomStream::uniform() {
  constexpr double kTwo26 = 67108864.0;
  constexpr double kTwo53 = 9007199254740992.0;
  const std::uint32_t first = word() >> 5U;
  const std::uint32_t second = word() >> 6U;
  return (first * kTwo26 + second) / kTwo53;
}

std::vector<std::uint32_t> random_permutation(const Sequence& sequence, std::uint32_t n) {
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  RandomStream random(sequence);
  for (std::uint32_t j = n; j-- > 1;) std::swap(order[j], order[random.below(j + 1)]);
  return order;
}

void random_sign_bits(const Sequence& sequence, std::uint32_t clusters, std::span<std::uint64_t> bits) {
  constexpr std::size_t kChunk = 32;
  std::array<std::uint32_t, kChunk> words{};
  const std::size_t needed = (std::size_t{clusters} + 31) / 32;
  std::fill(bits.begin(), bits.end(), 0);
  for (std::size_t done = 0; done < needed; done += kChunk) {
    const std::size_t count = std::min(kChunk, needed - done);
    random_words(sequence, static_cast<std::uint32_t>(done / 4), std::span(words).first(count));
    for (std::size_t i = 0; i < count; ++i) {
      bits[(done + i) / 2] |= std::uint64_t{words[i]} << (32 * ((done + i) % 2));
    }
  }
  if (clusters % 64 != 0) bits[clusters / 64] &= (std::uint64_t{1} << (clusters % 64)) - 1;
}

}  // namespace ego::stats
