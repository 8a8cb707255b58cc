#include "core/media/presentation_index.h"

#include <algorithm>

namespace ego::media {

PresentationIndex make_presentation_index(std::span<const Packet> packets) {
  PresentationIndex index;
  const auto first_key = std::find_if(packets.begin(), packets.end(), [](const Packet& packet) { return packet.key; });
  for (auto packet = first_key; packet != packets.end(); ++packet) {
    if (packet->shown) index.packet_of_frame.push_back(static_cast<std::uint32_t>(packet - packets.begin()));
  }
  std::stable_sort(index.packet_of_frame.begin(), index.packet_of_frame.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return packets[a].pts < packets[b].pts; });
  // The sort is stable: of equal times the last stays.
  std::vector<std::uint32_t> unique;
  unique.reserve(index.packet_of_frame.size());
  for (const std::uint32_t packet : index.packet_of_frame) {
    if (!unique.empty() && packets[unique.back()].pts == packets[packet].pts)
      unique.back() = packet;
    else
      unique.push_back(packet);
  }
  index.packet_of_frame = std::move(unique);
  index.frame_of_packet.assign(packets.size(), kNoFrame);
  for (std::uint32_t frame = 0; frame < index.packet_of_frame.size(); ++frame)
    index.frame_of_packet[index.packet_of_frame[frame]] = frame;
  return index;
}

std::uint32_t decode_start(const PresentationIndex& index, std::span<const Packet> packets, std::uint32_t frame) {
  const std::uint32_t wanted = index.packet_of_frame[frame];
  for (std::uint32_t packet = wanted;; --packet) {
    if (packets[packet].key && packets[packet].pts <= packets[wanted].pts) return packet;
    if (packet == 0) return 0;
  }
}

}  // namespace ego::media
