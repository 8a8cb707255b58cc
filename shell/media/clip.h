/// One media file, taken apart: the packets of its video track, the order they are shown in, and what a decoder must know.
/// Reads everything once, so that every container behaves alike afterwards (seeking in MPEG-TS does not land on keys).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/media/presentation_index.h"
#include "shell/media/sound_track.h"

struct AVCodecParameters;
struct AVFormatContext;
struct AVStream;

namespace ego::media {

/// What is known of the video track before a frame is decoded.
struct ClipInfo {
  std::string container;  ///< FFmpeg's name, e.g. `mov,mp4,m4a,3gp,3g2,mj2`
  std::string codec;  ///< FFmpeg's name, e.g. `h264`
  std::string codec_string;  ///< for the browser's decoder; empty = it has none for this codec
  int width = 0;  ///< pixels as coded and cropped, before rotation
  int height = 0;
  double pixel_aspect = 1;  ///< width of a pixel over its height
  int rotation = 0;  ///< degrees clockwise to show it upright: 0, 90, 180, 270
  bool has_audio = false;
  int time_base_num = 0;  ///< seconds of a tick of the track's clock, as a fraction
  int time_base_den = 1;
};

class Clip {
 public:
  /// Takes a file apart.
  /// @param bytes  the whole file; freed once its packets are copied out
  /// @error UnknownFormat  no container that is known, or no video track
  /// @error UnreadableFile  no picture of the track can be decoded
  static Result<std::unique_ptr<Clip>> open(const ByteBuffer& bytes, std::string_view label);
  ~Clip();
  Clip(const Clip&) = delete;
  Clip& operator=(const Clip&) = delete;

  const ClipInfo& info() const { return info_; }
  const std::vector<Packet>& packets() const { return packets_; }
  const PresentationIndex& index() const { return index_; }
  std::uint32_t frames() const { return static_cast<std::uint32_t>(index_.packet_of_frame.size()); }
  /// Microseconds from the first shown frame; shape [frames], rising.
  const std::vector<std::int64_t>& times() const { return times_; }
  /// Presentation time stamp of a frame in the track's own time base, as other tools print it.
  std::int64_t pts(std::uint32_t frame) const { return packets_[index_.packet_of_frame[frame]].pts; }
  /// Coded bytes of a packet. @keeps valid as long as the clip
  std::string_view bytes(std::uint32_t packet) const;
  /// True if a browser's decoder may begin at this packet.
  bool is_true_key(std::uint32_t packet) const { return true_key_[packet] != 0; }
  /// The sound beside the pictures; without packets where browsers do not decode it.
  const SoundTrack& sound() const { return sound_; }
  /// Decoder parameters; extradata is the browser's `description` where NAL units have lengths.
  const AVCodecParameters& parameters() const { return *parameters_; }

 private:
  Clip() = default;
  Status copy_parameters(const AVStream& stream, std::string_view label);
  void read_packets(AVFormatContext& format, int video, int sound);
  void describe(const AVFormatContext& format, const AVStream& stream);
  void set_times(const AVStream& stream);

  ClipInfo info_;
  AVCodecParameters* parameters_ = nullptr;
  std::string data_;  ///< packets' bytes, one after another
  std::vector<std::size_t> offsets_;  ///< shape [packets + 1], into data_
  std::vector<Packet> packets_;
  std::vector<std::uint8_t> true_key_;  ///< shape [packets]
  PresentationIndex index_;
  std::vector<std::int64_t> times_;
  SoundTrack sound_;
};

}  // namespace ego::media
