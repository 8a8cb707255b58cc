/// The one place of the command line that asks for the time.
#pragma once

#include <string>

namespace ego::cli {

/// Now, UTC, RFC 3339 to the second: `2026-07-31T09:30:00Z`.
std::string utc_now();

}  // namespace ego::cli
