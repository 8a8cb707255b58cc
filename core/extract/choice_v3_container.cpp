#include <vector>

#include "core/extract/choice_v3_parts.h"
#include "core/extract/choice_v3_text.h"
#include "core/text/unicode.h"

namespace ego::extract::v3 {
namespace {

enum class MarkKind : std::uint8_t { OpeningTag, BareMarker, ClosingTag, Box };

struct Mark {
  MarkKind kind = MarkKind::Box;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// End of `<answer ...>` at `i`.
std::size_t match_opening_tag(std::string_view text, std::size_t i) {
  const std::size_t name = match_whole_word(text, i, "<answer");
  if (name == kNoMatch) return kNoMatch;
  const std::size_t end = text.find_first_of("<>", name);
  return end != std::string_view::npos && text[end] == '>' ? end + 1 : kNoMatch;
}

/// End of `answer>` at `i`: an opening tag whose bracket was lost.
std::size_t match_bare_marker(std::string_view text, std::size_t i) {
  if (i > 0 && (text[i - 1] == '<' || text[i - 1] == '/' || text::word_before(text, i))) return kNoMatch;
  return match_word(text, i, "answer>");
}

/// End of `name`, WS and `last`, e.g. `</answer >`, `\boxed {`.
std::size_t match_spaced(std::string_view text, std::size_t i, std::string_view name, char last) {
  std::size_t end = match_word(text, i, name);
  if (end == kNoMatch) return kNoMatch;
  end = text::skip_space(text, end);
  return end < text.size() && text[end] == last ? end + 1 : kNoMatch;
}

std::vector<Mark> find_marks(std::string_view text) {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = kNoMatch;
    MarkKind kind = MarkKind::Box;
    const auto is = [&](MarkKind candidate, std::size_t match) {
      kind = candidate;
      end = match;
      return match != kNoMatch;
    };
    switch (text[i]) {
      case '<':
        if (!is(MarkKind::OpeningTag, match_opening_tag(text, i))) {
          is(MarkKind::ClosingTag, match_spaced(text, i, "</answer", '>'));
        }
        break;
      case 'a':
      case 'A': is(MarkKind::BareMarker, match_bare_marker(text, i)); break;
      case '\\': is(MarkKind::Box, match_spaced(text, i, "\\boxed", '{')); break;
      default: break;
    }
    if (end == kNoMatch) {
      ++i;
      continue;
    }
    marks.push_back({kind, i, end});
    i = end;
  }
  return marks;
}

/// True if tags open and close one after the other, never one inside another.
bool tags_alternate(const std::vector<Mark>& marks) {
  bool open = false;
  for (const Mark& mark : marks) {
    if (mark.kind == MarkKind::Box) continue;
    const bool closes = mark.kind == MarkKind::ClosingTag;
    if (closes != open) return false;
    open = !closes;
  }
  return true;
}

/// True if every `<answer` became an opening tag.
bool tags_are_whole(std::string_view text, const std::vector<Mark>& marks) {
  std::size_t next = 0;
  for (std::size_t i = text.find('<'); i != std::string_view::npos; i = text.find('<', i + 1)) {
    if (match_whole_word(text, i, "<answer") == kNoMatch) continue;
    while (next < marks.size() && marks[next].begin < i) ++next;
    if (next == marks.size() || marks[next].begin != i || marks[next].kind != MarkKind::OpeningTag) return false;
  }
  return true;
}

/// Position of the brace that closes the box whose content begins at `i`; text.size() if none does.
std::size_t find_closing_brace(std::string_view text, std::size_t i) {
  std::size_t depth = 1;
  for (; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return i;
  }
  return text.size();
}

}  // namespace

std::optional<std::string_view> find_last_container(std::string_view text) {
  const std::vector<Mark> marks = find_marks(text);
  constexpr std::string_view kBroken;
  if (!tags_alternate(marks)) return kBroken;
  if (!tags_are_whole(text, marks)) return kBroken;
  const Mark* last = nullptr;
  std::size_t box_end = 0;
  for (const Mark& mark : marks) {
    if (mark.kind == MarkKind::ClosingTag) continue;
    last = &mark;
    if (mark.kind != MarkKind::Box) continue;
    if (mark.begin < box_end) return kBroken;
    box_end = find_closing_brace(text, mark.end);
  }
  if (last == nullptr) return std::nullopt;
  if (last->kind == MarkKind::Box) {
    return box_end == text.size() ? kBroken : text.substr(last->end, box_end - last->end);
  }
  std::size_t end = text.size();
  if (&marks.back() != last) end = (last + 1)->kind == MarkKind::ClosingTag ? (last + 1)->begin : end;
  return text.substr(last->end, end - last->end);
}

}  // namespace ego::extract::v3
