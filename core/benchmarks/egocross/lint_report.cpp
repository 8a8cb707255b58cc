// Lint as messages: what a sender is told of result and challenge files. The counts are lint.cpp's.
#include <algorithm>
#include <initializer_list>

#include <fmt/format.h>

#include "core/benchmarks/egocross/lint.h"
#include "core/score/nearest_id.h"

namespace ego::egocross {
namespace {

constexpr std::string_view kResultForm = "egocross-results";
constexpr std::string_view kChallengeForm = "egocross-submission";
constexpr std::size_t kIdsShown = 5;

bool is_of_form(const Submission& submission, std::string_view importer) {
  return submission.inputs.size() == 1 && submission.inputs.front().importer == importer;
}

std::string first_ids(const std::vector<std::string>& ids) {
  std::string text;
  for (std::size_t i = 0; i < std::min(ids.size(), kIdsShown); ++i) text += (i == 0 ? "" : ", ") + ids[i];
  return ids.size() > kIdsShown ? text + ", \u2026" : text;
}

void report(Code code, std::string_view field, std::uint64_t count, std::string message, const Submission& submission,
            Diagnostics& diagnostics) {
  if (count == 0) return;
  Diagnostic problem = make_error(code, std::move(message), submission.inputs.front().label);
  problem.field = field;
  problem.count = count;
  diagnostics.add(std::move(problem));
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// Rows that are found after folding only: scoring takes them, a score server is not known to.
std::uint64_t respelled_ids(const QuestionSet& questions, const Submission& submission) {
  NearestId nearest(questions);
  const auto count =
      std::count_if(submission.predictions.begin(), submission.predictions.end(), [&](const Prediction& prediction) {
        return !questions.find(prediction.id) && nearest.after_folding(prediction.id);
      });
  return static_cast<std::uint64_t>(count);
}

}  // namespace

void report_result_lint(const QuestionSet& questions, const ReadRows& rows, Diagnostics& diagnostics) {
  const Submission& submission = rows.submission;
  if (!is_of_form(submission, kResultForm)) return;
  const ResultLint lint = lint_results(questions, submission, rows.readings);
  const auto report_rows = [&](Code code, std::string_view field, const std::vector<std::string>& ids,
                               std::string_view what) {
    report(code, field, ids.size(),
           fmt::format("{} {}: id {}", counted(ids.size(), "row has", "rows have"), what, first_ids(ids)), submission,
           diagnostics);
  };
  report_rows(Code::ClaimedScoreDiffers, "success", lint.success_disagrees,
              "a flag that scoring again by egocross-official-close does not give");
  report_rows(Code::OtherRevision, "correct_option_letter", lint.gold_disagrees,
              "another reference answer than the annotations");
  report_rows(Code::OtherRevision, "options", lint.options_differ, "other options than the annotations");
  for (const std::string& name : lint.summary_disagrees) {
    report(Code::ClaimedScoreDiffers, name, 1, "does not follow from the rows and their own flags", submission,
           diagnostics);
  }
}

std::optional<UploadState> upload_state(const QuestionSet& questions, const Submission& submission,
                                        Diagnostics& diagnostics) {
  if (!is_of_form(submission, kChallengeForm)) return std::nullopt;
  const SubmissionLint lint = lint_submission(questions, submission);
  UploadState state;
  const auto fault = [&](std::uint64_t count, std::string_view one, std::string_view many) {
    if (count > 0) state.faults.push_back(counted(count, one, many));
  };
  fault(lint.empty_answers, "answer is empty", "answers are empty");
  fault(lint.wrong_type_answers, "answer is no text", "answers are no texts");
  fault(lint.no_letter_answers, "answer is no option's letter", "answers are no option's letter");
  const std::uint64_t respelled = respelled_ids(questions, submission);
  fault(respelled, "id is not in the template's spelling", "ids are not in the template's spelling");
  fault(lint.missing_ids - std::min(lint.missing_ids, respelled), "id has no row", "ids have no row");
  fault(lint.repeated_rows, "row repeats an id", "rows repeat an id");
  fault(lint.unknown_ids - respelled, "id is unknown", "ids are unknown");
  fault(lint.question_id_mismatches, "question_id is not the template's", "question_ids are not the template's");
  fault(lint.dataset_mismatches, "dataset is not the template's", "datasets are not the template's");
  report(Code::AnswerNotAllowed, "answer", lint.empty_answers,
         fmt::format("{}: the challenge wants a letter for each id",
                     counted(lint.empty_answers, "answer is empty", "answers are empty")),
         submission, diagnostics);
  const auto absent = [&](std::string_view field) {
    const auto found =
        std::count_if(submission.predictions.begin(), submission.predictions.end(), [&](const Prediction& prediction) {
          const std::optional<std::uint32_t> place = questions.find(prediction.id);
          return place && prediction.id == questions.questions[*place].id.value && !prediction.extras.contains(field);
        });
    const auto count = static_cast<std::uint64_t>(found);
    report(Code::MissingField, field, count,
           fmt::format("{} without this field, which the challenge's template has", counted(count, "row", "rows")),
           submission, diagnostics);
  };
  absent("question_id");
  absent("dataset");
  return state;
}

}  // namespace ego::egocross
