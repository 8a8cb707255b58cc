/// Which rows cannot be told from rows that nobody had to train: random and commonest letters, runs without the video.
/// Source: statistics.md section 10.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/answer_table.h"
#include "core/stats/philox.h"

namespace ego {

/// Where a baseline's numbers come from.
enum class BaselineKind : std::uint8_t {
  Random,     ///< random answers, mean of 1,000 draws
  Submitted,  ///< a row of kind baseline: commonest letters, longest option, ...
  Blind,      ///< a run without the video, without the options' order, ...: any mode but `full`
};
/// `random`, `submitted`, `blind`.
std::string_view to_string(BaselineKind kind);

struct BaselineRow {
  RowId id;
  BaselineKind kind = BaselineKind::Submitted;
  double value = 0;  ///< mean score over the items
};

/// One row against the baselines.
struct BaselineContrast {
  RowId row;
  std::uint32_t best = 0;      ///< index of the best baseline; ties: the first
  double difference = 0;       ///< row - best baseline
  double p = 1;                ///< sign-flip test against the best baseline
  double p_adjusted = 1;       ///< Holm over the baselines of this row
  bool separable = false;      ///< above the best baseline, and p_adjusted <= alpha
};

struct BaselineCheck {
  ColumnId column;
  ProfileId profile;
  std::uint64_t n = 0;
  std::optional<double> chance;         ///< expected value of guessing; nothing if nothing can be guessed
  std::vector<BaselineRow> baselines;   ///< by id
  std::vector<BaselineContrast> rows;   ///< full runs of models that ran every item, in table order
};

/// What a row of the table is to this check.
enum class BaselineRole : std::uint8_t { Row, Submitted, Blind, LeftOut };

struct BaselineOptions {
  double alpha = 0.05;
  std::uint64_t seed = stats::kDefaultSeed;
  std::uint32_t test_draws = 9999;    ///< of the test where it is not exact
  std::uint32_t random_draws = 1000;  ///< of random answers
};

inline constexpr std::string_view kRandomBaseline = "baseline:random";

/// @param roles  shape [table.rows]; rows that did not run every item are left out
BaselineCheck check_baselines(const QuestionSet& questions, const AnswerTable& table,
                              std::span<const BaselineRole> roles, const BaselineOptions& options);

/// Hits of random answers: for each of `draws` replicates one option per question with a known key, in canonical order of
/// the whole set, so that all columns share the draws.
/// @return  shape [questions], in [0, draws]; 0 for questions without options or key
std::vector<std::uint32_t> random_answer_hits(const QuestionSet& questions, std::uint64_t seed, std::uint32_t draws);

}  // namespace ego
