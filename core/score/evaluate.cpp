#include "core/score/evaluate.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "core/benchmarks/claims.h"
#include "core/benchmarks/read_rows.h"
#include "core/benchmarks/stated_scores.h"
#include "core/json/writer.h"
#include "core/score/aggregate.h"
#include "core/score/check_answers.h"
#include "core/score/column_groups.h"
#include "core/score/repeats.h"

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
        averaged_(profiles.size()),
        again_(profiles.size()) {}

  /// The verdicts of each profile, as in ScoredRun: shape [profiles]. Fills the readings of the rows.
  std::vector<VerdictTable> run() {
    rows_.readings.resize(rows_.submission.predictions.size());
    for (VerdictTable& verdicts : verdicts_) verdicts.reserve(questions_.questions.size());
    for (std::uint32_t question = 0; question < questions_.questions.size(); ++question) judge_question(question);
    read_unknown();
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
      for (const Verdict& again : again_[i]) verdicts_[i].push_back(again);
    }
    return std::move(verdicts_);
  }

  /// Once run: the single answers behind averaged verdicts, as in ScoredRun. Shape [profiles].
  std::vector<VerdictTable> take_repeats() { return std::move(averaged_); }
  /// Items by how many repeats they have; empty if none has several.
  const std::map<std::size_t, std::uint64_t>& repeat_counts() const { return repeat_counts_; }

 private:
  void judge_question(std::uint32_t question) {
    const std::span<const std::uint32_t> rows = alignment_.rows_of(question);
    if (rows.empty()) return add_missing(question);
    for (const std::uint32_t row : rows) rows_.readings[row] = read_row(benchmark_, prediction(row));
    std::vector<std::uint32_t> repeats;
    if (rows.size() > 1) repeats = repeats_among(rows_.submission, rows);
    ++repeat_counts_[std::max<std::size_t>(1, repeats.size())];
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
      if (repeats.size() > 1 && !profiles_[i]->counts_repeats) {
        add_average(i, question, repeats);
        continue;
      }
      verdicts_[i].push_back(judged(*profiles_[i], question, rows.front()));
      if (!profiles_[i]->counts_repeats) continue;
      for (const std::uint32_t row : rows.subspan(1)) again_[i].push_back(judged(*profiles_[i], question, row));
    }
  }

  void add_average(std::size_t profile, std::uint32_t question, std::span<const std::uint32_t> repeats) {
    std::vector<Verdict> single;
    single.reserve(repeats.size());
    for (const std::uint32_t row : repeats) single.push_back(judged(*profiles_[profile], question, row));
    for (const Verdict& each : single) averaged_[profile].push_back(each);
    verdicts_[profile].push_back(average_repeats(single));
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
  std::vector<VerdictTable> averaged_;         ///< shape [profiles]: single answers behind averages
  std::vector<std::vector<Verdict>> again_;    ///< shape [profiles]: further rows where the profile counts every row
  std::map<std::size_t, std::uint64_t> repeat_counts_;
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

/// W122: items with fewer repeats than others weigh the same, but are known less well.
void report_repeats(const Submission& submission, const std::map<std::size_t, std::uint64_t>& items,
                    Diagnostics& diagnostics) {
  if (items.size() < 2) return;
  const auto most = std::prev(items.end());
  std::uint64_t fewer = 0;
  for (auto each = items.begin(); each != most; ++each) fewer += each->second;
  Diagnostic warning =
      make_error(Code::UnequalRepeats,
                 std::to_string(most->second) + " items have " + std::to_string(most->first) + " repeats, " +
                     std::to_string(fewer) + " fewer, down to " + std::to_string(items.begin()->first),
                 std::string{only_label(submission)}, "each item counts once, as the mean of the repeats it has");
  warning.count = fewer;
  diagnostics.add(std::move(warning));
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
  Judging judging(benchmark, questions, profiles, alignment, rows);
  std::vector<VerdictTable> verdicts = judging.run();
  std::vector<VerdictTable> repeats = judging.take_repeats();
  report_repeats(submission, judging.repeat_counts(), diagnostics);
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
    run.repeats = std::move(repeats[i]);
    const ColumnCounts counts = groups.count(run.verdicts);
    run.scores = scores_of(profile, questions, counts);
    average_partial(profile, questions, run.verdicts, run.scores);
    benchmark.finish_scores(profile, questions, run.verdicts, run.scores);
    report_run(submission, run, profile, counts.all, diagnostics);
    scored.runs.push_back(std::move(run));
  }
  report_claims(benchmark, submission, scored.runs, diagnostics);
  scored.submission = std::move(submission);
  return scored;
}

}  // namespace ego
