#include "shell/media/codec_string.h"

#include <array>
#include <cstdio>

#include "shell/media/av.h"

namespace ego::media {
namespace {

constexpr unsigned kNalTypeMask = 0x1f;
constexpr unsigned kH264Idr = 5;
constexpr unsigned kH264Sps = 7;
constexpr std::size_t kTextRoom = 64;

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

std::string_view extradata_of(const AVCodecParameters& parameters) {
  return {reinterpret_cast<const char*>(parameters.extradata), static_cast<std::size_t>(parameters.extradata_size)};
}

template <class... Numbers>
std::string print(const char* format, Numbers... numbers) {
  std::array<char, kTextRoom> text{};
  std::snprintf(text.data(), text.size(), format, numbers...);
  return text.data();
}

/// Profile, constraints and level: the three bytes after the header of a sequence parameter set.
std::string avc_string(const AVCodecParameters& parameters, std::string_view first_key) {
  const std::string_view extradata = extradata_of(parameters);
  if (nal_framing(parameters) == NalFraming::Lengths)
    return print("avc1.%02x%02x%02x", byte_at(extradata, 1), byte_at(extradata, 2), byte_at(extradata, 3));
  std::string found;
  const auto visit = [&](std::string_view unit) {
    if ((byte_at(unit, 0) & kNalTypeMask) != kH264Sps) return true;
    found = print("avc1.%02x%02x%02x", byte_at(unit, 1), byte_at(unit, 2), byte_at(unit, 3));
    return false;
  };
  for_each_nal(extradata, NalFraming::StartCodes, 0, visit);
  if (found.empty()) for_each_nal(first_key, NalFraming::StartCodes, 0, visit);
  return found;
}

/// hvc1.<profile space><profile>.<compatibility, reversed>.<tier><level>.<constraint bytes without trailing zeros>
std::string hevc_string(const AVCodecParameters& parameters) {
  const std::string_view hvcc = extradata_of(parameters);
  constexpr std::size_t kHeader = 13;
  if (nal_framing(parameters) != NalFraming::Lengths || hvcc.size() < kHeader) return {};
  const unsigned first = byte_at(hvcc, 1);
  std::string text = "hvc1.";
  if (const unsigned space = first >> 6U; space > 0) text += static_cast<char>('A' + space - 1);
  unsigned reversed = 0;
  for (unsigned bit = 0; bit < 32; ++bit) {
    if ((byte_at(hvcc, 2 + bit / 8) >> (7 - bit % 8) & 1U) != 0) reversed |= 1U << bit;
  }
  text += print("%u.%x.%c%u", first & kNalTypeMask, reversed, (first >> 5U & 1U) != 0 ? 'H' : 'L', byte_at(hvcc, 12));
  std::size_t last = 11;
  while (last >= 6 && byte_at(hvcc, last) == 0) --last;
  for (std::size_t i = 6; i <= last; ++i) text += print(".%x", byte_at(hvcc, i));
  return text;
}

/// Two marker bits, then the profile (low bit first), a reserved bit in profile 3, show_existing_frame, frame type, show, error,
/// 24 bits of sync code, and the bit depth flag in profiles 2 and 3.
std::string vp9_string(std::string_view first_key) {
  const unsigned head = byte_at(first_key, 0);
  const unsigned profile = (head >> 5U & 1U) | (head >> 4U & 1U) << 1U;
  unsigned depth = 8;
  if (profile >= 2) {
    const unsigned bit = profile == 3 ? 33 : 32;  // the flag follows the sync code
    depth = (byte_at(first_key, bit / 8) >> (7 - bit % 8) & 1U) != 0 ? 12 : 10;
  }
  return print("vp09.%02u.10.%02u", profile, depth);
}

/// av01.<profile>.<level><tier>.<depth> from the configuration record; streams without one are called main, level unknown.
std::string av1_string(const AVCodecParameters& parameters) {
  const std::string_view av1c = extradata_of(parameters);
  const bool record = av1c.size() >= 4 && byte_at(av1c, 0) == 0x81;
  const unsigned level = record ? byte_at(av1c, 1) : 0;
  const unsigned flags = record ? byte_at(av1c, 2) : 0;
  const bool high = (flags >> 6U & 1U) != 0;
  const unsigned depth = !high ? 8U : ((flags >> 5U & 1U) != 0 ? 12U : 10U);
  return print("av01.%u.%02u%c.%02u", level >> 5U, level & kNalTypeMask, (flags >> 7U) != 0 ? 'H' : 'M', depth);
}

}  // namespace

NalFraming nal_framing(const AVCodecParameters& parameters) {
  const bool has_units = parameters.codec_id == AV_CODEC_ID_H264 || parameters.codec_id == AV_CODEC_ID_HEVC;
  return has_units && byte_at(extradata_of(parameters), 0) == 1 ? NalFraming::Lengths : NalFraming::StartCodes;
}

int nal_length_bytes(const AVCodecParameters& parameters) {
  if (nal_framing(parameters) != NalFraming::Lengths) return 4;
  const std::size_t at = parameters.codec_id == AV_CODEC_ID_H264 ? 4 : 21;
  return static_cast<int>(byte_at(extradata_of(parameters), at) & 3U) + 1;
}

std::string codec_string(const AVCodecParameters& parameters, std::string_view first_key) {
  switch (parameters.codec_id) {
    case AV_CODEC_ID_H264: return avc_string(parameters, first_key);
    case AV_CODEC_ID_HEVC: return hevc_string(parameters);
    case AV_CODEC_ID_VP8: return "vp8";
    case AV_CODEC_ID_VP9: return vp9_string(first_key);
    case AV_CODEC_ID_AV1: return av1_string(parameters);
    default: return {};
  }
}

bool is_true_key(const AVCodecParameters& parameters, std::string_view packet) {
  if (parameters.codec_id != AV_CODEC_ID_H264) return true;
  bool idr = false;
  for_each_nal(packet, nal_framing(parameters), nal_length_bytes(parameters), [&](std::string_view unit) {
    idr = idr || (byte_at(unit, 0) & kNalTypeMask) == kH264Idr;
    return !idr;
  });
  return idr;
}

}  // namespace ego::media
