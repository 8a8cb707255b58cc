#include "web/state/effects.h"

#include <fmt/format.h>

namespace ego::web {

std::string load_key(const LoadRequest& request) {
  if (!request.part) return request.url;
  return fmt::format("{}#bytes={}-{}", request.url, request.part->begin, request.part->end - 1);
}

}  // namespace ego::web
