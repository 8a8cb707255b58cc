#include "core/score/column_groups.h"

namespace ego {
namespace {

void add(Counts& sum, const Counts& part) {
  sum.right += part.right;
  sum.wrong += part.wrong;
  sum.partial += part.partial;
  sum.missing += part.missing;
  sum.dropped += part.dropped;
  sum.unscorable += part.unscorable;
  sum.unparsed += part.unparsed;
  sum.empty += part.empty;
  sum.error += part.error;
}

}  // namespace

ColumnGroups::ColumnGroups(const QuestionSet& questions) : group_of_question_(questions.facet_groups()) {
  std::vector<const Question*> member;  // one question of each group stands for all
  for (std::size_t i = 0; i < questions.questions.size(); ++i) {
    if (group_of_question_[i] == member.size()) member.push_back(&questions.questions[i]);
  }
  group_count_ = static_cast<std::uint32_t>(member.size());
  for (const Column& column : questions.columns) {
    std::vector<std::uint32_t>& groups = groups_of_column_.emplace_back();
    for (std::uint32_t group = 0; group < group_count_; ++group) {
      if (questions.in_column(*member[group], column)) groups.push_back(group);
    }
  }
}

ColumnCounts ColumnGroups::count(const VerdictTable& verdicts) const {
  std::vector<Counts> of_group(group_count_);
  for (const VerdictView verdict : verdicts) of_group[group_of_question_[verdict.question]].add(verdict);
  ColumnCounts counts;
  for (const Counts& group : of_group) add(counts.all, group);
  counts.columns.resize(groups_of_column_.size());
  for (std::size_t column = 0; column < counts.columns.size(); ++column) {
    for (const std::uint32_t group : groups_of_column_[column]) add(counts.columns[column], of_group[group]);
  }
  return counts;
}

}  // namespace ego
