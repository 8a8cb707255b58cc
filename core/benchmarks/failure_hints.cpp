#include "core/benchmarks/failure_hints.h"

#include <algorithm>
#include <array>
#include <string>
#include <variant>

#include "core/benchmarks/benchmark.h"
#include "core/text/ascii.h"
#include "core/text/pattern.h"

namespace ego {
namespace {

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (text::ascii_lower(c) >= 'a' && text::ascii_lower(c) <= 'z') || c == '_';
}

/// The reference's letter as a word of its own, in capitals.
bool names_letter(std::string_view reply, std::string_view letter) {
  for (std::size_t at = reply.find(letter); at != std::string_view::npos; at = reply.find(letter, at + 1)) {
    const bool begins = at == 0 || !is_word(reply[at - 1]);
    const bool ends = at + letter.size() == reply.size() || !is_word(reply[at + letter.size()]);
    if (begins && ends) return true;
  }
  return false;
}

/// The reference's letter, or the words of its option, somewhere in the reply.
bool names_gold(const Question& question, std::string_view reply) {
  const std::string gold = question.gold.as_id_text().value_or("");
  if (gold.empty()) return false;
  const bool is_letter = gold.size() == 1 && gold[0] >= 'A' && gold[0] <= 'Z';
  if (!is_letter) return text::ascii_lower(reply).find(text::ascii_lower(gold)) != std::string::npos;
  if (names_letter(reply, gold)) return true;
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

std::string_view to_string(FailureHint hint) {
  switch (hint) {
    case FailureHint::AnswerExtraction: return "answer_extraction";
    case FailureHint::Refusal: return "refusal";
    case FailureHint::InstructionDrift: return "instruction_drift";
    case FailureHint::GenericTerm: return "generic_term";
  }
  return "";
}

bool refuses_to_answer(std::string_view reply) {
  constexpr std::array<std::string_view, 4> kPatterns{"can(?:no|')t (?:determine|answer|be determined)",
                                                      "unable to (?:answer|determine)", "i(?:'m| am) sorry",
                                                      "not (?:enough|sufficient) information"};
  return std::any_of(kPatterns.begin(), kPatterns.end(), [&](std::string_view expression) {
    const auto compiled = text::Pattern::compile(expression, text::LetterCase::Smart);
    const auto* pattern = std::get_if<text::Pattern>(&compiled);
    return pattern != nullptr && pattern->find(reply).has_value();
  });
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
