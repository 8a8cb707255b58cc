/// What a table of rows and items says about the items: difficulty, discrimination, suspicious keys, noise between reruns.
/// Source: statistics.md section 12.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ego::stats {

/// A suspicion about an item; the votes decide.
enum class ItemFlag : std::uint8_t {
  None,
  Dead,  ///< nobody is right
  Free,  ///< everybody is right
  Negative,  ///< stronger models get it wrong: check the answer key
};
/// Empty, `DEAD`, `FREE`, `NEG`.
std::string_view to_string(ItemFlag flag);

/// Fewer models than this get no flags.
inline constexpr std::size_t kFewModels = 10;

struct ItemStatistics {
  double difficulty = 0;  ///< share of models that are right
  std::optional<double> r_rest;  ///< point-biserial correlation with the rest score; nothing without variance
  double d27 = 0;  ///< share right in the top 27 % minus share right in the bottom 27 %. Kelley 1939, 10.1037/h0057123
  std::optional<double> p_negative;  ///< one-sided p for r < 0; nothing for fewer than 3 models
  std::optional<double> q_negative;  ///< Benjamini-Hochberg over the items that have a p
  ItemFlag flag = ItemFlag::None;
};

struct ItemAnalysis {
  std::uint32_t group_size = 0;  ///< max(1, floor(0.27 M + 0.5))
  std::vector<ItemStatistics> items;
};

/// @param right  [model][item]: 1 right, 0 every other status; at least one model
/// @cost  O(items * models log models)
ItemAnalysis analyze_items(std::span<const std::vector<std::uint8_t>> right);

/// Expected share of items that change between two runs of one model: mean of 2 K/(K - 1) p (1 - p).
/// @param right  [item][repeat], K >= 2 repeats each
std::optional<double> expected_flip_rate(std::span<const std::vector<std::uint8_t>> right);

}  // namespace ego::stats
