/// Readers of the two file forms only EgoCross has: result files of its scripts, and challenge submissions.
/// Source: egocross.md section 5.1, formats.md section 3.7.
#pragma once

#include <span>

#include "core/benchmarks/benchmark.h"

namespace ego::egocross {

/// `egocross-results` and `egocross-submission`.
std::span<const NativeFormat> native_formats();

}  // namespace ego::egocross
