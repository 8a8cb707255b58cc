#include "web/views/item_review.h"

namespace ego::web {
namespace {

bool was_run(const VerdictView& verdict) {
  return verdict.outcome != Outcome::NotSubmitted && verdict.outcome != Outcome::Unscorable;
}

bool is_right(const VerdictView& verdict) { return verdict.outcome == Outcome::Right; }

}  // namespace

std::optional<ReviewMode> review_mode(std::string_view name) {
  for (const auto& [word, mode] : kReviewModes) {
    if (word == name) return mode;
  }
  return std::nullopt;
}

std::uint8_t review_bits(std::span<const VerdictRow> rows, std::uint32_t question) {
  std::optional<VerdictView> first;
  bool right = false;
  bool failed = false;
  bool invalid = false;
  bool different = false;
  for (const VerdictRow row : rows) {
    if (row == nullptr || question >= row->size()) continue;
    const VerdictView verdict = (*row)[question];
    if (!was_run(verdict)) continue;
    (is_right(verdict) ? right : failed) = true;
    invalid = invalid || verdict.outcome == Outcome::Invalid;
    if (!first)
      first = verdict;
    else
      different = different || against_baseline(first, verdict) != Against::Same;
  }
  unsigned bits = 0;
  if (different) bits |= review_bit(ReviewMode::Different);
  if (right && failed) bits |= review_bit(ReviewMode::Flips);
  if (failed) bits |= review_bit(ReviewMode::Failures);
  if (invalid) bits |= review_bit(ReviewMode::Invalid);
  return static_cast<std::uint8_t>(bits);
}

Against against_baseline(const std::optional<VerdictView>& baseline, const std::optional<VerdictView>& row) {
  if (!baseline || !row || !was_run(*baseline) || !was_run(*row)) return Against::Unknown;
  const bool before = is_right(*baseline);
  const bool after = is_right(*row);
  if (before != after) return after ? Against::Gained : Against::Lost;
  return before || baseline->answer == row->answer ? Against::Same : Against::OtherAnswer;
}

}  // namespace ego::web
