#include "shell/media/stills.h"

#include <algorithm>
#include <vector>

#include "core/media/frame_sampling.h"
#include "core/media/frame_times.h"
#include "shell/media/av.h"
#include "shell/media/frame_decoder.h"

namespace ego::media {
namespace {

RgbaImage upright(const AVFrame& picture, const ClipInfo& info, int most) {
  RgbaImage image{picture.width, picture.height, {}};
  picture_rgba(picture, image.rgba);
  return rotated(fitted(image, most, most, info.pixel_aspect), info.rotation);
}

Error no_frame(const Clip& clip) {
  return make_error(Code::UnreadableFile, "no frame can be decoded", clip.info().codec);
}

}  // namespace

VideoFacts video_facts(const Clip& clip) {
  const ClipInfo& info = clip.info();
  VideoFacts facts;
  facts.container = info.container;
  facts.codec = info.codec;
  facts.codec_string = info.codec_string;
  facts.width = info.width;
  facts.height = info.height;
  facts.rotation = info.rotation;
  facts.has_sound = info.has_audio;
  facts.frames = clip.frames();
  facts.duration_micros = clip_end(clip.times());
  facts.time_base_num = info.time_base_num;
  facts.time_base_den = info.time_base_den;
  facts.rate =
      frame_rate(clip.times(), static_cast<double>(kMicrosPerSecond) * info.time_base_num / info.time_base_den);
  std::vector<std::uint32_t> keys;
  for (std::uint32_t frame = 0; frame < clip.frames(); ++frame)
    if (clip.packets()[clip.index().packet_of_frame[frame]].key) keys.push_back(frame);
  facts.longest_group = longest_group(keys, facts.frames);
  return facts;
}

Result<RgbaImage> poster(const Clip& clip, int most) {
  EGO_TRY(const auto decoder, FrameDecoder::open(clip));
  const auto picture = decoder->decode(clip.frames() / 2);
  if (!picture) return no_frame(clip);
  return upright(*picture->planes, clip.info(), most);
}

Result<RgbaImage> strip(const Clip& clip, const StripLayout& layout) {
  EGO_TRY(const auto decoder, FrameDecoder::open(clip));
  std::vector<RgbaImage> images;
  for (const std::uint32_t frame : uniform_frame_indices(clip.frames(), std::min(layout.frames, clip.frames()))) {
    if (const auto picture = decoder->decode(frame))
      images.push_back(upright(*picture->planes, clip.info(), layout.cell));
  }
  if (images.empty()) return no_frame(clip);
  return contact_sheet(images, layout.columns);
}

}  // namespace ego::media
