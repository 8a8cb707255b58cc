/// Names of the timeline's tiers, as links write them, in the order they are drawn.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "web/state/query.h"

namespace ego::web {

namespace tier {
inline constexpr std::string_view kEvidence = "evidence";      ///< where the answer can be seen
inline constexpr std::string_view kPredicted = "predicted";  ///< where rows say it is: a line each
inline constexpr std::string_view kAsked = "asked";            ///< times written into the question
inline constexpr std::string_view kSeen = "seen";              ///< frames a row saw, or a plan would show
inline constexpr std::string_view kTranscript = "transcript";  ///< spoken lines
inline constexpr std::string_view kSound = "sound";            ///< how loud it is
}  // namespace tier

inline constexpr std::array<std::string_view, 6> kTierNames{tier::kEvidence, tier::kPredicted,  tier::kAsked,
                                                            tier::kSeen,     tier::kTranscript, tier::kSound};

/// True if the tier is drawn: an empty list means all.
inline bool is_tier_shown(const Query& query, std::string_view name) {
  return query.tiers.empty() || std::find(query.tiers.begin(), query.tiers.end(), name) != query.tiers.end();
}

}  // namespace ego::web
