/// Which rows are stages of one model, and in what order.
/// Source: explorer.md 2.3: from `model.stage` and `model.parent`; egocross.md 11.3 (baseline, prompt, SFT, RL).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/id.h"
#include "core/model/question.h"
#include "core/model/submission.h"

namespace ego {

/// One row that could be a stage. The pointers outlive the call.
struct StageCandidate {
  const RowId* row = nullptr;
  const ModelInfo* model = nullptr;
  const RunInfo* run = nullptr;
};

/// What a stage is called: the model's stage, else its name, else the row's id.
std::string stage_label(const ModelInfo& model, const RowId& row);

/// Rows that belong together as stages, two or more in each, in stage order: those linked by `parent`, and those of one model
/// name that differ in stage or run mode. Larger sets first, then by the first row's id.
///
///   base <- sft (parent base) <- rl (parent sft)   ->  {base, sft, rl}
///
/// Order: a parent before what came of it; then question-only, baseline, prompt, sft, rl; then a number in the stage's name
/// (`stage-2` before `stage-10`); then row ids.
std::vector<std::vector<RowId>> stage_sets(std::span<const StageCandidate> rows);

/// Columns that ask about the same things one after the other, e.g. the tracks perception, comprehension, adaptation: those of
/// the group `track` with questions, if there are two or more and each asks once about the same items; else none.
std::vector<ColumnId> staged_columns(const QuestionSet& questions);

}  // namespace ego
