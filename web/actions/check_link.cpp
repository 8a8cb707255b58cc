#include <algorithm>

#include "core/score/nearest_id.h"
#include "web/actions/apply.h"
#include "web/state/failure.h"

namespace ego::web {
namespace {

/// The known name with the fewest edits to the unknown one; empty if none is near.
std::string nearest(const std::vector<std::string>& known, const std::string& unknown) {
  constexpr std::size_t kMostEdits = 4;
  std::string best;
  std::size_t best_edits = kMostEdits + 1;
  for (const std::string& name : known) {
    const auto edits = edit_distance_within(name, unknown, best_edits - 1);
    if (!edits) continue;
    best_edits = *edits;
    best = name;
    if (best_edits == 0) break;
  }
  return best;
}

/// Notes a name that is not among the known ones. @return true if it is one
bool is_known(AppState& state, const std::vector<std::string>& known, const std::string& name) {
  if (name.empty() || std::find(known.begin(), known.end(), name) != known.end()) return true;
  const std::string near = nearest(known, name);
  Notice notice{std::string(failure::kUnknownName), Text::UnknownName, {name}};
  if (!near.empty()) notice = {notice.code, Text::NoticeUnknownName, {name, near}};
  state.notices.push_back(std::move(notice));
  return false;
}

std::vector<std::string> profile_names(const BenchmarkData& data) {
  std::vector<std::string> names;
  if (data.benchmark == nullptr) return names;
  for (const Profile& profile : data.benchmark->profiles()) names.push_back(profile.id.value);
  return names;
}

std::vector<std::string> table_names(const BenchmarkData& data) {
  std::vector<std::string> names;
  if (!data.entry.report_url.empty()) names.emplace_back(kScoredTable);
  if (const PublishedSet* set = data.published.ready()) {
    for (const PublishedBoard& board : set->boards) names.push_back(board.id);
  }
  return names;
}

std::vector<std::string> row_names(const BenchmarkData& data) {
  std::vector<std::string> names;
  if (const Report* report = data.report.ready()) {
    for (const ReportRow& row : report->rows) names.push_back(row.id.value);
  }
  if (const PublishedSet* set = data.published.ready()) {
    for (const PublishedBoard& board : set->boards) {
      for (const PublishedRow& row : board.rows) names.push_back(row.id);
    }
  }
  for (const ScoredSubmission& row : data.local_rows) names.push_back(row.submission.row.value);
  return names;
}

}  // namespace

void check_link_names(AppState& state) {
  BenchmarkData* data = state.current();
  if (!state.link_unchecked || data == nullptr || data->report.pending() || data->published.pending()) return;
  state.link_unchecked = false;
  Query& query = state.query;
  if (!is_known(state, profile_names(*data), query.profile)) query.profile.clear();
  if (!is_known(state, table_names(*data), query.table)) query.table.clear();
  const std::vector<std::string> rows = row_names(*data);
  if (query.view == ViewKind::Row || query.view == ViewKind::Pair || query.view == ViewKind::Flow) {
    for (const std::string& target : query.targets) is_known(state, rows, target);
  }
  if (!is_known(state, rows, query.pin)) query.pin.clear();
  std::erase_if(query.basket, [&](const std::string& row) { return !is_known(state, rows, row); });
}

}  // namespace ego::web
