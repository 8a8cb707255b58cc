#include "core/board/ranking.h"

#include <algorithm>
#include <numeric>

namespace ego {

std::vector<Rank> rank_entries(const std::vector<RankEntry>& entries, RankOrder order) {
  std::vector<std::uint32_t> places(entries.size());
  std::iota(places.begin(), places.end(), 0U);
  std::sort(places.begin(), places.end(), [&](std::uint32_t left, std::uint32_t right) {
    const RankEntry& a = entries[left];
    const RankEntry& b = entries[right];
    if (a.value != b.value) return order == RankOrder::HigherFirst ? a.value > b.value : a.value < b.value;
    if (a.n != b.n) return a.n > b.n;  // more items first, so that equal (value, n) stand side by side
    return a.id < b.id;
  });
  std::vector<Rank> ranks(entries.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    Rank& rank = ranks[places[i]];
    rank.rank = static_cast<std::uint32_t>(i + 1);
    if (i == 0) continue;
    const RankEntry& above = entries[places[i - 1]];
    const RankEntry& here = entries[places[i]];
    if (above.value != here.value || above.n != here.n) continue;
    rank = ranks[places[i - 1]];
    rank.tied = true;
    ranks[places[i - 1]].tied = true;
  }
  return ranks;
}

}  // namespace ego
