#include "web/state/benchmark_data.h"

namespace ego::web {

std::vector<const ScoredSubmission*> BenchmarkData::scored_rows() const {
  std::vector<const ScoredSubmission*> rows;
  rows.reserve(site_rows.size() + local_rows.size());
  for (const ScoredSubmission& row : site_rows) rows.push_back(&row);
  for (const ScoredSubmission& row : local_rows) rows.push_back(&row);
  return rows;
}

const ScoredSubmission* BenchmarkData::find_scored(std::string_view row_id) const {
  for (const ScoredSubmission* row : scored_rows()) {
    if (row->submission.row.value == row_id) return row;
  }
  return nullptr;
}

bool items_ready(const BenchmarkData& data) {
  return data.questions.ready() != nullptr && (data.site_rows.size() >= data.logs.size());
}

}  // namespace ego::web
