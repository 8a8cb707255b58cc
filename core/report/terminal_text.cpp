#include "core/report/terminal_text.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace ego {

std::size_t shown_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_step(text, at);
    const bool wide = step.valid && ((step.code_point >= 0x1100 && step.code_point <= 0x115F) ||
                                     (step.code_point >= 0x2E80 && step.code_point <= 0xA4CF) ||
                                     (step.code_point >= 0xAC00 && step.code_point <= 0xD7A3) ||
                                     (step.code_point >= 0xF900 && step.code_point <= 0xFAFF) ||
                                     (step.code_point >= 0xFF00 && step.code_point <= 0xFF60) ||
                                     (step.code_point >= 0x20000 && step.code_point <= 0x3FFFD));
    width += wide ? 2 : 1;
    at += step.length;
  }
  return width;
}

std::string aligned_text(const std::vector<TextLine>& lines, const std::vector<Align>& align) {
  std::vector<std::size_t> widths(align.size(), 0);
  for (const TextLine& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], shown_width(line[i]));
  }
  std::string out;
  for (const TextLine& line : lines) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const std::string padding(widths[i] - shown_width(line[i]), ' ');
      text += "  ";
      text += align[i] == Align::Right ? padding + line[i] : line[i] + padding;
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + '\n';
  }
  return out;
}

}  // namespace ego
