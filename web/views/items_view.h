/// The questions a reader sees: filtered by facets and by text, with every scored row's outcome beside each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/question.h"
#include "core/model/score.h"
#include "web/state/app_state.h"
#include "web/views/board_view.h"

namespace ego::web {

/// One facet of the benchmark and its values, in order of appearance.
struct FacetChoice {
  std::string key;
  std::vector<FacetValue> values;
};

/// One scored row as the item views need it.
struct ItemRow {
  const ScoredSubmission* submission = nullptr;
  const ScoredRun* run = nullptr;   ///< under the effective profile
  std::string name;
  bool local = false;
};

class ItemsView {
 public:
  void update(const AppState& state);

  /// Null while the questions are not here.
  const QuestionSet* questions() const { return questions_; }
  const std::vector<ItemRow>& rows() const { return rows_; }
  /// Indices of the questions that fit, benchmark order.
  const std::vector<std::uint32_t>& items() const { return items_; }
  const std::vector<FacetChoice>& facets() const { return facets_; }
  /// Rows that are right on a question; shape [questions].
  const std::vector<std::uint32_t>& solved() const { return solved_; }
  /// The id with most bytes: how wide a column of ids must be.
  const std::string& longest_id() const { return longest_id_; }
  int recomputed() const { return recomputed_; }

 private:
  void collect_rows(const AppState& state);
  void collect_facets(const AppState& state);

  const QuestionSet* questions_ = nullptr;
  std::vector<ItemRow> rows_;
  std::vector<std::uint32_t> items_;
  std::vector<FacetChoice> facets_;
  std::vector<std::uint32_t> solved_;
  std::string longest_id_;
  std::uint64_t seen_revision_ = 0;
  std::string seen_source_;
  std::vector<FilterGroup> seen_filters_;
  std::string seen_search_;
  int recomputed_ = 0;
};

/// The run of a submission under a profile, or null.
const ScoredRun* find_run(const ScoredSubmission& submission, std::string_view profile);

/// The prediction of a row for a question, or null.
const Prediction* prediction_of(const ItemRow& row, std::uint32_t question);

/// A value of a question by field name: a facet key, `type`, or `id`; nothing if it has none.
std::optional<std::string_view> question_field(const QuestionSet& questions, const Question& question,
                                               std::string_view field);

/// True if the question passes every group.
bool passes(const QuestionSet& questions, const Question& question, const std::vector<FilterGroup>& filters);

/// True if every word of `needle` occurs in `text`; ASCII letters are folded.
bool contains_words(std::string_view text, std::string_view needle);

}  // namespace ego::web
