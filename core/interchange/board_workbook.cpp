#include "core/interchange/board_workbook.h"

#include <string>
#include <utility>
#include <vector>

#include "core/io/xlsx/workbook.h"
#include "core/report/board_records.h"

namespace ego::interchange {

Result<ByteBuffer> write_board_xlsx(std::span<const Board> boards, std::string_view label, Diagnostics& diagnostics) {
  std::vector<std::vector<io::CellValue>> rows(1);
  for (const std::string_view name : board_record_names()) rows.front().push_back({std::string(name), false});
  for (BoardRecord& record : board_records(boards)) {
    rows.emplace_back();
    for (RecordField& field : record) rows.back().push_back({std::move(field.text), field.number});
  }
  return io::write_workbook("board", rows, label, diagnostics);
}

}  // namespace ego::interchange
