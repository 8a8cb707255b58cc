/// The challenge's files: the lines its score server prints, and a predictions file made from any input.
/// Source: egocross.md sections 5.2 and 8.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/benchmarks/egocross/lint.h"
#include "core/json/value.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/model/submission.h"

namespace ego::egocross {

/// `Overall`, `acc`, four domains and `coverage` with six decimals, in the order the server prints them.
/// A domain without items is left out.
/// @pre  run is of profile `egocross-challenge` and has the scores of every column
std::vector<std::pair<std::string, std::string>> challenge_output(const QuestionSet& questions, const ScoredRun& run);

/// `0.480669` for 0.480669...: six decimals.
std::string six_decimals(double value);

/// What filling the template did to one answer.
enum class ChangeKind : std::uint8_t {
  Normalised,       ///< same letter, written clean
  ReadFromReply,    ///< the letter was read from a longer answer or a raw reply by `egocross-lenient`
  Emptied,          ///< nothing readable: the answer is left empty
  DuplicateDropped,   ///< the same answer once more
  ConflictDropped,    ///< a further row with another answer; the first row counts
  UnknownDropped,     ///< the id is not in the template
  Added,            ///< the item had no row: an empty answer was added
  Moved,            ///< the row's fields or place did not fit the template
};

/// `normalised`, `read_from_reply`, ...
std::string_view to_string(ChangeKind kind);

struct Change {
  ChangeKind kind = ChangeKind::Normalised;
  std::string id;      ///< as sent
  std::string before;  ///< the answer as sent, as text or JSON
  std::string after;   ///< the answer as written; empty if none
  std::uint64_t row = 0;  ///< data record of the input from 1; 0 = none
};

/// A corrected challenge file. No answer is invented: what cannot be read stays empty.
struct FilledTemplate {
  json::Value rows;              ///< list of {id, question_id, dataset, answer} in template order
  std::vector<Change> changes;   ///< in template order, dropped rows after them in file order
};

/// @param questions  the key or the template; question ids come from it, items without one get an empty text
FilledTemplate fill_template(const QuestionSet& questions, const Submission& submission);

/// The bytes of `predictions.json`: the template's layout, two-space indentation, final newline.
std::string write_predictions(const FilledTemplate& filled);

}  // namespace ego::egocross
