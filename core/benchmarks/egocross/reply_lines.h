/// Files of very many raw replies: scored line by line, with memory bounded by the registry and not by the file.
/// Source: egocross.md sections 5.1 (form 3) and 7, formats.md section 7.3.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
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

/// The part of a question set that scoring replies needs, packed: made once, good for any number of files.
class ReplyLineScorer {
 public:
  /// @keeps a reference to `questions`, which must outlive the scorer
  explicit ReplyLineScorer(const QuestionSet& questions);

  /// Scores a JSONL document of `{"id" or "question_id", "response"}` in one pass, without building values. Gives the
  /// same counts as importing the file and evaluating it; for messages about single rows, import it.
  /// @param lines  lines end at `\n` (a `\r` before it is white space); empty lines are skipped
  /// @cost  about a tenth of a microsecond a line of 150 bytes
  ReplyLinesScore score(ByteView lines) const;

 private:
  friend class ReplyLineRun;

  /// A question, as far as its replies are concerned.
  struct Key {
    char gold = '\0';  ///< the key's letter; NUL = look at the question: it has no gold, or no single letter
    std::uint8_t option_count = 0;
  };

  std::optional<std::uint32_t> find(std::string_view id) const;

  const QuestionSet& questions_;
  std::vector<Key> keys_;  ///< shape [questions]
  std::vector<std::uint32_t> by_number_;  ///< index of the question whose id is this number
};

}  // namespace ego::egocross
