/// Rows x items in one byte each: the file `matrix.bin` of a site, and fast counts over any subset of the items.
/// Source: formats.md section 6.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/model/verdict.h"

namespace ego {

inline constexpr std::uint8_t kOtherAnswer = 31;  ///< an answer that is none of the first 30 options

/// Status and answer of every row on every item. Low 3 bits: Outcome; high 5 bits: 0 none, 1 = first option, ..., 31 = other.
class ItemMatrix {
 public:
  ItemMatrix() = default;
  ItemMatrix(std::size_t rows, std::size_t items) : rows_(rows), items_(items), cells_(rows * items) {}

  std::size_t rows() const { return rows_; }
  std::size_t items() const { return items_; }
  Outcome outcome(std::size_t row, std::size_t item) const {
    return static_cast<Outcome>(cells_[row * items_ + item] & 7);
  }
  /// 0 none, 1 ... 30 option number from 1, 31 other.
  std::uint8_t answer(std::size_t row, std::size_t item) const { return cells_[row * items_ + item] >> 3; }
  void set(std::size_t row, std::size_t item, Outcome outcome, std::uint8_t answer) {
    cells_[row * items_ + item] = static_cast<std::uint8_t>(static_cast<unsigned>(outcome) | (answer & 31U) << 3);
  }
  /// What a partial answer is worth, in [0, 1], where that was set.
  std::optional<double> mark(std::size_t row, std::size_t item) const;
  void set_mark(std::size_t row, std::size_t item, double mark) { marks_[row * items_ + item] = mark; }
  /// item_score() of the cell.
  double score(std::size_t row, std::size_t item) const { return item_score(outcome(row, item), mark(row, item)); }
  const std::map<std::size_t, double>& marks() const { return marks_; }
  std::span<const std::uint8_t> cells() const { return cells_; }
  std::span<std::uint8_t> cells() { return cells_; }

 private:
  std::size_t rows_ = 0;
  std::size_t items_ = 0;
  std::vector<std::uint8_t> cells_;  ///< row-major
  std::map<std::size_t, double> marks_;  ///< by cell; few have one
};

/// `EGSM`, little-endian u32 version, rows, items, then the cells. Version 1 without marks; with any, version 2: behind the cells a
/// u32 count and as many of u32 row, u32 item, f64 mark, by row and item.
ByteBuffer write_item_matrix(const ItemMatrix& matrix);

/// @error SyntaxError         no `EGSM`, cut, or a mark outside of [0, 1] or of the cells
/// @error UnsupportedVersion  version other than 1 or 2
/// @error LimitExceeded       more than 2^30 cells
Result<ItemMatrix> read_item_matrix(ByteView bytes, std::string_view label);

/// The outcomes of runs, row by row, without answers; a null run, and what a run has no verdict for, is NotSubmitted.
/// @return shape [runs, items]
ItemMatrix outcome_matrix(std::size_t items, std::span<const ScoredRun* const> runs);

/// The matrix of these rows under one profile; rows without a run of that profile are all NotSubmitted.
ItemMatrix make_item_matrix(const QuestionSet& questions, std::span<const ScoredSubmission> rows,
                            const ProfileId& profile);

/// The option number (from 1) that an answer text names: a letter, an option's whole text or an index; 31 = other, 0 = none.
std::uint8_t answer_number(const Question& question, std::string_view answer);

/// A set of items as bits. Default-made: over no items at all.
struct ItemSubset {
  std::vector<std::uint64_t> words;  ///< bit i % 64 of word i / 64
  std::size_t items = 0;

  static ItemSubset all(std::size_t items);
  static ItemSubset none(std::size_t items);
  void insert(std::size_t item) { words[item / 64] |= std::uint64_t{1} << (item % 64); }
  bool contains(std::size_t item) const { return (words[item / 64] >> (item % 64) & 1) != 0; }
  std::size_t count() const;
  /// Items in both. @pre same number of items
  ItemSubset intersect(const ItemSubset& other) const;
  friend bool operator==(const ItemSubset&, const ItemSubset&) = default;
};

/// The questions of a column.
ItemSubset items_of_column(const QuestionSet& questions, const Column& column);

/// How many of a row's items have each outcome; index = Outcome.
using OutcomeCounts = std::array<std::uint32_t, 8>;

/// One bit plane per outcome and row: counts over a subset are and + popcount.
/// 1,000 rows x 10,000 items are counted over any subset in about a millisecond.
class OutcomePlanes {
 public:
  /// A subset made ready for counting: its words, so that those without an item are skipped.
  struct Mask {
    std::vector<std::uint32_t> words;  ///< indices of words with items, ascending
    std::vector<std::uint64_t> bits;  ///< shape [words]
    std::uint32_t count = 0;  ///< items in the subset
  };

  OutcomePlanes() = default;
  explicit OutcomePlanes(const ItemMatrix& matrix);

  std::size_t rows() const { return rows_; }
  std::size_t items() const { return items_; }
  /// @pre subset.items == items()
  Mask mask(const ItemSubset& subset) const;
  /// Counts of one row over the subset. Outcomes a row does not have are skipped, and one is told by what the others leave.
  OutcomeCounts count(std::size_t row, const Mask& mask) const;
  OutcomeCounts count(std::size_t row, const ItemSubset& subset) const { return count(row, mask(subset)); }
  /// Sum of the marks of a row's partial answers over the subset.
  double partial_sum(std::size_t row, const Mask& mask) const;
  /// Counts of all rows over the subset; shape [rows].
  std::vector<OutcomeCounts> count_all(const ItemSubset& subset) const;
  /// Words of one plane, for pair counts.
  std::span<const std::uint64_t> plane(std::size_t row, Outcome outcome) const;

 private:
  std::size_t rows_ = 0;
  std::size_t items_ = 0;
  std::size_t words_ = 0;  ///< a plane's length
  std::vector<std::uint64_t> bits_;  ///< [row][outcome][word]
  std::vector<std::uint8_t> present_;  ///< [row]: bit o is set if any item has outcome o
  std::vector<std::vector<std::pair<std::uint32_t, double>>>
      partial_;  ///< [row]: items with their marks; empty without any
};

}  // namespace ego
