#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/board/board.h"
#include "core/board/row_filter.h"

namespace ego {
namespace {

/// Filters on one field widen each other, filters on different fields narrow: open or closed, of one organization.
bool kept(const BoardRow& row, const std::vector<std::pair<std::string, std::string>>& keep) {
  return std::all_of(keep.begin(), keep.end(), [&](const auto& wanted) {
    return std::any_of(keep.begin(), keep.end(), [&](const auto& filter) {
      return filter.first == wanted.first && row_fact(row, filter.first) == filter.second;
    });
  });
}

bool visible(const Board& board, const BoardRow& row, const BoardQuery& query, const RowFilter& filter) {
  const bool dropped = std::any_of(query.drop.begin(), query.drop.end(),
                                   [&](const auto& filter) { return row_fact(row, filter.first) == filter.second; });
  return !dropped && kept(row, query.keep) && filter.holds(board, row);
}

/// -1, 0, 1 as a stands before, beside or behind b: cells without the number stand last both ways.
int compare_numbers(const std::optional<double>& left, const std::optional<double>& right, bool descending) {
  if (left.has_value() != right.has_value()) return left.has_value() ? -1 : 1;
  if (!left || *left == *right) return 0;
  return (*left > *right) == descending ? -1 : 1;
}

std::optional<double> cautious_value(const BoardCell& cell, const BoardColumn& column) {
  if (!cell.interval || column.unit != "fraction") return std::nullopt;
  return column.higher_is_better ? cell.interval->lo : cell.interval->hi;
}

/// Best rank first, then worst: small is good, so that "descending" (best first) turns them round.
int compare_rank_sets(const BoardCell& left, const BoardCell& right, bool descending) {
  const auto ends = [](const BoardCell& cell) -> std::pair<std::optional<double>, std::optional<double>> {
    if (cell.rank_set) return {cell.rank_set->lo, cell.rank_set->hi};
    return {cell.rank, cell.rank};
  };
  const auto [left_lo, left_hi] = ends(left);
  const auto [right_lo, right_hi] = ends(right);
  const int by_best = compare_numbers(left_lo, right_lo, !descending);
  return by_best != 0 ? by_best : compare_numbers(left_hi, right_hi, !descending);
}

int compare_by(const Board& board, const BoardRow& a, const BoardRow& b, const SortKey& key) {
  if (key.column == kSortByName) {
    const int order = a.name.compare(b.name);
    return key.descending ? -order : order;
  }
  const BoardCell& left = a.cells[key.column];
  const BoardCell& right = b.cells[key.column];
  const BoardColumn& column = board.columns[key.column];
  switch (key.by) {
    case SortMeasure::Value: return compare_numbers(left.value, right.value, key.descending);
    case SortMeasure::LowerBound:
      return compare_numbers(cautious_value(left, column), cautious_value(right, column), key.descending);
    case SortMeasure::RankSet: {
      const int by_set = compare_rank_sets(left, right, key.descending);
      return by_set != 0 ? by_set : compare_numbers(left.value, right.value, key.descending == column.higher_is_better);
    }
  }
  return 0;
}

}  // namespace

std::vector<std::uint32_t> arrange_rows(const Board& board, const BoardQuery& query) {
  const RowFilter filter(query.search, board);
  std::vector<std::uint32_t> order;
  order.reserve(board.rows.size());
  for (std::uint32_t i = 0; i < board.rows.size(); ++i) {
    if (visible(board, board.rows[i], query, filter)) order.push_back(i);
  }
  std::vector<SortKey> keys = query.sort;
  std::erase_if(keys,
                [&](const SortKey& key) { return key.column != kSortByName && key.column >= board.columns.size(); });
  if (keys.empty() && !board.columns.empty()) {
    const std::size_t column = board.main_column();
    keys.push_back({static_cast<std::uint32_t>(column), board.columns[column].higher_is_better});
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
    const BoardRow& a = board.rows[left];
    const BoardRow& b = board.rows[right];
    for (const SortKey& key : keys) {
      const int by_key = compare_by(board, a, b, key);
      if (by_key != 0) return by_key < 0;
    }
    return a.id != b.id ? a.id < b.id : left < right;
  });
  return order;
}

}  // namespace ego
