#include "core/score/answer_reader.h"

#include <utility>

#include "core/text/unicode.h"

namespace ego {
namespace {

const Profile* profile_ending_in(const Benchmark& benchmark, std::string_view ending) {
  for (const Profile& profile : benchmark.profiles()) {
    if (profile.id.value.ends_with(ending)) return &profile;
  }
  return nullptr;
}

/// Profiles say "unscorable" and nothing else where the gold is not public; any gold makes them read.
Question with_stand_in_gold(const Question& question) {
  Question copy = question;
  copy.gold = wants_letter(question) ? "A" : "0";
  return copy;
}

}  // namespace

AnswerReader::AnswerReader(const Benchmark& benchmark)
    : benchmark_(benchmark),
      strict_(profile_ending_in(benchmark, "-strict")),
      lenient_(profile_ending_in(benchmark, "-lenient")) {
  if (strict_ == nullptr && !benchmark.profiles().empty()) strict_ = &benchmark.profiles().front();
}

AnswerReading AnswerReader::read_by(const Profile& profile, const Question& question,
                                    const Prediction& prediction) const {
  const Verdict verdict = question.gold.is_null() ? benchmark_.judge(profile, with_stand_in_gold(question), prediction)
                                                  : benchmark_.judge(profile, question, prediction);
  const bool valid =
      verdict.outcome == Outcome::Right || verdict.outcome == Outcome::Wrong || verdict.outcome == Outcome::Partial;
  return {verdict.answer, valid};
}

AnswerReading AnswerReader::read(const Question& question, const Prediction& prediction) const {
  if (strict_ == nullptr) return {};
  return read_by(*strict_, question, prediction);
}

std::optional<std::string> AnswerReader::probable_letter(const Question& question, const Prediction& prediction) const {
  AnswerReading reading;
  if (lenient_ != nullptr) {
    reading = read_by(*lenient_, question, prediction);
  } else if (strict_ != nullptr && prediction.answer && prediction.answer->is_string()) {
    Prediction as_reply;
    as_reply.id = prediction.id;
    as_reply.response = *prediction.answer->if_string();
    reading = read_by(*strict_, question, as_reply);
  }
  const bool letter = reading.valid && reading.answer.size() == 1 && reading.answer[0] >= 'A' &&
                      reading.answer[0] <= allowed_letters(question).back();
  if (!letter) return std::nullopt;
  return std::move(reading.answer);
}

bool wants_letter(const Question& question) { return !question.options.empty() || question.text.empty(); }

std::optional<std::string> narrowed_letter(const Question& question, std::string_view answer) {
  const std::optional<char> letter = text::full_width_letter(answer);
  if (!letter || *letter > allowed_letters(question).back()) return std::nullopt;
  return std::string(1, *letter);
}

std::string allowed_letters(const Question& question) {
  if (question.options.empty() || question.options.size() > 26) return "A-Z";
  const auto last = static_cast<char>('A' + static_cast<char>(question.options.size() - 1));
  return std::string("A-") + last;
}

}  // namespace ego
