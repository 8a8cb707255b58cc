#include "web/views/play_order.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <tuple>

#include "core/stats/philox.h"
#include "web/state/app_state.h"

namespace ego::web {

std::vector<std::uint32_t> play_order(std::span<const std::uint32_t> items, std::uint64_t seed,
                                      std::optional<std::uint64_t> count) {
  std::vector<std::uint32_t> order = stats::random_permutation({.seed = seed, .stream = stats::Stream::ItemOrder},
                                                               static_cast<std::uint32_t>(items.size()));
  for (std::uint32_t& place : order) place = items[place];
  if (count && *count < order.size()) order.resize(static_cast<std::size_t>(*count));
  return order;
}

void order_as_stream(std::vector<std::uint32_t>& items, const QuestionSet& questions) {
  std::map<std::string_view, std::uint32_t> first_of_clip;
  for (std::uint32_t item = 0; item < questions.questions.size(); ++item)
    first_of_clip.emplace(clip_name(questions.questions[item]), item);
  const auto place = [&](std::uint32_t item) {
    const Question& question = questions.questions[item];
    constexpr double kAtTheEnd = std::numeric_limits<double>::infinity();
    double end = question.evidence.empty() ? kAtTheEnd : 0;
    for (const Interval& interval : question.evidence) end = std::max(end, interval.end_secs);
    return std::tuple(first_of_clip.at(clip_name(question)), question.media.start_secs, end, item);
  };
  std::sort(items.begin(), items.end(), [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
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
