#include "core/benchmarks/video_mmmu/video_mmmu.h"

#include <string>
#include <utility>

#include "core/benchmarks/video_mmmu/annotations.h"
#include "core/benchmarks/video_mmmu/facts.h"
#include "core/benchmarks/video_mmmu/golden.h"
#include "core/benchmarks/video_mmmu/judge.h"
#include "core/benchmarks/video_mmmu/profiles.h"
#include "core/benchmarks/video_mmmu/submission_check.h"
#include "core/benchmarks/video_mmmu/track_score.h"
#include "core/benchmarks/video_mmmu/tracks.h"

namespace ego::video_mmmu {
namespace {

BenchmarkInfo make_info() {
  BenchmarkInfo info;
  info.id = BenchmarkId("video-mmmu");
  info.title = "Video-MMMU";
  info.title_zh = "Video-MMMU \u8BB2\u5EA7\u89C6\u9891\u77E5\u8BC6\u83B7\u53D6";
  info.url = "https://videommmu.github.io/";
  info.license = "MIT and Apache-2.0 (repository); CC BY-NC 4.0 (content, as the project site states)";
  info.cluster_key = "video";
  info.suspicious_letter_share = kSuspiciousLetterShare;
  return info;
}

}  // namespace

const BenchmarkInfo& VideoMmmu::info() const {
  static const BenchmarkInfo info = make_info();
  return info;
}

std::span<const Profile> VideoMmmu::profiles() const { return video_mmmu::profiles(); }

Result<QuestionSet> VideoMmmu::read_annotations(std::span<const NamedBytes> files, Diagnostics& diagnostics) const {
  return video_mmmu::read_annotations(files, diagnostics);
}

std::optional<std::uint32_t> VideoMmmu::locate(const QuestionSet& questions, const Submission& submission,
                                               const Prediction& prediction) const {
  return video_mmmu::locate(questions, submission, prediction);
}

std::optional<Error> VideoMmmu::wrong_row_track(const QuestionSet& questions, const Submission& submission,
                                                const Prediction& prediction) const {
  return video_mmmu::wrong_row_track(questions, submission, prediction);
}

std::optional<Error> VideoMmmu::wrong_track(const QuestionSet& questions, const Submission& submission) const {
  return video_mmmu::wrong_track(questions, submission);
}

std::string VideoMmmu::set_of_row(const Prediction& prediction) const { return video_mmmu::set_of_row(prediction); }

OwnId VideoMmmu::own_id(const Question& question) const {
  const auto [track, item] = split_id(question.id.value);
  return {std::string(track), std::string(item)};
}

std::vector<Submission> VideoMmmu::split_rows(std::vector<Submission> submissions) const {
  return split_question_only(std::move(submissions));
}

void VideoMmmu::check(const QuestionSet& questions, const ReadRows& rows, Diagnostics& diagnostics) const {
  check_submission(questions, rows.submission, locate_all(questions, rows.submission), diagnostics);
}

Verdict VideoMmmu::judge(const Profile& profile, const Question& question, const Prediction& prediction) const {
  const ScoringRules* rules = find_rules(profile.id.value);
  if (rules != nullptr && !question.gold.is_null()) return video_mmmu::judge(*rules, question, prediction);
  Verdict verdict;
  verdict.outcome = Outcome::Unscorable;
  verdict.reason = InvalidReason::NoGold;
  return verdict;
}

bool VideoMmmu::not_submitted(const QuestionSet& questions, const Submission& submission,
                              const Question& question) const {
  return lacks_track(questions, submission, question);
}

void VideoMmmu::finish_scores(const Profile& profile, const QuestionSet& questions, const VerdictTable& verdicts,
                              std::vector<Score>& scores) const {
  if (const ScoringRules* rules = find_rules(profile.id.value)) {
    video_mmmu::finish_scores(*rules, questions, verdicts, scores);
  }
}

Mismatch VideoMmmu::check_golden_row(const json::Value& row, const GoldenContext& context) const {
  return video_mmmu::check_golden_row(row, context);
}

Mismatch VideoMmmu::check_golden_case(std::string_view folder, const GoldenContext& context) const {
  return video_mmmu::check_golden_case(folder, context);
}

}  // namespace ego::video_mmmu

namespace ego {

const Benchmark& video_mmmu_benchmark() {
  static const video_mmmu::VideoMmmu benchmark;
  return benchmark;
}

}  // namespace ego
