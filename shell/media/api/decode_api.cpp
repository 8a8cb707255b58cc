/// What the full media module has beyond the demux-only one: frames by number, as planes, as RGBA, as a hash.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "shell/media/api/module.h"
#include "shell/media/av.h"
#include "shell/media/frame_decoder.h"

namespace {

struct Decoding {
  std::unique_ptr<ego::media::FrameDecoder> decoder;
  std::optional<ego::media::Picture> picture;
  std::string rgba;
};

Decoding& decoding() {
  static Decoding state;
  return state;
}

std::int32_t keep(std::optional<ego::media::Picture> picture) {
  decoding().picture = picture;
  return picture ? static_cast<std::int32_t>(picture->frame) : -1;
}

const AVFrame& planes() { return *decoding().picture->planes; }

}  // namespace

extern "C" {

/// Makes the decoder. @pre media_open gave 0. @return 0 or a number of core/base/codes.h
std::int32_t media_decoder_open() {
  auto opened = ego::media::FrameDecoder::open(*ego::media::module_state().clip);
  if (!opened.ok()) {
    ego::media::module_state().error = opened.error().message;
    return static_cast<std::int32_t>(opened.error().code);
  }
  decoding().decoder = std::move(opened).value();
  return 0;
}

/// Decodes a frame. @return its number, or -1 if the stream does not give it
std::int32_t media_decode(std::uint32_t frame) { return keep(decoding().decoder->decode(frame)); }
/// Begins at the key of a frame; media_next then gives that key's group from its start.
void media_seek(std::uint32_t frame) { decoding().decoder->seek(frame); }
/// The next picture's frame number, -1 at the end.
std::int32_t media_next() { return keep(decoding().decoder->next()); }

// ---- the picture of the last call that gave one; planes are valid until the next decoding call

std::uint32_t media_picture_width() { return static_cast<std::uint32_t>(planes().width); }
std::uint32_t media_picture_height() { return static_cast<std::uint32_t>(planes().height); }
/// 0 only as RGBA, 1 I420, 2 I422, 3 I444.
std::uint32_t media_picture_layout() { return static_cast<std::uint32_t>(ego::media::plane_layout(planes())); }
const std::uint8_t* media_picture_plane(std::uint32_t plane) { return planes().data[plane]; }
std::uint32_t media_picture_stride(std::uint32_t plane) { return static_cast<std::uint32_t>(planes().linesize[plane]); }
/// Bits: 1 full range, 2 BT.709.
std::uint32_t media_picture_colour() { return ego::media::picture_colour(planes()); }
/// width * height * 4 bytes; valid until the next call of this.
const char* media_picture_rgba() {
  ego::media::picture_rgba(planes(), decoding().rgba);
  return decoding().rgba.data();
}
/// 64 hexadecimal digits, terminated.
const char* media_picture_sha256() {
  ego::media::module_state().text = ego::media::picture_sha256(planes());
  return ego::media::module_state().text.c_str();
}

}  // extern "C"
