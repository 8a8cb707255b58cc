#include "core/model/score.h"

#include <algorithm>

namespace ego {

void add_flag(std::vector<std::string>& flags, std::string_view flag) {
  const auto place = std::lower_bound(flags.begin(), flags.end(), flag);
  if (place == flags.end() || *place != flag) flags.emplace(place, flag);
}

}  // namespace ego
