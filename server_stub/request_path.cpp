#include "server_stub/request_path.h"

#include <algorithm>
#include <utility>

namespace ego::server {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool allowed(unsigned char byte) { return byte >= 0x20 && byte != 0x7f && byte != '\\' && byte != '/'; }

/// One decoded segment, or nothing where it must be refused.
std::optional<std::string> decode_segment(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned char byte = static_cast<unsigned char>(text[i]);
    if (byte == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      byte = static_cast<unsigned char>(high * 16 + low);
      i += 2;
    }
    if (!allowed(byte)) return std::nullopt;
    decoded.push_back(static_cast<char>(byte));
  }
  // Refused after decoding, so that %2e%2e is the same as two dots. A second decoding never happens: %252e stays text.
  if (decoded.empty() || decoded == "." || decoded == "..") return std::nullopt;
  return decoded;
}

}  // namespace

std::string RequestPath::joined() const {
  std::string path;
  for (const std::string& segment : segments) {
    if (!path.empty()) path.push_back('/');
    path += segment;
  }
  return path;
}

bool RequestPath::hidden() const {
  return std::any_of(segments.begin(), segments.end(),
                     [](const std::string& segment) { return segment.front() == '.'; });
}

std::optional<RequestPath> parse_request_path(std::string_view target) {
  target = target.substr(0, target.find_first_of("?#"));
  if (target.empty() || target.front() != '/') return std::nullopt;
  target.remove_prefix(1);

  RequestPath path;
  while (!target.empty()) {
    const std::size_t slash = target.find('/');
    std::optional<std::string> segment = decode_segment(target.substr(0, slash));
    if (!segment) return std::nullopt;
    path.segments.push_back(*std::move(segment));
    path.ends_with_slash = slash != std::string_view::npos;
    if (!path.ends_with_slash) break;
    target.remove_prefix(slash + 1);
  }
  return path;
}

}  // namespace ego::server
