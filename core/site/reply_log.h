/// The replies of one row as `logs/<row>.zip`: what the page scores again when somebody looks at items.
///
/// Entries: `index.json` first ({"format":"egoscope.replies","version":"1.0","row":...,"model":...,"run":...,"items":n,"chunk":256}),
/// then `items/00000.jsonl`, ... with the predictions of 256 questions each, in question order. Entry k holds questions
/// [256 k, 256 k + 256), so a page can fetch one by an HTTP range.
/// Source: formats.md section 6.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/benchmarks/benchmark.h"
#include "core/model/question.h"
#include "core/model/submission.h"

namespace ego::site {

inline constexpr std::size_t kItemsPerChunk = 256;

/// The archive. Predictions with unknown ids are left out; repeats stay, in file order.
/// @error LimitExceeded  too large for a ZIP archive
Result<ByteBuffer> write_reply_log(const Benchmark& benchmark, const QuestionSet& questions,
                                   const Submission& submission);

/// The submission as far as scoring needs it: evaluate() gives the verdicts that the site's report was made from.
/// A broken line is reported and left out.
///
/// @error UnsafeArchive, LimitExceeded, SyntaxError  damaged archive or index
/// @error UnknownFormat       no `index.json` of ours
/// @error UnsupportedVersion  a major version other than 1
Result<Submission> read_reply_log(ByteView archive, std::string_view label, Diagnostics& diagnostics);

/// A row id as a file name: letters, digits, `.`, `_`, `-`; others as `_`; at most 80 bytes; `-2`, ... where `taken` has it.
std::string file_name_of_row(std::string_view row_id, std::vector<std::string>& taken);

}  // namespace ego::site
