#include "core/benchmarks/egocross/hints.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/benchmarks/egocross/facts.h"
#include "core/text/ascii.h"
#include "core/text/pattern.h"

namespace ego::egocross {
namespace {

bool asks_for_a_time(const Question& question) {
  return question.facets[kSubTask] == "action temporal localization" ||
         question.facets[kSubTask] == "interaction temporal localization";
}

/// `frame 12`, `Image no. 3`, `the 4th picture`.
bool names_frames(std::string_view answer) {
  constexpr std::array<std::string_view, 2> kPatterns{R"(\b(?:frame|image|picture)s?\s*(?:no\.?|number|#)?\s*\d+\b)",
                                                      R"(\b\d+(?:st|nd|rd|th)\s+(?:frame|image|picture)\b)"};
  return text::any_found(kPatterns, text::LetterCase::Smart, answer);
}

std::string without_article(std::string_view answer) {
  std::string word = text::ascii_lower(text::ascii_trim(answer));
  while (!word.empty() && word.back() == '.') word.pop_back();
  for (const std::string_view article : {"the ", "a ", "an "}) {
    if (word.starts_with(article)) return word.substr(article.size());
  }
  return word;
}

bool is_generic_tool(std::string_view answer) {
  constexpr std::array<std::string_view, 8> kTerms{
      "tool",         "instrument",         "surgical tool", "surgical instrument",
      "cutting tool", "medical instrument", "device",        "object"};
  return std::find(kTerms.begin(), kTerms.end(), without_article(answer)) != kTerms.end();
}

}  // namespace

std::vector<FailureHint> open_failure_hints(const Question& question, const VerdictView& verdict) {
  std::vector<FailureHint> hints;
  if (verdict.outcome != Outcome::Wrong && verdict.outcome != Outcome::Invalid) return hints;
  if (asks_for_a_time(question) && names_frames(verdict.answer)) hints.push_back(FailureHint::InstructionDrift);
  if (question.facets[kDomain] == "Surgery" && is_generic_tool(verdict.answer))
    hints.push_back(FailureHint::GenericTerm);
  return hints;
}

}  // namespace ego::egocross
