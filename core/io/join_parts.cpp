#include "core/io/join_parts.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "core/io/forms/importers.h"
#include "core/io/group_runs.h"

namespace ego::io {
namespace {

bool is_part(const Submission& submission) {
  if (submission.inputs.empty()) return false;
  const std::string& importer = submission.inputs.front().importer;
  return importer == kOvoBenchImporter.name || importer == kTeleEgoImporter.name;
}

}  // namespace

std::vector<Submission> join_parts(std::vector<Submission> submissions) {
  using Run = std::pair<std::string, std::string>;  // importer and model
  std::map<Run, std::vector<std::size_t>> runs;
  std::vector<Run> run_of(submissions.size());
  for (std::size_t i = 0; i < submissions.size(); ++i) {
    if (!is_part(submissions[i])) continue;
    run_of[i] = {submissions[i].inputs.front().importer, submissions[i].model.id};
    runs[run_of[i]].push_back(i);
  }
  std::vector<Submission> joined;
  for (std::size_t i = 0; i < submissions.size(); ++i) {
    if (run_of[i].first.empty()) {
      joined.push_back(std::move(submissions[i]));
      continue;
    }
    std::vector<std::size_t> parts = std::exchange(runs[run_of[i]], {});
    if (parts.empty()) continue;  // taken with an earlier part
    std::stable_sort(parts.begin(), parts.end(), [&](std::size_t a, std::size_t b) {
      return submissions[a].inputs.front().label < submissions[b].inputs.front().label;
    });
    Submission whole = std::move(submissions[parts.front()]);
    for (std::size_t k = 1; k < parts.size(); ++k) append_submission(whole, submissions[parts[k]]);
    joined.push_back(std::move(whole));
  }
  return joined;
}

}  // namespace ego::io
