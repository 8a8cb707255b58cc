#include "core/gate/gate.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/compare/pair_items.h"
#include "core/model/macro_column.h"
#include "core/stats/intervals.h"
#include "core/stats/multiple.h"

namespace ego {
namespace {

/// More unscorable items than this share, and nothing can be said.
constexpr double kMostUnscorable = 0.01;

/// A rule with everything it is judged by.
struct Trial {
  const GateRule* rule = nullptr;
  const Column* column = nullptr;
  const ScoredRun* baseline = nullptr;
  const ScoredRun* candidate = nullptr;
  PairOptions options;
  Comparison comparison;
  std::uint64_t items = 0;     ///< of the column
  std::uint64_t answered = 0;  ///< items that both rows have a row for
  std::uint64_t invalid = 0;   ///< of the candidate
};

bool has_row(const ScoredRun& run, std::size_t item) {
  if (item >= run.verdicts.size()) return false;
  const Outcome outcome = run.verdicts.outcome(item);
  return outcome != Outcome::Missing && outcome != Outcome::NotSubmitted;
}

void count_items(const QuestionSet& questions, Trial& trial) {
  for (std::size_t i = 0; i < questions.questions.size(); ++i) {
    if (!questions.in_column(questions.questions[i], *trial.column)) continue;
    ++trial.items;
    if (has_row(*trial.baseline, i) && has_row(*trial.candidate, i)) ++trial.answered;
    if (i < trial.candidate->verdicts.size() && trial.candidate->verdicts.outcome(i) == Outcome::Invalid)
      ++trial.invalid;
  }
}

Result<Trial> make_trial(const GateInput& input, const GateRule& rule, const GatePolicy& policy) {
  const QuestionSet& questions = *input.questions;
  Trial trial;
  trial.rule = &rule;
  const auto column = std::find_if(questions.columns.begin(), questions.columns.end(),
                                   [&](const Column& each) { return each.id == rule.column; });
  if (column == questions.columns.end()) {
    return make_error(Code::UnknownName, "rule \"" + rule.name + "\" names no column: \"" + rule.column.value + "\"");
  }
  if (!averaged_group(*column).empty()) {
    return make_error(Code::UnknownName, "rule \"" + rule.name + "\" names a mean of columns, which has no items: \"" +
                                             rule.column.value + "\"");
  }
  trial.column = &*column;
  const ProfileId& profile = rule.profile ? *rule.profile : input.profile;
  trial.baseline = run_of(*input.baseline, profile);
  trial.candidate = run_of(*input.candidate, profile);
  if (trial.baseline == nullptr || trial.candidate == nullptr) {
    return make_error(Code::UnknownName, "rule \"" + rule.name + "\" names no profile: \"" + profile.value + "\"");
  }
  for (const QuestionId& id : rule.never_lose) {
    if (questions.find(id.value)) continue;
    return make_error(Code::InvalidPolicy, "rule \"" + rule.name + "\" keeps an unknown item: \"" + id.value + "\"");
  }
  trial.options = input.pair;
  trial.options.alpha = policy.alpha;
  trial.options.margin = rule.margin;
  trial.options.max_mde = rule.max_mde;
  trial.comparison = compare_runs(questions, *trial.column, *input.baseline, *trial.baseline, *input.candidate,
                                  *trial.candidate, trial.options);
  count_items(questions, trial);
  return trial;
}

void adjust_trials(std::vector<Trial>& trials, const GatePolicy& policy) {
  if (policy.adjustment == Adjustment::None) return;
  std::vector<Trial*> testing;
  std::vector<double> p;
  for (Trial& trial : trials) {
    if (!trial.rule->tests()) continue;
    testing.push_back(&trial);
    p.push_back(trial.comparison.test.p);
  }
  if (testing.size() < 2) return;
  const std::vector<double> adjusted = stats::holm(p);
  for (std::size_t i = 0; i < testing.size(); ++i) {
    Comparison& comparison = testing[i]->comparison;
    comparison.test.p_adjusted = adjusted[i];
    comparison.test.family = testing.size();
    comparison.test.adjustment = to_string(Adjustment::Holm);
    comparison.verdict = pair_verdict(comparison, testing[i]->options);
  }
}

/// The candidate's interval over the items of the comparison; nothing for a single cluster.
std::optional<stats::Bounds> candidate_bounds(const QuestionSet& questions, const Trial& trial) {
  std::vector<double> scores;
  std::vector<std::uint32_t> keys;
  for (const PairItem& item : pair_items(questions, *trial.column, {}, *trial.baseline, *trial.candidate)) {
    if (item.candidate.outcome == Outcome::Unscorable) continue;
    scores.push_back(item.candidate.score);
    keys.push_back(questions.questions[item.question].cluster);
  }
  stats::CriticalValues critical(trial.options.level);
  return stats::score_interval(scores, stats::number_clusters(keys), critical).bounds;
}

std::vector<QuestionId> named_lost(const QuestionSet& questions, const Trial& trial) {
  std::vector<QuestionId> lost;
  for (const QuestionId& id : trial.rule->never_lose) {
    const auto question = questions.find(id.value);
    if (!question) continue;
    const QuestionId& own = questions.questions[*question].id;
    const auto& items = trial.comparison.lost_items;
    if (std::find(items.begin(), items.end(), own) != items.end()) lost.push_back(own);
  }
  return lost;
}

double percent(double fraction) { return 100 * fraction; }

/// The first count or bound that is broken, as a sentence; nothing if all hold.
std::optional<std::string> broken_limit(const QuestionSet& questions, const Trial& trial) {
  const GateRule& rule = *trial.rule;
  const auto n = static_cast<double>(trial.items);
  if (rule.max_invalid && static_cast<double>(trial.invalid) > *rule.max_invalid * n) {
    return fmt::format("{} of {} answers are invalid: more than {:.1f} %", trial.invalid, trial.items,
                       percent(*rule.max_invalid));
  }
  if (rule.max_lost && trial.comparison.table.lost > *rule.max_lost) {
    return fmt::format("{} items lost: more than {}", trial.comparison.table.lost, *rule.max_lost);
  }
  const std::vector<QuestionId> lost = named_lost(questions, trial);
  if (!lost.empty()) {
    std::string ids;
    for (const QuestionId& id : lost) ids += (ids.empty() ? "" : ", ") + id.value;
    return "items that must stay right were lost: " + ids;
  }
  if (!rule.min_score) return std::nullopt;
  const auto bounds = candidate_bounds(questions, trial);
  if (!bounds || bounds->lo >= *rule.min_score) return std::nullopt;
  return fmt::format("the candidate's interval starts at {:.1f} %: below {:.1f} %", percent(bounds->lo),
                     percent(*rule.min_score));
}

GateVerdict verdict_of(PairVerdict verdict) {
  switch (verdict) {
    case PairVerdict::Worse: return GateVerdict::Fail;
    case PairVerdict::Inconclusive: return GateVerdict::Inconclusive;
    case PairVerdict::Better:
    case PairVerdict::WithinMargin:
    case PairVerdict::NoDifferenceShown:
    case PairVerdict::NotWorse: return GateVerdict::Pass;
  }
  return GateVerdict::Inconclusive;
}

/// Why the data cannot say. @pre  the verdict is inconclusive
std::string open_question(const Trial& trial) {
  const Comparison& pair = trial.comparison;
  if (pair.bounds && pair.bounds->best != pair.bounds->worst) return "items without a score decide";
  if (!pair.interval) return "fewer than two clusters give no interval";
  if (trial.rule->margin)
    return fmt::format("a loss of {:.1f} points or more cannot be excluded", percent(*trial.rule->margin));
  return fmt::format("the detectable difference is above {:.1f} points", percent(trial.rule->max_mde.value_or(0)));
}

struct Decision {
  GateVerdict verdict = GateVerdict::Pass;
  std::string reason;
};

/// What the counts and bounds of the rule say; nothing if the test decides.
std::optional<Decision> decide_by_counts(const QuestionSet& questions, const Trial& trial) {
  const GateRule& rule = *trial.rule;
  const auto n = static_cast<double>(trial.items);
  if (trial.items == 0 || static_cast<double>(trial.answered) < rule.min_coverage * n) {
    return Decision{GateVerdict::Invalid, fmt::format("both rows answered {} of {} items: less than {:.1f} %",
                                                      trial.answered, trial.items, percent(rule.min_coverage))};
  }
  if (auto broken = broken_limit(questions, trial)) return Decision{GateVerdict::Fail, std::move(*broken)};
  if (static_cast<double>(trial.comparison.unscorable) > kMostUnscorable * n) {
    return Decision{GateVerdict::Inconclusive, fmt::format("{} of {} items cannot be scored: more than 1 %",
                                                           trial.comparison.unscorable, trial.items)};
  }
  if (rule.min_score && !candidate_bounds(questions, trial)) {
    return Decision{GateVerdict::Inconclusive, "the candidate's score has no interval: all items share one cluster"};
  }
  if (!rule.tests()) return Decision{GateVerdict::Pass, "every limit holds"};
  return std::nullopt;
}

Decision decide_by_test(const Trial& trial) {
  const GateVerdict verdict = verdict_of(trial.comparison.verdict);
  return {verdict,
          verdict == GateVerdict::Inconclusive ? open_question(trial) : verdict_head(trial.comparison.verdict)};
}

GateRuleResult judge_rule(const QuestionSet& questions, const Trial& trial, std::uint64_t index) {
  const GateRule& rule = *trial.rule;
  const std::optional<Decision> counted = decide_by_counts(questions, trial);
  const Decision decision = counted ? *counted : decide_by_test(trial);
  GateRuleResult out;
  out.name = rule.name;
  out.comparison = index;
  out.verdict = decision.verdict;
  out.reason = decision.reason + (counted ? "; " : ": ") + numbers_sentence(trial.comparison);
  if (const std::string caveat = caveat_sentence(trial.comparison); !caveat.empty()) out.reason += "; " + caveat;
  out.tests = rule.tests();
  out.lost_named = named_lost(questions, trial);
  const bool only_named = !rule.tests() && !rule.never_lose.empty() && !rule.max_lost;
  out.about = only_named ? LostItems::Named : LostItems::All;
  return out;
}

/// formats.md section 8.
int exit_code_of(GateVerdict verdict) {
  switch (verdict) {
    case GateVerdict::Pass: return 0;
    case GateVerdict::Fail: return 1;
    case GateVerdict::Inconclusive: return 2;
    case GateVerdict::Invalid: return 3;
  }
  return 3;
}

ReportGate conclude(const GatePolicy& policy, std::vector<GateRuleResult> rules) {
  const auto any = [&](GateVerdict verdict) {
    return std::any_of(rules.begin(), rules.end(), [&](const GateRuleResult& rule) { return rule.verdict == verdict; });
  };
  ReportGate gate;
  gate.policy_sha256 = policy.sha256;
  if (any(GateVerdict::Invalid)) {
    gate.verdict = GateVerdict::Invalid;
  } else if (any(GateVerdict::Fail)) {
    gate.verdict = GateVerdict::Fail;
  } else if (any(GateVerdict::Inconclusive)) {
    gate.verdict = policy.on_inconclusive == OnInconclusive::Pass   ? GateVerdict::Pass
                   : policy.on_inconclusive == OnInconclusive::Fail ? GateVerdict::Fail
                                                                    : GateVerdict::Inconclusive;
  }
  gate.exit_code = exit_code_of(gate.verdict);
  gate.rules = std::move(rules);
  return gate;
}

}  // namespace

std::vector<std::string> gate_profiles(const GatePolicy& policy, const ProfileId& default_profile) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& id) {
    if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
  };
  add(default_profile.value);
  for (const GateRule& rule : policy.rules) {
    if (rule.profile) add(rule.profile->value);
  }
  return out;
}

