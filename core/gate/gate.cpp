#include "core/gate/gate.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/compare/pair_items.h"
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
    comparison.test.adjustment = to_string(Adjustment::Holm);
    comparison.verdict = pair_verdict(comparison, testing[i]->options);
  }
}

/// The candidate's interval over the items of the comparison; nothing for a single cluster.
std::optional<stats::Bounds> candidate_bounds(const QuestionSet& questions, const Trial& trial) {
  std::vector<double> scores;
  std::vector<std::uint32_t> keys;
  for (const PairItem& item : pair_items(questions, *trial.column, *trial.baseline, *trial.candidate)) {
    if (item.candidate.outcome == Outcome::Unscorable) continue;
    scores.push_back(item.candidate.score);
    keys.push_back(questions.questions[item.question].cluster);
  }
  stats::CriticalValues critical(trial.options.level);
  return stats::score_interval(scores, stats::number_clusters(keys), critical).bounds;
}

std::vector<std::string> lost_of(const QuestionSet& questions, const Trial& trial) {
  std::vector<std::string> lost;
  for (const QuestionId& id : trial.rule->never_lose) {
    const auto question = questions.find(id.value);
    if (!question) continue;
    const QuestionId& own = questions.questions[*question].id;
    const auto& items = trial.comparison.lost_items;
    if (std::find(items.begin(), items.end(), own) != items.end()) lost.push_back(own.value);
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
  const std::vector<std::string> lost = lost_of(questions, trial);
  if (!lost.empty()) {
    std::string ids;
    for (const std::string& id : lost) ids += (ids.empty() ? "" : ", ") + id;
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

GateRuleResult judge_rule(const QuestionSet& questions, const Trial& trial, std::uint64_t index) {
  const GateRule& rule = *trial.rule;
  GateRuleResult out;
  out.name = rule.name;
  out.comparison = index;
  const auto n = static_cast<double>(trial.items);
  if (trial.items == 0 || static_cast<double>(trial.answered) < rule.min_coverage * n) {
    out.verdict = GateVerdict::Invalid;
    out.reason = fmt::format("both rows answered {} of {} items: less than {:.1f} %", trial.answered, trial.items,
                             percent(rule.min_coverage));
    return out;
  }
  if (const auto broken = broken_limit(questions, trial)) {
    out.verdict = GateVerdict::Fail;
    out.reason = *broken;
    return out;
  }
  if (static_cast<double>(trial.comparison.unscorable) > kMostUnscorable * n) {
    out.verdict = GateVerdict::Inconclusive;
    out.reason =
        fmt::format("{} of {} items cannot be scored: more than 1 %", trial.comparison.unscorable, trial.items);
    return out;
  }
  if (rule.min_score && !candidate_bounds(questions, trial)) {
    out.verdict = GateVerdict::Inconclusive;
    out.reason = "the candidate's score has no interval: all items share one cluster";
    return out;
  }
  if (!rule.tests()) {
    out.verdict = GateVerdict::Pass;
    out.reason = fmt::format("every limit holds ({} items, {} lost)", trial.items, trial.comparison.table.lost);
    return out;
  }
  out.verdict = verdict_of(trial.comparison.verdict);
  out.reason = verdict_sentence(trial.comparison);
  if (const std::string caveat = caveat_sentence(trial.comparison); !caveat.empty()) out.reason += "; " + caveat;
  return out;
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
  switch (gate.verdict) {
    case GateVerdict::Pass: gate.exit_code = 0; break;
    case GateVerdict::Fail: gate.exit_code = 1; break;
    case GateVerdict::Inconclusive: gate.exit_code = 2; break;
    case GateVerdict::Invalid: gate.exit_code = 3; break;
  }
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
