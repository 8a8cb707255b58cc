#include "core/model/score.h"

#include <algorithm>

namespace ego {

std::pair<std::size_t, std::size_t> places_of_repeats(const ScoredRun& run, std::uint32_t question) {
  const auto first_not = [&](const auto& before) {
    std::size_t lo = 0;
    std::size_t hi = run.repeats.size();
    while (lo < hi) {
      const std::size_t middle = lo + (hi - lo) / 2;
      if (before(run.repeats[middle].question))
        lo = middle + 1;
      else
        hi = middle;
    }
    return lo;
  };
  return {first_not([&](std::uint32_t each) { return each < question; }),
          first_not([&](std::uint32_t each) { return each <= question; })};
}

std::uint32_t most_repeats(const ScoredRun& run) {
  std::uint32_t most = 1;
  std::uint32_t here = 0;
  for (std::size_t i = 0; i < run.repeats.size(); ++i) {
    here = i > 0 && run.repeats[i].question == run.repeats[i - 1].question ? here + 1 : 1;
    most = std::max(most, here);
  }
  return most;
}

void add_flag(std::vector<std::string>& flags, std::string_view flag) {
  const auto place = std::lower_bound(flags.begin(), flags.end(), flag);
  if (place == flags.end() || *place != flag) flags.emplace(place, flag);
}

}  // namespace ego
