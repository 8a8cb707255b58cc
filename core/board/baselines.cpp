#include "core/board/baselines.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace ego {
namespace {

/// The reference answer where it is one capital letter of the question's options.
std::optional<char> gold_letter(const Question& question) {
  const std::string* gold = question.gold.if_string();
  if (gold == nullptr || gold->size() != 1 || question.options.size() < 2) return std::nullopt;
  const char letter = gold->front();
  const bool known = letter >= 'A' && static_cast<std::size_t>(letter - 'A') < question.options.size();
  return known ? std::optional(letter) : std::nullopt;
}

/// How often each letter is right.
using LetterCounts = std::map<char, std::uint64_t>;

char commonest(const LetterCounts& counts) {
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

/// The facet that names what a question asks for, the finest first; nothing if the set has none.
std::optional<std::size_t> task_facet(const QuestionSet& questions) {
  constexpr std::array<std::string_view, 4> kNames = {"sub_task", "subtask", "task_type", "task"};
  for (const std::string_view name : kNames) {
    if (const auto facet = questions.facet_index(name)) return facet;
  }
  return std::nullopt;
}

/// @param facet  nothing = one group of all questions
Submission commonest_letters(const QuestionSet& questions, std::optional<std::size_t> facet, std::string_view name) {
  const auto group_of = [&](const Question& question) {
    return facet && *facet < question.facets.size() ? question.facets[*facet] : std::string();
  };
  std::map<std::string, LetterCounts> groups;
  for (const Question& question : questions.questions) {
    if (const auto letter = gold_letter(question)) ++groups[group_of(question)][*letter];
  }
  Submission out;
  out.row = RowId{"baseline:" + std::string(name)};
  std::replace(out.row.value.begin(), out.row.value.end(), ' ', '-');
  out.model.id = out.row.value;
  out.model.name = name;
  out.model.kind = "baseline";
  for (const Question& question : questions.questions) {
    const auto group = groups.find(group_of(question));
    if (group == groups.end() || question.options.size() < 2) continue;
    Prediction prediction;
    prediction.id = question.id.value;
    prediction.answer = json::Value(std::string(1, commonest(group->second)));
    prediction.row = out.predictions.size() + 1;
    out.predictions.push_back(std::move(prediction));
  }
  return out;
}

}  // namespace

std::vector<Submission> baseline_submissions(const QuestionSet& questions) {
  std::vector<Submission> out;
  Submission overall = commonest_letters(questions, std::nullopt, "commonest letter");
  if (overall.predictions.empty()) return out;
  out.push_back(std::move(overall));
  if (const auto facet = task_facet(questions)) {
    out.push_back(commonest_letters(questions, facet, "commonest letter per task"));
  }
  return out;
}

}  // namespace ego
