/// A reader's filter over rows: words, tests on what is known of a row, and `& | ! ( )` between them.
///
///   params<10e9 & audio      qwen | internvl      !baseline overall>=45      weights=open "Colour blobs"
///
/// Words side by side must all hold. A word that names a fact some row of the board has asks whether that fact is true;
/// any other word is looked for in the row's texts, ASCII letters folded.
/// Source: explorer.md section 2.1 (filter).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/board/board.h"

namespace ego {

class RowFilter {
 public:
  /// Never fails: a text that is no expression has a fault(), and then every row passes.
  /// @param board  decides which words are names; not kept
  RowFilter(std::string_view text, const Board& board);

  bool holds(const Board& board, const BoardRow& row) const;
  /// What cannot be understood and where, e.g. `no value after "params<"`; nothing if all of it is.
  const std::optional<std::string>& fault() const { return fault_; }

 private:
  friend class FilterParser;
  enum class Op : std::uint8_t { Word, IsTrue, Less, LessEqual, Greater, GreaterEqual, Equal, Differs, Not, And, Or };
  struct Node {
    Op op = Op::Word;
    std::string field;  ///< name of a fact or column; folded word
    std::string value;
    std::uint32_t left = 0, right = 0;  ///< operands, indices in nodes_
  };
  bool holds(std::uint32_t node, const Board& board, const BoardRow& row, std::string_view texts) const;

  std::vector<Node> nodes_;
  std::optional<std::uint32_t> root_;  ///< nothing = every row
  std::optional<std::string> fault_;
};

/// A fact of a row by name: kind, origin, organization, weights, setting, date, model, id, or one of BoardRow::facts.
/// Empty if the row has none.
std::string_view row_fact(const BoardRow& row, std::string_view name);

/// `8B`, `1.5e9`, `32`: a number with an optional K, M, B, T behind it.
std::optional<double> fact_number(std::string_view text);

}  // namespace ego
