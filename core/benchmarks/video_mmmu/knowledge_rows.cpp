#include <algorithm>

#include "core/benchmarks/video_mmmu/harness_log.h"
#include "core/benchmarks/video_mmmu/knowledge_gain.h"
#include "core/benchmarks/video_mmmu/tracks.h"
#include "core/benchmarks/video_mmmu/video_mmmu.h"

namespace ego::video_mmmu {
namespace {

constexpr std::uint64_t kScriptItems = 300;  // fixed in check_wrong2right.py

const ScoredRun* run_of(const ScoredSubmission& row, const ProfileId& profile) {
  const auto found =
      std::find_if(row.runs.begin(), row.runs.end(), [&](const ScoredRun& run) { return run.profile == profile; });
  return found == row.runs.end() ? nullptr : &*found;
}

Knowledge by_profile(const KnowledgeGain& gain) {
  Knowledge out;
  out.before = gain.before;
  out.after = gain.after;
  out.profile = gain.profile;
  out.n = gain.table.n();
  out.right_before = gain.table.right_before();
  out.right_after = gain.table.right_after();
  out.gained = gain.table.gained;
  out.lost = gain.table.lost;
  out.delta = gain.delta;
  out.w2r = gain.w2r;
  out.r2w = gain.r2w;
  return out;
}

Knowledge by_script(const OfficialScriptGain& gain, const RowId& before, const RowId& after) {
  Knowledge out;
  out.before = before;
  out.after = after;
  out.profile = ProfileId{"official-script"};
  out.n = kScriptItems;
  out.right_before = gain.right_before;
  out.right_after = gain.right_after;
  out.gained = gain.gained;
  out.lost = gain.lost;
  out.w2r = gain.w2r;
  out.r2w = gain.r2w;
  return out;
}

}  // namespace

/// Question only before, full run after: the paper's definition, then what the published script computes from two logs.
std::vector<Knowledge> VideoMmmu::knowledge_gains(const QuestionSet& questions, const ScoredSubmission& before,
                                                  const ScoredSubmission& after, const ProfileId& profile) const {
  std::vector<Knowledge> gains;
  if (before.submission.run.mode != kQuestionOnlyMode || after.submission.run.mode != "full") return gains;
  const ScoredRun* before_run = run_of(before, profile);
  const ScoredRun* after_run = run_of(after, profile);
  const RowId& before_id = before.submission.row;
  const RowId& after_id = after.submission.row;
  if (before_run != nullptr && after_run != nullptr) {
    gains.push_back(by_profile(knowledge_gain(questions, before_id, *before_run, after_id, *after_run)));
  }
  if (is_harness_log(before.submission) && is_harness_log(after.submission)) {
    gains.push_back(
        by_script(official_script_gain(questions, before.submission, after.submission), before_id, after_id));
  }
  return gains;
}

}  // namespace ego::video_mmmu
