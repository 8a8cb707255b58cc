#include "shell/media/sound_track.h"

#include "shell/media/av.h"

namespace ego::media {
namespace {

/// Sources: RFC 6381 3.3 and ISO/IEC 14496-3 1.6.2.1 (the object type is the first five bits of the configuration), WebCodecs codec
/// registry. FLAC is left out: its description is made of other bytes than those FFmpeg keeps.
std::string sound_codec_string(const AVCodecParameters& parameters) {
  switch (parameters.codec_id) {
    case AV_CODEC_ID_AAC: {
      constexpr unsigned kTypeShift = 3;
      constexpr unsigned kLowComplexity = 2;
      const unsigned type = parameters.extradata_size > 0 ? parameters.extradata[0] >> kTypeShift : kLowComplexity;
      return "mp4a.40." + std::to_string(type);
    }
    case AV_CODEC_ID_OPUS: return "opus";
    case AV_CODEC_ID_VORBIS: return "vorbis";
    case AV_CODEC_ID_MP3: return "mp3";
    default: return {};
  }
}

}  // namespace

void SoundTrack::describe(const AVCodecParameters& parameters) {
  codec_string_ = sound_codec_string(parameters);
  sample_rate_ = parameters.sample_rate;
  channels_ = parameters.ch_layout.nb_channels;
  if (sample_rate_ <= 0 || channels_ <= 0) codec_string_.clear();
  if (parameters.extradata_size > 0)
    description_.assign(reinterpret_cast<const char*>(parameters.extradata),
                        static_cast<std::size_t>(parameters.extradata_size));
}

void SoundTrack::take(const AVPacket& packet, const AVStream& stream) {
  if (codec_string_.empty() || packet.pts == AV_NOPTS_VALUE || packet.size <= 0) return;
  data_.append(reinterpret_cast<const char*>(packet.data), static_cast<std::size_t>(packet.size));
  ends_.push_back(data_.size());
  times_.push_back(av_rescale_q(packet.pts, stream.time_base, {1, 1000000}));
}

void SoundTrack::start_at(std::int64_t micros) {
  for (std::int64_t& time : times_) time -= micros;
}

std::string_view SoundTrack::bytes(std::uint32_t packet) const {
  const std::size_t begin = packet == 0 ? 0 : ends_[packet - 1];
  return std::string_view(data_).substr(begin, ends_[packet] - begin);
}

}  // namespace ego::media
