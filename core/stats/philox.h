/// Random numbers that are a function of (seed, stream, replicate, position): any replicate can be made anywhere, in any order.
/// Source: statistics.md 5.1; Salmon et al. 2011, 10.1145/2063384.2063405.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace ego::stats {

/// ASCII "egoscope". Does not depend on the data, so all models of a board share their draws.
inline constexpr std::uint64_t kDefaultSeed = 0x65676F73636F7065;

/// What the numbers are for. Unused numbers stay reserved; 1000 and above are free for users.
enum class Stream : std::uint32_t {
  ClusterBootstrap = 1,
  SignFlips = 2,  ///< tests and max-T
  OptionOrder = 3,  ///< play mode
  ItemOrder = 4,  ///< play mode
  RandomAnswers = 5,
  PowerSimulation = 6,
  Subsampling = 7,
  OptionOrderInConstruction = 8,
  FirstFree = 1000,
};

/// Everything that fixes a sequence of random words.
struct Sequence {
  std::uint64_t seed = kDefaultSeed;
  Stream stream = Stream::ClusterBootstrap;
  std::uint32_t replicate = 0;
};

/// One block of Philox4x32-10. Counter 0 with key 0 gives 6627e8d5 e169c58d bc57ac4c 9b00dbd8.
/// @param key  low word k0, high word k1
std::array<std::uint32_t, 4> philox4x32_10(const std::array<std::uint32_t, 4>& counter, std::uint64_t key);

/// Words [4 * first_block, 4 * first_block + words.size()) of a sequence; word i is lane i & 3 of block (i >> 2, r, s, 0).
/// Several blocks are made side by side: one block is a chain of dependent multiplications.
void random_words(const Sequence& sequence, std::uint32_t first_block, std::span<std::uint32_t> words);

/// Takes the words of one sequence one after the other.
class RandomStream {
 public:
  explicit RandomStream(const Sequence& sequence) : sequence_(sequence) {}

  std::uint32_t word();
  /// An integer in [0, bound), every one equally likely; rejected words are consumed. Lemire 2019, 10.1145/3230636.
  /// @pre bound >= 1
  std::uint32_t below(std::uint32_t bound);
  /// A double in [0, 1) with 53 random bits, of two words.
  double uniform();

 private:
  Sequence sequence_;
  std::uint32_t position_ = 0;
  std::array<std::uint32_t, 4> block_{};
};

/// A permutation of 0 ... n - 1: for j = n - 1 ... 1 swap j with an integer below j + 1.
std::vector<std::uint32_t> random_permutation(const Sequence& sequence, std::uint32_t n);

/// Bits of the signs of clusters 0 ... clusters - 1: bit c & 31 of word c >> 5; 0 is +1, 1 is -1. Bits behind the last cluster are 0.
void random_sign_bits(const Sequence& sequence, std::uint32_t clusters, std::span<std::uint64_t> bits);

}  // namespace ego::stats
