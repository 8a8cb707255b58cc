/// Which rows answer alike: matrices of agreement ordered by likeness, and each row against the consensus of the others.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/analysis/analysis.h"
#include "web/charts/chart.h"
#include "web/charts/table.h"
#include "web/views/scored_rows.h"

namespace ego::web {

/// Questions a row stands alone on, benchmark order.
struct LonelyRow {
  RowId row;
  std::vector<std::uint32_t> right;  ///< right where no other row is
  std::vector<std::uint32_t> wrong;  ///< not right where every other row is
};

class AgreeView {
 public:
  void update(const AppState& state);

  bool ready() const { return ready_; }
  const charts::ChartSet& charts() const { return charts_; }
  const ViewTable& table() const { return table_; }
  /// Canonical order of rows. Empty for fewer than three rows: nobody is alone among two.
  const std::vector<LonelyRow>& lonely() const { return lonely_; }
  /// Questions of the list behind a row of the consensus table: those it is alone on.
  const std::vector<std::uint32_t>& items() const { return items_; }
  const AgreementMatrix& matrix() const { return matrix_; }
  const QuestionSet* questions() const { return questions_; }
  int recomputed() const { return recomputed_; }

 private:
  void choose_items(const AppState& state);

  AgreementMatrix matrix_;
  std::vector<LonelyRow> lonely_;
  std::vector<std::uint32_t> items_;
  const QuestionSet* questions_ = nullptr;
  charts::ChartSet charts_;
  ViewTable table_;
  bool ready_ = false;
  std::uint64_t seen_revision_ = 0;
  std::string seen_source_;
  ChartKind seen_measure_ = ChartKind::Auto;
  std::string seen_pin_;
  int recomputed_ = 0;
};

/// The measure that is shown: the query's, else kappa.
ChartKind effective_measure(const AppState& state);

/// Each row against all others, on the items that every row ran.
std::vector<LonelyRow> find_lonely(const AnswerTable& table);

}  // namespace ego::web
