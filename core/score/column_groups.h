/// Questions grouped by what columns they are in, so that counting a million verdicts never compares a facet text.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/model/question.h"
#include "core/model/verdict_table.h"

namespace ego {

/// Verdicts counted once for all columns.
struct ColumnCounts {
  Counts all;                   ///< of every verdict
  std::vector<Counts> columns;  ///< shape [columns]
};

/// A column is a set of the facet groups of QuestionSet.
class ColumnGroups {
 public:
  /// @pre questions.index() was called
  /// @keeps a view of the set's groups
  explicit ColumnGroups(const QuestionSet& questions);

  /// @pre verdict.question < number of questions
  ColumnCounts count(const VerdictTable& verdicts) const;

 private:
  std::span<const std::uint32_t> group_of_question_;
  std::vector<std::vector<std::uint32_t>> groups_of_column_;
  std::uint32_t group_count_ = 0;
};

}  // namespace ego
