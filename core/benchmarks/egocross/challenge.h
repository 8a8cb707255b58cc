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
#include "core/score/evaluate.h"

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
  DuplicateDropped,  ///< the same answer once more
  RepeatDropped,     ///< a further run of the same item, by the schema's `repeat`: the template has one place
  UnknownDropped,    ///< the id is not in the template
  Added,             ///< the item had no row: an empty answer was added
  Respelled,         ///< the id in the template's spelling
  Corrected,         ///< a field that contradicted the template
};

/// `normalised`, `read_from_reply`, ...
std::string_view to_string(ChangeKind kind);

struct Change {
  ChangeKind kind = ChangeKind::Normalised;
  std::string id;      ///< as sent
  std::string before;  ///< the field as sent, as text or JSON
  std::string after;   ///< the field as written; empty if none
  std::uint64_t row = 0;  ///< data record of the input from 1; 0 = none
  std::string_view field = "answer";
};

/// A corrected challenge file. No answer is invented: what cannot be read stays empty.
struct FilledTemplate {
  json::Value rows;              ///< list of {id, question_id, dataset, answer} in template order
  std::vector<Change> changes;   ///< in template order, dropped rows after them in file order
  std::uint64_t reordered = 0;   ///< rows that stood behind a later item's
};

/// Rows of one id that answer differently have no single repair: all of them stay, and the file is told again (E015).
/// @param questions  the key or the template; question ids come from it, items without one get an empty text
/// @param alignment  of the submission: rows of other spellings of an id are found there
FilledTemplate fill_template(const QuestionSet& questions, const Submission& submission, const Alignment& alignment);

/// The bytes of `predictions.json`: the template's layout, two-space indentation, final newline.
std::string write_predictions(const FilledTemplate& filled);

}  // namespace ego::egocross
