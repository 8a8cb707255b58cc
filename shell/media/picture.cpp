#include <algorithm>
#include <array>

#include "core/base/sha256.h"
#include "shell/media/av.h"
#include "shell/media/frame_decoder.h"

namespace ego::media {
namespace {

constexpr int kRgbaBytes = 4;
constexpr int kHighDefinitionLines = 720;

/// Luma weights of red and blue; green's is the rest.
struct Matrix {
  float red = 0.299F, blue = 0.114F;
};

Matrix matrix_of(const AVFrame& picture) {
  constexpr Matrix kBt709{0.2126F, 0.0722F};
  constexpr Matrix kBt2020{0.2627F, 0.0593F};
  switch (picture.colorspace) {
    case AVCOL_SPC_BT709: return kBt709;
    case AVCOL_SPC_BT2020_NCL:
    case AVCOL_SPC_BT2020_CL: return kBt2020;
    case AVCOL_SPC_UNSPECIFIED: return picture.height >= kHighDefinitionLines ? kBt709 : Matrix{};
    default: return {};
  }
}

bool is_full_range(const AVFrame& picture) {
  return picture.color_range == AVCOL_RANGE_JPEG || picture.format == AV_PIX_FMT_YUVJ420P ||
         picture.format == AV_PIX_FMT_YUVJ422P || picture.format == AV_PIX_FMT_YUVJ444P;
}

std::uint8_t to_byte(float value) {
  constexpr float kMost = 255;
  return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, kMost));
}

/// A sample of a plane, as 0..255 whatever its depth.
float sample(const AVFrame& picture, const AVPixFmtDescriptor& format, int plane, int x, int y) {
  const AVComponentDescriptor& component = format.comp[plane];
  const std::uint8_t* at = picture.data[component.plane] +
                           static_cast<std::ptrdiff_t>(y) * picture.linesize[component.plane] +
                           static_cast<std::ptrdiff_t>(x) * component.step + component.offset;
  constexpr int kByteBits = 8;
  if (component.depth <= kByteBits) return static_cast<float>(*at >> component.shift);
  const unsigned wide = static_cast<unsigned>(at[0]) | static_cast<unsigned>(at[1]) << static_cast<unsigned>(kByteBits);
  return static_cast<float>(wide >> component.shift) / static_cast<float>(1 << (component.depth - kByteBits));
}

}  // namespace

PlaneLayout plane_layout(const AVFrame& picture) {
  switch (picture.format) {
    case AV_PIX_FMT_YUV420P:
    case AV_PIX_FMT_YUVJ420P: return PlaneLayout::I420;
    case AV_PIX_FMT_YUV422P:
    case AV_PIX_FMT_YUVJ422P: return PlaneLayout::I422;
    case AV_PIX_FMT_YUV444P:
    case AV_PIX_FMT_YUVJ444P: return PlaneLayout::I444;
    default: return PlaneLayout::Other;
  }
}

std::uint32_t picture_colour(const AVFrame& picture) {
  constexpr Matrix kBt601{};
  return (is_full_range(picture) ? 1U : 0U) | (matrix_of(picture).red != kBt601.red ? 2U : 0U);
}

std::string picture_sha256(const AVFrame& picture) {
  const auto format = static_cast<AVPixelFormat>(picture.format);
  const int size = av_image_get_buffer_size(format, picture.width, picture.height, 1);
  if (size <= 0) return {};
  std::string tight(static_cast<std::size_t>(size), '\0');
  av_image_copy_to_buffer(reinterpret_cast<std::uint8_t*>(tight.data()), size, picture.data, picture.linesize, format,
                          picture.width, picture.height, 1);
  return sha256_hex(tight);
}

void picture_rgba(const AVFrame& picture, std::string& rgba) {
  const AVPixFmtDescriptor* format = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(picture.format));
  const auto pixels = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
  rgba.assign(pixels * kRgbaBytes, static_cast<char>(0xff));
  if (format == nullptr) return;
  const bool colour = format->nb_components >= 3;
  const bool rgb = (format->flags & AV_PIX_FMT_FLAG_RGB) != 0;
  const Matrix matrix = matrix_of(picture);
  const float green = 1 - matrix.red - matrix.blue;
  constexpr float kNeutral = 128, kBlack = 16, kLumaScale = 255.0F / 219.0F, kChromaScale = 255.0F / 224.0F;
  const bool full = is_full_range(picture);
  const float luma_scale = full ? 1 : kLumaScale;
  const float chroma_scale = full ? 1 : kChromaScale;
  const float black = full ? 0 : kBlack;
  auto* out = reinterpret_cast<std::uint8_t*>(rgba.data());
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x, out += kRgbaBytes) {
      const float first = sample(picture, *format, 0, x, y);
      if (rgb && colour) {
        out[0] = to_byte(first);
        out[1] = to_byte(sample(picture, *format, 1, x, y));
        out[2] = to_byte(sample(picture, *format, 2, x, y));
        continue;
      }
      const float luma = (first - black) * luma_scale;
      float u = 0;
      float v = 0;
      if (colour) {
        const int cx = x >> format->log2_chroma_w;
        const int cy = y >> format->log2_chroma_h;
        u = (sample(picture, *format, 1, cx, cy) - kNeutral) * chroma_scale;
        v = (sample(picture, *format, 2, cx, cy) - kNeutral) * chroma_scale;
      }
      const float red = luma + 2 * (1 - matrix.red) * v;
      const float blue = luma + 2 * (1 - matrix.blue) * u;
      out[0] = to_byte(red);
      out[1] = to_byte((luma - matrix.red * red - matrix.blue * blue) / green);
      out[2] = to_byte(blue);
    }
  }
}

}  // namespace ego::media
