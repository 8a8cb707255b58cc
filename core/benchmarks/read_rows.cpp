#include "core/benchmarks/read_rows.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/text/ascii.h"

namespace ego {
namespace {

/// What harnesses write where no reply came.
constexpr std::array<std::string_view, 4> kErrorTexts{"[ERROR]", "[FATAL_ERROR]", "API Error",
                                                      "Failed to obtain answer"};

bool is_error_text(std::string_view text) {
  if (text.empty() || (text[0] != '[' && text[0] != 'A' && text[0] != 'F')) return false;  // asked of every reply
  return std::any_of(kErrorTexts.begin(), kErrorTexts.end(), [&](auto mark) { return text.starts_with(mark); });
}

/// The one letter that a text is; NUL for any other text.
char letter_of(std::string_view text) {
  const std::string_view inner = text::ascii_trim(text);
  const char letter = inner.size() == 1 ? text::ascii_upper(inner[0]) : '\0';
  return letter >= 'A' && letter <= 'Z' ? letter : '\0';
}

}  // namespace

RowReading read_row(const Benchmark& benchmark, const Prediction& prediction) {
  RowReading reading;
  reading.has_answer = prediction.answer.has_value();
  reading.has_extras = !prediction.extras.empty();
  const std::string* text = prediction.answer ? prediction.answer->if_string() : nullptr;
  const bool absent = !prediction.answer || prediction.answer->is_null();
  if (prediction.response) {
    reading.empty = text::ascii_blank(*prediction.response);
    reading.reply = benchmark.read_reply(*prediction.response);
  } else {
    reading.empty = absent || (text != nullptr && text::ascii_blank(*text));
  }
  const std::string* said = prediction.response ? &*prediction.response : text;
  reading.error = !prediction.error.empty() || (said != nullptr && is_error_text(*said));
  if (text == nullptr) text = said;
  if (text != nullptr) reading.letter = letter_of(*text);
  return reading;
}

ReadRows read_rows(const Benchmark& benchmark, const QuestionSet& questions, const Submission& submission) {
  ReadRows rows{submission, {}, {}};
  rows.question_of.reserve(submission.predictions.size());
  rows.readings.reserve(submission.predictions.size());
  for (const Prediction& prediction : submission.predictions) {
    rows.question_of.push_back(benchmark.locate(questions, submission, prediction).value_or(ReadRows::kUnknown));
    rows.readings.push_back(read_row(benchmark, prediction));
  }
  return rows;
}

}  // namespace ego
