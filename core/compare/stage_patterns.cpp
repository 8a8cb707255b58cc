#include "core/compare/stage_patterns.h"

#include <algorithm>

namespace ego {
namespace {

constexpr std::string_view kLetters = "RWIM.";
constexpr char kAny = '.';

}  // namespace

std::string_view to_string(StageGroup group) {
  switch (group) {
    case StageGroup::NeverRight: return "never";
    case StageGroup::AlwaysRight: return "always";
    case StageGroup::GainedAndKept: return "kept";
    case StageGroup::GainedAndLost: return "undone";
  }
  return {};
}

std::optional<StageGroup> read_stage_group(std::string_view word) {
  for (const StageGroup group : kStageGroups) {
    if (to_string(group) == word) return group;
  }
  return std::nullopt;
}

bool is_in(StageGroup group, std::string_view pattern) {
  std::size_t gains = 0;
  std::size_t losses_after_gain = 0;
  std::size_t right = 0;
  std::size_t stages = 0;
  char first = kAny;
  char before = kAny;
  for (const char letter : pattern) {
    if (letter == kAny) continue;
    if (stages++ == 0) first = letter;
    right += letter == 'R' ? 1 : 0;
    if (before != kAny && before != 'R' && letter == 'R') ++gains;
    if (before == 'R' && letter != 'R' && gains > 0) ++losses_after_gain;
    before = letter;
  }
  switch (group) {
    case StageGroup::NeverRight: return stages > 0 && right == 0;
    case StageGroup::AlwaysRight: return stages > 0 && right == stages;
    case StageGroup::GainedAndKept: return first != 'R' && gains == 1 && losses_after_gain == 0;
    case StageGroup::GainedAndLost: return losses_after_gain > 0;
  }
  return false;
}

bool matches(std::string_view pattern, std::string_view wanted) {
  if (wanted.empty()) return true;
  if (const auto group = read_stage_group(wanted)) return is_in(*group, pattern);
  if (pattern.size() != wanted.size()) return false;
  return std::equal(pattern.begin(), pattern.end(), wanted.begin(),
                    [](char letter, char asked) { return asked == kAny || asked == letter; });
}

bool is_pattern(std::string_view wanted, std::size_t stages) {
  if (read_stage_group(wanted)) return true;
  return wanted.size() == stages && wanted.find_first_not_of(kLetters) == std::string_view::npos;
}

}  // namespace ego
