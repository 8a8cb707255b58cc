/// Published gains against the counts printed beside them.
/// Source: formats.md 7.5 ("Delta against its counts"), video-mmmu.md 13 (`lint:delta`).
#pragma once

#include "core/base/diagnostics.h"
#include "core/board/published.h"

namespace ego {

/// Marks gains (W119) that do not follow from the wrong-to-right and right-to-wrong counts and rates of their row.
/// @param diagnostics  receives one warning a mark
void lint_gains(PublishedSet& set, Diagnostics& diagnostics);

}  // namespace ego
