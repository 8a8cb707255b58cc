#include "core/site/bundle_path.h"

#include <algorithm>

namespace ego::site {

bool is_bundle_path(std::string_view path) {
  const bool plain = std::none_of(path.begin(), path.end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' || c == '\\' || c == ':' || c == '\x7F';
  });
  if (!plain || path.empty()) return false;
  while (true) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace ego::site
