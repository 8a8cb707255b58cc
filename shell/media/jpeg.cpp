#include "shell/media/jpeg.h"

#include <algorithm>
#include <cmath>

#include "shell/media/av.h"

namespace ego::media {
namespace {

constexpr int kMostPixels = 65500;
constexpr int kQuality = 3;  // of 1 (best) to 31: no blocks to be seen
constexpr std::size_t kRgbaBytes = 4;

std::uint8_t to_byte(double value) {
  constexpr double kMost = 255;
  return static_cast<std::uint8_t>(std::clamp(std::floor(value + 0.5), 0.0, kMost));
}

/// JFIF: BT.601 weights, full range.
void fill_planes(const RgbaImage& image, AVFrame& frame) {
  constexpr double kRed = 0.299, kGreen = 0.587, kBlue = 0.114, kNeutral = 128;
  const auto* pixel = reinterpret_cast<const std::uint8_t*>(image.rgba.data());
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x, pixel += kRgbaBytes) {
      const double luma = kRed * pixel[0] + kGreen * pixel[1] + kBlue * pixel[2];
      frame.data[0][y * frame.linesize[0] + x] = to_byte(luma);
      frame.data[1][y * frame.linesize[1] + x] = to_byte(kNeutral + (pixel[2] - luma) / (2 * (1 - kBlue)));
      frame.data[2][y * frame.linesize[2] + x] = to_byte(kNeutral + (pixel[0] - luma) / (2 * (1 - kRed)));
    }
  }
}

}  // namespace

Result<ByteBuffer> write_jpeg(const RgbaImage& image) {
  const auto refuse = [](Code code, const char* why) { return make_error(code, why, "JPEG"); };
  if (image.width < 1 || image.height < 1 || image.width > kMostPixels || image.height > kMostPixels)
    return refuse(Code::LimitExceeded, "no picture, or larger than 65,500 pixels a side");
  const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
  const AvOwner<AVCodecContext> context(avcodec_alloc_context3(codec));
  const AvOwner<AVFrame> frame(av_frame_alloc());
  const AvOwner<AVPacket> packet(av_packet_alloc());
  if (codec == nullptr || context == nullptr || frame == nullptr || packet == nullptr)
    return refuse(Code::UnreadableFile, "out of memory");
  context->width = frame->width = image.width;
  context->height = frame->height = image.height;
  context->pix_fmt = AV_PIX_FMT_YUVJ444P;
  frame->format = AV_PIX_FMT_YUVJ444P;
  context->time_base = {1, 1};
  context->flags |= AV_CODEC_FLAG_QSCALE;
  context->global_quality = frame->quality = FF_QP2LAMBDA * kQuality;
  if (avcodec_open2(context.get(), codec, nullptr) < 0 || av_frame_get_buffer(frame.get(), 0) < 0)
    return refuse(Code::UnreadableFile, "out of memory");
  fill_planes(image, *frame);
  if (avcodec_send_frame(context.get(), frame.get()) < 0 || avcodec_receive_packet(context.get(), packet.get()) < 0)
    return refuse(Code::UnreadableFile, "the picture cannot be coded");
  return ByteBuffer(reinterpret_cast<const char*>(packet->data), static_cast<std::size_t>(packet->size));
}

}  // namespace ego::media
