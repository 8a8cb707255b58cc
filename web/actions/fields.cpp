#include "web/actions/fields.h"

#include <utility>

namespace ego::web {

std::optional<Action> field_edited(std::string_view key, std::string text) {
  if (key == kSearchField) return SetSearch{std::move(text)};
  if (key == kReplyField) return EditTrial{TrialField::Reply, std::move(text)};
  if (key == kOptionsField) return EditTrial{TrialField::Options, std::move(text)};
  if (key == kGoldField) return EditTrial{TrialField::Gold, std::move(text)};
  return std::nullopt;
}

}  // namespace ego::web
