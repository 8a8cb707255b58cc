/// Threads for the core's replicate ranges.
#pragma once

#include <cstdint>

#include "core/stats/workers.h"

namespace ego::native {

/// Workers of that many threads; 0 = one a processor.
stats::Workers thread_workers(std::uint32_t threads = 0);

}  // namespace ego::native
