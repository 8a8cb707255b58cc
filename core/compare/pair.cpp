#include "core/compare/pair.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace ego {
namespace {

constexpr double kNormal975 = 1.959963984540054;  // 97.5 % point of the standard normal distribution
constexpr std::uint64_t kWaldFrom = 100;  // below this n Bonett-Price is the default of the two (statistics.md 4.2)

/// A number kept as value * 2^exponent, so that C(D, i) of any D fits.
struct Scaled {
  double term = 1;  // C(D, i)
  double sum = 1;  // sum over j <= i of C(D, j)
  int exponent = 0;
};

Scaled binomial_tail(std::uint64_t d, std::uint64_t last) {
  constexpr int kShift = 512;
  const double limit = std::ldexp(1.0, kShift);
  Scaled tail;
  for (std::uint64_t i = 1; i <= last; ++i) {
    tail.term = tail.term * static_cast<double>(d - i + 1) / static_cast<double>(i);
    tail.sum += tail.term;
    if (tail.sum < limit) continue;
    tail.term = std::ldexp(tail.term, -kShift);
    tail.sum = std::ldexp(tail.sum, -kShift);
    tail.exponent += kShift;
  }
  return tail;
}

/// Neither side can be told right from wrong here: the item is no evidence for the pair.
bool outside(Outcome outcome) {
  return outcome == Outcome::Dropped || outcome == Outcome::Unscorable || outcome == Outcome::NotSubmitted;
}

bool unreadable(Outcome outcome) { return outcome == Outcome::Invalid || outcome == Outcome::Missing; }

enum class AnswerChange : std::uint8_t { Same, Changed };

void tally(Comparison& comparison, const QuestionId& id, Outcome before, Outcome after, AnswerChange change) {
  const bool right_before = before == Outcome::Right;
  const bool right_after = after == Outcome::Right;
  PairTable& table = comparison.table;
  if (right_before && right_after) {
    ++table.both_right;
  } else if (right_before) {
    ++table.lost;
    if (unreadable(after)) ++table.format_flips;
    comparison.lost_items.push_back(id);
  } else if (right_after) {
    ++table.gained;
    if (unreadable(before)) ++table.format_flips;
    comparison.gained_items.push_back(id);
  } else {
    ++table.both_wrong;
    if (change == AnswerChange::Same) return;
    ++table.wrong_changed;
    comparison.wrong_changed_items.push_back(id);
  }
}

void conclude(Comparison& comparison, const PairOptions& options) {
  const PairTable& table = comparison.table;
  const std::uint64_t n = table.n();
  comparison.test = mcnemar(table.lost, table.gained);
  if (n > 0) {
    comparison.difference =
        (static_cast<double>(table.gained) - static_cast<double>(table.lost)) / static_cast<double>(n);
    comparison.interval = difference_interval(table);
  }
  comparison.verdict = pair_verdict(comparison, options);
}

void add_flag(std::vector<std::string>& flags, std::string_view flag) {
  if (std::find(flags.begin(), flags.end(), flag) == flags.end()) flags.emplace_back(flag);
}

const ScoredRun* run_of(const ScoredSubmission& row, const ProfileId& profile) {
  const auto found =
      std::find_if(row.runs.begin(), row.runs.end(), [&](const ScoredRun& run) { return run.profile == profile; });
  return found == row.runs.end() ? nullptr : &*found;
}

std::string points(double fraction) { return fmt::format("{:+.1f}", 100 * fraction); }

}  // namespace

std::string_view to_string(PairVerdict verdict) {
  switch (verdict) {
    case PairVerdict::Better: return "better";
    case PairVerdict::Worse: return "worse";
    case PairVerdict::NoDifferenceShown: return "no_difference_shown";
    case PairVerdict::Inconclusive: return "inconclusive";
  }
  return "inconclusive";
}

PairTest mcnemar(std::uint64_t lost, std::uint64_t gained) {
  const std::uint64_t d = lost + gained;
  if (d == 0) return {};
  const std::uint64_t smaller = std::min(lost, gained);
  const Scaled tail = binomial_tail(d, smaller);
  const int exponent = tail.exponent - static_cast<int>(d);
  PairTest test;
  test.p = std::min(1.0, std::ldexp(tail.sum, exponent + 1));
  const double point = std::ldexp(tail.term, exponent);
  test.p_mid = lost == gained ? 1 - point / 2 : test.p - point;
  return test;
}

DifferenceInterval difference_interval(const PairTable& table) {
  const auto n = static_cast<double>(table.n());
  const auto lost = static_cast<double>(table.lost);
  const auto gained = static_cast<double>(table.gained);
  DifferenceInterval interval;
  double centre = 0;
  double half = 0;
  if (table.n() < kWaldFrom) {
    interval.method = "bonett_price";
    const double p_lost = (lost + 1) / (n + 2);
    const double p_gained = (gained + 1) / (n + 2);
    centre = p_gained - p_lost;
    half = kNormal975 * std::sqrt((p_lost + p_gained - centre * centre) / (n + 2));
  } else {
    interval.method = "wald";
    centre = (gained - lost) / n;
    half = kNormal975 * std::sqrt(lost + gained - (gained - lost) * (gained - lost) / n) / n;
  }
  interval.lo = std::max(-1.0, centre - half);
  interval.hi = std::min(1.0, centre + half);
  return interval;
}

