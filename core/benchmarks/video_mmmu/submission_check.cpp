#include "core/benchmarks/video_mmmu/submission_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "core/benchmarks/file_counts.h"
#include "core/benchmarks/video_mmmu/harness_log.h"
#include "core/benchmarks/video_mmmu/judge.h"
#include "core/extract/choice_reading.h"
#include "core/text/unicode.h"

namespace ego::video_mmmu {
namespace {

constexpr double kTolerableShare = 0.02;      // of empty and of error replies
constexpr std::uint64_t kFewLetters = 20;     // below, a histogram says nothing
constexpr std::string_view kStrict = "videommmu-strict";

using LetterCounts = std::array<std::uint64_t, extract::kMaxChoices>;

/// What is counted over all rows.
struct Tally {
  LetterCounts letters{};
  LetterCounts gold_letters{};
};

void report(std::string_view label, Code code, std::uint64_t count, std::string message, Diagnostics& diagnostics) {
  Diagnostic diagnostic = make_error(code, std::move(message), std::string{label});
  diagnostic.count = count;
  diagnostics.add(std::move(diagnostic));
}

bool is_empty(const Prediction& prediction) { return prediction.response && text::trim(*prediction.response).empty(); }

bool is_error(const Prediction& prediction) { return !prediction.error.empty() || prediction.response == kApiError; }

bool is_cut(const Prediction& prediction) {
  if (prediction.finish == "length") return true;
  if (!prediction.response) return false;
  const std::string& reply = *prediction.response;
  const std::size_t opening = reply.rfind("<think>");
  return opening != std::string::npos && reply.find("</think>", opening) == std::string::npos;
}

void count_letter(std::string_view text, LetterCounts& counts) {
  if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z') ++counts[static_cast<std::size_t>(text[0] - 'A')];
}

void tally_row(const Question* question, const Prediction& prediction, Tally& tally) {
  if (question == nullptr || question->type != kMultipleChoiceType) return;
  count_letter(judge(*find_rules(kStrict), *question, prediction).answer, tally.letters);
  if (const std::string* gold = question->gold.if_string()) count_letter(*gold, tally.gold_letters);
}

std::uint64_t sum(const LetterCounts& counts) {
  std::uint64_t total = 0;
  for (const std::uint64_t count : counts) total += count;
  return total;
}

double percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

void report_letters(const Submission& submission, const Tally& tally, Diagnostics& diagnostics) {
  const std::uint64_t total = sum(tally.letters);
  const auto most = std::max_element(tally.letters.begin(), tally.letters.end());
  if (total < kFewLetters || static_cast<double>(*most) < kSuspiciousLetterShare * static_cast<double>(total)) return;
  const auto index = static_cast<std::size_t>(most - tally.letters.begin());
  report(only_label(submission), Code::SuspiciousLetters, *most,
         fmt::format("{} of {} letters read are {} ({:.1f} %); of the golds {:.1f} % are", *most, total,
                     static_cast<char>('A' + index), percent(*most, total),
                     percent(tally.gold_letters[index], sum(tally.gold_letters))),
         diagnostics);
}

/// A line for each file with more than a share of such rows.
void report_share(const Submission& submission, Code code, double tolerable, std::string_view what,
                  bool (*holds)(const Prediction&), Diagnostics& diagnostics) {
  const auto of_row = [&](std::size_t row) { return holds(submission.predictions[row]); };
  for (const FileCount& file : count_by_file(submission, of_row)) {
    if (static_cast<double>(file.count) <= tolerable * static_cast<double>(file.rows)) continue;
    report(file.label, code, file.count,
           fmt::format("{} of {} replies {} ({:.1f} %)", file.count, file.rows, what, percent(file.count, file.rows)),
           diagnostics);
  }
}

void report_golds(const QuestionSet& questions, const Submission& submission,
                  const std::vector<std::optional<std::uint32_t>>& located, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < submission.predictions.size(); ++i) {
    const Prediction& prediction = submission.predictions[i];
    const std::optional<std::uint32_t>& place = located[i];
    if (!place || !prediction.row_gold) continue;
    const Question& question = questions.questions[*place];
    const std::optional<std::string> stated = prediction.row_gold->as_id_text();
    const std::optional<std::string> known = question.gold.as_id_text();
    if (!stated || !known || *stated == *known) continue;
    Diagnostic diagnostic =
        make_error(Code::OtherRevision, "the reference answer in the row is not that of the annotations", {},
                   "the log may come from another revision of the data");
    diagnostic.input = input_label(submission, prediction.input);
    diagnostic.id = question.id.value;
    diagnostic.field = "answer";
    diagnostic.value = *stated;
    diagnostic.has_value = true;
    diagnostic.row = prediction.row;
    diagnostic.line = prediction.line;
    diagnostics.add(std::move(diagnostic));
  }
}

void report_fingerprint(const QuestionSet& questions, const Submission& submission,
                        const std::vector<std::optional<std::uint32_t>>& located, Diagnostics& diagnostics) {
  const Fingerprint found = fingerprint(questions, submission, located);
  const FingerprintMatch* best = found.best();
  if (best == nullptr) return;
  report(only_label(submission), Code::Recognised, 1,
         fmt::format("the answers stored in the log are those of {} in {} of {} rows", best->profile, best->match,
                     found.rows),
         diagnostics);
  if (best->match == found.rows) return;
  report(only_label(submission), Code::AnswerNormalised, found.rows - best->match,
         fmt::format("{} stored answers are not what {} reads from the reply", found.rows - best->match, best->profile),
         diagnostics);
}

}  // namespace

void check_submission(const QuestionSet& questions, const Submission& submission,
                      const std::vector<std::optional<std::uint32_t>>& located, Diagnostics& diagnostics) {
  const std::uint64_t rows = submission.predictions.size();
  Tally tally;
  for (std::size_t i = 0; i < rows; ++i) {
    const std::optional<std::uint32_t>& place = located[i];
    tally_row(place ? &questions.questions[*place] : nullptr, submission.predictions[i], tally);
  }
  report_share(submission, Code::EmptyReplies, kTolerableShare, "are empty", is_empty, diagnostics);
  report_share(submission, Code::ErrorReplies, kTolerableShare, "are error texts", is_error, diagnostics);
  report_share(submission, Code::CutByTokenLimit, 0, "end at the token limit or inside their reasoning", is_cut,
               diagnostics);
  report_letters(submission, tally, diagnostics);
  report_golds(questions, submission, located, diagnostics);
  if (is_harness_log(submission)) report_fingerprint(questions, submission, located, diagnostics);
}

}  // namespace ego::video_mmmu
