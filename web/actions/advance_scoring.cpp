#include <algorithm>
#include <utility>

#include "core/score/evaluate.h"
#include "core/site/reply_log.h"
#include "web/actions/apply.h"
#include "web/actions/apply_pieces.h"
#include "web/state/failure.h"

namespace ego::web {
namespace {

std::vector<const Profile*> report_profiles(const BenchmarkData& data) {
  std::vector<const Profile*> profiles;
  for (const std::string& id : data.report.ready()->settings.profiles) {
    if (const Profile* profile = find_profile(*data.benchmark, id)) profiles.push_back(profile);
  }
  return profiles;
}

}  // namespace

bool advance_scoring(AppState& state) {
  BenchmarkData* data = state.current();
  if (data == nullptr || data->benchmark == nullptr || data->report.ready() == nullptr) return false;
  if (data->transport == ReplyTransport::Pieces) return advance_outcomes(state, *data);
  const QuestionSet* questions = data->questions.ready();
  if (questions == nullptr || !questions->has_gold() || data->site_rows.size() >= data->logs.size()) return false;
  const bool all_here = std::all_of(data->logs.begin(), data->logs.end(),
                                    [](const ReplyLog& log) { return log.bytes.ready() != nullptr; });
  if (!all_here) return false;

  const ReplyLog& log = data->logs[data->site_rows.size()];
  Diagnostics diagnostics;
  Result<Submission> submission = site::read_reply_log(*log.bytes.ready(), log.url, diagnostics);
  if (!submission.ok()) {
    state.notices.push_back(
        {std::string(failure::kDataDamaged), Text::DataDamaged, {log.url, submission.error().message}});
    data->logs.erase(data->logs.begin() + static_cast<std::ptrdiff_t>(data->site_rows.size()));
  } else {
    const std::vector<const Profile*> profiles = report_profiles(*data);
    submission.value().row = RowId(log.row);
    data->site_rows.push_back(
        evaluate(*data->benchmark, *questions, std::move(submission).value(), profiles, diagnostics));
  }
  ++state.data_revision;
  return true;
}

}  // namespace ego::web
