#include "core/extract/precut.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/text/unicode.h"

namespace ego::extract {
namespace {

constexpr std::string_view kAnswerMark = "Answer:";

std::uint32_t to_source_position(const CutText& cut, std::uint32_t position) {
  const auto after = std::upper_bound(cut.pieces.begin(), cut.pieces.end(), position,
                                      [](std::uint32_t p, const CutText::Piece& piece) { return p < piece.begin; });
  const CutText::Piece& piece = *std::prev(after);
  return piece.source_begin + (position - piece.begin);
}

void add_piece(CutText& to, CutText::Piece piece) {
  if (!to.pieces.empty() && to_source_position(to, piece.begin) == piece.source_begin) return;  // goes on where it was
  to.pieces.push_back(piece);
}

/// Appends bytes [begin, end) of `from` and remembers where they came from.
void append_part(CutText& to, const CutText& from, std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  const auto first = static_cast<std::uint32_t>(begin);
  const auto shift = static_cast<std::uint32_t>(to.text.size());
  add_piece(to, {shift, to_source_position(from, first)});
  auto piece = std::upper_bound(from.pieces.begin(), from.pieces.end(), first,
                                [](std::uint32_t p, const CutText::Piece& next) { return p < next.begin; });
  for (; piece != from.pieces.end() && piece->begin < end; ++piece) {
    add_piece(to, {shift + piece->begin - first, piece->source_begin});
  }
  to.text.append(from.text, begin, end - begin);
}

void truncate(CutText& cut, std::size_t size) {
  cut.text.resize(size);
  while (!cut.pieces.empty() && cut.pieces.back().begin >= size) cut.pieces.pop_back();
}

CutText part(CutText cut, std::size_t begin, std::size_t end) {
  if (begin == 0 && end == cut.text.size()) return cut;
  CutText kept;
  append_part(kept, cut, begin, end);
  if (kept.pieces.empty()) kept.pieces.push_back({0, to_source_position(cut, static_cast<std::uint32_t>(begin))});
  return kept;
}

CutText trimmed(CutText cut) {
  const std::string_view inner = text::trim(cut.text);
  const std::size_t begin = inner.empty() ? 0 : static_cast<std::size_t>(inner.data() - cut.text.data());
  return part(std::move(cut), begin, begin + inner.size());
}

/// Removes every `opening ... closing`, first opening tag first; then a closing tag alone ends the reasoning.
/// The text is copied tag by tag because a removal can join two halves to a new opening tag, which counts as well.
CutText remove_blocks(CutText cut, std::string_view opening, std::string_view closing) {
  if (cut.text.find(opening) != std::string::npos && cut.text.find(closing) != std::string::npos) {
    CutText kept;
    const std::string& source = cut.text;
    for (std::size_t i = 0; i < source.size();) {
      const std::size_t bracket = source.find('>', i);
      const std::size_t end = bracket == std::string::npos ? source.size() : bracket + 1;
      append_part(kept, cut, i, end);
      i = end;
      if (!kept.text.ends_with(opening)) continue;
      const std::size_t close = source.find(closing, i);
      if (close == std::string::npos) {
        append_part(kept, cut, i, source.size());
        break;
      }
      truncate(kept, kept.text.size() - opening.size());
      i = close + closing.size();
    }
    if (kept.pieces.empty()) kept.pieces.push_back({});
    cut = std::move(kept);
  }
  const std::size_t last = cut.text.rfind(closing);
  if (last == std::string::npos || cut.text.find(opening) != std::string::npos) return cut;
  const std::size_t size = cut.text.size();
  return part(std::move(cut), last + closing.size(), size);
}

}  // namespace

Span CutText::to_source(Span span) const {
  const std::uint32_t begin = to_source_position(*this, span.begin);
  if (span.begin >= span.end) return {begin, begin};
  return {begin, to_source_position(*this, span.end - 1) + 1};
}

CutText no_cut(std::string_view reply) { return {std::string(reply), {{0, 0}}}; }

CutText cut_reasoning(std::string_view reply) {
  CutText cut = remove_blocks(no_cut(reply), "<think>", "</think>");
  return trimmed(remove_blocks(std::move(cut), "<analysis>", "</analysis>"));
}

CutText cut_to_last_answer(std::string_view reply) {
  const std::size_t mark = reply.rfind(kAnswerMark);
  const std::size_t begin = mark == std::string_view::npos ? 0 : mark + kAnswerMark.size();
  return trimmed(part(no_cut(reply), begin, reply.size()));
}

}  // namespace ego::extract
