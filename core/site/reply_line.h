/// One prediction as a line of an archive of replies: what scoring needs, and what an item page shows beside the reply.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/diagnostics.h"
#include "core/model/submission.h"

namespace ego::site {

/// With its line feed.
std::string write_reply_line(const Prediction& prediction);

/// A broken line is reported and left out.
std::vector<Prediction> read_reply_lines(ByteView lines, std::string_view label, Diagnostics& diagnostics);

}  // namespace ego::site
