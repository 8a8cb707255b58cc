#include "shell/media/clip.h"

#include <cmath>
#include <string>

#include "shell/media/av.h"
#include "shell/media/codec_string.h"
#include "shell/media/memory_input.h"

namespace ego::media {
namespace {

constexpr int kQuarterTurn = 90;
constexpr int kFullTurn = 360;

/// Containers whose header names size and parameters; the others have to be looked into.
bool has_header(const AVFormatContext& format) {
  const std::string_view name = format.iformat->name;
  return name.find("mp4") != std::string_view::npos || name.find("matroska") != std::string_view::npos;
}

/// VP8's hidden reference pictures are packets of their own: bit 4 of the first byte says whether one is shown.
bool is_hidden(const AVCodecParameters& parameters, const AVPacket& packet) {
  constexpr unsigned kShowBit = 4;
  if ((packet.flags & AV_PKT_FLAG_DISCARD) != 0) return true;
  return parameters.codec_id == AV_CODEC_ID_VP8 && packet.size > 0 && (packet.data[0] >> kShowBit & 1U) == 0;
}

/// Degrees clockwise, rounded to quarter turns, that the display matrix asks for.
int rotation_of(const AVStream& stream) {
  const std::uint8_t* matrix = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr);
  if (matrix == nullptr) return 0;
  const double counter_clockwise = av_display_rotation_get(reinterpret_cast<const std::int32_t*>(matrix));
  if (std::isnan(counter_clockwise)) return 0;
  const int turns = static_cast<int>(std::lround(-counter_clockwise / kQuarterTurn)) * kQuarterTurn % kFullTurn;
  return turns < 0 ? turns + kFullTurn : turns;
}

/// Size of the pictures by the codec's parser: containers without a header do not say it, and the demux-only module has no decoder to ask.
void parse_size(const AVCodecParameters& parameters, std::string_view packet, ClipInfo& info) {
  AVCodecParserContext* parser = av_parser_init(parameters.codec_id);
  AVCodecContext* context = avcodec_alloc_context3(nullptr);
  if (parser != nullptr && context != nullptr && avcodec_parameters_to_context(context, &parameters) >= 0) {
    parser->flags |= PARSER_FLAG_COMPLETE_FRAMES;
    std::uint8_t* out = nullptr;
    int size = 0;
    const std::string padded = std::string(packet) + std::string(AV_INPUT_BUFFER_PADDING_SIZE, '\0');
    av_parser_parse2(parser, context, &out, &size, reinterpret_cast<const std::uint8_t*>(padded.data()),
                     static_cast<int>(packet.size()), AV_NOPTS_VALUE, AV_NOPTS_VALUE, 0);
    info.width = parser->width;
    info.height = parser->height;
  }
  if (parser != nullptr) av_parser_close(parser);
  avcodec_free_context(&context);
}

}  // namespace

Clip::~Clip() { avcodec_parameters_free(&parameters_); }

std::string_view Clip::bytes(std::uint32_t packet) const {
  return std::string_view(data_).substr(offsets_[packet], offsets_[packet + 1] - offsets_[packet]);
}

