/// A reviewer's remarks on items and replies as a file: what should be otherwise, said beside the data, never applied to it.
///
///   {"format": "egoscope.review", "version": "1.0", "benchmark": "egocross", "revision": "2026-07-07", "changes": [
///     {"id": "17", "row": "base", "field": "label", "old": "", "new": "perception", "note": "takes the kettle for a jug"}]}
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace ego::io {

/// What a change is about.
namespace review_field {
inline constexpr std::string_view kLabel = "label";  ///< why an answer is wrong: one of kReviewLabels
inline constexpr std::string_view kOutcome =
    "outcome";  ///< what the answer should count as: `right`, `wrong`, `invalid`
inline constexpr std::string_view kNote = "note";  ///< words only
}  // namespace review_field

/// Classes of errors, as in `new` of a label.
inline constexpr std::array<std::string_view, 7> kReviewLabels{"perception", "knowledge",      "reasoning", "format",
                                                               "refusal",    "question-wrong", "other"};

/// One remark. (id, row, field) names it.
struct ReviewChange {
  std::string id;  ///< question
  std::string row;  ///< whose reply; empty = the question itself
  std::string field;  ///< of review_field; others are kept
  std::string before;  ///< `old`: what was there when the remark was made
  std::string after;  ///< `new`
  std::string note;
  friend bool operator==(const ReviewChange&, const ReviewChange&) = default;
};

struct ReviewPatch {
  std::string benchmark;  ///< registry id
  std::string revision;  ///< of the annotations; empty = unknown
  std::vector<ReviewChange> changes;  ///< sorted by id, row, field; each name once
};

/// The change of that name, or null.
const ReviewChange* find_change(std::span<const ReviewChange> changes, std::string_view id, std::string_view row,
                                std::string_view field);
/// Puts the change in its place, instead of one of that name; one that says nothing is taken away.
void set_change(std::vector<ReviewChange>& changes, ReviewChange change);

/// Canonical JSON.
ByteBuffer write_review_patch(const ReviewPatch& patch);

/// True if a JSON document states that it is of this form; nothing else is looked at.
bool is_review_patch(ByteView document);

/// Changes without id or field, and repeated ones (the first counts), are left out with a diagnostic each.
/// @error SyntaxError, UnknownFormat, UnsupportedVersion, MissingField
Result<ReviewPatch> read_review_patch(ByteView document, std::string_view label, Diagnostics& diagnostics);

}  // namespace ego::io
