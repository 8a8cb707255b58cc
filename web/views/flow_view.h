/// Rows as ordered stages: what became of each item from stage to stage, and how neighbouring stages differ.
/// Source: explorer.md 2.3, statistics.md 14.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/compare/stage_patterns.h"
#include "core/compare/stages.h"
#include "core/stats/intervals.h"
#include "web/state/app_state.h"
#include "web/views/flow_presets.h"
#include "web/views/items_view.h"
#include "web/views/knowledge_view.h"

namespace ego::web {

/// Letters in drawing order, from the top.
inline constexpr std::string_view kFlowLetters = "RWIM";

struct FlowStage {
  std::string row;  ///< id as the link names it
  std::string name;  ///< of the row, for people
  std::string label;  ///< the model's stage, else its name
  const Column* column = nullptr;  ///< null if the benchmark has none here
  bool by_column = false;  ///< stages are columns: the column's title is what tells them apart
  bool has_items = false;  ///< false: only a published number
  std::array<std::uint32_t, 4> counts{};  ///< items of each of kFlowLetters
  std::optional<double> value;  ///< share right of the items shown, or the published number; fraction
  std::optional<stats::Bounds> interval;  ///< nothing if there is none
  std::uint64_t n = 0;  ///< denominator; 0 = unknown
  std::string printed;  ///< the value as published; empty for stages with items
};

/// Items of one pattern.
struct FlowPattern {
  std::string pattern;  ///< shape [stages]: letters, `.` where a stage has no items
  std::uint32_t count = 0;
  std::vector<std::uint32_t> leaving;  ///< shape [stages]: items above it where bands leave the node of its letter
  std::vector<std::uint32_t> arriving;  ///< shape [stages]: the same where they arrive
};

/// All items that go from one letter to another between two neighbours.
struct FlowLink {
  std::size_t stage = 0;  ///< the left one
  std::size_t from = 0, to = 0;  ///< indices in kFlowLetters
  std::uint32_t count = 0;
  std::uint32_t leaving = 0, arriving = 0;  ///< items above it in either node
};

class FlowView {
 public:
  /// @param items  already up to date: which questions pass the filters
  void update(const AppState& state, const ItemsView& items);

  const QuestionSet* questions() const { return questions_; }
  /// As the link orders them; empty until rows and replies are here.
  const std::vector<FlowStage>& stages() const { return stages_; }
  /// The stages that have items, with their verdicts: for item lists.
  const std::vector<ItemRow>& rows() const { return rows_; }
  std::uint32_t item_count() const { return static_cast<std::uint32_t>(followed_.size()); }
  std::uint64_t left_out() const { return followed_.left_out; }
  /// Largest first; equal ones by pattern.
  const std::vector<FlowPattern>& patterns() const { return patterns_; }
  /// Indices of patterns() as the table sorts them.
  const std::vector<std::uint32_t>& sorted() const { return sorted_; }
  const std::vector<FlowLink>& links() const { return links_; }
  /// The step from each stage to the next, shape [stages - 1]; nothing where one of them has no items.
  const std::vector<std::optional<Comparison>>& steps() const { return steps_; }
  /// How many steps were tested together.
  std::size_t family() const { return family_; }
  std::uint32_t group_count(StageGroup group) const { return groups_[static_cast<std::size_t>(group)]; }
  /// Before and after, where the benchmark defines a gain between these two stages.
  const std::optional<GainView>& gain() const { return gain_; }
  /// What one can start from or add; as of the last change of data or stages.
  const std::vector<FlowPreset>& presets() const { return presets_; }
  const std::vector<StageChoice>& choices() const { return choices_; }
  /// Targets of the query that are no known row.
  const std::vector<std::string>& unknown() const { return unknown_; }

  /// Questions whose pattern is asked for, by the last stage with items; question order.
  const std::vector<std::uint32_t>& items() const { return items_; }
  /// For each of items(), the question every stage is judged by; shape [items, rows()].
  const std::vector<std::uint32_t>& questions_of() const { return questions_of_; }
  /// Up to `most` questions of a pattern, question order.
  std::vector<std::uint32_t> examples(std::string_view pattern, std::size_t most) const;

  int recomputed() const { return recomputed_; }
  int arranged() const { return arranged_; }

 private:
  void rebuild(const AppState& state, const ItemsView& items);
  void arrange(const AppState& state);
  void add_stage(const AppState& state, const std::string& row, const std::string& column);
  void count_patterns();
  void lay_bands();

  const QuestionSet* questions_ = nullptr;
  std::vector<FlowStage> stages_;
  std::vector<std::size_t> place_;  ///< shape [rows_]: which stage
  std::vector<Stage> followed_stages_;
  std::vector<ItemRow> rows_;
  StageItems followed_;
  std::vector<std::string> item_patterns_;  ///< shape [followed items], letters of all stages
  std::vector<FlowPattern> patterns_;
  std::vector<std::uint32_t> sorted_;
  std::vector<FlowLink> links_;
  std::vector<std::optional<Comparison>> steps_;
  std::size_t family_ = 0;
  std::array<std::uint32_t, kStageGroups.size()> groups_{};
  std::optional<GainView> gain_;
  std::vector<FlowPreset> presets_;
  std::vector<StageChoice> choices_;
  std::vector<std::string> unknown_;
  std::vector<std::uint32_t> items_;
  std::vector<std::uint32_t> questions_of_;

  std::uint64_t seen_revision_ = 0;
  std::string seen_source_;
  std::vector<FilterGroup> seen_filters_;
  std::string seen_search_;
  std::string seen_pattern_;
  std::vector<SortKey> seen_sort_;
  int recomputed_ = 0;
  int arranged_ = 0;
};

/// Columns that the pattern table can be sorted by.
inline constexpr std::string_view kPatternColumn = "pattern";
inline constexpr std::string_view kItemsColumn = "items";

/// True if Query::columns names one column for each stage.
inline bool has_stage_columns(const Query& query) {
  return query.view == ViewKind::Flow && query.columns.size() >= 2 && query.columns.size() == query.targets.size();
}

}  // namespace ego::web