PairVerdict pair_verdict(const Comparison& comparison, const PairOptions& options) {
  if (!comparison.interval) return PairVerdict::Inconclusive;
  if (comparison.test.p <= options.alpha && comparison.interval->lo > 0) return PairVerdict::Better;
  if (comparison.test.p <= options.alpha && comparison.interval->hi < 0) return PairVerdict::Worse;
  return PairVerdict::NoDifferenceShown;
}

Comparison compare_runs(const QuestionSet& questions, const Column& column, const ScoredSubmission& baseline,
                        const ScoredRun& baseline_run, const ScoredSubmission& candidate,
                        const ScoredRun& candidate_run, const PairOptions& options) {
  Comparison comparison;
  comparison.baseline = baseline.submission.row;
  comparison.candidate = candidate.submission.row;
  comparison.column = column.id;
  comparison.profile = baseline_run.profile;
  const std::size_t n =
      std::min({questions.questions.size(), baseline_run.verdicts.size(), candidate_run.verdicts.size()});
  for (std::size_t i = 0; i < n; ++i) {
    const Question& question = questions.questions[i];
    if (!questions.in_column(question, column)) continue;
    const Verdict& before = baseline_run.verdicts[i];
    const Verdict& after = candidate_run.verdicts[i];
    if (outside(before.outcome) || outside(after.outcome)) {
      const bool dropped = before.outcome == Outcome::Dropped || after.outcome == Outcome::Dropped;
      if (dropped) add_flag(comparison.flags, "profile_drops_rows");
      continue;
    }
    const bool changed = !before.answer.empty() && !after.answer.empty() && before.answer != after.answer;
    tally(comparison, question.id, before.outcome, after.outcome, changed ? AnswerChange::Changed : AnswerChange::Same);
  }
  if (baseline.submission.run.mode != "full" || candidate.submission.run.mode != "full") {
    add_flag(comparison.flags, "ablation");
  }
  conclude(comparison, options);
  return comparison;
}

std::vector<Comparison> compare_all_columns(const QuestionSet& questions, const ScoredSubmission& baseline,
                                            const ScoredSubmission& candidate, const ProfileId& profile,
                                            const PairOptions& options) {
  std::vector<Comparison> comparisons;
  const ScoredRun* before = run_of(baseline, profile);
  const ScoredRun* after = run_of(candidate, profile);
  if (before == nullptr || after == nullptr) return comparisons;
  for (const Column& column : questions.columns) {
    Comparison comparison = compare_runs(questions, column, baseline, *before, candidate, *after, options);
    if (comparison.table.n() > 0) comparisons.push_back(std::move(comparison));
  }
  return comparisons;
}

Comparison compare_matrix_rows(const QuestionSet& questions, const ItemMatrix& matrix, std::size_t baseline,
                               std::size_t candidate, const ItemSubset& subset, const PairOptions& options) {
  Comparison comparison;
  const std::size_t n = std::min({matrix.items(), subset.items, questions.questions.size()});
  for (std::size_t i = 0; i < n; ++i) {
    if (!subset.contains(i)) continue;
    const Outcome before = matrix.outcome(baseline, i);
    const Outcome after = matrix.outcome(candidate, i);
    if (outside(before) || outside(after)) continue;
    const std::uint8_t was = matrix.answer(baseline, i);
    const std::uint8_t is = matrix.answer(candidate, i);
    const bool changed = was != 0 && is != 0 && was != is;
    tally(comparison, questions.questions[i].id, before, after, changed ? AnswerChange::Changed : AnswerChange::Same);
  }
  conclude(comparison, options);
  return comparison;
}

std::string verdict_sentence(const Comparison& comparison) {
  const PairTable& table = comparison.table;
  if (!comparison.interval) return "no common item: nothing can be said";
  std::string head;
  switch (comparison.verdict) {
    case PairVerdict::Better: head = "candidate is better"; break;
    case PairVerdict::Worse: head = "candidate is worse"; break;
    case PairVerdict::NoDifferenceShown: head = "no difference shown"; break;
    case PairVerdict::Inconclusive: head = "inconclusive"; break;
  }
  if (table.discordant() == 0) return fmt::format("{}: no item changed ({} items)", head, table.n());
  return fmt::format("{}: {} points [{}, {}] on {} items; {} gained, {} lost, exact McNemar p = {:.2g} (mid-p {:.2g})",
                     head, points(comparison.difference), points(comparison.interval->lo),
                     points(comparison.interval->hi), table.n(), table.gained, table.lost, comparison.test.p,
                     comparison.test.p_mid);
}

}  // namespace ego
