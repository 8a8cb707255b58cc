/// A gate policy: what a candidate must keep against its baseline before it may be shipped.
/// Source: formats.md section 9, schema/policy.schema.json.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/compare/family.h"

namespace ego {

/// What an inconclusive gate counts as.
enum class OnInconclusive : std::uint8_t {
  Exit2,  ///< a result of its own
  Pass,
  Fail,
};

/// One rule. Every condition that is named must hold.
struct GateRule {
  std::string name;
  ColumnId column{"overall"};
  std::optional<ProfileId> profile = {};   ///< nothing = the default profile of the run
  std::optional<double> margin = {};       ///< largest tolerable loss, fraction
  std::optional<double> max_mde = {};      ///< largest tolerable detectable difference, fraction
  std::optional<double> min_score = {};    ///< the candidate's lower interval bound must reach this
  double min_coverage = 1;                 ///< share of the column's items that both rows must have answered
  std::optional<double> max_invalid = {};  ///< share of the candidate's answers that may be unreadable
  std::optional<std::uint64_t> max_lost = {};  ///< items that may be lost
  std::vector<QuestionId> never_lose = {};     ///< items that must stay right

  /// Whether the rule asks for a verdict on the difference. A rule that only counts (`never_lose`, `max_lost`,
  /// `max_invalid`, `min_score`) does not, and takes no part in the correction for several tests.
  bool tests() const;
};

struct GatePolicy {
  double alpha = 0.05;
  Adjustment adjustment = Adjustment::Holm;  ///< over the rules that test
  OnInconclusive on_inconclusive = OnInconclusive::Exit2;
  std::vector<GateRule> rules;  ///< at least one
  std::string sha256;           ///< of the policy file
};

/// The policy of a file, checked against the schema: unknown members, wrong types and values outside their range are errors.
/// @error InvalidPolicy       with the JSON pointer of the first fault
/// @error UnsupportedVersion  higher major version
/// @error SyntaxError and kin no JSON
Result<GatePolicy> read_policy(ByteView bytes, std::string_view label, Diagnostics& diagnostics);

}  // namespace ego
