/// Excel workbooks: the first sheet read as a table of texts, and tables written. No formula is run, no macro looked at.
/// Source: formats.md section 1 "XLSX" (ECMA-376: SpreadsheetML).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/io/zip_reader.h"

namespace ego::io {

/// Excel keeps this many characters of a cell; whoever writes more loses the rest.
inline constexpr std::size_t kLongestCell = 32767;

/// One row of cells as text: numbers by their shortest decimal, `1` and not `1.0`.
struct SheetRow {
  std::uint64_t number = 0;  ///< as the sheet numbers it, from 1
  std::vector<std::string> cells;  ///< by column; shorter than the header if the last cells are empty
};

/// A sheet as read.
struct Sheet {
  std::string name;
  std::vector<SheetRow> rows;  ///< empty rows are left out
  std::uint64_t cut_cells = 0;  ///< cells of kLongestCell characters: their text may have been cut
  std::uint64_t formula_cells = 0;  ///< cells that hold a formula: they are empty here
};

/// True if the archive is a workbook.
bool is_workbook(const ZipArchive& archive);

/// The first sheet.
/// @error SyntaxError    broken XML, a cell outside the sheet, an unknown shared string
/// @error LimitExceeded  more than kMaxRows rows, kMaxColumns columns, or larger than memory allows
/// @error UnsafeArchive  damaged entries
Result<Sheet> read_first_sheet(const ZipArchive& archive, std::string_view label);

/// A cell to be written.
struct CellValue {
  std::string text;
  bool number = false;  ///< written as a number; the text must be one
};

/// A workbook of one sheet; the same bytes for the same cells. Texts longer than kLongestCell are cut and reported (W111).
/// @error LimitExceeded  of the archive
Result<ByteBuffer> write_workbook(std::string_view sheet_name, const std::vector<std::vector<CellValue>>& rows,
                                  std::string_view label, Diagnostics& diagnostics);

}  // namespace ego::io
