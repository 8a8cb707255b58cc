#include "web/state/benchmark_data.h"

#include <algorithm>

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

std::string short_data_hash(const BenchmarkData& data) {
  constexpr std::size_t kDigits = 12;
  return data.report_sha256.substr(0, kDigits);
}

std::string profile_label(const BenchmarkData& data, std::string_view profile) {
  const Profile* known = data.benchmark == nullptr ? nullptr : find_profile(*data.benchmark, profile);
  return std::string(profile) + (known == nullptr ? std::string() : " " + known->version);
}

bool items_ready(const BenchmarkData& data) {
  return data.questions.ready() != nullptr && (data.site_rows.size() >= data.logs.size());
}

bool items_coming(const BenchmarkData& data) {
  if (items_ready(data) || data.questions.failed() != nullptr) return false;
  if (data.questions.absent() && data.entry.registry_url.empty()) return false;  // the site has no questions
  return std::none_of(data.logs.begin(), data.logs.end(),
                      [](const ReplyLog& log) { return log.bytes.failed() != nullptr; });
}

}  // namespace ego::web
