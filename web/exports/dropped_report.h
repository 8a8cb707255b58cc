/// The report of the files that were dropped last: by the core's own functions, so that its bytes are those of the command line.
/// Source: explorer.md sections 5 and 16 (3), formats.md sections 4 and 5.1.
#pragma once

#include <optional>

#include "core/base/result.h"
#include "web/state/effects.h"
#include "web/views/views.h"

namespace ego::web {

/// `report.json` as `egoscope score BENCH --predictions FILE --format json` prints it, called in the folder of the files: labels are
/// file names, no time is in it. Nothing if the last batch was not scored, or a row of it was taken off the board.
///
/// Sources of what dropped predictions cannot say (revision, hash and files of the questions): annotation files that were
/// dropped too, else the site's own report.
/// @cost  that of rank sets: milliseconds for a few rows, up to seconds for a large batch
std::optional<Download> dropped_report(const AppState& state);

/// The files of `egoscope convert --to eee --organization NAME` as one archive, with the paths that the data store wants.
/// @error MissingField  no organization, or the last batch was not scored
/// @error OutOfRange, NotFinite, LimitExceeded
Result<Download> dropped_eee(const AppState& state);

}  // namespace ego::web
