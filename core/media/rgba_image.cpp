#include "core/media/rgba_image.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ego::media {
namespace {

constexpr std::size_t kBytes = 4;

RgbaImage blank(int width, int height) {
  RgbaImage image{width, height, {}};
  image.rgba.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * kBytes, '\0');
  for (std::size_t alpha = kBytes - 1; alpha < image.rgba.size(); alpha += kBytes)
    image.rgba[alpha] = static_cast<char>(0xff);
  return image;
}

std::size_t place(const RgbaImage& image, int x, int y) {
  return (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) * kBytes;
}

void copy_pixel(const RgbaImage& from, int x, int y, RgbaImage& to, int to_x, int to_y) {
  std::copy_n(from.rgba.begin() + static_cast<std::ptrdiff_t>(place(from, x, y)), kBytes,
              to.rgba.begin() + static_cast<std::ptrdiff_t>(place(to, to_x, to_y)));
}

/// [first, end) of the old pixels that a new one covers; at least one.
struct Cover {
  int first = 0;
  int end = 1;
};
Cover cover(int at, int now, int before) {
  const auto first = static_cast<int>(std::int64_t{at} * before / now);
  const auto end = static_cast<int>((std::int64_t{at} + 1) * before / now);
  return {std::min(first, before - 1), std::max(std::min(first, before - 1) + 1, std::min(end, before))};
}

}  // namespace

RgbaImage rotated(const RgbaImage& image, int degrees) {
  constexpr int kQuarter = 90, kHalf = 180, kThreeQuarters = 270;
  if (degrees != kQuarter && degrees != kHalf && degrees != kThreeQuarters) return image;
  RgbaImage out = degrees == kHalf ? blank(image.width, image.height) : blank(image.height, image.width);
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      if (degrees == kQuarter) copy_pixel(image, x, y, out, image.height - 1 - y, x);
      if (degrees == kHalf) copy_pixel(image, x, y, out, image.width - 1 - x, image.height - 1 - y);
      if (degrees == kThreeQuarters) copy_pixel(image, x, y, out, y, image.width - 1 - x);
    }
  }
  return out;
}

RgbaImage fitted(const RgbaImage& image, int most_width, int most_height, double pixel_aspect) {
  if (image.width <= 0 || image.height <= 0 || !(pixel_aspect > 0)) return image;
  const double wide = image.width * pixel_aspect;
  const double scale = std::min({1.0, most_width / wide, static_cast<double>(most_height) / image.height});
  const int width = std::max(1, static_cast<int>(std::lround(wide * scale)));
  const int height = std::max(1, static_cast<int>(std::lround(image.height * scale)));
  RgbaImage out = blank(width, height);
  for (int y = 0; y < height; ++y) {
    const Cover rows = cover(y, height, image.height);
    for (int x = 0; x < width; ++x) {
      const Cover columns = cover(x, width, image.width);
      std::array<std::uint32_t, kBytes> sum{};
      for (int row = rows.first; row < rows.end; ++row)
        for (int column = columns.first; column < columns.end; ++column)
          for (std::size_t c = 0; c < kBytes; ++c)
            sum[c] += static_cast<unsigned char>(image.rgba[place(image, column, row) + c]);
      const auto count = static_cast<std::uint32_t>((rows.end - rows.first) * (columns.end - columns.first));
      for (std::size_t c = 0; c < kBytes; ++c)
        out.rgba[place(out, x, y) + c] = static_cast<char>((sum[c] + count / 2) / count);
    }
  }
  return out;
}

RgbaImage contact_sheet(std::span<const RgbaImage> images, int columns) {
  int width = 0;
  int height = 0;
  for (const RgbaImage& image : images) {
    width = std::max(width, image.width);
    height = std::max(height, image.height);
  }
  const int count = static_cast<int>(images.size());
  const int across = std::min(count, columns);
  RgbaImage out = blank(width * across, height * ((count + columns - 1) / columns));
  for (int i = 0; i < count; ++i) {
    const RgbaImage& image = images[static_cast<std::size_t>(i)];
    for (int y = 0; y < image.height; ++y)
      for (int x = 0; x < image.width; ++x)
        copy_pixel(image, x, y, out, i % columns * width + x, i / columns * height + y);
  }
  return out;
}

}  // namespace ego::media
