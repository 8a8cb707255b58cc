#include "core/io/group_runs.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "core/base/result.h"
#include "core/io/harness_names.h"
#include "core/io/importer.h"

namespace ego::io {
namespace {

bool is_from(const Submission& submission, std::string_view importer) {
  return !submission.inputs.empty() && submission.inputs.front().importer == importer;
}

/// Where the file lies: `e01` of `e01/results.json`, `runs.zip` of `runs.zip!results.json`; empty if nowhere.
std::string folder_of(const Submission& submission) {
  if (submission.inputs.empty()) return {};
  const std::string& label = submission.inputs.front().label;
  const std::size_t end = label.find_last_of("/!");
  return end == std::string::npos ? std::string{} : label.substr(0, end);
}

/// Folder and date: what the files of one run share.
std::string run_key(const Submission& submission) {
  const std::string& label = submission.inputs.front().label;
  const std::string date = date_of_label(label);
  if (date.empty()) return label;  // on its own
  return folder_of(submission) + '\n' + date;
}

/// Rows of one name are told apart by their folders: `e01/results`, `e02/results`.
void name_by_folder(std::vector<Submission>& submissions) {
  std::map<std::string, std::size_t> rows;
  for (const Submission& submission : submissions) ++rows[submission.row.value];
  for (Submission& submission : submissions) {
    const std::string folder = folder_of(submission);
    if (folder.empty() || rows[submission.row.value] < 2) continue;
    submission.row = RowId(folder + '/' + submission.row.value);
  }
}

void take_over(Submission& target, Submission& source) {
  append_submission(target, source);
  if (target.model.id.empty()) target.model = std::move(source.model);
  if (target.run.raw.is_null()) target.run.raw = std::move(source.run.raw);
}

/// A run being put together.
struct Run {
  std::string key;
  std::set<std::string> tracks;
  Submission submission;
};

bool only_judged(const Submission& submission) {
  return !submission.predictions.empty() &&
         std::all_of(submission.predictions.begin(), submission.predictions.end(), [](const Prediction& prediction) {
           return prediction.judge_response && !prediction.response && !prediction.answer;
         });
}

void give_judge_replies(Submission& judges, Submission& replies, Diagnostics& diagnostics) {
  std::unordered_map<std::string, std::vector<Prediction*>> waiting;
  for (Prediction& prediction : replies.predictions) waiting[prediction.id].push_back(&prediction);
  std::unordered_map<std::string, std::size_t> given;  // the k-th judge reply of an id is for its k-th reply
  for (Prediction& judge : judges.predictions) {
    const auto found = waiting.find(judge.id);
    const std::size_t turn = given[judge.id]++;
    if (found != waiting.end() && turn < found->second.size()) {
      found->second[turn]->judge_response = std::move(judge.judge_response);
      continue;
    }
    Diagnostic problem =
        make_error(Code::UnknownQuestionId, "a judge's reply without the reply it judges", judges.inputs.front().label);
    problem.id = judge.id;
    problem.row = judge.row;
    problem.line = judge.line;
    diagnostics.add(std::move(problem));
  }
  std::move(judges.inputs.begin(), judges.inputs.end(), std::back_inserter(replies.inputs));
}

}  // namespace

void append_submission(Submission& target, Submission& source) {
  const auto offset = static_cast<std::uint32_t>(target.inputs.size());
  for (Prediction& prediction : source.predictions) prediction.input += offset;
  std::move(source.inputs.begin(), source.inputs.end(), std::back_inserter(target.inputs));
  std::move(source.predictions.begin(), source.predictions.end(), std::back_inserter(target.predictions));
  std::move(source.claimed.begin(), source.claimed.end(), std::back_inserter(target.claimed));
}

std::vector<Submission> join_harness_runs(std::vector<Submission> submissions, const ImportOptions& options) {
  std::vector<Submission> others;
  std::vector<Run> runs;
  std::vector<Submission> results;
  std::vector<std::size_t> order;  // place of each run among the others
  for (Submission& submission : submissions) {
    if (is_from(submission, kLmmsResultsImporter.name)) {
      results.push_back(std::move(submission));
    } else if (!is_from(submission, kLmmsSamplesImporter.name)) {
      others.push_back(std::move(submission));
    } else {
      std::string key = options.row_name.empty() ? run_key(submission) : std::string{};
      const auto same = std::find_if(runs.begin(), runs.end(), [&](const Run& run) {
        return run.key == key && !run.tracks.contains(submission.track);
      });
      if (same != runs.end()) {
        same->tracks.insert(submission.track);
        take_over(same->submission, submission);
        same->submission.track.clear();  // the predictions name theirs
      } else {
        order.push_back(others.size());
        std::set<std::string> tracks{submission.track};
        runs.push_back({std::move(key), std::move(tracks), std::move(submission)});
      }
    }
  }
  std::vector<Submission> joined;
  std::size_t run = 0;
  for (std::size_t i = 0; i <= others.size(); ++i) {
    for (; run < runs.size() && order[run] == i; ++run) joined.push_back(std::move(runs[run].submission));
    if (i < others.size()) joined.push_back(std::move(others[i]));
  }
  for (Submission& result : results) {
    const std::string key = run_key(result);
    const auto owner = std::find_if(joined.begin(), joined.end(), [&](const Submission& s) {
      return is_from(s, kLmmsSamplesImporter.name) && run_key(s) == key;
    });
    if (owner != joined.end())
      take_over(*owner, result);
    else
      joined.push_back(std::move(result));
  }
  return joined;
}

std::vector<Submission> join_judge_replies(std::vector<Submission> submissions, Diagnostics& diagnostics) {
  std::vector<Submission> joined;
  std::vector<Submission> waiting;  // judge files before any reply file
  for (Submission& submission : submissions) {
    if (only_judged(submission)) {
      if (joined.empty())
        waiting.push_back(std::move(submission));
      else
        give_judge_replies(submission, joined.back(), diagnostics);
      continue;
    }
    joined.push_back(std::move(submission));
    for (Submission& judges : waiting) give_judge_replies(judges, joined.back(), diagnostics);
    waiting.clear();
  }
  for (Submission& judges : waiting) joined.push_back(std::move(judges));
  return joined;
}

void name_rows(std::vector<Submission>& submissions) {
  for (Submission& submission : submissions) submission.row = RowId(submission.model.id);
}

void make_rows_unique(std::vector<Submission>& submissions) {
  name_by_folder(submissions);
  std::set<std::string> taken;
  for (const Submission& submission : submissions) taken.insert(submission.row.value);
  std::set<std::string> seen;
  for (Submission& submission : submissions) {
    const std::string name = submission.row.value;
    if (seen.insert(name).second) continue;
    std::size_t number = 2;
    const auto numbered = [&] { return name + '#' + std::to_string(number); };
    while (taken.contains(numbered())) ++number;
    submission.row = RowId(numbered());
    taken.insert(submission.row.value);
    seen.insert(submission.row.value);
  }
}

}  // namespace ego::io
