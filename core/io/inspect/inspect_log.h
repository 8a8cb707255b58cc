/// An Inspect log as it lies in an `.eval` archive: header and list of samples at once, samples when asked for.
/// Source: formats.md section 3.3 (not a frozen format: what is unknown is ignored, what is missing tolerated).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/io/bundle.h"
#include "core/json/value.h"

namespace ego::io {

/// A sample as the archive's directory names it.
struct InspectEntry {
  std::string id;           ///< as written in the entry's name; the sample's own `id` decides
  std::uint32_t epoch = 1;  ///< from 1
  std::string name;         ///< `samples/7_epoch_1.json`, or the folder `samples/7_epoch_1/`
};

/// The log without its samples.
struct InspectLog {
  json::Value header;  ///< `header.json`, or `_journal/start.json` of a run that was not finished
  bool finished = true;
  std::vector<InspectEntry> samples;  ///< in the order of the directory
};

/// Reads the header and the names. No sample is unpacked.
/// @param bundle  of kind Inspect
/// @error SyntaxError, UnsafeArchive, LimitExceeded
/// @cost  O(entries): 200,000 samples open in well under a second
Result<InspectLog> open_inspect_log(const Bundle& bundle, Diagnostics& diagnostics);

/// One sample, whole: a folder's parts are put together (`messages`, `attachments`, `metadata`).
/// @error SyntaxError, MissingField, UnsafeArchive, LimitExceeded
Result<json::Value> read_inspect_sample(const Bundle& bundle, const InspectEntry& entry, Diagnostics& diagnostics);

/// The short form of all samples: `summaries.json`, or those of the journal; empty if there are none.
/// @error SyntaxError, UnsafeArchive, LimitExceeded
Result<json::Array> read_inspect_summaries(const Bundle& bundle, Diagnostics& diagnostics);

}  // namespace ego::io
