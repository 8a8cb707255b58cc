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

/// The row's rank under the profile and column that are shown; nothing if it does not rank.
std::optional<std::uint32_t> rank_now(const AppState& state, const BenchmarkData& data, const std::string& id) {
  const Report* report = data.report.ready();
  const auto row = report == nullptr ? std::nullopt : report->find_row(RowId(id));
  if (!row) return std::nullopt;
  const std::string& column = state.query.column.empty() ? link_defaults(state).column : state.query.column;
  for (const ReportScore& score : report->rows[*row].scores) {
    if (score.score.column.value == column && score.score.profile.value == effective_profile(state)) return score.rank;
  }
  return std::nullopt;
}

/// What a link that was pinned to other data leads to now: the place of its question or row, where it has one.
Notice changed_notice(const AppState& state, const BenchmarkData& data) {
  Notice notice{std::string(failure::kDataChanged), Text::NoticeDataChanged, {}};
  const std::string& item = shown_item(state.query);
  const QuestionSet* questions = data.questions.ready();
  if (const auto place = questions == nullptr || item.empty() ? std::nullopt : questions->find(item)) {
    notice.text = Text::NoticeDataChangedItem;
    notice.arguments = {item, std::to_string(*place + 1), std::to_string(questions->questions.size())};
  } else if (state.query.view == ViewKind::Row) {
    const std::string& row = state.query.targets.front();
    if (const auto rank = rank_now(state, data, row)) {
      notice.text = Text::NoticeDataChangedRow;
      notice.arguments = {row, std::to_string(*rank)};
    }
  }
  return notice;
}

/// Says that the data are not those the link was pinned to; the pin is left out then, as everything that does not apply.
void check_data(AppState& state, const BenchmarkData& data) {
  std::string& pinned = state.query.data_hash;
  if (pinned.empty() || pinned == short_data_hash(data)) return;
  state.notices.push_back(changed_notice(state, data));
  pinned.clear();
}

/// True while files that the link is checked against are on their way.
bool waits_for_data(const AppState& state, const BenchmarkData& data) {
  const bool pinned_item = !state.query.data_hash.empty() && !shown_item(state.query).empty();
  return data.report.pending() || data.published.pending() || kept_coming(state.kept, data.entry.id) ||
         (pinned_item && data.questions.pending());
}

}  // namespace

void check_link_names(AppState& state) {
  BenchmarkData* data = state.current();
  if (!state.link_unchecked || data == nullptr || waits_for_data(state, *data)) return;
  state.link_unchecked = false;
  check_data(state, *data);
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
