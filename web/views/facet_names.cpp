#include "web/views/facet_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/model/verdict.h"
#include "web/text/words.h"
#include "web/views/item_fields.h"

namespace ego::web {
namespace {

/// Data words that have a name in both languages.
constexpr std::array<Words, 18> kGroups{{
    {"overall", Text::GroupOverall},
    {"domain", Text::GroupDomain},
    {"task", Text::GroupTask},
    {"sub_task", Text::GroupSubTask},
    {"domain x task", Text::GroupDomainTask},
    {"track", Text::GroupTrack},
    {"discipline", Text::GroupDiscipline},
    {"subject", Text::GroupSubject},
    {"knowledge", Text::GroupKnowledge},
    {"memory", Text::GroupMemory},
    {"understanding", Text::GroupUnderstanding},
    {"cross-memory", Text::GroupCrossMemory},
    {"difficulty", Text::GroupDifficulty},
    {item_field::kType, Text::FieldType},
    {item_field::kOptions, Text::FieldOptions},
    {item_field::kEvidence, Text::FieldEvidence},
    {item_field::kSolved, Text::FieldSolved},
    {item_field::kFlag, Text::FieldFlag},
}};

constexpr std::array<Words, 5> kValues{{
    {"easy", Text::ValueEasy},
    {"medium", Text::ValueMedium},
    {"hard", Text::ValueHard},
    {"multiple-choice", Text::ValueChoice},
    {"open", Text::ValueOpen},
}};

constexpr std::array<std::pair<InvalidReason, Text>, 8> kReasons{{
    {InvalidReason::Unparsed, Text::ReasonUnparsed},
    {InvalidReason::Empty, Text::ReasonEmpty},
    {InvalidReason::Error, Text::ReasonError},
    {InvalidReason::Late, Text::ReasonLate},
    {InvalidReason::Truncated, Text::ReasonTruncated},
    {InvalidReason::Skipped, Text::ReasonSkipped},
    {InvalidReason::NoGold, Text::ReasonNoGold},
    {InvalidReason::NoJudge, Text::ReasonNoJudge},
}};

bool holds_just(const Column& column, std::string_view key, std::string_view value) {
  return column.slice.size() == 1 && column.slice[0].first == key && column.slice[0].second == value;
}

}  // namespace

std::string title_case(std::string_view word) {
  std::string title(word);
  std::replace(title.begin(), title.end(), '_', ' ');
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

std::string facet_title(std::string_view key, Tongue tongue) {
  if (key.empty() || key == "other") return text(Text::GroupOther, tongue);
  if (const auto title = find_words(kGroups, key)) return text(*title, tongue);
  return title_case(key);
}

std::string facet_value_title(const QuestionSet& questions, std::string_view key, const std::string& value,
                              Tongue tongue) {
  const auto column = std::find_if(questions.columns.begin(), questions.columns.end(),
                                   [&](const Column& c) { return holds_just(c, key, value); });
  if (column != questions.columns.end()) {
    const bool chinese = tongue == Tongue::Chinese && !column->title_zh.empty();
    return chinese ? column->title_zh : column->title;
  }
  const auto words = find_words(kValues, value);
  return words ? text(*words, tongue) : value;
}

std::string facet_line(const QuestionSet& questions, const Question& question, std::string_view separator,
                       Tongue tongue) {
  std::string line;
  for (std::size_t f = 0; f < question.facets.size() && f < questions.facet_keys.size(); ++f) {
    if (question.facets[f].empty()) continue;
    if (!line.empty()) line += separator;
    line += facet_value_title(questions, questions.facet_keys[f], question.facets[f], tongue);
  }
  return line;
}

std::string filter_title(const QuestionSet* questions, const FieldTest& test, Tongue tongue) {
  std::string title = facet_title(test.field, tongue) + ": ";
  title += questions == nullptr ? test.value : facet_value_title(*questions, test.field, test.value, tongue);
  if (test.upper) title += " \u2013 " + *test.upper;
  return test.excludes ? text(Text::FilterNot, tongue, {title}) : title;
}

std::string rule_title(std::string_view rule_or_reason, Tongue tongue) {
  for (const auto& [reason, words] : kReasons) {
    if (to_string(reason) == rule_or_reason) return text(words, tongue);
  }
  return std::string(rule_or_reason);
}

}  // namespace ego::web