void refuse_input(ReportGate& gate, const Diagnostics& diagnostics) {
  if (diagnostics.errors() == 0) return;
  std::string codes;
  for (const auto& [code, count] : diagnostics.by_code()) {
    if (severity_of(code) == Severity::Error)
      codes += (codes.empty() ? "" : ", ") + fmt::format("{} {}", count, to_string(code));
  }
  for (GateRuleResult& rule : gate.rules) {
    rule.reason = fmt::format("invalid input ({}); as read, {}: {}", codes, to_string(rule.verdict), rule.reason);
    rule.verdict = GateVerdict::Invalid;
  }
  gate.verdict = GateVerdict::Invalid;
  gate.exit_code = exit_code_of(gate.verdict);
}

Result<GateOutcome> evaluate_gate(const GateInput& input, const GatePolicy& policy) {
  std::vector<Trial> trials;
  for (const GateRule& rule : policy.rules) {
    EGO_TRY(Trial trial, make_trial(input, rule, policy));
    trials.push_back(std::move(trial));
  }
  adjust_trials(trials, policy);
  GateOutcome out;
  std::vector<GateRuleResult> rules;
  rules.reserve(trials.size());
  for (std::size_t i = 0; i < trials.size(); ++i) rules.push_back(judge_rule(*input.questions, trials[i], i));
  for (Trial& trial : trials) out.comparisons.push_back(std::move(trial.comparison));
  out.gate = conclude(policy, std::move(rules));
  return out;
}

}  // namespace ego
