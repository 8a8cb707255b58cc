/// The questions a reader sees: filtered by fields, review modes and text, with the outcomes of the shown rows beside each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/question.h"
#include "core/model/score.h"
#include "web/state/app_state.h"
#include "web/views/board_view.h"
#include "web/views/item_fields.h"
#include "web/views/item_review.h"
#include "web/views/item_search.h"

namespace ego::web {

/// A value of a field, or a range of values, that can be chosen.
struct FieldChoice {
  FieldTest test;  ///< what choosing it filters by
  std::string label;
  std::uint32_t items = 0;  ///< questions that pass, whatever else is filtered
  bool chosen = false;
};

/// One menu of the item list.
struct FieldMenu {
  std::string key;
  std::vector<FieldChoice> choices;
};

/// One scored row as the item views need it.
struct ItemRow {
  const ScoredSubmission* submission = nullptr;
  const ScoredRun* run = nullptr;  ///< under the effective profile
  std::string name;
  bool local = false;
};

class ItemsView {
 public:
  /// Brings everything up to date; data, shown rows and filters are each looked at only if they changed.
  void update(const AppState& state);

  /// Null while the questions are not here.
  const QuestionSet* questions() const { return questions_; }
  const std::vector<ItemRow>& rows() const { return rows_; }
  /// Rows that are shown side by side, the baseline first: the basket's scored rows, else the first of all. At most kMostBasket.
  const std::vector<ItemRow>& shown() const { return shown_; }
  /// Indices of the questions that fit, benchmark order.
  const std::vector<std::uint32_t>& items() const { return items_; }
  const std::vector<FieldMenu>& menus() const { return menus_; }
  /// The field of that name, or null.
  const ItemField* field(std::string_view key) const { return find_field(fields_, key); }
  /// Rows that are right on a question; shape [questions].
  const std::vector<std::uint32_t>& solved() const { return solved_; }
  /// The id with most bytes: how wide a column of ids must be.
  const std::string& longest_id() const { return longest_id_; }
  const ItemSearch& search() const { return search_; }
  /// Questions that pass every group, where one test of a group is enough; shape [questions]. A field nobody knows passes none.
  std::vector<std::uint8_t> passing(std::span<const FilterGroup> groups) const;
  /// Questions that a mode would leave, whatever else is filtered.
  std::uint32_t review_count(ReviewMode mode) const { return review_counts_[static_cast<std::size_t>(mode)]; }
  int recomputed() const { return recomputed_; }

 private:
  void collect_data(const AppState& state);
  void collect_rows(const AppState& state);
  void choose_shown();
  void collect_remarked(const AppState& state);
  void collect_menus(const Query& query);
  void filter(const Query& query);
  bool is_field(std::string_view key) const;
  /// Questions that pass one test; shape [questions].
  std::vector<std::uint8_t> passing_items(const FieldTest& test) const;
  bool found(const TextTerm& term, text::PatternSearch* pattern, std::uint32_t item) const;

  /// One remark: on which question, and the label of it, or what else it is about.
  struct Remarked {
    std::uint32_t item = 0;
    std::string word;
  };

  const QuestionSet* questions_ = nullptr;
  std::vector<ItemRow> rows_;
  std::vector<ItemRow> shown_;
  std::vector<std::uint8_t> review_;  ///< shape [questions]: modes the question is one for
  std::array<std::uint32_t, kReviewModes.size()> review_counts_{};
  std::vector<ItemField> fields_;
  std::vector<Remarked> remarked_;
  std::vector<FieldMenu> menus_;
  std::vector<std::uint32_t> items_;
  std::vector<std::uint32_t> solved_;
  std::string longest_id_;
  ItemSearch search_;
  std::uint64_t seen_revision_ = 0;
  std::uint64_t seen_notes_ = 0;
  std::string seen_source_;
  std::vector<std::string> seen_shown_;
  std::vector<FilterGroup> seen_filters_;
  std::string seen_search_;
  int recomputed_ = 0;
};

/// The run of a submission under a profile, or null.
const ScoredRun* find_run(const ScoredSubmission& submission, std::string_view profile);

/// The verdict of a row on a question, if there is one.
std::optional<VerdictView> verdict_of(const ItemRow& row, std::uint32_t question);
/// What the row answered to a question, or null.
const Prediction* prediction_of(const ItemRow& row, std::uint32_t question);

}  // namespace ego::web
