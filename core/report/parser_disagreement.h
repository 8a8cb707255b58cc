/// Where scoring profiles read one reply differently: what each found, by which rule and bytes, and what that does to the board.
/// Source: formats.md section 4 (`parser_disagreement`), explorer.md on harness and parser disagreement.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/id.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/model/verdict.h"

namespace ego {

/// What one profile made of one reply.
struct ProfileReading {
  Outcome outcome = Outcome::Missing;
  InvalidReason reason = InvalidReason::None;
  std::optional<std::string> answer;  ///< nothing if none could be read
  std::string rule;  ///< which rule read it; empty if none
  std::optional<Span> span;  ///< bytes of the raw reply
};

ProfileReading reading_of(const VerdictView& verdict);
/// True if different answers were read; none is an answer too.
bool reads_differently(const VerdictView& one, const VerdictView& other);

/// How the profiles of a row differ on one question. Nothing differs where the question is in no count.
struct ReadingDifference {
  bool answers = false;  ///< at least two profiles read different answers (none is an answer too)
  bool verdicts = false;  ///< right for one, not right for another
};
/// @pre  every run has a verdict for the question
ReadingDifference reading_difference(const ScoredSubmission& scored, std::uint32_t question);

/// One reply under every profile.
struct ReplyReadings {
  QuestionId id;
  std::optional<std::string> response;  ///< the raw reply; nothing if none was sent
  std::vector<ProfileReading> readings;  ///< shape [profiles]
  bool answers_differ = false;  ///< at least two profiles read different answers (none is an answer too)
  bool verdicts_differ = false;  ///< right for one, not right for another
};

/// One board cell under every profile.
struct CellByProfile {
  ColumnId column;
  std::vector<std::optional<double>> values;  ///< shape [profiles]; nothing = empty cell
  std::vector<std::uint64_t> n;  ///< shape [profiles]: denominators
  std::vector<Counts> counts;  ///< shape [profiles]
  std::vector<std::uint64_t> gained;  ///< shape [profiles]: items right here, not under the first profile
  std::vector<std::uint64_t> lost;  ///< shape [profiles]: items right under the first profile, not here
};

/// One row of a board.
struct ParserDisagreement {
  RowId row;
  std::vector<ProfileId> profiles;  ///< at least two; the first is what the others are held against
  std::vector<std::string> versions;  ///< shape [profiles]; empty = not known
  std::uint64_t items = 0;  ///< replies whose answers differ
  std::uint64_t verdict_items = 0;  ///< replies whose right and wrong differ
  std::vector<std::vector<std::uint64_t>>
      matrix;  ///< [a][b]: items whose answers differ between two profiles; symmetric, 0 on the diagonal
  std::vector<ReplyReadings> replies;  ///< those that differ, verdicts first, then question order; may be cut
  std::vector<CellByProfile> cells;  ///< shape [columns]
};

struct DisagreementOptions {
  std::size_t replies = 100;  ///< kept at most; 0 = all
  std::vector<std::string> versions = {};  ///< of the profiles, in the order of the runs; empty = not known
};

/// Which cells are shown.
enum class CellChoice : std::uint8_t {
  Changed,  ///< columns that the profiles disagree on; in text of these only the profiles that differ from the first
  All,
};

/// How the profiles of one row disagree; nothing if it was scored under fewer than two.
/// @param scored  its runs under the profiles of interest, the first one as the base
std::optional<ParserDisagreement> find_disagreement(const QuestionSet& questions, const ScoredSubmission& scored,
                                                    const DisagreementOptions& options);

/// Aligned text for a terminal: the cells, then each reply with the bytes that each profile took marked.
std::string render_text(std::span<const ParserDisagreement> rows, CellChoice cells);
/// One self-contained page, all text escaped; the bytes that a profile took are marked in the reply.
std::string render_html(std::span<const ParserDisagreement> rows, CellChoice cells);
/// Everything, as canonical JSON: a list of rows.
std::string write_json(std::span<const ParserDisagreement> rows);

}  // namespace ego
