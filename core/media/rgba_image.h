/// Pictures as plain pixels: made smaller, turned upright, set beside each other.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace ego::media {

struct RgbaImage {
  int width = 0;
  int height = 0;
  std::string rgba;  ///< width * height * 4 bytes R G B A, rows from the top
};

/// Turned by quarter turns. @param degrees  clockwise: 0, 90, 180, 270
RgbaImage rotated(const RgbaImage& image, int degrees);

/// No wider and no higher than asked, in its own shape; never larger than it was. Each new pixel is the mean of those it covers.
/// @param pixel_aspect  width of a pixel over its height; > 0. The result's pixels are square
RgbaImage fitted(const RgbaImage& image, int most_width, int most_height, double pixel_aspect);

/// Pictures in rows of `columns`, left to right; cells as large as the largest picture, the rest black.
/// @pre columns >= 1
RgbaImage contact_sheet(std::span<const RgbaImage> images, int columns);

}  // namespace ego::media
