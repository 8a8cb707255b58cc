/// Files of very many raw replies: scored line by line, with memory bounded by the registry and not by the file.
/// Source: egocross.md sections 5.1 (form 3) and 7, formats.md section 7.3.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/bytes.h"
#include "core/benchmarks/letter_check.h"
#include "core/model/question.h"
#include "core/model/verdict.h"

namespace ego::egocross {

/// What a file of replies comes to under `egocross-official-close`.
struct ReplyLinesScore {
  Counts counts;  ///< every row of a known id counts, repeats included; missing = items without a row
  std::vector<Outcome> outcomes;  ///< shape [questions]: of the first row; Missing if there is none
  LetterHistogram letters{};  ///< letters read
  std::uint64_t rows = 0;  ///< lines that held an object with an id
  std::uint64_t unknown = 0;  ///< of these, with an id that is not in the set
  std::uint64_t unreadable = 0;  ///< lines that are no such object: to be reported by the importer
};

/// Scores a JSONL document of `{"id" or "question_id", "response"}`, one pass, no values built. Gives the same counts
/// as
/// importing the file and evaluating it; for messages about single rows, import it.
/// @param lines  lines end at `\n` (a `\r` before it is white space); empty lines are skipped
/// @cost  about a tenth of a microsecond a line of 150 bytes
ReplyLinesScore score_reply_lines(ByteView lines, const QuestionSet& questions);

}  // namespace ego::egocross
