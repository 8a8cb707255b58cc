#include "core/model/submission.h"

#include <algorithm>

namespace ego {

std::uint64_t repeat_of(const Prediction& prediction) {
  const std::optional<json::Value> repeat = prediction.extras.find("repeat");
  return repeat ? static_cast<std::uint64_t>(std::max<std::int64_t>(0, repeat->as_int().value_or(0))) : 0;
}

}  // namespace ego
