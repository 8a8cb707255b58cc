/// Coded pictures in the order they are shown: how a player names a frame, and where decoding has to begin for it.
/// A frame is named by its number in this order, never by seconds: that also holds with a variable frame rate.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace ego::media {

/// One coded picture of the video track, as the container lists it.
struct Packet {
  std::int64_t pts = 0;  ///< time base of the track; unique among shown pictures
  bool key = false;      ///< decoding may begin here
  bool shown = true;     ///< false: needed for decoding only (an edit list hides it)
};

inline constexpr std::uint32_t kNoFrame = std::numeric_limits<std::uint32_t>::max();

/// Both directions between coded order and shown order.
struct PresentationIndex {
  std::vector<std::uint32_t> packet_of_frame;  ///< shape [frames]: presentation order, pts rises
  std::vector<std::uint32_t> frame_of_packet;  ///< shape [packets]: kNoFrame = never shown
};

/// The index of a track.
///
/// Pictures before the first key cannot be decoded (a cut stream) and are no frames. Of two shown pictures with one pts
/// the later one counts: a decoder cannot say which it gave.
///
/// @param packets  in decode order
/// @return  empty vectors' worth of frames if no picture is a key
/// @cost  O(n log n)
PresentationIndex make_presentation_index(std::span<const Packet> packets);

/// The packet decoding has to begin with to get `frame`: the last key at or before it in *presentation* order.
///
/// The last key before it in decode order would be wrong with open GOPs: pictures that follow a key in the stream but are
/// shown before it need the group before.
///
/// @pre  frame < index.packet_of_frame.size()
/// @return  0 <= packet <= packet of the frame
std::uint32_t decode_start(const PresentationIndex& index, std::span<const Packet> packets, std::uint32_t frame);

}  // namespace ego::media
