/// Rows that nobody had to train: what always giving the commonest letter scores.
/// Source: statistics.md section 10.
#pragma once

#include <vector>

#include "core/model/question.h"
#include "core/model/submission.h"

namespace ego {

/// Submissions of kind `baseline` for the questions with options: always the letter that is right most often, over all
/// questions and, where the set has a facet of tasks, over those of the same task. Ties go to the earlier letter.
/// Empty if no question's reference answer is a letter.
std::vector<Submission> baseline_submissions(const QuestionSet& questions);

}  // namespace ego
