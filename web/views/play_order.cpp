#include "web/views/play_order.h"

#include <algorithm>
#include <charconv>

#include "core/stats/philox.h"

namespace ego::web {

std::vector<std::uint32_t> play_order(std::span<const std::uint32_t> items, std::uint64_t seed,
                                      std::optional<std::uint64_t> count) {
  std::vector<std::uint32_t> order = stats::random_permutation({.seed = seed, .stream = stats::Stream::ItemOrder},
                                                               static_cast<std::uint32_t>(items.size()));
  for (std::uint32_t& place : order) place = items[place];
  if (count && *count < order.size()) order.resize(static_cast<std::size_t>(*count));
  return order;
}

std::vector<std::uint32_t> option_order(std::uint32_t question, std::size_t options, std::uint64_t seed) {
  return stats::random_permutation({.seed = seed, .stream = stats::Stream::OptionOrder, .replicate = question},
                                   static_cast<std::uint32_t>(options));
}

std::uint64_t play_seed(std::string_view hexadecimal) {
  constexpr int kHexadecimal = 16;
  std::uint64_t seed = 0;
  const char* const end = hexadecimal.data() + hexadecimal.size();
  const auto read = std::from_chars(hexadecimal.data(), end, seed, kHexadecimal);
  return hexadecimal.empty() || read.ec != std::errc{} || read.ptr != end ? stats::kDefaultSeed : seed;
}

}  // namespace ego::web
