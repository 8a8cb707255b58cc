#include "web/widgets/prose.h"

#include <algorithm>
#include <string>

#include "core/base/utf8.h"

namespace ego::web {
namespace {

constexpr float kLeading = 1.32F;  // line distance in text heights

ImFont* font_of(const Ui& ui, const TextLook& look) {
  ImFont* font = look.weight == Weight::Strong ? ui.fonts.strong : ui.fonts.regular;
  return font != nullptr ? font : ImGui::GetFont();
}

/// Ideographs, kana, Hangul, full-width forms: a line may break on either side.
bool is_wide(char32_t c) {
  return (c >= 0x2E80 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFFEF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

/// Closing punctuation that must not begin a line.
bool is_closing(char32_t c) {
  switch (c) {
    case U'\u3001':
    case U'\u3002':
    case U'\uFF0C':
    case U'\uFF01':
    case U'\uFF1F':
    case U'\uFF1A':
    case U'\uFF1B':
    case U'\uFF09':
    case U'\u300D':
    case U'\u300F':
    case U'\u3011':
    case U'\u201D':
    case U'\u2019':
    case U',':
    case U'.':
    case U'!':
    case U'?':
    case U')': return true;
    default: return false;
  }
}

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\u3000'; }

char32_t shown(const Utf8Step& step) { return step.valid ? step.code_point : U'\uFFFD'; }

/// The line as it is drawn: control characters as symbols, so that a reply cannot hide or fake anything.
std::string printable(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  for (std::size_t at = 0; at < line.size();) {
    const Utf8Step step = utf8_step(line, at);
    const char32_t c = shown(step);
    if (c == U'\t')
      out += ' ';
    else
      append_utf8(out, step.surrogate || c < 0x20 || (c >= 0x7F && c < 0xA0) ? U'\uFFFD' : c);
    at += step.length;
  }
  return out;
}

float width_of(ImFont* font, float pixels, std::string_view text) {
  return font->CalcTextSizeA(pixels, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

/// What of the mark lies on this line of the text, drawn under it.
void draw_mark(const Ui& ui, std::string_view text, const ProseLine& line, const ProseMark& mark, const Rect& box,
               const TextLook& look) {
  if (mark.span.begin >= line.end || mark.span.end <= line.begin) return;
  ImFont* font = font_of(ui, look);
  const float pixels = ui.px(look.size);
  const std::size_t from = std::max<std::size_t>(mark.span.begin, line.begin);
  const std::size_t to = std::min<std::size_t>(mark.span.end, line.end);
  const float left = width_of(font, pixels, printable(text.substr(line.begin, from - line.begin)));
  const float width = width_of(font, pixels, printable(text.substr(from, to - from)));
  const Rect stretch = Rect{box.x + left - 1, box.y, width + 2, box.h}.intersect(box.inset(-1, 0));
  fill(stretch, with_alpha(mark.color, ui.size().tint), ui.px(ui.size().rounding_small));
  const float line_height = ui.px(ui.size().focus_ring);
  if (mark.style == MarkStyle::Underlined)
    fill({stretch.x, stretch.bottom() - line_height, stretch.w, line_height}, mark.color);
}

}  // namespace

std::vector<ProseMark> hit_marks(const Ui& ui, std::span<const Span> hits) {
  std::vector<ProseMark> marks;
  for (const Span& hit : hits) marks.push_back({hit, ui.color().caution, MarkStyle::Tinted});
  return marks;
}

void draw_marked_line(const Ui& ui, std::string_view text, const Rect& rect, const TextLook& look,
                      std::span<const ProseMark> marks) {
  const float height = ui.px(look.size * kLeading);
  const Rect box{rect.x, rect.mid_y() - height / 2, rect.w, height};
  for (const ProseMark& mark : marks) draw_mark(ui, text, {0, text.size()}, mark, box, look);
  draw_text(ui, text, rect, look);
}

std::vector<ProseLine> wrap(const Ui& ui, std::string_view text, float width, const TextLook& look) {
  ImFont* font = font_of(ui, look);
  const float pixels = ui.px(look.size);
  ImFontBaked* baked = font->GetFontBaked(pixels);
  const float scale = baked->Size > 0 ? pixels / baked->Size : 1;
  std::vector<ProseLine> lines;
  std::size_t begin = 0;
  std::size_t last_break = 0;  // where the line may end; begin = nowhere yet
  float used = 0;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_step(text, at);
    const char32_t c = shown(step);
    if (c == U'\n') {
      lines.push_back({begin, at});
      begin = last_break = at += step.length;
      used = 0;
      before = 0;
      continue;
    }
    if (at > begin && ((is_blank(before) && !is_blank(c)) || ((is_wide(before) || is_wide(c)) && !is_closing(c))))
      last_break = at;
    const float advance = baked->GetCharAdvance(static_cast<ImWchar>(c)) * scale;
    if (used + advance > width && at > begin && !is_blank(c)) {
      const std::size_t cut = last_break > begin ? last_break : at;
      lines.push_back({begin, cut});
      begin = last_break = at = cut;
      used = 0;
      before = 0;
      continue;
    }
    used += advance;
    before = c;
    at += step.length;
  }
  lines.push_back({begin, text.size()});
  return lines;
}

float prose_height(const Ui& ui, std::size_t lines, const TextLook& look) {
  return static_cast<float>(lines) * ui.px(look.size * kLeading);
}

float draw_prose(const Ui& ui, std::string_view text, const Rect& rect, const TextLook& look,
                 std::span<const ProseMark> marks) {
  const std::vector<ProseLine> lines = wrap(ui, text, rect.w, look);
  const float leading = ui.px(look.size * kLeading);
  const float clip_top = ImGui::GetWindowDrawList()->GetClipRectMin().y;
  const float clip_bottom = ImGui::GetWindowDrawList()->GetClipRectMax().y;
  float y = rect.y;
  for (const ProseLine& line : lines) {
    const Rect box{rect.x, y, rect.w, leading};
    y += leading;
    if (box.bottom() < clip_top || box.y > clip_bottom) continue;
    std::string shown_line = printable(text.substr(line.begin, line.end - line.begin));
    while (!shown_line.empty() && shown_line.back() == ' ') shown_line.pop_back();  // the break may lie behind blanks
    for (const ProseMark& mark : marks) draw_mark(ui, text, line, mark, box, look);
    draw_text(ui, shown_line, box, look);
  }
  return y - rect.y;
}

}  // namespace ego::web
