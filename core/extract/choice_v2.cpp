#include "core/extract/choice_v2.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "core/text/unicode.h"

namespace ego::extract {
namespace {

constexpr std::string_view kStripped = ",.!?;:'\"";  // one pass each, in this order

constexpr std::string_view kPhrases[] = {
    "the answer is",
    "answer is",
    "the correct answer is",
    "correct answer is",
    "the best answer is",
    "best answer is",
    "the correct option is",
    "correct option is",
    "the best option is",
    "best option is",
    "the choice is",
    "choice is",
    "the correct choice is",
    "correct choice is",
    "i choose",
    "i select",
    "i pick",
    "my answer is",
    "my choice is",
    "\uC635\uC158",        // Korean "option"
    "\uC815\uB2F5\uC740",  // Korean "the correct answer is"
    "\uB2F5\uC740",        // Korean "the answer is"
    "\uB2F5:",             // Korean "answer:"
    "\u7B54\u6848\u662F",  // Chinese "the answer is"
    "\u7B54\u6848\u4E3A",  // Chinese "the answer is", written form
    "\u9009",              // Chinese "choose"
    "\u7B54\u3048\u306F",  // Japanese "the answer is"
};

/// Kinds in the order they are collected; with their priorities.
enum class MarkKind : std::uint8_t { Parentheses, Period, Colon, RightParen, Space, Phrase, Start, End, Fallback };
constexpr int kPriority[] = {6, 5, 4, 3, 2, 7, 10, 9, 0};
constexpr std::string_view kRules[] = {"v2:parentheses", "v2:period", "v2:colon", "v2:right-paren", "v2:space",
                                       "v2:phrase",      "v2:start",  "v2:end",   "v2:fallback"};

struct Candidate {
  MarkKind kind = MarkKind::Fallback;
  std::uint32_t choice = 0;
  std::size_t rank_position = 0;    ///< what upstream compares
  std::size_t letter_position = 0;  ///< in the padded text
};

/// Keeps the best candidate seen: greatest (priority, position), ties to the one collected first.
class Best {
 public:
  void add(const Candidate& candidate) {
    if (!found_ || rank(candidate) > rank(best_)) best_ = candidate;
    found_ = true;
  }
  bool found() const { return found_; }
  const Candidate& get() const { return best_; }

 private:
  static std::pair<int, std::size_t> rank(const Candidate& c) {
    return {kPriority[static_cast<std::size_t>(c.kind)], c.rank_position};
  }
  Candidate best_;
  bool found_ = false;
};

constexpr std::size_t kNowhere = std::string_view::npos;
using Positions = std::array<std::size_t, kMaxChoices>;

std::uint32_t choice_of(char c) { return static_cast<std::uint32_t>(static_cast<unsigned char>(c)) - 'A'; }

void add_marks(std::string_view padded, std::uint32_t n_choices, Best& best) {
  std::array<Positions, 5> last;  // by MarkKind Parentheses ... Space; the last place of each letter
  for (Positions& positions : last) positions.fill(kNowhere);
  for (std::size_t i = 1; i + 1 < padded.size(); ++i) {
    const std::uint32_t choice = choice_of(padded[i]);
    if (choice >= n_choices) continue;
    const auto note = [&](MarkKind kind) { last[static_cast<std::size_t>(kind)][choice] = i; };
    const char after = padded[i + 1];
    if (after == ')' && padded[i - 1] == '(') note(MarkKind::Parentheses);
    if (after == '.') note(MarkKind::Period);
    if (after == ':') note(MarkKind::Colon);
    if (after == ')') note(MarkKind::RightParen);
    if (after == ' ') note(MarkKind::Space);
  }
  for (std::size_t kind = 0; kind < last.size(); ++kind) {
    for (std::uint32_t choice = 0; choice < n_choices; ++choice) {
      const std::size_t position = last[kind][choice];
      if (position != kNowhere) best.add({static_cast<MarkKind>(kind), choice, position, position});
    }
  }
}

void add_after_phrases(std::string_view padded, std::uint32_t n_choices, Best& best) {
  const std::string lowered = text::lower(padded);
  for (const std::string_view phrase : kPhrases) {
    const std::size_t found = lowered.find(phrase);
    if (found == std::string::npos) continue;
    // As published: an offset of the lowered text is used in the text itself, in code points.
    const std::string_view up_to_end = std::string_view(lowered).substr(0, found + phrase.size());
    std::size_t missing = n_choices;
    std::array<bool, kMaxChoices> seen{};
    for (std::size_t i = text::byte_position(padded, text::length(up_to_end)); i < padded.size() && missing > 0; ++i) {
      const std::uint32_t choice = choice_of(padded[i]);
      if (choice >= n_choices || seen[choice]) continue;
      seen[choice] = true;
      --missing;
      best.add({MarkKind::Phrase, choice, i, i});
    }
  }
}

void add_ends(std::string_view padded, std::uint32_t n_choices, Best& best) {
  const std::string_view inner = text::trim(padded);
  if (inner.empty()) return;
  const auto begin = static_cast<std::size_t>(inner.data() - padded.data());
  const std::size_t last = inner.size() - 1;
  const std::uint32_t first_choice = choice_of(inner.front());
  if (first_choice < n_choices && (last == 0 || !text::is_alpha(text::code_point_at(inner, 1).value))) {
    best.add({MarkKind::Start, first_choice, 0, begin});
  }
  const std::uint32_t last_choice = choice_of(inner.back());
  if (last_choice < n_choices && (last == 0 || !text::is_alpha(text::code_point_before(inner, last).value))) {
    best.add({MarkKind::End, last_choice, padded.size() - 1, begin + last});
  }
}

void add_anywhere(std::string_view padded, std::uint32_t n_choices, Best& best) {
  for (std::size_t i = padded.size(); i-- > 0;) {
    const std::uint32_t choice = choice_of(padded[i]);
    if (choice < n_choices) return best.add({MarkKind::Fallback, choice, i, i});
  }
}

}  // namespace

std::optional<ChoiceReading> read_choice_v2(std::string_view text, std::uint32_t n_choices) {
  n_choices = std::min(n_choices, kMaxChoices);
  std::string_view stripped = text::trim(text);
  for (const char c : kStripped) stripped = text::strip(stripped, c);
  const std::string padded = ' ' + std::string(stripped) + ' ';
  Best best;
  add_marks(padded, n_choices, best);
  add_after_phrases(padded, n_choices, best);
  add_ends(padded, n_choices, best);
  if (!best.found()) add_anywhere(padded, n_choices, best);
  if (!best.found()) return std::nullopt;
  const Candidate& winner = best.get();
  const auto begin = static_cast<std::uint32_t>(static_cast<std::size_t>(stripped.data() - text.data()) +
                                                winner.letter_position - 1);  // 1: the pad
  return ChoiceReading{winner.choice, kRules[static_cast<std::size_t>(winner.kind)], {begin, begin + 1}};
}

}  // namespace ego::extract
