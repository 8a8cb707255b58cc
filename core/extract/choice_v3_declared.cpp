#include <string>

#include "core/extract/choice_v3_parts.h"
#include "core/extract/choice_v3_reader.h"
#include "core/extract/choice_v3_text.h"
#include "core/text/unicode.h"

namespace ego::extract::v3 {
namespace {

constexpr std::string_view kKoreanCopula = "\uC785\uB2C8\uB2E4";
constexpr std::string_view kJapaneseCopula = "\u3067\u3059";
constexpr std::string_view kKoreanAnswer = "\uB2F5";

struct CjkCue {
  std::string_view text;
  std::string_view suffix;  ///< may stick to the letter after this cue
};

constexpr CjkCue kCjkCues[] = {
    {"\u7B54\u6848\u662F", {}},            // Chinese "the answer is"
    {"\u7B54\u6848\u4E3A", {}},            // Chinese "the answer is", written form
    {"\u9009", {}},                        // Chinese "choose"
    {"\uC635\uC158", kKoreanCopula},       // Korean "option"
    {"\uC815\uB2F5\uC740", kKoreanCopula}, // Korean "the correct answer is"
    {"\uB2F5\uC740", kKoreanCopula},       // Korean "the answer is"
    {"\u7B54\u3048\u306F", kJapaneseCopula},  // Japanese "the answer is"
};

/// One cue that announces a letter.
struct Cue {
  std::size_t end = kNoMatch;        ///< the letter is expected from here on
  std::string_view suffix;
  std::size_t letter_at = kNoMatch;  ///< the letter stood inside the cue ("option B is correct")
};

/// `word` and the white space behind it, or `i` itself if it is not there.
template <class... Words>
std::size_t skip_optional(std::string_view text, std::size_t i, Words... words) {
  const std::size_t end = match_one_of(text, i, words...);
  const std::size_t spaces = end == kNoMatch ? kNoMatch : match_spaces(text, end);
  return spaces == kNoMatch ? i : spaces;
}

/// "the correct answer is", "my choice:", "option ="
Cue match_answer_is(std::string_view text, std::size_t i) {
  i = skip_optional(text, i, "the", "my");
  i = skip_optional(text, i, "correct", "best", "final");
  const std::size_t noun = match_one_of(text, i, "answer", "option", "choice");
  if (noun == kNoMatch) return {};
  const std::size_t link = text::skip_space(text, noun);
  if (const std::size_t end = match_whole_word(text, link, "is"); end != kNoMatch) return {end, {}, kNoMatch};
  if (link >= text.size()) return {};
  const text::CodePoint c = text::code_point_at(text, link);
  if (c.value == ':' || c.value == 0xFF1A || c.value == '=') return {link + c.size, {}, kNoMatch};
  return {};
}

/// "I choose"
Cue match_i_choose(std::string_view text, std::size_t i) {
  const std::size_t subject = match_word(text, i, "i");
  const std::size_t verb = subject == kNoMatch ? kNoMatch : match_spaces(text, subject);
  if (verb == kNoMatch) return {};
  const std::size_t end = match_one_of(text, verb, "choose", "select", "pick");
  if (end == kNoMatch || text::word_at(text, end)) return {};
  return {end, {}, kNoMatch};
}

Cue match_cjk(std::string_view text, std::size_t i) {
  for (const CjkCue& cue : kCjkCues) {
    if (text.substr(i).starts_with(cue.text)) return {i + cue.text.size(), cue.suffix, kNoMatch};
  }
  if (text.substr(i).starts_with(kKoreanAnswer)) {
    const std::size_t colon = text::skip_space(text, i + kKoreanAnswer.size());
    if (colon < text.size()) {
      const text::CodePoint c = text::code_point_at(text, colon);
      if (c.value == ':' || c.value == 0xFF1A) return {colon + c.size, kKoreanCopula, kNoMatch};
    }
  }
  return {};
}

/// "option B is the best"
Cue match_option_is_correct(std::string_view text, std::size_t i) {
  const std::size_t noun = match_word(text, i, "option");
  const std::size_t letter = noun == kNoMatch ? kNoMatch : match_spaces(text, noun);
  if (letter == kNoMatch || letter >= text.size()) return {};
  const text::CodePoint c = text::code_point_at(text, letter);
  if (!is_letter_ignoring_case(c.value)) return {};
  const std::size_t verb = match_spaces(text, letter + c.size);
  std::size_t end = verb == kNoMatch ? kNoMatch : match_word(text, verb, "is");
  end = end == kNoMatch ? kNoMatch : match_spaces(text, end);
  if (end == kNoMatch) return {};
  end = match_one_of(text, skip_optional(text, end, "the"), "correct", "right", "best");
  if (end == kNoMatch || text::word_at(text, end)) return {};
  return {end, {}, letter};
}

/// Every cue in Latin letters begins with one of `tmcbfaoi`; U+0130 and U+0131 (both 0xC4 ...) match `i`.
constexpr bool may_begin_latin_cue(char c) {
  switch (c | 0x20) {
    case 't':
    case 'm':
    case 'c':
    case 'b':
    case 'f':
    case 'a':
    case 'o':
    case 'i': return true;
    default: return static_cast<unsigned char>(c) == 0xC4;
  }
}

Cue match_cue(std::string_view text, std::size_t i) {
  if (static_cast<unsigned char>(text[i]) >= 0xE0) return match_cjk(text, i);
  if (!may_begin_latin_cue(text[i]) || text::word_before(text, i)) return {};
  if (const Cue cue = match_answer_is(text, i); cue.end != kNoMatch) return cue;
  if (const Cue cue = match_i_choose(text, i); cue.end != kNoMatch) return cue;
  return match_option_is_correct(text, i);
}

std::optional<Letter> read_allowed(std::string_view fragment, std::string_view suffix, std::uint32_t n_choices) {
  const std::optional<Choice> choice = read_choice(fragment, suffix);
  if (!choice || choice->choice >= n_choices || has_alternative(*choice)) return std::nullopt;
  return Letter{choice->choice, choice->at};
}

}  // namespace

Declaration find_declaration(std::string_view text, std::uint32_t n_choices) {
  Cue last;
  for (std::size_t i = 0; i < text.size();) {
    const Cue cue = match_cue(text, i);
    if (cue.end == kNoMatch) {
      i += text::is_ascii(text[i]) ? 1 : text::code_point_at(text, i).size;
      continue;
    }
    last = cue;
    i = cue.end;
  }
  if (last.end == kNoMatch) return {};
  if (last.letter_at == kNoMatch) {
    std::optional<Letter> letter = read_allowed(text.substr(last.end), last.suffix, n_choices);
    if (letter) letter->at += last.end;
    return {true, letter};
  }
  // The letter is read as if it stood right before what follows the cue.
  const std::size_t size = text::code_point_at(text, last.letter_at).size;
  const std::string fragment = std::string(text.substr(last.letter_at, size)) + std::string(text.substr(last.end));
  std::optional<Letter> letter = read_allowed(fragment, {}, n_choices);
  if (letter) letter->at = last.letter_at;
  return {true, letter};
}

}  // namespace ego::extract::v3
