/// What a profile says of one answer, and counts of such.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.h"

namespace ego {

/// The states a cell of the item matrix can have. Numbers are those of `matrix.bin` (formats.md section 6).
enum class Outcome : std::uint8_t {
  Missing = 0,     ///< no row for the question
  Right = 1,
  Wrong = 2,
  Partial = 3,
  Invalid = 4,     ///< no answer could be read; counts as wrong. See InvalidReason
  Dropped = 5,     ///< taken out of the denominator by the profile
  Unscorable = 6,  ///< leaves the denominator: no judge reply, no gold
  NotSubmitted = 7,  ///< the whole track was not run: empty cell, in no count
};

enum class InvalidReason : std::uint8_t { None, Unparsed, Empty, Error, Late, Truncated, Skipped, NoGold, NoJudge };

/// Byte range [begin, end) in the raw reply.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

/// One answer under one profile. lmms-eval: `*_process_results`.
struct Verdict {
  std::uint32_t question = 0;                   ///< index in QuestionSet
  std::optional<std::uint32_t> prediction;      ///< index in Submission; nothing if missing
  Outcome outcome = Outcome::Missing;
  InvalidReason reason = InvalidReason::None;
  std::string answer;         ///< what was read, as text: letter, label, JSON of a list; empty if nothing
  std::string rule;           ///< which rule read it, e.g. `primary`, `P1:period`; empty if none
  std::optional<Span> span;   ///< where it stood in the raw reply, if it stood there
  std::optional<double> mark;  ///< judge's mark
  bool judge_used = false;
  bool crash = false;         ///< the published script would have stopped here
};

/// A verdict as it is looked at: texts belong to where it is kept.
struct VerdictView {
  VerdictView() = default;
  VerdictView(const Verdict& verdict)  // NOLINT(google-explicit-constructor): what reads a verdict takes either
      : question(verdict.question),
        prediction(verdict.prediction),
        outcome(verdict.outcome),
        reason(verdict.reason),
        answer(verdict.answer),
        rule(verdict.rule),
        span(verdict.span),
        mark(verdict.mark),
        judge_used(verdict.judge_used),
        crash(verdict.crash) {}

  std::uint32_t question = 0;
  std::optional<std::uint32_t> prediction;
  Outcome outcome = Outcome::Missing;
  InvalidReason reason = InvalidReason::None;
  std::string_view answer;
  std::string_view rule;
  std::optional<Span> span;
  std::optional<double> mark;
  bool judge_used = false;
  bool crash = false;

  /// With texts of its own.
  Verdict copy() const;
};

/// What an item is worth, in [0, 1]: 1 right, the mark (or one half) for partial answers, 0 for everything else.
double item_score(Outcome outcome, const std::optional<double>& mark);
inline double item_score(const VerdictView& verdict) { return item_score(verdict.outcome, verdict.mark); }

/// Counts behind a score. `invalid` is the sum of its three reasons.
struct Counts {
  std::uint64_t right = 0, wrong = 0, partial = 0, missing = 0, dropped = 0, unscorable = 0;
  std::uint64_t unparsed = 0, empty = 0, error = 0;

  std::uint64_t invalid() const { return unparsed + empty + error; }
  /// Rows with a verdict: right + wrong + partial + invalid.
  std::uint64_t answered() const { return right + wrong + partial + invalid(); }
  void add(const VerdictView& verdict);
  friend bool operator==(const Counts&, const Counts&) = default;
};

/// `right`, `wrong`, `partial`, `invalid`, `missing`, `dropped`, `unscorable`, `not_submitted`.
std::string_view to_string(Outcome outcome);
/// `unparsed`, `empty`, `error`, ...; empty text for None.
std::string_view to_string(InvalidReason reason);

}  // namespace ego
