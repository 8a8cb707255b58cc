#include "core/extract/choice_v3_reader.h"

#include <vector>

#include "core/extract/choice_v3_text.h"
#include "core/text/unicode.h"

namespace ego::extract::v3 {
namespace {

struct Wrapping {
  std::string_view opener;
  std::string_view closer;
};

constexpr Wrapping kWrappings[] = {
    {"**", "**"}, {"__", "__"},         {"`", "`"},           {"*", "*"},           {"_", "_"},
    {"\"", "\""}, {"'", "'"},           {"\u201C", "\u201D"}, {"\u2018", "\u2019"},  // curly quotes
    {"(", ")"},   {"\uFF08", "\uFF09"},                        // and full-width brackets
    {"[", "]"},   {"{", "}"},           {"$", "$"},
};
constexpr std::string_view kLatexCommands[] = {"\\text", "\\mathrm", "\\mathbf", "\\textbf"};
constexpr std::string_view kCjkConnectors[] = {
    "\u6216\u8005", "\u6216", "\u548C",  // Chinese "or", "or", "and"
    "\uB610\uB294",                      // Korean "or"
    "\u304B",       "\u3068",                  // Japanese "or", "and"
};

bool is_colon(char32_t c) { return c == ':' || c == 0xFF1A; }

/// `: = , ;` in ASCII or full width (no full-width `=`): what may stand between a cue and the letter.
bool is_lead_in(char32_t c) { return is_colon(c) || c == '=' || c == ',' || c == 0xFF0C || c == ';' || c == 0xFF1B; }

/// `. : ! ?` in ASCII or full width: punctuation that may stand inside the wrapping.
bool is_inner_punctuation(char32_t c) {
  return c == '.' || is_colon(c) || c == '!' || c == '?' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

bool is_label_sign(char32_t c) { return c == '.' || c == ')' || is_colon(c); }

std::size_t skip_lead_in(std::string_view text) {
  std::size_t i = text::skip_space(text, 0);
  while (i < text.size()) {
    const text::CodePoint c = text::code_point_at(text, i);
    if (!is_lead_in(c.value)) break;
    i += c.size;
  }
  return text::skip_space(text, i);
}

/// End of `\text {` and its kin at `i`; kNoMatch otherwise.
std::size_t match_latex(std::string_view text, std::size_t i) {
  if (i >= text.size() || text[i] != '\\') return kNoMatch;
  for (const std::string_view command : kLatexCommands) {
    if (!text.substr(i).starts_with(command)) continue;
    const std::size_t brace = text::skip_space(text, i + command.size());
    if (brace < text.size() && text[brace] == '{') return brace + 1;
  }
  return kNoMatch;
}

/// End of `option:` or `choice` at `i`; kNoMatch otherwise.
std::size_t match_option_word(std::string_view text, std::size_t i) {
  std::size_t end = match_whole_word(text, i, "option");
  if (end == kNoMatch) end = match_whole_word(text, i, "choice");
  if (end == kNoMatch) return kNoMatch;
  end = text::skip_space(text, end);
  if (end < text.size()) {
    const text::CodePoint c = text::code_point_at(text, end);
    if (is_colon(c.value)) end = text::skip_space(text, end + c.size);
  }
  return end;
}

/// Opens every wrapping from `i` on. @return position of what is inside; `closers` gets what must close it, in order.
std::size_t open_wrappings(std::string_view text, std::size_t i, std::vector<std::string_view>& closers) {
  bool option_word_seen = false;
  while (i < text.size()) {
    std::size_t end = match_latex(text, i);
    const std::size_t option_word = option_word_seen ? kNoMatch : match_option_word(text, i);
    if (end != kNoMatch) {
      closers.push_back("}");
    } else if (option_word != kNoMatch) {
      end = option_word;
      option_word_seen = true;
    } else {
      for (const Wrapping& wrapping : kWrappings) {
        if (!text.substr(i).starts_with(wrapping.opener)) continue;
        closers.push_back(wrapping.closer);
        end = i + wrapping.opener.size();
        break;
      }
      if (end == kNoMatch) break;
    }
    i = text::skip_space(text, end);
  }
  return i;
}

void hold(Tail& tail, char32_t c) {
  if (tail.held_first == 0) {
    tail.held_first = c;
  } else if (tail.held_second == 0) {
    tail.held_second = c;
  }
  if (c == ')') tail.held_bracket = true;
}

/// Removes the closers from the tail, last opened first; false if one does not come.
bool close_wrappings(const std::vector<std::string_view>& closers, Tail& tail) {
  std::string_view& rest = tail.rest;
  for (std::size_t n = closers.size(); n-- > 0;) {
    rest = text::trim_start(rest);
    while (!rest.empty()) {
      const text::CodePoint c = text::code_point_at(rest, 0);
      if (!is_inner_punctuation(c.value) && !(c.value == ')' && closers[n] != ")")) break;
      hold(tail, c.value);
      rest.remove_prefix(c.size);
    }
    rest = text::trim_start(rest);
    if (!rest.starts_with(closers[n])) return false;
    rest.remove_prefix(closers[n].size());
  }
  return true;
}

/// True for `B.com`, `C:/x`, `A-list`, `B's`: the letter is part of something longer.
bool goes_on_as_word(const Tail& tail) {
  if (tail.held_second != 0) return false;
  std::string_view rest = tail.rest;
  char32_t joint = tail.held_first;
  if (joint == 0) {
    if (rest.empty()) return false;
    const text::CodePoint c = text::code_point_at(rest, 0);
    joint = c.value;
    rest.remove_prefix(c.size);
  }
  if (rest.empty()) return false;
  if (joint != '.' && joint != ':' && joint != '-' && joint != '\'' && joint != 0x2019) return false;
  return text::word_at(rest, 0) || rest.front() == '/';
}

bool begins_with_word_or_mark(std::string_view text) {
  return !text.empty() && text::is_word_or_mark(text::code_point_at(text, 0).value);
}

std::string_view skip_blanks(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  return text;
}

/// End of "and/or", "and", "or", "/", "," ... at the start of `text`; kNoMatch otherwise.
std::size_t match_connector(std::string_view text) {
  if (text.empty()) return kNoMatch;
  if (const std::size_t end = match_word(text, 0, "and"); end != kNoMatch) {
    const std::size_t slash = text::skip_space(text, end);
    if (slash < text.size() && text[slash] == '/') {
      const std::size_t both = match_whole_word(text, text::skip_space(text, slash + 1), "or");
      if (both != kNoMatch) return both;
    }
    if (!text::word_at(text, end)) return end;
  }
  if (const std::size_t end = match_whole_word(text, 0, "or"); end != kNoMatch) return end;
  if (std::string_view("/&,+|").find(text.front()) != std::string_view::npos) return 1;
  for (const std::string_view connector : kCjkConnectors) {
    if (text.starts_with(connector)) return connector.size();
  }
  return kNoMatch;
}

}  // namespace

bool Tail::is_only_punctuation() const { return !held_bracket && v3::is_only_punctuation(rest); }

std::optional<Choice> read_choice(std::string_view text, std::string_view suffix) {
  std::vector<std::string_view> closers;
  const std::size_t i = open_wrappings(text, skip_lead_in(text), closers);
  if (i >= text.size() || !is_ascii_letter(text[i])) return std::nullopt;
  Choice found;
  found.at = i;
  found.upper = is_ascii_capital(text[i]);
  found.choice = static_cast<std::uint32_t>((text[i] | 0x20) - 'a');
  found.wrapped = !closers.empty();
  Tail& tail = found.tail;
  tail.rest = text.substr(i + 1);
  if (!suffix.empty() && tail.rest.starts_with(suffix)) tail.rest.remove_prefix(suffix.size());
  const bool at_closer = !closers.empty() && tail.rest.starts_with(closers.back());
  if (!at_closer && begins_with_word_or_mark(tail.rest)) return std::nullopt;
  if (!close_wrappings(closers, tail)) return std::nullopt;
  if (!tail.has_held() && begins_with_word_or_mark(tail.rest)) return std::nullopt;
  if (goes_on_as_word(tail)) return std::nullopt;
  return found;
}

bool has_alternative(const Choice& choice) {
  const Tail& tail = choice.tail;
  // Two held signs in front: neither a connector nor a letter can follow directly.
  if (tail.held_second != 0) return false;
  std::string_view rest = tail.rest;
  bool label = false;
  if (tail.has_held()) {
    if (!is_label_sign(tail.held_first)) return false;
    label = true;
    rest = skip_blanks(rest);
  } else {
    rest = skip_blanks(rest);
    if (!rest.empty()) {
      const text::CodePoint c = text::code_point_at(rest, 0);
      label = is_label_sign(c.value);
      if (label) rest = skip_blanks(rest.substr(c.size));
    }
  }
  if (const std::size_t end = match_connector(rest); end != kNoMatch) {
    return rest.front() == '/' || read_choice(rest.substr(text::skip_space(rest, end))).has_value();
  }
  if (label || rest.starts_with('\n') || rest.starts_with('\r')) return false;
  const std::optional<Choice> other = read_choice(rest);
  return other && other->tail.is_only_punctuation();
}

}  // namespace ego::extract::v3
