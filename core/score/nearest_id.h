/// The known id a mistyped one was probably meant to be.
/// Source: formats.md 7.1 "Suggestions".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/question.h"

namespace ego {

/// `text` without ASCII white space, in lower case: what two spellings of one id have in common.
std::string folded_id(std::string_view text);

/// The same, for numbers without leading zeros too: what two spellings of one question id have in common.
std::string id_key(std::string_view id);

/// Edit distance (insert, delete, replace: one each) if it is at most `limit`; nothing if it is larger.
/// @cost O(limit * length)
std::optional<std::size_t> edit_distance_within(std::string_view a, std::string_view b, std::size_t limit);

/// Looks for known ids; bounded, since a file can hold a million unknown ones.
class NearestId {
 public:
  explicit NearestId(const QuestionSet& questions);

  /// The one id or alias that is the same after folding; nothing if none or several are. Builds its table on first use.
  std::optional<std::string> after_folding(std::string_view unknown);
  /// The id or alias at the smallest edit distance <= 2 (the first in canonical order of several); nothing for numbers, and
  /// once kMostSearches are spent.
  std::optional<std::string> by_distance(std::string_view unknown);

  static constexpr int kMostSearches = 20;
  static constexpr std::size_t kMostEdits = 2;

 private:
  const QuestionSet& questions_;
  std::unordered_map<std::string, const std::string*> folded_;  ///< null: several ids fold to this text
  bool folded_ready_ = false;
  int searches_ = 0;
};

}  // namespace ego
