/// Video-MMMU as a benchmark of the registry: knowledge from lecture videos in three cognitive stages.
/// Source: video-mmmu.md.
#pragma once

#include "core/benchmarks/benchmark.h"

namespace ego::video_mmmu {

/// Question ids are `<track>/<id>`; annotations are three JSON files; see facts.h for tracks and columns,
/// knowledge_gain.h and harness_log.h for what goes beyond scores.
class VideoMmmu final : public Benchmark {
 public:
  const BenchmarkInfo& info() const override;
  std::span<const Profile> profiles() const override;
  Result<QuestionSet> read_annotations(std::span<const NamedBytes> files, Diagnostics& diagnostics) const override;
  std::optional<std::uint32_t> locate(const QuestionSet& questions, const Submission& submission,
                                      const Prediction& prediction) const override;
  std::optional<Error> wrong_row_track(const QuestionSet& questions, const Submission& submission,
                                       const Prediction& prediction) const override;
  std::optional<Error> wrong_track(const QuestionSet& questions, const Submission& submission) const override;
  std::string set_of_row(const Prediction& prediction) const override;
  OwnId own_id(const Question& question) const override;
  std::vector<Submission> split_rows(std::vector<Submission> submissions) const override;
  void check(const QuestionSet& questions, const ReadRows& rows, Diagnostics& diagnostics) const override;
  Verdict judge(const Profile& profile, const Question& question, const Prediction& prediction) const override;
  bool not_submitted(const QuestionSet& questions, const Submission& submission,
                     const Question& question) const override;
  void finish_scores(const Profile& profile, const QuestionSet& questions, const VerdictTable& verdicts,
                     std::vector<Score>& scores) const override;
  std::vector<Knowledge> knowledge_gains(const QuestionSet& questions, const ScoredSubmission& before,
                                         const ScoredSubmission& after, const ProfileId& profile) const override;
  Mismatch check_golden_row(const json::Value& row, const GoldenContext& context) const override;
  Mismatch check_golden_case(std::string_view folder, const GoldenContext& context) const override;
};

}  // namespace ego::video_mmmu

namespace ego {

/// The one instance; it has no state.
const Benchmark& video_mmmu_benchmark();

}  // namespace ego
