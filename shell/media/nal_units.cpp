#include "shell/media/nal_units.h"

namespace ego::media {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kStartCode = "\0\0\1"sv;

void for_each_after_start_code(std::string_view packet, const std::function<bool(std::string_view)>& visit) {
  std::size_t at = packet.find(kStartCode);
  while (at != std::string_view::npos) {
    const std::size_t begin = at + kStartCode.size();
    at = packet.find(kStartCode, begin);
    const std::string_view unit = packet.substr(begin, at == std::string_view::npos ? at : at - begin);
    if (!unit.empty() && !visit(unit)) return;
  }
}

}  // namespace

void for_each_nal(std::string_view packet, NalFraming framing, int length_bytes,
                  const std::function<bool(std::string_view)>& visit) {
  if (framing == NalFraming::StartCodes) return for_each_after_start_code(packet, visit);
  const auto prefix = static_cast<std::size_t>(length_bytes);
  while (packet.size() > prefix) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < prefix; ++i) length = length << 8U | static_cast<unsigned char>(packet[i]);
    packet.remove_prefix(prefix);
    if (length == 0 || length > packet.size()) return;
    if (!visit(packet.substr(0, length))) return;
    packet.remove_prefix(length);
  }
}

}  // namespace ego::media
