/// A clip's sound as it is coded: packets, their times, and what a browser's decoder must be told. Nothing here decodes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct AVCodecParameters;
struct AVPacket;
struct AVStream;

namespace ego::media {

/// One sound track; empty where there is none, or none that browsers decode.
class SoundTrack {
 public:
  /// Nothing is kept of a codec without a codec string.
  void describe(const AVCodecParameters& parameters);
  void take(const AVPacket& packet, const AVStream& stream);
  /// Times count from here. @param micros  of the first shown frame, on the file's clock
  void start_at(std::int64_t micros);

  /// Of RFC 6381 or the WebCodecs registry: `mp4a.40.2`, `opus`, `vorbis`, `mp3`; empty = no sound for the browser's decoder.
  const std::string& codec_string() const { return codec_string_; }
  int sample_rate() const { return sample_rate_; }  ///< Hz
  int channels() const { return channels_; }
  /// The decoder's description; empty if it needs none.
  std::string_view description() const { return description_; }
  std::uint32_t packets() const { return static_cast<std::uint32_t>(times_.size()); }
  /// Microseconds from the first shown frame; may be negative.
  std::int64_t time(std::uint32_t packet) const { return times_[packet]; }
  /// @keeps valid as long as the track
  std::string_view bytes(std::uint32_t packet) const;

 private:
  std::string codec_string_;
  int sample_rate_ = 0;
  int channels_ = 0;
  std::string description_;
  std::string data_;  ///< packets' bytes, one after another
  std::vector<std::size_t> ends_;  ///< shape [packets], into data_
  std::vector<std::int64_t> times_;  ///< shape [packets]
};

}  // namespace ego::media
