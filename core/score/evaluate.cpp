#include "core/score/evaluate.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/benchmarks/claims.h"
#include "core/json/writer.h"
#include "core/score/aggregate.h"
#include "core/score/check_answers.h"
#include "core/score/column_groups.h"

namespace ego {
namespace {

Verdict judged(const Benchmark& benchmark, const Profile& profile, const QuestionSet& questions,
               const Submission& submission, std::uint32_t question, std::uint32_t prediction) {
  Verdict verdict = benchmark.judge(profile, questions.questions[question], submission.predictions[prediction]);
  verdict.question = question;
  verdict.prediction = prediction;
  return verdict;
}

std::vector<Verdict> judge_all(const Benchmark& benchmark, const Profile& profile, const QuestionSet& questions,
                               const Submission& submission, const Alignment& alignment) {
  std::vector<Verdict> verdicts;
  verdicts.reserve(questions.questions.size() +
                   static_cast<std::size_t>(profile.counts_repeats ? alignment.repeated : 0));
  for (std::uint32_t question = 0; question < questions.questions.size(); ++question) {
    const std::span<const std::uint32_t> rows = alignment.rows_of(question);
    if (!rows.empty()) {
      verdicts.push_back(judged(benchmark, profile, questions, submission, question, rows.front()));
      continue;
    }
    Verdict missing;
    missing.question = question;
    missing.outcome = alignment.not_submitted[question] ? Outcome::NotSubmitted : Outcome::Missing;
    verdicts.push_back(std::move(missing));
  }
  if (!profile.counts_repeats || alignment.repeated == 0) return verdicts;
  for (std::uint32_t question = 0; question < questions.questions.size(); ++question) {
    const std::span<const std::uint32_t> rows = alignment.rows_of(question);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      verdicts.push_back(judged(benchmark, profile, questions, submission, question, rows[i]));
    }
  }
  return verdicts;
}

/// One diagnostic about the whole submission under a profile, if it concerns any row.
void report_count(const Submission& submission, Code code, std::uint64_t count, std::string message,
                  Diagnostics& diagnostics) {
  if (count == 0) return;
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.message = std::move(message);
  if (!submission.inputs.empty()) diagnostic.input = submission.inputs.front().label;
  diagnostic.count = count;
  diagnostics.add(std::move(diagnostic));
}

void report_run(const Submission& submission, const Profile& profile, std::span<const Verdict> verdicts,
                Diagnostics& diagnostics) {
  Counts counts;
  for (const Verdict& verdict : verdicts) counts.add(verdict);
  report_count(submission, Code::UnparsedReplies, counts.unparsed,
               std::to_string(counts.unparsed) + " replies without a recognisable answer under " + profile.id.value,
               diagnostics);
  report_count(submission, Code::RowsDropped, counts.dropped,
               profile.id.value + " leaves " + std::to_string(counts.dropped) + " rows out: n is " +
                   std::to_string(counts.answered()) + " instead of " +
                   std::to_string(counts.answered() + counts.dropped),
               diagnostics);
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
  const Alignment alignment = align_predictions(benchmark, questions, submission, diagnostics);
  benchmark.check(questions, submission, diagnostics);
  check_answers(benchmark, questions, submission, alignment, diagnostics);
  report_count(submission, Code::MissingScoredWrong, alignment.missing,
               std::to_string(alignment.missing) + " of " + std::to_string(questions.questions.size()) +
                   " ids have no row; profiles over all items count them as wrong",
               diagnostics);
  const ColumnGroups groups(questions);
  ScoredSubmission scored;
  for (const Profile* profile : profiles) {
    ScoredRun run;
    run.profile = profile->id;
    run.verdicts = judge_all(benchmark, *profile, questions, submission, alignment);
    run.scores = aggregate_groups(*profile, questions, groups, run.verdicts);
    benchmark.finish_scores(*profile, questions, run.verdicts, run.scores);
    report_run(submission, *profile, run.verdicts, diagnostics);
    scored.runs.push_back(std::move(run));
  }
  report_claims(benchmark, submission, scored.runs, diagnostics);
  scored.submission = std::move(submission);
  return scored;
}

}  // namespace ego
