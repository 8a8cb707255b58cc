/// Decodes a clip's frames by number with FFmpeg: the decoder that always works.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "shell/media/clip.h"

struct AVCodecContext;
struct AVFrame;
struct AVPacket;

namespace ego::media {

/// Layouts of a picture that the page can hand to the browser as they are.
enum class PlaneLayout : std::uint8_t {
  Other,  ///< only as RGBA
  I420,
  I422,
  I444,
};

/// One decoded picture. The planes are the decoder's: valid until the next call of decode or next.
struct Picture {
  std::uint32_t frame = 0;
  const AVFrame* planes = nullptr;
};

class FrameDecoder {
 public:
  /// @error UnknownFormat  this build has no decoder for the codec
  static Result<std::unique_ptr<FrameDecoder>> open(const Clip& clip);
  ~FrameDecoder();
  FrameDecoder(const FrameDecoder&) = delete;
  FrameDecoder& operator=(const FrameDecoder&) = delete;

  /// The picture of that frame. Goes on from where it is if that is on the way, else begins at decode_start().
  /// @return  nothing if the stream does not give it (damaged, or leading pictures of a cut stream)
  std::optional<Picture> decode(std::uint32_t frame);
  /// Lets decoding begin at the key of `frame`: the next pictures are that key's group from its start.
  void seek(std::uint32_t frame);
  /// The next picture in presentation order; nothing at the end.
  std::optional<Picture> next();

 private:
  explicit FrameDecoder(const Clip& clip) : clip_(clip) {}
  bool feed();

  const Clip& clip_;
  AVCodecContext* context_ = nullptr;
  AVFrame* frame_ = nullptr;
  AVPacket* packet_ = nullptr;
  std::uint32_t next_packet_ = 0;   ///< to be fed; packets().size() = the end was told
  std::uint32_t next_frame_ = 0;    ///< pictures before this one are not given any more
  bool drained_ = false;
};

/// How the picture's planes lie.
PlaneLayout plane_layout(const AVFrame& picture);

/// How its numbers mean colours. Bits: 1 full range, 2 BT.709.
std::uint32_t picture_colour(const AVFrame& picture);

/// SHA-256 of the planes without padding, first plane first: what `ffmpeg -f framehash -hash sha256` prints.
std::string picture_sha256(const AVFrame& picture);

/// The picture as width * height * 4 bytes R G B A, by the matrix and range the stream states (BT.709 from 720 lines up, else BT.601).
void picture_rgba(const AVFrame& picture, std::string& rgba);

}  // namespace ego::media
