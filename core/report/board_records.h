/// The long form of boards: one record a row x column x profile, for CSV and for workbooks.
/// Source: formats.md section 5 (`board.csv`).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/board/board.h"

namespace ego {

/// One field of a record.
struct RecordField {
  std::string text;
  bool number = false;  ///< the text is a number: never guarded, written as one into workbooks
};
using BoardRecord = std::vector<RecordField>;

/// row, model, profile, column, value, lo, hi, n, right, wrong, invalid, missing, rank, rank_lo, rank_hi, flags
std::span<const std::string_view> board_record_names();

/// Records in display order of the boards' rows; empty text where nothing is known.
std::vector<BoardRecord> board_records(std::span<const Board> boards);

}  // namespace ego
