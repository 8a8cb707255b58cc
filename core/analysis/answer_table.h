/// Answers of several rows to the same items, as numbers: what every analysis of this folder starts from.
/// Analyses are pure and know no file; the same structs go into the report, the command line's tables and the page.
/// Source: statistics.md 1.1 and 1.2.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/id.h"
#include "core/benchmarks/benchmark.h"
#include "core/board/item_matrix.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/stats/standard_error.h"

namespace ego {

/// One row's answer to one item.
struct AnswerCell {
  double score = 0;          ///< in [0, 1], as in comparisons: everything without an answer is 0
  std::uint32_t answer = 0;  ///< 0 none, 1 ... 30 option number, 31 another text; from 32 on texts of open answers
  Outcome outcome = Outcome::NotSubmitted;
};

/// What is known of answers to items without options.
enum class OpenAnswers : std::uint8_t {
  Kept,  ///< each text is a category of its own
  Lost,  ///< an item matrix keeps option numbers only: nothing can be said of their agreement
};

/// Rows x items of one column under one profile. Items that are unscorable for a row are left out for all of them.
struct AnswerTable {
  ColumnId column;
  ProfileId profile;
  std::vector<RowId> rows;                     ///< as given; rows without an item of the column are left out
  std::vector<std::uint32_t> places;           ///< shape [rows]: where each stands in what was given
  std::vector<std::uint32_t> questions;        ///< shape [items]: indices in QuestionSet, canonical order
  stats::Clusters clusters;                    ///< of the items
  std::vector<std::uint8_t> options;           ///< shape [items]: number of options; 0 = open
  std::vector<std::uint8_t> gold;  ///< shape [items]: option number of the right one; 0 = open or not known
  std::vector<std::vector<AnswerCell>> cells;  ///< [row][item]
  OpenAnswers open_answers = OpenAnswers::Kept;
  std::uint64_t unscorable = 0;  ///< items left out for all rows

  std::size_t items() const { return questions.size(); }
  /// True if the row was run on the item.
  bool ran(std::size_t row, std::size_t item) const { return cells[row][item].outcome != Outcome::NotSubmitted; }
  /// True if the row was run on every item.
  bool ran_all(std::size_t row) const;
};

/// The table of scored rows. A person is asked a sample of the items: what is missing from a human row was not run, where it would count
/// as an answer of a model. ("I do not know" is there, without an answer.)
/// @param rows  any order; those without a run of the profile are left out
AnswerTable answer_table(const QuestionSet& questions, const Column& column, const Profile& profile,
                         std::span<const ScoredSubmission* const> rows);

/// The same from an item matrix, as a loaded site has it. @param rows  ids, shape [matrix.rows()]
AnswerTable answer_table(const QuestionSet& questions, const Column& column, const Profile& profile,
                         const ItemMatrix& matrix, std::span<const RowId> rows);

/// The rows at these places (indices in table.rows), in the order given.
AnswerTable keep_rows(const AnswerTable& table, std::span<const std::uint32_t> rows);

/// How answers are named in tables: `A` ... `Z`, `option 27`, `other`, `none`.
std::string answer_name(std::uint32_t answer);

}  // namespace ego
