#include "core/benchmarks/benchmark.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "core/benchmarks/letter_check.h"
#include "core/text/ascii.h"

namespace ego {
namespace {

/// What harnesses write where no reply came.
constexpr std::array<std::string_view, 4> kErrorTexts{"[ERROR]", "[FATAL_ERROR]", "API Error",
                                                      "Failed to obtain answer"};

/// What a reader who knows no benchmark can say of one answer.
struct PlainReading {
  bool empty = false;
  bool error = false;
  std::optional<char> letter;  ///< the answer is one ASCII letter and nothing else
};

bool is_error_text(std::string_view text) {
  if (text.empty() || (text[0] != '[' && text[0] != 'A' && text[0] != 'F')) return false;  // asked of every reply
  return std::any_of(kErrorTexts.begin(), kErrorTexts.end(), [&](auto mark) { return text.starts_with(mark); });
}

PlainReading read_plainly(const Prediction& prediction) {
  PlainReading reading;
  const std::string* text = nullptr;
  if (prediction.answer) text = prediction.answer->if_string();
  const bool absent = !prediction.answer || prediction.answer->is_null();
  if (prediction.response) {
    reading.empty = text::ascii_blank(*prediction.response);
  } else {
    reading.empty = absent || (text != nullptr && text::ascii_blank(*text));
  }
  const std::string* said = prediction.response ? &*prediction.response : text;
  reading.error = !prediction.error.empty() || (said != nullptr && is_error_text(*said));
  if (text == nullptr) text = said;
  if (text != nullptr) {
    const std::string_view inner = text::ascii_trim(*text);
    const char letter = inner.size() == 1 ? text::ascii_upper(inner[0]) : '\0';
    if (letter >= 'A' && letter <= 'Z') reading.letter = letter;
  }
  return reading;
}

}  // namespace

std::optional<std::uint32_t> Benchmark::locate(const QuestionSet& questions, const Submission&,
                                               const Prediction& prediction) const {
  return questions.find(prediction.id, static_cast<std::size_t>(prediction.row) - 1);
}

void Benchmark::check(const QuestionSet&, const Submission& submission, Diagnostics& diagnostics) const {
  std::uint64_t empty = 0;
  std::uint64_t error = 0;
  LetterHistogram histogram{};
  for (const Prediction& prediction : submission.predictions) {
    const PlainReading reading = read_plainly(prediction);
    if (reading.error) {
      ++error;
    } else if (reading.empty) {
      ++empty;
    }
    if (reading.letter) ++histogram[static_cast<std::size_t>(*reading.letter - 'A')];
  }
  const std::string_view label =
      submission.inputs.empty() ? std::string_view{} : std::string_view{submission.inputs[0].label};
  const std::size_t rows = submission.predictions.size();
  add_summary(Code::EmptyReplies, empty, fmt::format("{} of {} replies are empty", empty, rows), label, diagnostics);
  add_summary(Code::ErrorReplies, error, fmt::format("{} of {} replies are error texts", error, rows), label,
              diagnostics);
  check_letters(histogram, info().suspicious_letter_share, label, diagnostics);
}

bool Benchmark::not_submitted(const QuestionSet&, const Submission&, const Question&) const { return false; }

void Benchmark::finish_scores(const Profile&, const QuestionSet&, const std::vector<Verdict>&,
                              std::vector<Score>&) const {}

std::vector<Knowledge> Benchmark::knowledge_gains(const QuestionSet&, const ScoredSubmission&, const ScoredSubmission&,
                                                  const ProfileId&) const {
  return {};
}

std::optional<ClaimTarget> Benchmark::claim_target(const ClaimedScore&) const { return std::nullopt; }

std::optional<MendedFile> Benchmark::fill_own_form(const QuestionSet&, const Submission*) const { return std::nullopt; }

const Profile* find_profile(const Benchmark& benchmark, std::string_view id) {
  for (const Profile& profile : benchmark.profiles()) {
    if (profile.id.value == id) return &profile;
  }
  return nullptr;
}

}  // namespace ego
