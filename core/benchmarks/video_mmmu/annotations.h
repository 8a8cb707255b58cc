/// Reader of the Video-MMMU annotations: the three published JSON files, or rows of the parquet release.
/// Source: video-mmmu.md section 2.
#pragma once

#include <span>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/model/question.h"

namespace ego::video_mmmu {

/// The questions in these files, tracks in the order Perception, Comprehension, Adaptation, items in file order.
///
/// A file is `{"<Track>": {"0": item, ...}}`, a JSON list of items, or JSONL of items; a list's track is what its rows
/// state as `track` or `category`, else what the file's name holds. Rows that lack an id, question or answer, and repeated
/// ids, are reported and left out.
///
/// @error SyntaxError, MissingField (no track can be told), WrongBenchmark (no item in it), MissingAnnotations (no file)
Result<QuestionSet> read_annotations(std::span<const NamedBytes> files, Diagnostics& diagnostics);

}  // namespace ego::video_mmmu
