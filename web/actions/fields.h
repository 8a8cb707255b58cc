/// Text fields by the key they have in the text layer: what an edit of one means.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/actions/action.h"

namespace ego::web {

inline constexpr std::string_view kSearchField = "search";
inline constexpr std::string_view kReplyField = "trial-reply";
inline constexpr std::string_view kOptionsField = "trial-options";
inline constexpr std::string_view kGoldField = "trial-gold";
inline constexpr std::string_view kAddressField = "clip-address";
inline constexpr std::string_view kTranscriptField = "transcript-search";

/// The action of an edited field; nothing for a key that no field has.
std::optional<Action> field_edited(std::string_view key, std::string text);

}  // namespace ego::web
