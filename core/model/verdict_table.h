/// The verdicts of a run, packed: 8 bytes an answer, and what only some runs have (a reply, where the answer stood in it, a judge's
/// mark) apart from that. A page holds a hundred thousand questions of fifty rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <vector>

#include "core/model/text_pool.h"
#include "core/model/verdict.h"

namespace ego {

class VerdictTable {
 public:
  class Iterator;

  std::size_t size() const { return cells_.size(); }
  bool empty() const { return cells_.empty(); }
  void reserve(std::size_t count) { cells_.reserve(count); }
  /// Further ones are missing answers, each to the question of its place.
  void resize(std::size_t count);
  /// Places count from 0.
  /// @pre  place < size()
  VerdictView operator[](std::size_t place) const;
  void set(std::size_t place, const VerdictView& verdict);
  void push_back(const VerdictView& verdict);

  // One part of a verdict, for loops over millions.
  Outcome outcome(std::size_t place) const { return cells_[place].outcome; }
  InvalidReason reason(std::size_t place) const { return cells_[place].reason; }
  std::string_view answer(std::size_t place) const { return texts_.text(cells_[place].answer); }

  Iterator begin() const;
  Iterator end() const;

 private:
  struct Cell {
    std::uint32_t answer = 0;  ///< in texts_
    std::uint16_t rule = 0;  ///< in rules_, which are a handful
    Outcome outcome : 3 = Outcome::Missing;
    InvalidReason reason : 4 = InvalidReason::None;
    bool judge_used : 1 = false;
    bool crash : 1 = false;
  };

  std::vector<Cell> cells_;
  TextPool texts_;  ///< answers
  TextPool rules_;
  // Empty until one has such a thing, then as long as cells_.
  std::vector<std::uint32_t> questions_;  ///< where some verdict is not of the question of its place
  std::vector<std::uint32_t> predictions_;  ///< kNone = none
  std::vector<Span> spans_;  ///< begin kNone = none
  std::vector<std::optional<double>> marks_;
};

class VerdictTable::Iterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = VerdictView;
  using difference_type = std::ptrdiff_t;
  using reference = VerdictView;
  using pointer = void;

  Iterator() = default;
  Iterator(const VerdictTable& table, std::size_t place) : table_(&table), place_(place) {}
  VerdictView operator*() const { return (*table_)[place_]; }
  Iterator& operator++() { return ++place_, *this; }
  Iterator operator++(int) {
    Iterator before = *this;
    ++place_;
    return before;
  }
  friend bool operator==(const Iterator&, const Iterator&) = default;

 private:
  const VerdictTable* table_ = nullptr;
  std::size_t place_ = 0;
};

inline VerdictTable::Iterator VerdictTable::begin() const { return {*this, 0}; }
inline VerdictTable::Iterator VerdictTable::end() const { return {*this, size()}; }

}  // namespace ego
