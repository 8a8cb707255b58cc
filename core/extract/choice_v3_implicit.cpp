#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "core/extract/choice_reading.h"
#include "core/extract/choice_v3_parts.h"
#include "core/extract/choice_v3_reader.h"
#include "core/extract/choice_v3_text.h"
#include "core/text/unicode.h"

namespace ego::extract::v3 {
namespace {

/// Set of letters, with the first place of each.
class LetterSet {
 public:
  void add(std::uint32_t choice, std::size_t at) {
    if (contains(choice)) return;
    mask_ |= 1U << choice;
    at_[choice] = at;
  }
  bool contains(std::uint32_t choice) const { return (mask_ >> choice & 1U) != 0; }
  bool empty() const { return mask_ == 0; }
  std::uint32_t mask() const { return mask_; }
  std::size_t place(std::uint32_t choice) const { return at_[choice]; }

 private:
  std::uint32_t mask_ = 0;
  std::array<std::size_t, kMaxChoices> at_{};
};

std::uint32_t choice_of(char c) { return static_cast<std::uint32_t>((c | 0x20) - 'a'); }

/// Web addresses of a text: letters inside them mean nothing.
class Urls {
 public:
  explicit Urls(std::string_view text) {
    if (!may_hold_address(text)) return;
    std::size_t scheme_end = 0;  // of the run that was measured last: each run is measured once
    for (std::size_t i = 0; i < text.size();) {
      const text::CodePoint c = text::code_point_at(text, i);
      std::size_t end = kNoMatch;
      if (is_letter_ignoring_case(c.value) && !text::word_before(text, i)) {
        if (scheme_end <= i) scheme_end = skip_scheme(text, i + c.size);
        if (text.substr(scheme_end).starts_with("://")) end = scheme_end + 3;
        if (end == kNoMatch) end = match_word(text, i, "www.");
      }
      if (end == kNoMatch) {
        i += c.size;
        continue;
      }
      while (end < text.size()) {
        const text::CodePoint next = text::code_point_at(text, end);
        if (text::is_space(next.value)) break;
        end += next.size;
      }
      spans_.push_back({i, end});
      i = end;
    }
  }

  bool contain(std::size_t position) const {
    const auto after = std::upper_bound(spans_.begin(), spans_.end(), position,
                                        [](std::size_t p, const Range& range) { return p < range.begin; });
    return after != spans_.begin() && position < std::prev(after)->end;
  }

 private:
  struct Range {
    std::size_t begin;
    std::size_t end;
  };

  /// Most replies hold none: two searches spare them the scan.
  static bool may_hold_address(std::string_view text) {
    if (text.find("://") != std::string_view::npos) return true;
    for (std::size_t i = text.find_first_of("wW"); i != std::string_view::npos; i = text.find_first_of("wW", i + 1)) {
      if (match_word(text, i, "www.") != kNoMatch) return true;
    }
    return false;
  }

  static std::size_t skip_scheme(std::string_view text, std::size_t i) {
    while (i < text.size()) {
      const text::CodePoint c = text::code_point_at(text, i);
      const bool digit_or_sign =
          (c.value >= '0' && c.value <= '9') || c.value == '+' || c.value == '.' || c.value == '-';
      if (!digit_or_sign && !is_letter_ignoring_case(c.value)) break;
      i += c.size;
    }
    return i;
  }

  std::vector<Range> spans_;
};

/// A letter written as the label of an option.
struct Label {
  std::uint32_t choice = 0;
  std::size_t begin = 0;  ///< of the bracket, or of the letter
  std::size_t letter = 0;
};

bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin > 0 && text::is_word_or_mark(text::code_point_before(text, begin).value)) return false;
  return end >= text.size() || !text::is_word_or_mark(text::code_point_at(text, end).value);
}

/// `(B)` in ASCII or full-width brackets, outside addresses.
std::vector<Label> find_bracketed(std::string_view text, const Urls& urls) {
  constexpr std::string_view kBrackets[][2] = {{"(", ")"}, {"\uFF08", "\uFF09"}};
  std::vector<Label> labels;
  for (std::size_t i = text.find_first_of("(\xEF"); i != std::string_view::npos;
       i = text.find_first_of("(\xEF", i + 1)) {
    for (const auto& [opener, closer] : kBrackets) {  // 0xEF begins the full-width ones
      if (!text.substr(i).starts_with(opener)) continue;
      const std::size_t letter = text::skip_space(text, i + opener.size());
      if (letter >= text.size() || !is_ascii_letter(text[letter])) continue;
      const std::size_t close = text::skip_space(text, letter + 1);
      if (!text.substr(close).starts_with(closer)) continue;
      if (!stands_alone(text, i, close + closer.size()) || urls.contain(i)) continue;
      labels.push_back({choice_of(text[letter]), i, letter});
    }
  }
  return labels;
}

