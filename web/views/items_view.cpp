#include "web/views/items_view.h"

#include <algorithm>

#include <fast_float/fast_float.h>

namespace ego::web {
namespace {

char fold(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool contains_folded(std::string_view text, std::string_view word) {
  return std::search(text.begin(), text.end(), word.begin(), word.end(),
                     [](char a, char b) { return fold(a) == fold(b); }) != text.end();
}

std::optional<double> as_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool in_range(std::string_view value, const FieldTest& test) {
  const auto number = as_number(value);
  if (!number) return false;
  const auto low = as_number(test.value);
  const auto high = as_number(*test.upper);
  return (!low || *number >= *low) && (!high || *number <= *high);
}

bool holds(const QuestionSet& questions, const Question& question, const FieldTest& test) {
  const auto value = question_field(questions, question, test.field);
  const bool matches = value && (test.upper ? in_range(*value, test) : *value == test.value);
  return matches != test.excludes;
}

/// Text a search looks through: question, options, and every row's reply.
bool found_in(const Question& question, std::uint32_t index, const std::vector<ItemRow>& rows,
              std::string_view search) {
  if (contains_words(question.id.value, search) || contains_words(question.text, search) ||
      contains_words(question.text_zh, search))
    return true;
  if (std::any_of(question.options.begin(), question.options.end(),
                  [&](const std::string& option) { return contains_words(option, search); }))
    return true;
  return std::any_of(rows.begin(), rows.end(), [&](const ItemRow& row) {
    if (row.run == nullptr || index >= row.run->verdicts.size()) return false;
    const auto& prediction = row.run->verdicts[index].prediction;
    if (!prediction) return false;
    const std::optional<std::string>& response = row.submission->submission.predictions[*prediction].response;
    return response && contains_words(*response, search);
  });
}

}  // namespace

const ScoredRun* find_run(const ScoredSubmission& submission, std::string_view profile) {
  const auto found = std::find_if(submission.runs.begin(), submission.runs.end(),
                                  [&](const ScoredRun& run) { return run.profile.value == profile; });
  return found == submission.runs.end() ? nullptr : &*found;
}

const Prediction* prediction_of(const ItemRow& row, std::uint32_t question) {
  if (row.run == nullptr || question >= row.run->verdicts.size()) return nullptr;
  const Verdict& verdict = row.run->verdicts[question];
  return verdict.prediction ? &row.submission->submission.predictions[*verdict.prediction] : nullptr;
}

std::optional<std::string_view> question_field(const QuestionSet& questions, const Question& question,
                                               std::string_view field) {
  if (field == "type") return question.type;
  if (field == "id") return question.id.value;
  const auto facet = questions.facet_index(field);
  if (!facet || *facet >= question.facets.size()) return std::nullopt;
  return question.facets[*facet];
}

bool passes(const QuestionSet& questions, const Question& question, const std::vector<FilterGroup>& filters) {
  return std::all_of(filters.begin(), filters.end(), [&](const FilterGroup& group) {
    return std::any_of(group.begin(), group.end(),
                       [&](const FieldTest& test) { return holds(questions, question, test); });
  });
}

bool contains_words(std::string_view text, std::string_view needle) {
  while (!needle.empty()) {
    const std::size_t end = needle.find(' ');
    if (end != 0 && !contains_folded(text, needle.substr(0, end))) return false;
    if (end == std::string_view::npos) break;
    needle.remove_prefix(end + 1);
  }
  return true;
}

void ItemsView::update(const AppState& state) {
  const BenchmarkData* data = state.current();
  if (data == nullptr) return;
  const std::string source = data->entry.id + '\n' + effective_profile(state);
  const bool same_data = seen_revision_ == state.data_revision && seen_source_ == source;
  if (same_data && seen_filters_ == state.query.filters && seen_search_ == state.query.search) return;
  ++recomputed_;
  seen_revision_ = state.data_revision;
  seen_source_ = source;
  seen_filters_ = state.query.filters;
  seen_search_ = state.query.search;

  questions_ = data->questions.ready();
  items_.clear();
  facets_.clear();
  solved_.clear();
  longest_id_.clear();
  rows_.clear();
  if (questions_ == nullptr) return;
  collect_rows(state);
  collect_facets(state);
  for (std::uint32_t index = 0; index < questions_->questions.size(); ++index) {
    const Question& question = questions_->questions[index];
    if (question.id.value.size() > longest_id_.size()) longest_id_ = question.id.value;
    if (!passes(*questions_, question, state.query.filters)) continue;
    if (!state.query.search.empty() && !found_in(question, index, rows_, state.query.search)) continue;
    items_.push_back(index);
  }
}

void ItemsView::collect_rows(const AppState& state) {
  const BenchmarkData& data = *state.current();
  const std::string profile = effective_profile(state);
  solved_.assign(questions_->questions.size(), 0);
  for (const ScoredSubmission* submission : data.scored_rows()) {
    const ScoredRun* run = find_run(*submission, profile);
    const bool local =
        submission >= data.local_rows.data() && submission < data.local_rows.data() + data.local_rows.size();
    const ModelInfo& model = submission->submission.model;
    rows_.push_back({submission, run, model.name.empty() ? submission->submission.row.value : model.name, local});
    if (run == nullptr) continue;
    for (std::size_t i = 0; i < solved_.size() && i < run->verdicts.size(); ++i)
      solved_[i] += run->verdicts[i].outcome == Outcome::Right ? 1U : 0U;
  }
}

void ItemsView::collect_facets(const AppState& state) {
  for (const std::string& key : questions_->facet_keys) facets_.push_back({key, {}});
  for (const Question& question : questions_->questions) {
    for (std::size_t f = 0; f < facets_.size() && f < question.facets.size(); ++f) {
      if (question.facets[f].empty()) continue;
      std::vector<FacetValue>& values = facets_[f].values;
      const auto known = std::find_if(values.begin(), values.end(),
                                      [&](const FacetValue& v) { return v.value == question.facets[f]; });
      if (known != values.end())
        ++known->rows;
      else
        values.push_back({question.facets[f], 1, false});
    }
  }
  for (FacetChoice& facet : facets_) {
    for (FacetValue& value : facet.values) {
      for (const FilterGroup& group : state.query.filters) {
        value.chosen = value.chosen || std::any_of(group.begin(), group.end(), [&](const FieldTest& test) {
                         return test.field == facet.key && test.value == value.value && !test.excludes;
                       });
      }
    }
  }
}

}  // namespace ego::web
