#include "core/score/evaluate.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/benchmarks/claims.h"
#include "core/benchmarks/read_rows.h"
#include "core/benchmarks/stated_scores.h"
#include "core/json/writer.h"
#include "core/score/aggregate.h"
#include "core/score/check_answers.h"
#include "core/score/column_groups.h"

namespace ego {
namespace {

/// Reads every row once and judges it under every profile while it is at hand.
class Judging {
 public:
  Judging(const Benchmark& benchmark, const QuestionSet& questions, std::span<const Profile* const> profiles,
          const Alignment& alignment, ReadRows& rows)
      : benchmark_(benchmark),
        questions_(questions),
        profiles_(profiles),
        alignment_(alignment),
        rows_(rows),
        verdicts_(profiles.size()),
        repeats_(profiles.size()) {}

  /// The verdicts of each profile, as in ScoredRun: shape [profiles]. Fills the readings of the rows.
  std::vector<VerdictTable> run() {
    rows_.readings.resize(rows_.submission.predictions.size());
    for (VerdictTable& verdicts : verdicts_) verdicts.reserve(questions_.questions.size());
    for (std::uint32_t question = 0; question < questions_.questions.size(); ++question) judge_question(question);
    read_unknown();
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
      for (const Verdict& repeat : repeats_[i]) verdicts_[i].push_back(repeat);
    }
    return std::move(verdicts_);
  }

 private:
  void judge_question(std::uint32_t question) {
    const std::span<const std::uint32_t> rows = alignment_.rows_of(question);
    if (rows.empty()) return add_missing(question);
    for (const std::uint32_t row : rows) rows_.readings[row] = read_row(benchmark_, prediction(row));
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
      verdicts_[i].push_back(judged(*profiles_[i], question, rows.front()));
      if (!profiles_[i]->counts_repeats) continue;
      for (const std::uint32_t row : rows.subspan(1)) repeats_[i].push_back(judged(*profiles_[i], question, row));
    }
  }

  void add_missing(std::uint32_t question) {
    Verdict missing;
    missing.question = question;
    missing.outcome = alignment_.not_submitted[question] ? Outcome::NotSubmitted : Outcome::Missing;
    for (VerdictTable& verdicts : verdicts_) verdicts.push_back(missing);
  }

  Verdict judged(const Profile& profile, std::uint32_t question, std::uint32_t row) const {
    Verdict verdict =
        benchmark_.judge_read(profile, questions_.questions[question], prediction(row), rows_.readings[row].reply);
    verdict.question = question;
    verdict.prediction = row;
    return verdict;
  }

  /// Rows of no question are judged by nobody, but the checks count them too.
  void read_unknown() {
    if (alignment_.unknown == 0) return;
    for (std::uint32_t row = 0; row < rows_.question_of.size(); ++row) {
      if (rows_.question_of[row] == ReadRows::kUnknown) rows_.readings[row] = read_row(benchmark_, prediction(row));
    }
  }

  const Prediction& prediction(std::uint32_t row) const { return rows_.submission.predictions[row]; }

  const Benchmark& benchmark_;
  const QuestionSet& questions_;
  std::span<const Profile* const> profiles_;
  const Alignment& alignment_;
  ReadRows& rows_;
  std::vector<VerdictTable> verdicts_;         ///< shape [profiles], of n_questions
  std::vector<std::vector<Verdict>> repeats_;   ///< shape [profiles]
};

/// One line that stands for `count` records of a file, if it concerns any.
void report_count(std::string_view label, Code code, std::uint64_t count, std::string message,
                  Diagnostics& diagnostics) {
  if (count == 0) return;
  Diagnostic diagnostic = make_error(code, std::move(message), std::string{label});
  diagnostic.count = count;
  diagnostics.add(std::move(diagnostic));
}

