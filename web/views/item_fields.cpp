#include "web/views/item_fields.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include <fmt/format.h>

#include "core/analysis/analysis.h"
#include "core/text/ascii.h"
#include "core/text/number_text.h"

namespace ego::web {
namespace {

class FieldBuilder {
 public:
  FieldBuilder(std::string_view key, std::size_t items) {
    field_.key = key;
    field_.of_item.assign(items, kNoValue);
  }
  /// The empty value is none.
  void set(std::size_t item, std::string value) {
    if (value.empty()) return;
    const auto [slot, fresh] = numbers_.try_emplace(value, static_cast<std::uint32_t>(field_.values.size()));
    if (fresh) {
      field_.values.push_back(std::move(value));
      field_.items.push_back(0);
    }
    field_.of_item[item] = slot->second;
    ++field_.items[slot->second];
  }
  ItemField take() { return std::move(field_); }

 private:
  ItemField field_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

template <class ValueOf>
ItemField field_of(const QuestionSet& questions, std::string_view key, ValueOf value_of) {
  FieldBuilder builder(key, questions.questions.size());
  for (std::size_t item = 0; item < questions.questions.size(); ++item) builder.set(item, value_of(item));
  return builder.take();
}

std::string evidence_text(const Question& question) {
  double secs = 0;
  for (const Interval& interval : question.evidence) secs += interval.end_secs - interval.start_secs;
  constexpr double kTenths = 10;
  return question.evidence.empty() ? "" : fmt::format("{}", std::round(secs * kTenths) / kTenths);
}

/// Only nobody is 0 and only everybody is 1: shares between do not round onto the ends.
std::string solved_text(std::uint32_t solved, std::size_t rows) {
  if (rows == 0) return {};
  constexpr double kHundredths = 100;
  double hundredths = std::round(kHundredths * solved / static_cast<double>(rows));
  if (solved > 0 && solved < rows) hundredths = std::clamp(hundredths, 1.0, kHundredths - 1);
  return fmt::format("{}", hundredths / kHundredths);
}

}  // namespace

std::vector<std::string> item_flags(const Benchmark* benchmark, const QuestionSet& questions, const Profile* profile,
                                    std::vector<const ScoredSubmission*> rows) {
  std::vector<std::string> flags(questions.questions.size());
  if (benchmark != nullptr && profile != nullptr && !rows.empty()) {
    std::sort(rows.begin(), rows.end(), [](const ScoredSubmission* a, const ScoredSubmission* b) {
      return a->submission.row.value < b->submission.row.value;
    });
    AnalysisRequest request;
    request.kinds = {AnalysisKind::Items};
    request.draws = 0;
    const Analysis analysis = analyze(*benchmark, questions, *profile, rows, request);
    for (const ItemTable& table : analysis.items) {
      for (const AnalyzedItem& item : table.items) {
        flags[item.question] = text::ascii_lower(to_string(item.suspicion));
        std::erase(flags[item.question], '?');  // `KEY?` as a word for filters
      }
    }
  }
  for (std::size_t item = 0; item < flags.size(); ++item) {
    if (flags[item].empty() && !questions.questions[item].faults.empty()) flags[item] = "fault";
  }
  return flags;
}

std::vector<ItemField> collect_item_fields(const QuestionSet& questions, const ItemTallies& tallies) {
  std::vector<ItemField> fields;
  const auto& items = questions.questions;
  for (std::size_t facet = 0; facet < questions.facet_keys.size(); ++facet) {
    fields.push_back(field_of(questions, questions.facet_keys[facet], [&](std::size_t item) {
      return facet < items[item].facets.size() ? items[item].facets[facet] : std::string{};
    }));
  }
  fields.push_back(field_of(questions, item_field::kType, [&](std::size_t item) { return items[item].type; }));
  fields.push_back(field_of(questions, item_field::kOptions,
                            [&](std::size_t item) { return std::to_string(items[item].options.size()); }));
  fields.push_back(
      field_of(questions, item_field::kEvidence, [&](std::size_t item) { return evidence_text(items[item]); }));
  fields.push_back(field_of(questions, item_field::kSolved,
                            [&](std::size_t item) { return solved_text(tallies.solved[item], tallies.rows); }));
  fields.push_back(field_of(questions, item_field::kFlag, [&](std::size_t item) {
    return item < tallies.flags.size() ? tallies.flags[item] : std::string{};
  }));
  return fields;
}

std::optional<std::string_view> question_field(const QuestionSet& questions, const Question& question,
                                               std::string_view field) {
  if (field == item_field::kType) return question.type;
  if (field == item_field::kId) return question.id.value;
  const auto facet = questions.facet_index(field);
  if (!facet || *facet >= question.facets.size()) return std::nullopt;
  return question.facets[*facet];
}

const ItemField* find_field(std::span<const ItemField> fields, std::string_view key) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const ItemField& f) { return f.key == key; });
  return found == fields.end() ? nullptr : &*found;
}

bool passes_test(std::string_view value, const FieldTest& test) {
  if (!test.upper) return value == test.value;
  const auto number = text::plain_number(value);
  if (!number) return false;
  const auto low = text::plain_number(test.value);
  const auto high = text::plain_number(*test.upper);
  return (!low || *number >= *low) && (!high || *number <= *high);
}

std::vector<std::uint8_t> passing_values(const ItemField& field, const FieldTest& test) {
  std::vector<std::uint8_t> passing(field.values.size());
  for (std::size_t i = 0; i < passing.size(); ++i) passing[i] = passes_test(field.values[i], test) ? 1 : 0;
  return passing;
}

}  // namespace ego::web
