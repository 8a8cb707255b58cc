#include "core/report/board_records.h"

#include <array>
#include <optional>

#include "core/json/writer.h"

namespace ego {
namespace {

RecordField text(std::string value) { return {std::move(value), false}; }
RecordField number(double value) { return {json::number_text(value), true}; }
RecordField count(std::uint64_t value) { return {std::to_string(value), true}; }

template <class T>
RecordField count_if(bool known, T value) {
  return known ? count(static_cast<std::uint64_t>(value)) : RecordField{};
}

std::string joined(const std::vector<std::string>& flags) {
  std::string out;
  for (const std::string& flag : flags) {
    if (!out.empty()) out += ' ';
    out += flag;
  }
  return out;
}

BoardRecord record_of(const Board& board, const BoardRow& row, std::size_t column) {
  const BoardCell& cell = row.cells[column];
  const bool counts = cell.has_counts;
  return {text(row.id.value),
          text(row.name),
          text(board.profile.value.empty() ? "published:" + board.id : board.profile.value),
          text(board.columns[column].id.value),
          cell.value ? number(*cell.value) : RecordField{},
          cell.interval ? number(cell.interval->lo) : RecordField{},
          cell.interval ? number(cell.interval->hi) : RecordField{},
          count_if(counts || cell.n > 0, cell.n),
          count_if(counts, cell.counts.right),
          count_if(counts, cell.counts.wrong),
          count_if(counts, cell.counts.invalid()),
          count_if(counts, cell.counts.missing),
          count_if(cell.rank.has_value(), cell.rank.value_or(0)),
          count_if(cell.rank_set.has_value(), cell.rank_set.value_or(ReportRankSet{}).lo),
          count_if(cell.rank_set.has_value(), cell.rank_set.value_or(ReportRankSet{}).hi),
          text(joined(cell.flags))};
}

}  // namespace

std::span<const std::string_view> board_record_names() {
  static constexpr std::array<std::string_view, 16> kNames = {
      "row",   "model", "profile", "column",  "value", "lo",      "hi",      "n",
      "right", "wrong", "invalid", "missing", "rank",  "rank_lo", "rank_hi", "flags"};
  return kNames;
}

std::vector<BoardRecord> board_records(std::span<const Board> boards) {
  std::vector<BoardRecord> out;
  for (const Board& board : boards) {
    for (const BoardRow& row : board.rows) {
      for (std::size_t column = 0; column < board.columns.size(); ++column)
        out.push_back(record_of(board, row, column));
    }
  }
  return out;
}

}  // namespace ego
