#include "core/model/verdict.h"

#include <array>

namespace ego {

Verdict VerdictView::copy() const {
  Verdict verdict;
  verdict.question = question;
  verdict.prediction = prediction;
  verdict.outcome = outcome;
  verdict.reason = reason;
  verdict.answer = answer;
  verdict.rule = rule;
  verdict.span = span;
  verdict.mark = mark;
  verdict.judge_used = judge_used;
  verdict.crash = crash;
  return verdict;
}

double item_score(Outcome outcome, const std::optional<double>& mark) {
  if (outcome == Outcome::Right) return 1;
  if (outcome != Outcome::Partial) return 0;
  const double share = mark.value_or(0.5);
  return share >= 0 && share <= 1 ? share : 0.5;
}

void Counts::add(const VerdictView& verdict) {
  switch (verdict.outcome) {
    case Outcome::Missing: ++missing; return;
    case Outcome::Right: ++right; return;
    case Outcome::Wrong: ++wrong; return;
    case Outcome::Partial: ++partial; return;
    case Outcome::Dropped: ++dropped; return;
    case Outcome::Unscorable: ++unscorable; return;
    case Outcome::NotSubmitted: return;
    case Outcome::Invalid: break;
  }
  switch (verdict.reason) {
    case InvalidReason::Empty: ++empty; break;
    case InvalidReason::Error: ++error; break;
    default: ++unparsed; break;  // late, truncated and the like are read as "no answer in time"
  }
}

std::string_view to_string(Outcome outcome) {
  constexpr std::array<std::string_view, 8> kNames{"missing", "right",   "wrong",      "partial",
                                                   "invalid", "dropped", "unscorable", "not_submitted"};
  return kNames[static_cast<std::size_t>(outcome)];
}

std::string_view to_string(InvalidReason reason) {
  constexpr std::array<std::string_view, 9> kNames{"",          "unparsed", "empty",   "error",   "late",
                                                   "truncated", "skipped",  "no_gold", "no_judge"};
  return kNames[static_cast<std::size_t>(reason)];
}

}  // namespace ego
