#include "web/theme/color.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace ego::web {
namespace {

using Triple = std::array<double, 3>;

double to_linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t to_srgb(double linear) {
  const double c = std::clamp(linear, 0.0, 1.0);
  const double encoded = c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1.0 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(encoded * 255.0));
}

Triple linear(Color color) { return {to_linear(color.r), to_linear(color.g), to_linear(color.b)}; }

double luminance(Color color) {
  const Triple c = linear(color);
  return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
}

Triple times(const std::array<Triple, 3>& m, const Triple& v) {
  Triple out{};
  for (std::size_t row = 0; row < 3; ++row) out[row] = m[row][0] * v[0] + m[row][1] * v[1] + m[row][2] * v[2];
  return out;
}

double lab_curve(double t) { return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0; }

Triple lab(Color color) {
  constexpr std::array<Triple, 3> kSrgbToXyz{
      {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
  constexpr Triple kD65{0.95047, 1.0, 1.08883};
  const Triple xyz = times(kSrgbToXyz, linear(color));
  const double x = lab_curve(xyz[0] / kD65[0]);
  const double y = lab_curve(xyz[1] / kD65[1]);
  const double z = lab_curve(xyz[2] / kD65[2]);
  return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

}  // namespace

std::string hex_text(Color color) { return fmt::format("#{:02x}{:02x}{:02x}", color.r, color.g, color.b); }

Color blend(Color under, Color over) {
  const float alpha = static_cast<float>(over.a) / 255.0F;
  const auto mix = [alpha](std::uint8_t low, std::uint8_t high) {
    return static_cast<std::uint8_t>(
        std::lround(static_cast<float>(low) * (1.0F - alpha) + static_cast<float>(high) * alpha));
  };
  return {mix(under.r, over.r), mix(under.g, over.g), mix(under.b, over.b), 255};
}

double contrast_ratio(Color first, Color second) {
  const double a = luminance(first);
  const double b = luminance(second);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Color simulate(Color color, Deficiency deficiency) {
  constexpr std::array<Triple, 3> kProtan{
      {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
  constexpr std::array<Triple, 3> kDeutan{
      {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
  constexpr std::array<Triple, 3> kTritan{
      {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
  Triple seen = linear(color);
  switch (deficiency) {
    case Deficiency::None: return color;
    case Deficiency::Protanopia: seen = times(kProtan, seen); break;
    case Deficiency::Deuteranopia: seen = times(kDeutan, seen); break;
    case Deficiency::Tritanopia: seen = times(kTritan, seen); break;
  }
  return {to_srgb(seen[0]), to_srgb(seen[1]), to_srgb(seen[2]), color.a};
}

double lab_distance(Color first, Color second) {
  const Triple a = lab(first);
  const Triple b = lab(second);
  return std::sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
}

}  // namespace ego::web
