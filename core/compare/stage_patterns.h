/// Patterns of items over stages: what one asks for, and the groups that have a name.
/// Source: explorer.md 2.3 and section 8 (`pat`).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ego {

/// Groups of patterns that a reader asks for by name. Right is R; every other letter is not right.
enum class StageGroup : std::uint8_t {
  NeverRight,
  AlwaysRight,
  GainedAndKept,  ///< not right at first, right from some stage on to the last
  GainedAndLost,  ///< became right at some stage, and not right after that
};
inline constexpr std::array kStageGroups{StageGroup::NeverRight, StageGroup::AlwaysRight, StageGroup::GainedAndKept,
                                         StageGroup::GainedAndLost};

/// `never`, `always`, `kept`, `undone`: lower case, so that no word can be a pattern.
std::string_view to_string(StageGroup group);
std::optional<StageGroup> read_stage_group(std::string_view word);

/// True if the pattern, letters R W I M and `.` for a stage without items, is in the group. Stages without items do not count.
bool is_in(StageGroup group, std::string_view pattern);

/// True if the pattern is what was asked for: a group's word, or letters of which `.` fits every stage.
///
///   matches("RWR", ".W.") == true, matches("RWR", "never") == false, matches("RWR", "") == true
bool matches(std::string_view pattern, std::string_view wanted);

/// True if `wanted` is a group's word, or one letter of R W I M or `.` for each stage.
bool is_pattern(std::string_view wanted, std::size_t stages);

}  // namespace ego
