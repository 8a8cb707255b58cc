/// Predictions as tables: plain JSON lines, CSV, and the workbook that VLMEvalKit reads.
/// Source: formats.md sections 3.2 and 3.8.
#pragma once

#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/model/question.h"
#include "core/model/submission.h"

namespace ego::interchange {

/// `{"id": ..., "response": ...}` a line; `answer` where there is no reply. Errors and repeats are kept.
ByteBuffer write_plain_jsonl(const Submission& submission);

/// `id,response,answer,error` with a header line.
ByteBuffer write_plain_csv(const Submission& submission);

/// `index, id, category, question, answer, prediction`: question and reference answer only if a question set is given and its gold is
/// public. Replies longer than a cell are cut and reported (W111).
/// @param questions  null = only what the submission holds
Result<ByteBuffer> write_vlmevalkit_xlsx(const Submission& submission, const QuestionSet* questions,
                                         std::string_view label, Diagnostics& diagnostics);

}  // namespace ego::interchange
