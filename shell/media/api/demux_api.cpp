/// The border of both media modules: a file in, its frames' times, its packets and what the browser's decoder must know out.
/// Fixed widths; pointers are this side's and valid as long as said. None of these throws. Called by shell/wasm/js/media_module.js.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>

#include "shell/media/api/module.h"
#include "shell/media/av.h"
#include "shell/media/codec_string.h"

namespace ego::media {

Module& module_state() {
  static Module state;
  return state;
}

}  // namespace ego::media

namespace {

ego::media::Module& module() { return ego::media::module_state(); }

}  // namespace

extern "C" {

/// Where `size` bytes of the file go; valid until media_open.
char* media_buffer(std::uint32_t size) {
  module().incoming.assign(size, '\0');
  return module().incoming.data();
}

/// Takes the file apart. @return 0, or a number of core/base/codes.h; media_error says more
std::int32_t media_open() {
  auto opened = ego::media::Clip::open(std::exchange(module().incoming, {}), "clip");
  if (!opened.ok()) {
    module().error = opened.error().message;
    return static_cast<std::int32_t>(opened.error().code);
  }
  module().clip = std::move(opened).value();
  return 0;
}

/// Terminated text, valid until the next call that fails.
const char* media_error() { return module().error.c_str(); }

/// JSON of ClipInfo and the counts. @pre media_open gave 0, as for all that follow. Valid until the next text.
const char* media_info() {
  const ego::media::Clip& clip = *module().clip;
  const ego::media::ClipInfo& info = clip.info();
  constexpr std::size_t kNumbersRoom = 256;
  char numbers[kNumbersRoom];
  std::snprintf(
      numbers, sizeof numbers,
      R"(,"width":%d,"height":%d,"pixelAspect":%.9g,"rotation":%d,"hasAudio":%s,"lengths":%s,"frames":%u,"packets":%u})",
      info.width, info.height, info.pixel_aspect, info.rotation, info.has_audio ? "true" : "false",
      ego::media::nal_framing(clip.parameters()) == ego::media::NalFraming::Lengths ? "true" : "false", clip.frames(),
      static_cast<unsigned>(clip.packets().size()));
  module().text = R"({"container":")" + info.container + R"(","codec":")" + info.codec + R"(","codecString":")" +
                  info.codec_string + '"' + numbers;
  return module().text.c_str();
}

/// Time of a frame in microseconds from the first one.
double media_time(std::uint32_t frame) { return static_cast<double>(module().clip->times()[frame]); }
/// Time stamp of a frame in the track's own time base.
double media_pts(std::uint32_t frame) { return static_cast<double>(module().clip->pts(frame)); }

/// Frame number of a packet, -1 if it is never shown.
std::int32_t media_packet_frame(std::uint32_t packet) {
  return static_cast<std::int32_t>(module().clip->index().frame_of_packet[packet]);
}
/// Bits: 1 key, 2 a key that a browser's decoder takes.
std::uint32_t media_packet_flags(std::uint32_t packet) {
  const ego::media::Clip& clip = *module().clip;
  return (clip.packets()[packet].key ? 1U : 0U) | (clip.is_true_key(packet) ? 2U : 0U);
}
/// Coded bytes; valid as long as the module.
const char* media_packet_data(std::uint32_t packet) { return module().clip->bytes(packet).data(); }
std::uint32_t media_packet_size(std::uint32_t packet) {
  return static_cast<std::uint32_t>(module().clip->bytes(packet).size());
}
/// The packet that decoding begins with to get a frame.
std::uint32_t media_decode_start(std::uint32_t frame) {
  const ego::media::Clip& clip = *module().clip;
  return ego::media::decode_start(clip.index(), clip.packets(), frame);
}
/// The packet that holds a frame.
std::uint32_t media_frame_packet(std::uint32_t frame) { return module().clip->index().packet_of_frame[frame]; }

/// Decoder configuration record; size 0 if there is none.
const std::uint8_t* media_extradata() { return module().clip->parameters().extradata; }
std::uint32_t media_extradata_size() {
  return static_cast<std::uint32_t>(std::max(0, module().clip->parameters().extradata_size));
}

// ---- the sound, for the browser's decoder

/// JSON: codec string, sample rate in Hz, channels, packets. Valid until the next text.
const char* media_sound_info() {
  const ego::media::SoundTrack& sound = module().clip->sound();
  constexpr std::size_t kNumbersRoom = 96;
  char numbers[kNumbersRoom];
  std::snprintf(numbers, sizeof numbers, R"(,"sampleRate":%d,"channels":%d,"packets":%u})", sound.sample_rate(),
                sound.channels(), sound.packets());
  module().text = R"({"codec":")" + sound.codec_string() + '"' + numbers;
  return module().text.c_str();
}
/// The decoder's description; size 0 if it needs none.
const char* media_sound_description() { return module().clip->sound().description().data(); }
std::uint32_t media_sound_description_size() {
  return static_cast<std::uint32_t>(module().clip->sound().description().size());
}
/// Microseconds from the first frame; may be negative.
double media_sound_time(std::uint32_t packet) { return static_cast<double>(module().clip->sound().time(packet)); }
/// Coded bytes; valid as long as the module.
const char* media_sound_data(std::uint32_t packet) { return module().clip->sound().bytes(packet).data(); }
std::uint32_t media_sound_size(std::uint32_t packet) {
  return static_cast<std::uint32_t>(module().clip->sound().bytes(packet).size());
}

}  // extern "C"
