#include "core/model/score.h"

#include <algorithm>
#include <ranges>

namespace ego {

std::pair<std::size_t, std::size_t> places_of_repeats(const ScoredRun& run, std::uint32_t question) {
  const auto places = std::views::iota(std::size_t{0}, run.repeats.size());
  const auto found =
      std::ranges::equal_range(places, question, {}, [&](std::size_t place) { return run.repeats[place].question; });
  const auto first = static_cast<std::size_t>(found.begin() - places.begin());
  return {first, first + found.size()};
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