void report_file(std::string_view label, const Profile& profile, const Counts& counts, Diagnostics& diagnostics) {
  report_count(label, Code::UnparsedReplies, counts.unparsed,
               std::to_string(counts.unparsed) + " replies without a recognisable answer under " + profile.id.value,
               diagnostics);
  report_count(label, Code::RowsDropped, counts.dropped,
               profile.id.value + " leaves " + std::to_string(counts.dropped) + " rows out: n is " +
                   std::to_string(counts.answered()) + " instead of " +
                   std::to_string(counts.answered() + counts.dropped),
               diagnostics);
}

/// A run of several logs is told of each what is true of it.
void report_run(const Submission& submission, const ScoredRun& run, const Profile& profile, const Counts& counts,
                Diagnostics& diagnostics) {
  if (submission.inputs.size() <= 1 || counts.unparsed + counts.dropped == 0) {
    return report_file(only_label(submission), profile, counts, diagnostics);
  }
  std::vector<Counts> of_file(submission.inputs.size());
  for (const VerdictView verdict : run.verdicts) {
    if (!verdict.prediction) continue;
    const std::uint32_t input = submission.predictions[*verdict.prediction].input;
    if (input < of_file.size()) of_file[input].add(verdict);
  }
  for (std::uint32_t input = 0; input < of_file.size(); ++input) {
    report_file(input_label(submission, input), profile, of_file[input], diagnostics);
  }
}

/// W121: what the file claims against what its rows come to.
void report_claims(const Benchmark& benchmark, const Submission& submission, const std::vector<ScoredRun>& runs,
                   Diagnostics& diagnostics) {
  for (const ClaimCheck& claim : check_claims(benchmark, submission, runs)) {
    if (claim.agrees) continue;
    Diagnostic warning;
    warning.code = Code::ClaimedScoreDiffers;
    warning.message = "recomputed as " + json::write(json::number(claim.recomputed), json::Layout::Compact) + " (" +
                      std::to_string(claim.k) + " of " + std::to_string(claim.n) + ") by " + claim.profile.value;
    if (!submission.inputs.empty()) warning.input = submission.inputs.front().label;
    warning.field = claim.name;
    warning.value = claim.text;
    warning.has_value = true;
    diagnostics.add(std::move(warning));
  }
}

}  // namespace

ScoredSubmission evaluate(const Benchmark& benchmark, const QuestionSet& questions, Submission submission,
                          std::span<const Profile* const> profiles, Diagnostics& diagnostics) {
  ScoredSubmission scored;
  if (only_states_scores(submission)) {
    scored.stated = stated_scores(benchmark, questions, submission, diagnostics);
    scored.submission = std::move(submission);
    return scored;
  }
  Alignment alignment = align_predictions(benchmark, questions, submission, diagnostics);
  ReadRows rows{submission, std::move(alignment.question_of), {}};
  std::vector<VerdictTable> verdicts = Judging(benchmark, questions, profiles, alignment, rows).run();
  benchmark.check(questions, rows, diagnostics);
  check_answers(benchmark, questions, rows, alignment, diagnostics);
  report_count(only_label(submission), Code::MissingScoredWrong, alignment.missing,
               std::to_string(alignment.missing) + " of " + std::to_string(questions.questions.size()) +
                   " ids have no row; profiles over all items count them as wrong",
               diagnostics);
  const ColumnGroups groups(questions);
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    const Profile& profile = *profiles[i];
    ScoredRun run;
    run.profile = profile.id;
    run.verdicts = std::move(verdicts[i]);
    const ColumnCounts counts = groups.count(run.verdicts);
    run.scores = scores_of(profile, questions, counts);
    benchmark.finish_scores(profile, questions, run.verdicts, run.scores);
    report_run(submission, run, profile, counts.all, diagnostics);
    scored.runs.push_back(std::move(run));
  }
  report_claims(benchmark, submission, scored.runs, diagnostics);
  scored.submission = std::move(submission);
  return scored;
}

}  // namespace ego