/// `B.`, `B)`, `B:` before white space or the end, outside addresses.
void add_listed(std::string_view text, const Urls& urls, LetterSet& named) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (!is_ascii_letter(text[i])) continue;
    const char sign = text[i + 1];
    if (sign != '.' && sign != ')' && sign != ':') continue;
    const std::size_t end = i + 2;
    if (end < text.size() && !text::is_space(text::code_point_at(text, end).value)) continue;
    if (stands_alone(text, i, end) && !urls.contain(i)) named.add(choice_of(text[i]), i);
  }
}

/// Lines that are one capital letter and punctuation.
void add_lone_lines(std::string_view text, LetterSet& named) {
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t begin = text.size() - rest.size();
    const std::optional<Choice> choice = read_choice(take_line(rest));
    if (choice && choice->upper && choice->tail.is_only_punctuation()) named.add(choice->choice, begin + choice->at);
  }
}

bool begins_with_assertion(std::string_view text) {
  if (match_whole_word(text, 0, "because") != kNoMatch) return true;
  std::size_t end = match_one_of(text, 0, "is", "seems", "looks", "appears");
  end = end == kNoMatch ? kNoMatch : match_spaces(text, end);
  if (end == kNoMatch) return false;
  const std::size_t article = match_one_of(text, end, "the", "a");
  const std::size_t after_article = article == kNoMatch ? kNoMatch : match_spaces(text, article);
  for (const std::size_t begin : {after_article, end}) {
    if (begin == kNoMatch) continue;
    const std::size_t word = match_one_of(text, begin, "correct", "right", "best", "answer", "option", "choice");
    if (word != kNoMatch && !text::word_at(text, word)) return true;
  }
  return false;
}

/// True if the letter at the start of the reply is meant as the answer, not as the first word of a sentence.
bool leads(const Choice& lead) {
  if (lead.wrapped) return true;
  const std::string_view rest = text::trim_start(lead.tail.rest);
  if (is_only_punctuation(rest)) return true;
  const char32_t first = text::code_point_at(rest, 0).value;
  return first == '.' || first == ':' || first == ')' || first == 0xFF1A || begins_with_assertion(rest);
}

/// True if two capitals are joined somewhere outside addresses: `A, B`, `A or B`.
bool has_pair(std::string_view text, const Urls& urls) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_ascii_capital(text[i]) || text::word_before(text, i)) continue;
    const std::size_t joint = text::skip_space(text, i + 1);
    const std::string_view rest = text.substr(joint);
    std::size_t end = kNoMatch;
    if (!rest.empty() && std::string_view(",/&+|").find(rest.front()) != std::string_view::npos) {
      end = joint + 1;
    } else if (rest.starts_with("and") && !text::word_at(text, joint + 3)) {
      end = joint + 3;
    } else if (rest.starts_with("or") && !text::word_at(text, joint + 2)) {
      end = joint + 2;
    }
    if (end == kNoMatch) continue;
    end = text::skip_space(text, end);
    if (end >= text.size() || !is_ascii_capital(text[end]) || text::word_at(text, end + 1)) continue;
    if (!urls.contain(i)) return true;
  }
  return false;
}

/// Start of what follows the last comma, semicolon or line feed.
std::size_t trailing_part(std::string_view text) {
  std::size_t begin = 0;
  for (const std::string_view sign : {"\n", ",", ";", "\uFF0C", "\uFF1B"}) {
    const std::size_t found = text.rfind(sign);
    if (found != std::string_view::npos) begin = std::max(begin, found + sign.size());
  }
  return text::skip_space(text, begin);
}

}  // namespace

std::optional<Letter> find_implicit(std::string_view text, std::uint32_t n_choices) {
  const Urls urls(text);
  const std::vector<Label> bracketed = find_bracketed(text, urls);
  LetterSet named;
  for (const Label& label : bracketed) named.add(label.choice, label.letter);
  add_listed(text, urls, named);
  add_lone_lines(text, named);

  LetterSet chosen;
  for (const Label& label : bracketed) {
    const std::optional<Choice> choice = read_choice(text.substr(label.begin));
    if (choice && has_alternative(*choice)) return std::nullopt;
    chosen.add(label.choice, label.letter);
  }
  const std::optional<Choice> lead = read_choice(text);
  if (lead && has_alternative(*lead)) return std::nullopt;
  if (lead && leads(*lead)) chosen.add(lead->choice, lead->at);
  if (!(lead && chosen.contains(lead->choice)) && has_pair(text, urls)) return std::nullopt;

  const std::size_t begin = trailing_part(text);
  if (begin < text.size() && !urls.contain(begin)) {
    const std::optional<Choice> last = read_choice(text.substr(begin));
    if (last && last->upper && last->tail.is_only_punctuation()) chosen.add(last->choice, begin + last->at);
  }
  const std::uint32_t all = named.mask() | chosen.mask();
  if (chosen.empty() || (all & (all - 1)) != 0) return std::nullopt;
  std::uint32_t choice = 0;
  while ((all >> choice & 1U) == 0) ++choice;
  if (choice >= n_choices) return std::nullopt;
  return Letter{choice, chosen.place(choice)};
}

}  // namespace ego::extract::v3
