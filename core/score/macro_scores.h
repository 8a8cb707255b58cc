/// Means over columns.
/// Source: statistics.md 5.3 (`macro_mean`).
#pragma once

#include <vector>

#include "core/model/question.h"
#include "core/model/score.h"

namespace ego {

/// Sets the value of every macro column to the mean of its columns' values. One without a value, because it has no item or no row, leaves the
/// mean without one: the mean of three of four domains is another number. k, n and counts stay as counted over the items.
/// @param scores  shape [columns], in column order
void set_macro_scores(const QuestionSet& questions, std::vector<Score>& scores);

}  // namespace ego
