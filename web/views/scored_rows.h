/// What the analyses of scored rows start from: questions, profile, column and rows, once all of them are here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/benchmarks/benchmark.h"
#include "web/state/app_state.h"

namespace ego::web {

struct ScoredRows {
  const Benchmark* benchmark = nullptr;
  const QuestionSet* questions = nullptr;
  const Profile* profile = nullptr;
  const Column* column = nullptr;
  std::vector<const ScoredSubmission*> rows;  ///< by id

  /// The row's name for people.
  std::string name(const RowId& id) const;
};

/// Nothing until the questions are here and every row of the site is scored, or if fewer than two rows are.
std::optional<ScoredRows> scored_rows(const AppState& state);

/// Benchmark, profile and column as one key: what analyses of scored rows depend on beside the data.
std::string scored_source(const AppState& state);

}  // namespace ego::web
