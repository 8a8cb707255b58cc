#include "core/benchmarks/failure_hints.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/benchmarks/benchmark.h"
#include "core/text/ascii.h"
#include "core/text/pattern.h"

namespace ego {
namespace {

/// The reference's letter, or the words of its option, somewhere in the reply.
bool names_gold(const Question& question, std::string_view reply) {
  const std::string gold = question.gold.as_id_text().value_or("");
  if (gold.empty()) return false;
  const bool is_letter = gold.size() == 1 && gold[0] >= 'A' && gold[0] <= 'Z';
  if (!is_letter) return text::ascii_lower(reply).find(text::ascii_lower(gold)) != std::string::npos;
  const std::string letter = "\\b" + gold + "\\b";  // as a word of its own, in capitals
  if (text::any_found(std::array<std::string_view, 1>{letter}, text::LetterCase::Exact, reply)) return true;
  const auto place = static_cast<std::size_t>(gold[0] - 'A');
  if (place >= question.options.size()) return false;
  const std::string words = text::ascii_lower(question.options[place]);
  return !words.empty() && text::ascii_lower(reply).find(words) != std::string::npos;
}

bool another_profile_is_right(const Benchmark& benchmark, const Profile& profile, const Question& question,
                              const Prediction& prediction) {
  const auto profiles = benchmark.profiles();
  return std::any_of(profiles.begin(), profiles.end(), [&](const Profile& other) {
    return other.id != profile.id && other.question_type == profile.question_type &&
           benchmark.judge(other, question, prediction).outcome == Outcome::Right;
  });
}

}  // namespace

bool refuses_to_answer(std::string_view reply) {
  constexpr std::array<std::string_view, 4> kPatterns{"can(?:no|')t (?:determine|answer|be determined)",
                                                      "unable to (?:answer|determine)", "i(?:'m| am) sorry",
                                                      "not (?:enough|sufficient) information"};
  return text::any_found(kPatterns, text::LetterCase::Smart, reply);
}

std::vector<FailureHint> general_failure_hints(const Benchmark& benchmark, const Profile& profile,
                                               const Question& question, const Prediction& prediction,
                                               const VerdictView& verdict) {
  std::vector<FailureHint> hints;
  const bool failed = verdict.outcome == Outcome::Wrong || verdict.outcome == Outcome::Invalid;
  if (!failed || !prediction.response || prediction.response->empty()) return hints;
  const std::string_view reply = *prediction.response;
  const bool unread = verdict.outcome == Outcome::Invalid && verdict.reason == InvalidReason::Unparsed;
  if ((unread && names_gold(question, reply)) || another_profile_is_right(benchmark, profile, question, prediction))
    hints.push_back(FailureHint::AnswerExtraction);
  if (refuses_to_answer(reply)) hints.push_back(FailureHint::Refusal);
  return hints;
}

}  // namespace ego
