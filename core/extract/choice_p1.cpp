#include "core/extract/choice_p1.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "core/text/unicode.h"

namespace ego::extract {
namespace {

constexpr std::string_view kStripped = ",.!?;:'";  // one pass each, in this order
constexpr std::ptrdiff_t kNowhere = -1;
constexpr std::size_t kContentWords = 5;  // option texts are looked for in replies with more words than this

using Positions = std::array<std::ptrdiff_t, kMaxChoices>;

/// Last position of each letter in each of its surroundings.
struct Marks {
  Positions period, colon, bracket, blank, lone;

  Marks() {
    for (Positions* positions : {&period, &colon, &bracket, &blank, &lone}) positions->fill(kNowhere);
  }
};

/// @param padded  begins and ends with a blank
Marks find_marks(std::string_view padded, std::uint32_t n_choices) {
  Marks marks;
  for (std::size_t i = 1; i + 1 < padded.size(); ++i) {
    const auto choice = static_cast<std::uint32_t>(static_cast<unsigned char>(padded[i])) - 'A';
    if (choice >= n_choices) continue;
    const auto position = static_cast<std::ptrdiff_t>(i);
    const char before = padded[i - 1];
    const char after = padded[i + 1];
    if (after == '.') marks.period[choice] = position;
    if (after == ':') marks.colon[choice] = position;
    if (before == '(' && after == ')') marks.bracket[choice] = position;
    if (after == ' ') marks.blank[choice] = position;
    if (before == ' ' && after == ' ') marks.lone[choice] = position;
  }
  return marks;
}

void add_found(const Positions& positions, std::uint32_t n_choices, std::vector<std::uint32_t>& candidates) {
  for (std::uint32_t choice = 0; choice < n_choices; ++choice) {
    if (positions[choice] != kNowhere) candidates.push_back(choice);
  }
}

bool has_more_words_than(std::string_view text, std::size_t limit) {
  std::size_t words = 0;
  for (std::size_t i = text::skip_space(text, 0); i < text.size(); i = text::skip_space(text, i)) {
    if (++words > limit) return true;
    while (i < text.size()) {
      const text::CodePoint c = text::code_point_at(text, i);
      if (text::is_space(c.value)) break;
      i += c.size;
    }
  }
  return false;
}

/// The choice whose position is greatest; the first of equal ones.
std::uint32_t last_of(const std::vector<std::uint32_t>& candidates, const Positions& positions) {
  return *std::max_element(candidates.begin(), candidates.end(),
                           [&](std::uint32_t a, std::uint32_t b) { return positions[a] < positions[b]; });
}

Span letter_span(std::ptrdiff_t position, std::size_t offset) {
  if (position == kNowhere) return {};
  const auto begin = static_cast<std::uint32_t>(static_cast<std::size_t>(position) - 1 + offset);  // 1: the pad
  return {begin, begin + 1};
}

/// Step "content": the option text that stands last in the reply, letter case aside.
std::optional<ChoiceReading> read_option_text(std::string_view text, std::string_view stripped,
                                              std::span<const std::string> options) {
  const std::string padded = ' ' + text::lower(stripped) + ' ';
  std::optional<ChoiceReading> best;
  std::size_t best_position = 0;
  std::size_t best_size = 0;
  for (std::uint32_t choice = 0; choice < options.size(); ++choice) {
    const std::string option = text::lower(options[choice]);
    const std::size_t position = padded.rfind(option);
    if (position == std::string::npos || (best && position <= best_position)) continue;
    best = ChoiceReading{choice, "P1:content", {}};
    best_position = position;
    best_size = option.size();
  }
  if (!best) return best;
  // Lower-casing keeps the number of code points (but for U+0130), not that of bytes.
  const std::string_view lowered = padded;
  const auto in_text = [&](std::size_t end) {
    const std::size_t points = text::length(lowered.substr(0, std::max<std::size_t>(end, 1))) - 1;
    return static_cast<std::uint32_t>(stripped.data() - text.data()) +
           static_cast<std::uint32_t>(text::byte_position(stripped, points));
  };
  best->span = {in_text(best_position), in_text(best_position + best_size)};
  return best;
}

}  // namespace

std::optional<ChoiceReading> read_choice_p1(std::string_view text, std::span<const std::string> options) {
  options = options.first(std::min<std::size_t>(options.size(), kMaxChoices));
  const auto n_choices = static_cast<std::uint32_t>(options.size());
  std::string_view stripped = text;
  for (const char c : kStripped) stripped = text::strip(stripped, c);
  const auto offset = static_cast<std::size_t>(stripped.data() - text.data());
  const std::string padded = ' ' + std::string(stripped) + ' ';
  const Marks marks = find_marks(padded, n_choices);

  std::vector<std::uint32_t> candidates;
  add_found(marks.period, n_choices, candidates);
  const bool has_period = !candidates.empty();
  add_found(marks.colon, n_choices, candidates);  // a letter may stand twice: harmless, the first maximum wins
  const Positions* first_found = has_period ? &marks.period : &marks.colon;
  std::string_view rule = has_period ? "P1:period" : "P1:colon";
  const Positions* positions = first_found;
  if (candidates.empty()) {
    add_found(marks.bracket, n_choices, candidates);
    positions = first_found = &marks.bracket;
    rule = "P1:bracket";
  }
  if (candidates.empty()) {
    add_found(marks.blank, n_choices, candidates);
    first_found = &marks.blank;
    positions = &marks.lone;  // as published: found as "X ", placed as " X "
    rule = "P1:blank";
  }
  if (candidates.empty()) {
    if (!has_more_words_than(stripped, kContentWords)) return std::nullopt;
    return read_option_text(text, stripped, options);
  }
  const std::uint32_t choice = candidates.size() == 1 ? candidates.front() : last_of(candidates, *positions);
  std::ptrdiff_t position = (*positions)[choice];
  if (position == kNowhere) position = (*first_found)[choice];
  return ChoiceReading{choice, rule, letter_span(position, offset)};
}

}  // namespace ego::extract
