#include "core/analysis/option_positions.h"

#include <algorithm>

namespace ego {
namespace {

bool counts(const AnswerTable& table, std::size_t item) { return table.options[item] >= 2 && table.gold[item] > 0; }

std::optional<double> spread_of(const RowPositions& row) {
  std::optional<double> least;
  std::optional<double> most;
  for (std::size_t at = 0; at < row.items.size(); ++at) {
    if (row.items[at] < kPositionItems) continue;
    const double accuracy = static_cast<double>(row.right[at]) / static_cast<double>(row.items[at]);
    least = std::min(least.value_or(accuracy), accuracy);
    most = std::max(most.value_or(accuracy), accuracy);
  }
  return least && most ? std::optional(*most - *least) : std::nullopt;
}

RowPositions positions_of(const AnswerTable& table, std::size_t row, std::size_t positions) {
  RowPositions out;
  out.row = table.rows[row];
  out.right.assign(positions, 0);
  out.items.assign(positions, 0);
  out.given.assign(positions, 0);
  for (std::size_t item = 0; item < table.items(); ++item) {
    if (!counts(table, item) || !table.ran(row, item)) continue;
    const AnswerCell& cell = table.cells[row][item];
    const std::size_t gold = table.gold[item] - 1;
    ++out.items[gold];
    if (cell.outcome == Outcome::Right) ++out.right[gold];
    if (cell.answer < 1) {
      ++out.none;
    } else if (cell.answer <= positions) {
      ++out.given[cell.answer - 1];
    } else {
      ++out.other;
    }
  }
  out.spread = spread_of(out);
  return out;
}

}  // namespace

OptionPositions count_option_positions(const AnswerTable& table) {
  OptionPositions out;
  out.column = table.column;
  out.profile = table.profile;
  std::size_t positions = 0;
  for (std::size_t item = 0; item < table.items(); ++item) {
    if (counts(table, item)) positions = std::max<std::size_t>(positions, table.options[item]);
  }
  positions = std::min<std::size_t>(positions, kOtherAnswer - 1);
  if (positions == 0) return out;
  out.gold.assign(positions, 0);
  for (std::size_t item = 0; item < table.items(); ++item) {
    if (counts(table, item)) ++out.gold[table.gold[item] - 1];
  }
  for (std::size_t row = 0; row < table.rows.size(); ++row) out.rows.push_back(positions_of(table, row, positions));
  return out;
}

}  // namespace ego
