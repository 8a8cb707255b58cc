/// Questions grouped by what columns they are in, so that counting a million verdicts never compares a facet text.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/model/question.h"
#include "core/model/verdict.h"

namespace ego {

/// Questions with equal facets form a group; a column is a set of groups.
class ColumnGroups {
 public:
  explicit ColumnGroups(const QuestionSet& questions);

  /// Counts of every column, shape [columns], for these verdicts.
  /// @pre verdict.question < number of questions
  std::vector<Counts> count(std::span<const Verdict> verdicts) const;

 private:
  std::vector<std::uint32_t> group_of_question_;
  std::vector<std::vector<std::uint32_t>> groups_of_column_;
  std::uint32_t group_count_ = 0;
};

}  // namespace ego
