#include "core/benchmarks/egocross/lint.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "core/benchmarks/egocross/close.h"
#include "core/benchmarks/egocross/facts.h"
#include "core/benchmarks/egocross/reply.h"
#include "core/text/ascii.h"

namespace ego::egocross {
namespace {

std::optional<std::int64_t> as_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool extra_is_text(const Prediction& prediction, std::string_view name, std::string_view wanted) {
  return prediction.extras.find(name) == json::Value(wanted);
}

void count_answer(const Question& question, const Prediction& prediction, SubmissionLint& lint) {
  const std::string* text = prediction.answer ? prediction.answer->if_string() : nullptr;
  if (text == nullptr) {
    ++lint.wrong_type_answers;
    return;
  }
  if (text::ascii_blank(*text)) {
    ++lint.empty_answers;
    return;
  }
  const std::optional<char> letter = clean_letter(*text, question.options.size());
  if (!letter) {
    ++lint.no_letter_answers;
    return;
  }
  ++lint.histogram[static_cast<std::size_t>(*letter - 'A')];
  if (text->size() != 1 || (*text)[0] != *letter) ++lint.normalised_answers;
}

}  // namespace

std::uint64_t SubmissionLint::letters() const {
  return std::accumulate(histogram.begin(), histogram.end(), std::uint64_t{0});
}

bool SubmissionLint::suspicious_histogram() const {
  const std::uint64_t most = *std::max_element(histogram.begin(), histogram.end());
  return most > 0 && static_cast<double>(most) >= kSuspiciousShare * static_cast<double>(letters());
}

double SubmissionLint::coverage() const {
  return items == 0 ? 0.0 : static_cast<double>(letters()) / static_cast<double>(items);
}

bool SubmissionLint::uploadable() const {
  const std::uint64_t errors = missing_ids + repeated_rows + unknown_ids + question_id_mismatches + dataset_mismatches +
                               empty_answers + wrong_type_answers + no_letter_answers;
  return errors == 0 && !(testbed && wrong_row_count());
}

SubmissionLint lint_submission(const QuestionSet& questions, const Submission& submission) {
  SubmissionLint lint;
  lint.rows = submission.predictions.size();
  lint.items = questions.questions.size();
  lint.testbed = questions.questions.size() == kTestbedItems;
  std::vector<bool> seen(questions.questions.size(), false);
  std::optional<std::int64_t> previous;
  for (const Prediction& prediction : submission.predictions) {
    const std::optional<std::int64_t> number = as_number(prediction.id);
    if (number && previous && *number < *previous) lint.decreasing_ids = true;
    if (number) previous = number;
    const std::optional<std::uint32_t> index = questions.find(prediction.id);
    if (!index) {
      ++lint.unknown_ids;
      continue;
    }
    const Question& question = questions.questions[*index];
    // The map form names the question by its question_id and has no further fields.
    if (prediction.id == question.id.value) {
      const bool has_alias = !question.aliases.empty();
      if (has_alias && !extra_is_text(prediction, "question_id", question.aliases[0])) ++lint.question_id_mismatches;
      if (!extra_is_text(prediction, "dataset", question.facets[kDataset])) ++lint.dataset_mismatches;
    }
    if (seen[*index]) {
      ++lint.repeated_rows;
      continue;
    }
    seen[*index] = true;
    count_answer(question, prediction, lint);
  }
  lint.missing_ids = static_cast<std::uint64_t>(std::count(seen.begin(), seen.end(), false));
  return lint;
}

ResultLint lint_results(const QuestionSet& questions, const Submission& submission,
                        std::span<const RowReading> readings) {
  ResultLint lint;
  lint.unfinished = submission.claimed.empty();
  std::uint64_t correct = 0;
  for (std::size_t i = 0; i < submission.predictions.size(); ++i) {
    const Prediction& prediction = submission.predictions[i];
    if (prediction.stored_success.value_or(false)) ++correct;
    const std::string* stored = prediction.answer ? prediction.answer->if_string() : nullptr;
    if (stored != nullptr && is_error_text(*stored)) lint.error_rows.push_back(prediction.id);
    const std::optional<std::uint32_t> index =
        questions.find(prediction.id, static_cast<std::size_t>(prediction.row) - 1);
    if (!index) continue;
    const Question& question = questions.questions[*index];
    // Open rows cannot be scored again: the judge's mark is not in the file.
    const bool closed = prediction.extras.contains("correct_option_letter");
    const json::Value& gold = closed ? question.gold : question.open_gold;
    if (prediction.row_gold && !gold.is_null() && *prediction.row_gold != gold)
      lint.gold_disagrees.push_back(prediction.id);
    if (!closed) continue;
    const ReplyReading reading = i < readings.size() ? readings[i].reply : reading_of(prediction);
    const Verdict verdict = judge_close(Rule::OfficialClose, question, prediction, reading);
    if (verdict.outcome != Outcome::Unscorable && prediction.stored_success &&
        *prediction.stored_success != (verdict.outcome == Outcome::Right)) {
      lint.success_disagrees.push_back(prediction.id);
    }
    if (verdict.outcome == Outcome::Invalid && verdict.reason == InvalidReason::Unparsed) {
      lint.unread_replies.push_back(prediction.id);
    }
    if (question.options.empty() || prediction.extras.is_list("options", question.options)) continue;
    const std::optional<json::Value> options = prediction.extras.find("options");
    if (options && options->is_array()) {
      const json::Array known(question.options.begin(), question.options.end());
      if (*options->if_array() != known) lint.options_differ.push_back(prediction.id);
    }
  }
  const auto total = static_cast<double>(submission.predictions.size());
  for (const ClaimedScore& claimed : submission.claimed) {
    double found = total;
    if (claimed.name == "summary.correct") found = static_cast<double>(correct);
    if (claimed.name == "summary.accuracy") found = total > 0 ? static_cast<double>(correct) / total : 0.0;
    constexpr double kTolerance = 1e-9;
    const std::optional<double> stated = claimed.value.as_double();
    if (!stated || std::fabs(*stated - found) > kTolerance) lint.summary_disagrees.push_back(claimed.name);
  }
  return lint;
}

}  // namespace ego::egocross
