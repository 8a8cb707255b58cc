/// Paragraphs: text from anywhere, wrapped, with stretches marked. Control characters are shown, never obeyed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/verdict.h"
#include "web/widgets/draw.h"

namespace ego::web {

/// One line of a wrapped text: bytes [begin, end).
struct ProseLine {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Lines of at most `width` pixels. Breaks after blanks and around Chinese, Japanese and Korean characters (UAX #14 in short:
/// closing punctuation does not begin a line), inside a word only if it alone is too wide.
/// @param text  UTF-8; bytes that are not are drawn as U+FFFD
std::vector<ProseLine> wrap(const Ui& ui, std::string_view text, float width, const TextLook& look);

enum class MarkStyle : std::uint8_t {
  Underlined,  ///< tinted and underlined: what was read from a reply
  Tinted,  ///< a hit of the search
};

/// How a marked stretch is shown.
struct ProseMark {
  Span span;  ///< bytes of the text
  Color color;
  MarkStyle style = MarkStyle::Underlined;
};

/// Marks for the hits of a search.
std::vector<ProseMark> hit_marks(const Ui& ui, std::span<const Span> hits);

/// One line with marks under it, as draw_text: too long text ends in an ellipsis, and marks with it.
void draw_marked_line(const Ui& ui, std::string_view text, const Rect& rect, const TextLook& look,
                      std::span<const ProseMark> marks);

/// Height of the drawn paragraph.
float prose_height(const Ui& ui, std::size_t lines, const TextLook& look);
/// Draws the lines from the rectangle's top; @return the height used
float draw_prose(const Ui& ui, std::string_view text, const Rect& rect, const TextLook& look,
                 std::span<const ProseMark> marks = {});

}  // namespace ego::web
