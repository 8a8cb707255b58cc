#include "core/score/macro_scores.h"

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/model/macro_column.h"

namespace ego {
namespace {

std::optional<double> mean_over(const QuestionSet& questions, const std::vector<Score>& scores,
                                std::string_view group) {
  double sum = 0;
  double columns = 0;
  for (std::size_t i = 0; i < questions.columns.size() && i < scores.size(); ++i) {
    if (questions.columns[i].group != group) continue;
    const std::optional<double>& value = scores[i].value;
    if (!value) return std::nullopt;
    sum += *value;
    ++columns;
  }
  return columns > 0 ? std::optional(sum / columns) : std::nullopt;
}

}  // namespace

void set_macro_scores(const QuestionSet& questions, std::vector<Score>& scores) {
  for (std::size_t i = 0; i < questions.columns.size() && i < scores.size(); ++i) {
    const std::string_view group = averaged_group(questions.columns[i]);
    if (!group.empty()) scores[i].value = mean_over(questions, scores, group);
  }
}

}  // namespace ego
