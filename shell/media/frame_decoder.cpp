#include "shell/media/frame_decoder.h"

#include <algorithm>

#include "shell/media/av.h"

namespace ego::media {

Result<std::unique_ptr<FrameDecoder>> FrameDecoder::open(const Clip& clip) {
  const AVCodec* codec = avcodec_find_decoder(clip.parameters().codec_id);
  const auto refuse = [&](const char* why) {
    return make_error(Code::UnknownFormat, why, clip.info().codec,
                      "make an MP4: ffmpeg -i IN -c:v libx264 -pix_fmt yuv420p OUT.mp4");
  };
  if (codec == nullptr) return refuse("no decoder for this codec in this build");
  std::unique_ptr<FrameDecoder> decoder(new FrameDecoder(clip));
  decoder->context_ = avcodec_alloc_context3(codec);
  decoder->frame_ = av_frame_alloc();
  decoder->packet_ = av_packet_alloc();
  if (decoder->context_ == nullptr || decoder->frame_ == nullptr || decoder->packet_ == nullptr)
    return refuse("out of memory");
  AVCodecContext& context = *decoder->context_;
  if (avcodec_parameters_to_context(&context, &clip.parameters()) < 0) return refuse("bad decoder parameters");
  context.thread_count = 1;
  // Time stamps are frame numbers here: see feed().
  context.pkt_timebase = {1, 1};
  if (avcodec_open2(&context, codec, nullptr) < 0) return refuse("the decoder does not start");
  return decoder;
}

FrameDecoder::~FrameDecoder() {
  avcodec_free_context(&context_);
  av_frame_free(&frame_);
  av_packet_free(&packet_);
}

void FrameDecoder::seek(std::uint32_t frame) {
  avcodec_flush_buffers(context_);
  next_packet_ = decode_start(clip_.index(), clip_.packets(), frame);
  drained_ = false;
  // Leading pictures of this key's group need the group before: they are skipped, whatever the decoder makes of them.
  const std::uint32_t first = clip_.index().frame_of_packet[next_packet_];
  next_frame_ = first == kNoFrame ? 0 : first;
}

/// Sends the next packet. Its time stamp is its frame number: unique, small, and the same with every container and codec.
bool FrameDecoder::feed() {
  const auto total = static_cast<std::uint32_t>(clip_.packets().size());
  if (next_packet_ >= total) {
    if (drained_) return false;
    drained_ = true;
    return avcodec_send_packet(context_, nullptr) >= 0;
  }
  const std::string_view bytes = clip_.bytes(next_packet_);
  if (av_new_packet(packet_, static_cast<int>(bytes.size())) < 0) return false;
  std::copy(bytes.begin(), bytes.end(), packet_->data);
  const std::uint32_t frame = clip_.index().frame_of_packet[next_packet_];
  if (clip_.packets()[next_packet_].key) packet_->flags |= AV_PKT_FLAG_KEY;
  if (frame == kNoFrame) {
    packet_->flags |= AV_PKT_FLAG_DISCARD;
  } else {
    packet_->pts = frame;
  }
  ++next_packet_;
  const int sent = avcodec_send_packet(context_, packet_);
  av_packet_unref(packet_);
  return sent >= 0 || sent == AVERROR_INVALIDDATA;  // damaged: later packets may still be good
}

std::optional<Picture> FrameDecoder::next() {
  for (;;) {
    const int got = avcodec_receive_frame(context_, frame_);
    if (got == AVERROR_EOF) return std::nullopt;
    if (got == AVERROR(EAGAIN)) {
      if (!feed()) return std::nullopt;
      continue;
    }
    if (got < 0) continue;
    const std::int64_t number = frame_->pts;
    if (number < next_frame_ || number >= clip_.frames()) continue;
    next_frame_ = static_cast<std::uint32_t>(number) + 1;
    return Picture{static_cast<std::uint32_t>(number), frame_};
  }
}

std::optional<Picture> FrameDecoder::decode(std::uint32_t frame) {
  const std::uint32_t start = decode_start(clip_.index(), clip_.packets(), frame);
  const bool on_the_way = !drained_ && next_packet_ > 0 && frame >= next_frame_ && start <= next_packet_;
  if (!on_the_way) seek(frame);
  while (const std::optional<Picture> picture = next()) {
    if (picture->frame == frame) return picture;
    if (picture->frame > frame) break;
  }
  return std::nullopt;
}

}  // namespace ego::media
