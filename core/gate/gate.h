/// A policy applied to two rows: every rule with its numbers, and the verdict of the whole.
/// Source: formats.md section 9.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/compare/pair.h"
#include "core/gate/policy.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/report/report.h"

namespace ego {

/// The rows a gate stands between.
struct GateInput {
  const QuestionSet* questions = nullptr;
  const ScoredSubmission* baseline = nullptr;
  const ScoredSubmission* candidate = nullptr;
  ProfileId profile;  ///< for rules that name none
  PairOptions pair = {};  ///< margin and largest detectable difference are the rule's
};

/// One comparison a rule, in the policy's order, and what became of it.
struct GateOutcome {
  ReportGate gate;
  std::vector<Comparison> comparisons;
};

/// Applies every rule. Per rule: too little coverage is invalid; a broken count or bound fails; otherwise the verdict decides,
/// with p adjusted over the rules that test. More than 1 % unscorable items make a rule inconclusive.
/// The whole: invalid before fail before inconclusive before pass.
/// @error UnknownName    a rule names a column that does not exist, or a profile the rows were not scored under
/// @error InvalidPolicy  `never_lose` names an unknown item
Result<GateOutcome> evaluate_gate(const GateInput& input, const GatePolicy& policy);

/// Makes a gate over input with errors invalid, whatever the rules say: each keeps what it would have been in its reason.
/// Nothing happens without errors.
void refuse_input(ReportGate& gate, const Diagnostics& diagnostics);

/// The profiles that the rules name, each once, in their order; the default one first.
std::vector<std::string> gate_profiles(const GatePolicy& policy, const ProfileId& default_profile);

}  // namespace ego
