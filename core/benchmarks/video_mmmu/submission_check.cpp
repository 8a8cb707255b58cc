#include "core/benchmarks/video_mmmu/submission_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

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
  std::uint64_t empty = 0;
  std::uint64_t errors = 0;
  std::uint64_t cut = 0;
  LetterCounts letters{};
  LetterCounts gold_letters{};
};

void report(const Submission& submission, Code code, std::uint64_t count, std::string message,
            Diagnostics& diagnostics) {
  Diagnostic diagnostic = make_error(code, std::move(message));
  if (!submission.inputs.empty()) diagnostic.input = submission.inputs.front().label;
  diagnostic.count = count;
  diagnostics.add(std::move(diagnostic));
}

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
  if (prediction.response && text::trim(*prediction.response).empty()) ++tally.empty;
  if (!prediction.error.empty() || prediction.response == kApiError) ++tally.errors;
  if (is_cut(prediction)) ++tally.cut;
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
  report(submission, Code::SuspiciousLetters, *most,
         fmt::format("{} of {} letters read are {} ({:.1f} %); of the golds {:.1f} % are", *most, total,
                     static_cast<char>('A' + index), percent(*most, total),
                     percent(tally.gold_letters[index], sum(tally.gold_letters))),
         diagnostics);
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
    if (prediction.input < submission.inputs.size()) diagnostic.input = submission.inputs[prediction.input].label;
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
  report(submission, Code::Recognised, 1,
         fmt::format("the answers stored in the log are those of {} in {} of {} rows", best->profile, best->match,
                     found.rows),
         diagnostics);
  if (best->match == found.rows) return;
  report(submission, Code::AnswerNormalised, found.rows - best->match,
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
  const auto tolerable = kTolerableShare * static_cast<double>(rows);
  if (static_cast<double>(tally.empty) > tolerable) {
    report(submission, Code::EmptyReplies, tally.empty,
           fmt::format("{} of {} replies are empty ({:.1f} %)", tally.empty, rows, percent(tally.empty, rows)),
           diagnostics);
  }
  if (static_cast<double>(tally.errors) > tolerable) {
    report(submission, Code::ErrorReplies, tally.errors,
           fmt::format("{} of {} replies are error texts ({:.1f} %)", tally.errors, rows, percent(tally.errors, rows)),
           diagnostics);
  }
  if (tally.cut > 0) {
    report(submission, Code::CutByTokenLimit, tally.cut,
           fmt::format("{} of {} replies end at the token limit or inside their reasoning", tally.cut, rows),
           diagnostics);
  }
  report_letters(submission, tally, diagnostics);
  report_golds(questions, submission, located, diagnostics);
  if (is_harness_log(submission)) report_fingerprint(questions, submission, located, diagnostics);
}

}  // namespace ego::video_mmmu
