/// Times written into a question's text: the stretch of the clip that it asks about.
#pragma once

#include <string_view>
#include <vector>

#include "core/model/question.h"

namespace ego::media {

/// The stretches a text names, in its order:
///
///   "What happens from 0.00s to 10.00s?"  ->  {0, 10}
///   "between 1:05 and 1:20"               ->  {65, 80}
///   "[12.5 - 14]s", "from 3 to 7 seconds"
///
/// Two bare numbers ("from 3 to 4 cups") are none: one of them needs a unit of time or a colon.
///
/// @return  each with end > start; texts without any give none
std::vector<Interval> asked_intervals(std::string_view text);

}  // namespace ego::media
