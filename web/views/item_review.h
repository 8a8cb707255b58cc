/// Review modes: which questions are worth a look, given the rows that are shown.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/score.h"

namespace ego::web {

enum class ReviewMode : std::uint8_t {
  Different,  ///< the rows do not all give the same answer
  Flips,      ///< some row is right and some row is not
  Failures,   ///< some row is not right
  Invalid,    ///< some row has no answer that could be read
};

/// As written in filters: `review:flips`. In display order.
inline constexpr std::array<std::pair<std::string_view, ReviewMode>, 4> kReviewModes{{
    {"different", ReviewMode::Different},
    {"flips", ReviewMode::Flips},
    {"failures", ReviewMode::Failures},
    {"invalid", ReviewMode::Invalid},
}};

std::optional<ReviewMode> review_mode(std::string_view name);

/// A set of modes in one byte.
constexpr std::uint8_t review_bit(ReviewMode mode) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(mode));
}

/// One row's verdicts, shape [questions] or longer; null = not run under this profile.
using VerdictRow = const VerdictTable*;

/// Every mode that the question is one for. Rows that did not run it are left out of the comparison.
std::uint8_t review_bits(std::span<const VerdictRow> rows, std::uint32_t question);

/// How a row's answer stands to the baseline's.
enum class Against : std::uint8_t { Unknown, Same, Gained, Lost, OtherAnswer };

/// Right or not decides first, then the answer. Unknown if one of the two did not run the question.
Against against_baseline(const std::optional<VerdictView>& baseline, const std::optional<VerdictView>& row);

}  // namespace ego::web
