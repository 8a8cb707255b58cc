/// Where two rows differ otherwise than elsewhere, or one row from the field of all others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/slice_finder.h"
#include "web/charts/chart.h"
#include "web/charts/table.h"
#include "web/views/scored_rows.h"

namespace ego::web {

class SlicesView {
 public:
  void update(const AppState& state);

  bool ready() const { return ready_; }
  const SliceSearch& search() const { return search_; }
  const charts::ChartSet& charts() const { return charts_; }
  /// A line for each slice tried, smallest q first; the row's place is that in search().findings.
  const ViewTable& table() const { return table_; }
  /// The finding of a line of the table, by what it opens; null if there is none.
  const SliceFinding* finding(std::string_view opens) const;
  /// Row ids as shown: the candidate and, unless it is the field, the baseline.
  const std::string& candidate() const { return candidate_; }
  const std::string& baseline() const { return baseline_; }
  int recomputed() const { return recomputed_; }

 private:
  SliceSearch search_;
  charts::ChartSet charts_;
  ViewTable table_;
  std::string candidate_, baseline_;
  bool ready_ = false;
  std::uint64_t seen_revision_ = 0;
  std::string seen_source_;
  int recomputed_ = 0;
};

/// `Domain: Garden`, or `Domain: Garden x Task: Counting`.
std::string slice_text(const SliceKeys& slice, const QuestionSet& questions, Tongue tongue);
/// The slice as tests of a filter.
std::vector<FieldTest> slice_tests(const SliceKeys& slice);

/// A table of two rows: the mean of all others, and the row itself.
/// @param row  index in table.rows; items that it was not run on stay as they are
AnswerTable against_field(const AnswerTable& table, std::uint32_t row);

}  // namespace ego::web
