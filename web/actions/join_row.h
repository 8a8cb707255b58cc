/// Submissions that join the board of this page.
#pragma once

#include "core/base/diagnostics.h"
#include "core/model/submission.h"
#include "web/state/benchmark_data.h"
#include "web/state/drop.h"

namespace ego::web {

/// Scores a submission under the profiles of the board and adds it as a local row, under an id nobody has. Without reference
/// answers it is checked and no row is added.
/// @return what it was and what became of it
DroppedRow join_row(BenchmarkData& data, Submission submission, Diagnostics& diagnostics);

}  // namespace ego::web
