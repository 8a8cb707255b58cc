/// Boards as a workbook: the long form of `board.csv`, numbers as numbers.
/// Source: formats.md section 5.
#pragma once

#include <span>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/board/board.h"

namespace ego::interchange {

/// One sheet `board`: a header line, then one line a row x column x profile. The same boards, the same bytes. Texts are cells
/// of text, whatever they begin with: a workbook runs no formula that is not marked as one.
/// @error LimitExceeded  of the archive
Result<ByteBuffer> write_board_xlsx(std::span<const Board> boards, std::string_view label, Diagnostics& diagnostics);

}  // namespace ego::interchange
