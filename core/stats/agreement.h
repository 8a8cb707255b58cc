/// How far submissions agree beyond chance: on answers, on being right, on the same wrong option.
/// Source: statistics.md section 11.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ego::stats {

/// An agreement coefficient with the observed and the expected agreement.
struct Kappa {
  double observed = 0;
  double expected = 0;
  std::optional<double> kappa;  ///< (observed - expected) / (1 - expected); nothing if expected is 1
};

/// Cohen's kappa of two lists of answers; "no answer" is a category of its own. Nothing for no items.
/// Source: 10.1177/001316446002000104.
/// @param x, y  shape [n], numbers of categories in [0, categories)
std::optional<Kappa> cohen_kappa(std::span<const std::uint32_t> x, std::span<const std::uint32_t> y,
                                 std::uint32_t categories);

/// Fleiss' kappa of m >= 2 rows. Nothing for no items.
/// Source: 10.1037/h0031619.
/// @param counts  [item][category]; every item has the same total m
std::optional<Kappa> fleiss_kappa(std::span<const std::vector<std::uint32_t>> counts);

/// Error consistency on right/wrong: expected = p_A p_B + (1 - p_A)(1 - p_B). Source: arXiv:2006.16736.
std::optional<Kappa> error_consistency(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b);

/// One item answered by two rows.
struct OptionPair {
  std::optional<std::uint32_t> a;  ///< option index; nothing = no option given
  std::optional<std::uint32_t> b;
  std::uint32_t reference = 0;  ///< the right option
  std::uint32_t options = 4;  ///< >= 2
};

/// Items that both rows answered wrongly with an option.
struct SameWrong {
  std::uint64_t joint = 0;
  std::uint64_t same = 0;  ///< of joint: the same option
  std::optional<double> rate;      ///< same / joint; nothing if joint is 0
  std::optional<double> expected;  ///< mean of 1 / (k - 1) over joint
  std::optional<double> lift;      ///< rate / expected
};
SameWrong same_wrong(std::span<const OptionPair> items);

}  // namespace ego::stats
