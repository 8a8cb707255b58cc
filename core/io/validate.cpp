#include "core/io/validate.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/benchmarks/read_rows.h"
#include "core/benchmarks/stated_scores.h"
#include "core/io/import.h"
#include "core/io/known_rows.h"
#include "core/score/answer_reader.h"
#include "core/score/check_answers.h"
#include "core/score/check_scope.h"
#include "core/score/evaluate.h"
#include "core/text/ascii.h"

namespace ego::io {
namespace {

constexpr std::size_t kMissingShown = 5;

std::string joined_importers(const Submission& submission) {
  std::string names;
  for (const InputInfo& input : submission.inputs) {
    if (names.find(input.importer) != std::string::npos) continue;
    if (!names.empty()) names += ", ";
    names += input.importer;
  }
  return names;
}

/// E016, or W102 where parts are allowed: how many, and the first few.
void report_missing(const QuestionSet& questions, const Submission& submission, const Alignment& alignment,
                    Coverage coverage, Diagnostics& diagnostics) {
  if (alignment.missing == 0) return;
  std::string first;
  std::size_t shown = 0;
  for (std::size_t i = 0; i < alignment.question_count() && shown < kMissingShown; ++i) {
    if (!alignment.rows_of(i).empty() || alignment.not_submitted[i]) continue;
    if (shown++ > 0) first += ", ";
    first += questions.questions[i].id.value;
  }
  if (alignment.missing > shown) first += ", \u2026";
  Diagnostic problem;
  problem.code = coverage == Coverage::Complete ? Code::MissingQuestionIds : Code::MissingScoredWrong;
  problem.message = fmt::format("{} of {} ids have no row: {}", alignment.missing, questions.questions.size(), first);
  problem.input = only_label(submission);
  problem.count = alignment.missing;
  if (coverage == Coverage::Complete) problem.suggestion = "allow it with --partial";
  diagnostics.add(std::move(problem));
}

/// W105, a row at a time: `score` counts them under each profile, here each is to be found.
void report_unread(const Submission& submission, const Prediction& prediction, Diagnostics& diagnostics) {
  if (!prediction.response || text::ascii_blank(*prediction.response) || !prediction.error.empty()) return;
  if (!diagnostics.keeps(Code::UnparsedReplies)) return diagnostics.tally(Code::UnparsedReplies);
  Diagnostic problem;
  problem.code = Code::UnparsedReplies;
  problem.message = "no answer is recognised in the reply";
  problem.input = input_label(submission, prediction.input);
  problem.id = prediction.id;
  problem.field = "response";
  problem.value = *prediction.response;
  problem.has_value = true;
  problem.row = prediction.row;
  problem.line = prediction.line;
  problem.suggestion = "`egoscope parse` shows what each profile reads";
  diagnostics.add(std::move(problem));
}

void count_answers(const Benchmark& benchmark, const QuestionSet& questions, const Submission& submission,
                   const Alignment& alignment, ValidationSummary& summary, Diagnostics& diagnostics) {
  const AnswerReader reader(benchmark);
  std::array<std::uint64_t, 26> letters{};
  std::uint64_t other = 0;
  for (std::size_t i = 0; i < alignment.question_count(); ++i) {
    if (alignment.rows_of(i).empty()) continue;
    const Prediction& prediction = submission.predictions[alignment.rows_of(i).front()];
    const AnswerReading reading = reader.read(questions.questions[i], prediction);
    if (!reading.valid) {
      ++summary.invalid;
      report_unread(submission, prediction, diagnostics);
    } else if (reading.answer.size() == 1 && reading.answer[0] >= 'A' && reading.answer[0] <= 'Z') {
      ++letters[static_cast<std::size_t>(reading.answer[0] - 'A')];
    } else {
      ++other;
    }
  }
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i] > 0) summary.answers.push_back({std::string(1, static_cast<char>('A' + i)), letters[i]});
  }
  if (other > 0) summary.answers.push_back({"other", other});
}

