/// The eight named ways to score EgoCross.
/// Source: egocross.md section 6.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/benchmarks/benchmark.h"

namespace ego::egocross {

enum class Rule : std::uint8_t {
  OfficialClose,
  Strict,
  Lenient,
  Challenge,
  OfficialOpen,
  OfficialOpenGemini,
  PaperOpen,
  AsStored,
};

/// In the order of Rule.
std::span<const Profile> profiles();
/// The rule of one of profiles(); of a copy by its id. OfficialClose for strangers.
Rule rule_of(const Profile& profile);
/// The rule of a profile id; nothing if EgoCross has no such profile.
std::optional<Rule> rule_of(std::string_view profile_id);

}  // namespace ego::egocross
