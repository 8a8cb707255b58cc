/// What the scored rows say about the questions: difficulty against discrimination, suspicious keys with their votes, and
/// whether a row prefers a place among the options.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/analysis/analysis.h"
#include "web/charts/chart.h"
#include "web/charts/table.h"
#include "web/views/items_view.h"
#include "web/views/scored_rows.h"

namespace ego::web {

/// Rows that difficulty and discrimination are made of.
enum class Voters : std::uint8_t { Models, AllRows };

class AnalysisView {
 public:
  /// @param shown  the questions that pass the filter
  void update(const AppState& state, const ItemsView& shown);

  /// False until every row is scored, and for fewer than two rows.
  bool ready() const { return ready_; }
  const Analysis& analysis() const { return analysis_; }
  /// The analysed questions that pass the filter, the suspicious ones first.
  const std::vector<const AnalyzedItem*>& arranged() const { return arranged_; }
  const charts::ChartSet& charts(ChartKind chart) const { return chart == ChartKind::Items ? items_ : positions_; }
  /// One line a question, the suspicious ones first; filters leave lines out, never change a number.
  const ViewTable& table(ChartKind chart) const { return chart == ChartKind::Items ? item_table_ : position_table_; }
  /// The questions of the item table in its order.
  const std::vector<std::uint32_t>& questions() const { return questions_; }
  /// Questions with a flag.
  std::uint32_t suspicious() const { return suspicious_; }
  int recomputed() const { return recomputed_; }

 private:
  Analysis analysis_;
  charts::ChartSet items_, positions_;
  ViewTable item_table_, position_table_;
  std::vector<const AnalyzedItem*> arranged_;
  std::vector<std::uint32_t> questions_;
  std::uint32_t suspicious_ = 0;
  Voters voters_ = Voters::Models;
  bool ready_ = false;
  std::uint64_t seen_revision_ = 0;
  std::string seen_source_;
  int seen_items_ = 0;
  int recomputed_ = 0;
};

/// The suspicious questions as a text for the maintainers of the dataset: ids, votes and statistics, no reference answer.
std::string issue_text(const AppState& state, const AnalysisView& view);

/// `A 3, B 12`: how many rows gave each answer.
std::string votes_text(const AnalyzedItem& item);

}  // namespace ego::web
