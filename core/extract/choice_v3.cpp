#include "core/extract/choice_v3.h"

#include <algorithm>

#include "core/extract/choice_v3_parts.h"
#include "core/extract/choice_v3_reader.h"
#include "core/extract/choice_v3_text.h"
#include "core/text/unicode.h"

namespace ego::extract {
namespace {

constexpr int kDefaultChoices = 8;  // A-H where an item has no options

/// `<x` or `</x` with a W: markup that nobody expects inside an answer.
bool has_markup(std::string_view scope) {
  for (std::size_t i = scope.find('<'); i != std::string_view::npos; i = scope.find('<', i + 1)) {
    const std::size_t name = i + 1 < scope.size() && scope[i + 1] == '/' ? i + 2 : i + 1;
    if (text::word_at(scope, name)) return true;
  }
  return false;
}

/// True if the lines of a container and its first letter name more than one letter.
bool names_several(std::string_view scope, std::uint32_t first_choice) {
  for (std::string_view rest = scope; !rest.empty();) {
    const std::optional<v3::Choice> choice = v3::read_choice(v3::take_line(rest));
    if (choice && choice->tail.is_only_punctuation() && choice->choice != first_choice) return true;
  }
  return false;
}

std::optional<v3::Letter> read_container(std::string_view scope, std::uint32_t n_choices, std::string_view& rule) {
  rule = "v3:container";
  if (has_markup(scope)) return std::nullopt;
  if (const v3::Declaration declared = v3::find_declaration(scope, n_choices); declared.found) {
    rule = "v3:container-declared";
    return declared.letter;
  }
  const std::optional<v3::Choice> choice = v3::read_choice(scope);
  if (!choice || names_several(scope, choice->choice)) return std::nullopt;
  if (choice->choice >= n_choices || v3::has_alternative(*choice)) return std::nullopt;
  return v3::Letter{choice->choice, choice->at};
}

}  // namespace

std::optional<ChoiceReading> read_choice_v3(std::string_view reply, int n_choices) {
  const std::string_view inner = text::trim(reply);
  if (inner.empty()) return std::nullopt;
  const auto n = std::min(static_cast<std::uint32_t>(n_choices > 0 ? n_choices : kDefaultChoices), kMaxChoices);
  std::optional<v3::Letter> letter;
  std::string_view rule;
  std::size_t base = static_cast<std::size_t>(inner.data() - reply.data());
  if (const std::optional<std::string_view> scope = v3::find_last_container(inner)) {
    letter = read_container(*scope, n, rule);
    if (letter) base = static_cast<std::size_t>(scope->data() - reply.data());
  } else if (const v3::Declaration declared = v3::find_declaration(inner, n); declared.found) {
    letter = declared.letter;
    rule = "v3:declared";
  } else {
    letter = v3::find_implicit(inner, n);
    rule = "v3:implicit";
  }
  if (!letter) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(base + letter->at);
  return ChoiceReading{letter->choice, rule, {begin, begin + 1}};
}

}  // namespace ego::extract
