/// Colours as plain 8-bit sRGB, and their contrast: no GUI type, so that tests can compute with them.
#pragma once

#include <cstdint>
#include <string>

namespace ego::web {

struct Color {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  friend bool operator==(const Color&, const Color&) = default;
};

/// 0xRRGGBB, opaque.
constexpr Color rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16 & 255), static_cast<std::uint8_t>(hex >> 8 & 255),
          static_cast<std::uint8_t>(hex & 255), 255};
}

/// The same colour with another opacity in [0, 1].
constexpr Color with_alpha(Color color, float alpha) {
  color.a =
      static_cast<std::uint8_t>(alpha * 255.0F + 0.5F);  // NOLINT(*-incorrect-roundings): std::lround is not constexpr
  return color;
}

/// `over` laid on an opaque `under`.
Color blend(Color under, Color over);

/// WCAG 2 contrast ratio of two opaque colours, in [1, 21].
double contrast_ratio(Color first, Color second);

/// `#rrggbb`, whatever the opacity.
std::string hex_text(Color color);

/// Kinds of colour-vision deficiency that palettes are tested for.
enum class Deficiency : std::uint8_t { None, Protanopia, Deuteranopia, Tritanopia };

/// What a person with that deficiency (severity 1.0) sees.
/// Source: Machado, Oliveira, Fernandes 2009, 10.1109/TVCG.2009.113, Table 1.
Color simulate(Color color, Deficiency deficiency);

/// Euclidean distance in CIELAB (D65, 1976).
double lab_distance(Color first, Color second);

}  // namespace ego::web
