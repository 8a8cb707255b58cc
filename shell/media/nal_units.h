/// NAL units of an H.264 or HEVC packet: just enough to name the profile and to know true key frames.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace ego::media {

/// How the units of a packet are told apart.
enum class NalFraming : std::uint8_t {
  StartCodes,  ///< 00 00 01 before each (Annex B: MPEG-TS, AVI)
  Lengths,     ///< four bytes of length before each (MP4, Matroska; others are rewritten by nobody today)
};

/// Calls `visit` with each unit, header byte first, until it returns false. Broken lengths end the walk.
/// @param length_bytes  1..4, of Lengths
void for_each_nal(std::string_view packet, NalFraming framing, int length_bytes,
                  const std::function<bool(std::string_view)>& visit);

}  // namespace ego::media