Result<std::unique_ptr<Clip>> Clip::open(const ByteBuffer& bytes, std::string_view label) {
  av_log_set_level(AV_LOG_QUIET);
  const auto refuse = [&](Code code, const char* why) {
    return make_error(code, why, std::string(label), "make an MP4: ffmpeg -i IN -c:v libx264 -pix_fmt yuv420p OUT.mp4");
  };
  MemoryInput input(bytes);
  AVFormatContext* opened = avformat_alloc_context();
  if (opened == nullptr || input.context() == nullptr) return refuse(Code::UnreadableFile, "out of memory");
  opened->pb = input.context();
  opened->flags |= AVFMT_FLAG_CUSTOM_IO;
  if (avformat_open_input(&opened, nullptr, nullptr, nullptr) < 0)  // frees the context itself when it fails
    return refuse(Code::UnknownFormat, "not a media file that is known here");
  const AvOwner<AVFormatContext> format(opened);
  if (!has_header(*format)) avformat_find_stream_info(format.get(), nullptr);
  const int video = av_find_best_stream(format.get(), AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
  if (video < 0) return refuse(Code::UnknownFormat, "no video track");
  const AVStream& stream = *format->streams[video];

  std::unique_ptr<Clip> clip(new Clip);
  EGO_TRY([[maybe_unused]] const Ok copied, clip->copy_parameters(stream, label));
  const int sound = av_find_best_stream(format.get(), AVMEDIA_TYPE_AUDIO, -1, video, nullptr, 0);
  if (sound >= 0 && has_header(*format)) clip->sound_.describe(*format->streams[sound]->codecpar);
  clip->read_packets(*format, video, sound);
  clip->index_ = make_presentation_index(clip->packets_);
  if (clip->frames() == 0) return refuse(Code::UnreadableFile, "no picture of the video track can be decoded");
  clip->describe(*format, stream);
  clip->set_times(stream);
  return clip;
}

Status Clip::copy_parameters(const AVStream& stream, std::string_view label) {
  parameters_ = avcodec_parameters_alloc();
  if (parameters_ == nullptr || avcodec_parameters_copy(parameters_, stream.codecpar) < 0)
    return make_error(Code::UnreadableFile, "out of memory", std::string(label));
  return Ok{};
}

void Clip::read_packets(AVFormatContext& format, int video, int sound) {
  for (unsigned i = 0; i < format.nb_streams; ++i) {
    info_.has_audio = info_.has_audio || format.streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO;
    if (static_cast<int>(i) != video && static_cast<int>(i) != sound) format.streams[i]->discard = AVDISCARD_ALL;
  }
  const AvOwner<AVPacket> packet(av_packet_alloc());
  while (packet != nullptr && av_read_frame(&format, packet.get()) >= 0) {
    if (packet->stream_index == sound && sound >= 0) sound_.take(*packet, *format.streams[sound]);
    if (packet->stream_index == video && packet->size > 0) {
      const std::int64_t pts = packet->pts != AV_NOPTS_VALUE ? packet->pts : packet->dts;
      const bool key = (packet->flags & AV_PKT_FLAG_KEY) != 0;
      const std::string_view bytes(reinterpret_cast<const char*>(packet->data), static_cast<std::size_t>(packet->size));
      packets_.push_back({pts, key, pts != AV_NOPTS_VALUE && !is_hidden(*parameters_, *packet)});
      true_key_.push_back(key && ego::media::is_true_key(*parameters_, bytes) ? 1 : 0);
      offsets_.push_back(data_.size());
      data_ += bytes;
    }
    av_packet_unref(packet.get());
  }
  offsets_.push_back(data_.size());
}

void Clip::describe(const AVFormatContext& format, const AVStream& stream) {
  info_.container = format.iformat->name;
  info_.codec = avcodec_get_name(parameters_->codec_id);
  info_.codec_string = ego::media::codec_string(*parameters_, bytes(index_.packet_of_frame[0]));
  info_.width = parameters_->width;
  info_.height = parameters_->height;
  if (info_.width == 0) parse_size(*parameters_, bytes(index_.packet_of_frame[0]), info_);
  const AVRational aspect =
      stream.sample_aspect_ratio.num > 0 ? stream.sample_aspect_ratio : parameters_->sample_aspect_ratio;
  if (aspect.num > 0 && aspect.den > 0) info_.pixel_aspect = av_q2d(aspect);
  info_.rotation = rotation_of(stream);
  info_.time_base_num = stream.time_base.num;
  info_.time_base_den = stream.time_base.den;
}

void Clip::set_times(const AVStream& stream) {
  const AVRational micros{1, 1000000};
  const std::int64_t first = pts(0);
  times_.reserve(frames());
  for (std::uint32_t frame = 0; frame < frames(); ++frame)
    times_.push_back(av_rescale_q(pts(frame) - first, stream.time_base, micros));
  sound_.start_at(av_rescale_q(first, stream.time_base, micros));
}

}  // namespace ego::media
