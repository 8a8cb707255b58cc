#include "web/theme/tokens.h"

#include <algorithm>

namespace ego::web {
namespace {

constexpr Palette kLight{
    .kind = ThemeKind::Light,
    .background = rgb(0xFFFFFF),
    .panel = rgb(0xF6F7F9),
    .raised = rgb(0xFFFFFF),
    .text = rgb(0x1B1F24),
    .text_muted = rgb(0x59626D),
    .line = rgb(0xE3E6EA),
    .line_strong = rgb(0xC6CCD3),
    .accent = rgb(0x0B5CAD),
    .on_accent = rgb(0xFFFFFF),
    .hover = with_alpha(rgb(0x0B2E55), 0.05F),
    .pressed = with_alpha(rgb(0x0B2E55), 0.11F),
    .selected = with_alpha(rgb(0x0B5CAD), 0.09F),
    .right = rgb(0x0067A3),
    .wrong = rgb(0xB84A00),
    .invalid = rgb(0x4A0F3A),
    .missing = rgb(0x6B7280),
    .late = rgb(0x9911EE),
    .bar = with_alpha(rgb(0x0B5CAD), 0.07F),
    .bar_value = with_alpha(rgb(0x0B5CAD), 0.34F),
    .bar_best = rgb(0x0B5CAD),
    .interval = with_alpha(rgb(0x0B5CAD), 0.17F),
    .interval_quiet = with_alpha(rgb(0x59626D), 0.15F),
    .estimate = with_alpha(rgb(0x0B5CAD), 0.75F),
    .bracket = rgb(0x6B7280),
    .caution = rgb(0x8A5A00),
};

constexpr Palette kDark{
    .kind = ThemeKind::Dark,
    .background = rgb(0x14171B),
    .panel = rgb(0x1C2026),
    .raised = rgb(0x252A32),
    .text = rgb(0xE6E8EB),
    .text_muted = rgb(0x9AA4B0),
    .line = rgb(0x2A3038),
    .line_strong = rgb(0x434B56),
    .accent = rgb(0x8AB8FF),
    .on_accent = rgb(0x0D1420),
    .hover = with_alpha(rgb(0xFFFFFF), 0.05F),
    .pressed = with_alpha(rgb(0xFFFFFF), 0.10F),
    .selected = with_alpha(rgb(0x8AB8FF), 0.13F),
    .right = rgb(0x56B4E9),
    .wrong = rgb(0xFF9A5C),
    .invalid = rgb(0xF2E94E),
    .missing = rgb(0x8A93A0),
    .late = rgb(0xBB55FF),
    .bar = with_alpha(rgb(0x8AB8FF), 0.09F),
    .bar_value = with_alpha(rgb(0x8AB8FF), 0.42F),
    .bar_best = rgb(0x8AB8FF),
    .interval = with_alpha(rgb(0x8AB8FF), 0.24F),
    .interval_quiet = with_alpha(rgb(0x9AA4B0), 0.20F),
    .estimate = with_alpha(rgb(0x8AB8FF), 0.85F),
    .bracket = rgb(0x8A93A0),
    .caution = rgb(0xE8B339),
};

constexpr Palette kContrast{
    .kind = ThemeKind::HighContrast,
    .background = rgb(0x000000),
    .panel = rgb(0x000000),
    .raised = rgb(0x000000),
    .text = rgb(0xFFFFFF),
    .text_muted = rgb(0xE0E0E0),
    .line = rgb(0x9A9A9A),
    .line_strong = rgb(0xFFFFFF),
    .accent = rgb(0xFFFF00),
    .on_accent = rgb(0x000000),
    .hover = with_alpha(rgb(0xFFFFFF), 0.18F),
    .pressed = with_alpha(rgb(0xFFFFFF), 0.30F),
    .selected = with_alpha(rgb(0xFFFF00), 0.22F),
    .right = rgb(0x7FD4FF),
    .wrong = rgb(0xFFB27A),
    .invalid = rgb(0xD8F018),
    .missing = rgb(0x9A9A9A),
    .late = rgb(0xBB55FF),
    .bar = with_alpha(rgb(0x7FD4FF), 0.20F),
    .bar_value = with_alpha(rgb(0x7FD4FF), 0.65F),
    .bar_best = rgb(0xFFFF00),
    .interval = with_alpha(rgb(0x7FD4FF), 0.34F),
    .interval_quiet = with_alpha(rgb(0xFFFFFF), 0.26F),
    .estimate = rgb(0x7FD4FF),
    .bracket = rgb(0xFFFFFF),
    .caution = rgb(0xFFD24A),
};

/// Heights of rows against the comfortable ones: the text keeps its size, rows stay targets of at least 24 px.
struct RowScale {
  float one_line;
  float two_lines;
};

RowScale row_scale(Density density) {
  switch (density) {
    case Density::Comfortable: return {1.0F, 1.0F};
    case Density::Compact: return {0.83F, 0.85F};
    case Density::Dense: return {0.69F, 0.7F};
  }
  return {1.0F, 1.0F};
}

}  // namespace

const Palette& palette(ThemeKind kind) {
  switch (kind) {
    case ThemeKind::Light: return kLight;
    case ThemeKind::Dark: return kDark;
    case ThemeKind::HighContrast: return kContrast;
  }
  return kLight;
}

void widen_for_touch(Tokens& tokens) {
  Sizes& size = tokens.size;
  for (float* height : {&size.control_height, &size.chip_height, &size.row_height, &size.row_height_two,
                        &size.head_height, &size.bar_height})
    *height = std::max(*height, size.touch_target);
}

Tokens make_tokens(ThemeKind kind, Density density, float em) {
  Tokens tokens;
  tokens.color = palette(kind);
  tokens.em = em;
  const RowScale scale = row_scale(density);
  tokens.size.row_height *= scale.one_line;
  tokens.size.row_height_two *= scale.two_lines;
  tokens.size.head_height *= scale.two_lines;
  return tokens;
}

}  // namespace ego::web