std::string counted(std::uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

bool Validation::valid() const {
  if (errors > 0) return false;
  return coverage == Coverage::Partial ||
         std::all_of(summaries.begin(), summaries.end(),
                     [](const ValidationSummary& summary) { return !summary.upload || summary.upload->ready(); });
}

ValidationSummary validate_submission(const Benchmark& benchmark, const QuestionSet& questions,
                                      const Submission& submission, Coverage coverage, Diagnostics& diagnostics) {
  if (std::optional<Error> wrong = wrong_scope(benchmark, questions, submission)) diagnostics.add(std::move(*wrong));
  const Alignment alignment = align_predictions(benchmark, questions, submission, diagnostics);
  if (const Status answered = require_answers(submission); !answered) {
    diagnostics.add(answered.error());  // one line, not one for every id
  } else {
    report_missing(questions, submission, alignment, coverage, diagnostics);
  }
  const ReadRows rows = read_rows(benchmark, questions, submission);
  benchmark.check(questions, rows, diagnostics);
  check_answers(benchmark, questions, rows, alignment, diagnostics);
  Diagnostics unheard;  // what parts lack is no fault where parts are allowed
  ValidationSummary summary;
  summary.upload =
      benchmark.upload_state(questions, submission, coverage == Coverage::Complete ? diagnostics : unheard);
  summary.row = submission.row;
  summary.benchmark = benchmark.info().id.value;
  summary.track = submission.track;
  summary.split = questions.split;
  summary.items = questions.questions.size();
  summary.importer = joined_importers(submission);
  summary.rows = submission.predictions.size();
  summary.missing = alignment.missing;
  summary.duplicate = alignment.repeated;
  summary.unknown = alignment.unknown;
  for (std::size_t i = 0; i < alignment.question_count(); ++i) summary.matched += alignment.rows_of(i).empty() ? 0 : 1;
  count_answers(benchmark, questions, submission, alignment, summary, diagnostics);
  return summary;
}

Result<Validation> validate_predictions(const Benchmark& benchmark, const QuestionSet& questions,
                                        std::span<const NamedBytes> files, const ValidateOptions& options,
                                        Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  const std::size_t warnings = diagnostics.warnings();
  Validation validation;
  validation.coverage = options.coverage;
  EGO_TRY(std::vector<Submission> imported, import_predictions(benchmark, files, options.import, diagnostics));
  EGO_TRY(validation.submissions, keep_known(benchmark, questions, files, std::move(imported), diagnostics));
  for (const Submission& submission : validation.submissions) {
    validation.summaries.push_back(
        validate_submission(benchmark, questions, submission, options.coverage, diagnostics));
  }
  validation.errors = diagnostics.errors() - errors;
  validation.warnings = diagnostics.warnings() - warnings;
  return validation;
}

std::string to_text(const Validation& validation) {
  std::string text;
  for (const ValidationSummary& summary : validation.summaries) {
    text += summary.benchmark;
    for (const std::string& part : {summary.track, summary.split}) {
      if (!part.empty()) text += " " + part;
    }
    text += fmt::format(" {} items  importer {}\n", summary.items, summary.importer);
    text += fmt::format("  rows {}  matched {}  missing {}  duplicate {}  unknown {}\n", summary.rows, summary.matched,
                        summary.missing, summary.duplicate, summary.unknown);
    text += "  answers";
    for (const AnswerCount& answer : summary.answers) text += fmt::format("  {} {}", answer.answer, answer.count);
    text += fmt::format("  invalid {}\n", summary.invalid);
    if (summary.upload) {
      text += summary.upload->ready() ? "  uploadable: yes\n"
                                      : fmt::format("  uploadable: no, {}\n", fmt::join(summary.upload->faults, ", "));
    }
  }
  text += fmt::format("  {}, {}  \u2192 {}\n", counted(validation.errors, "error"),
                      counted(validation.warnings, "warning"), validation.valid() ? "valid" : "invalid");
  return text;
}

}  // namespace ego::io
