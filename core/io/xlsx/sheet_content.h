/// A workbook's first sheet as records for the importers.
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/io/content.h"
#include "core/io/zip_reader.h"

namespace ego::io {

/// The rows below the header as objects of texts (Form::Json); lines are the sheet's row numbers. W111 where text may be lost.
/// @error as read_first_sheet(); EmptyFile if there is no row below the header
Result<Content> sheet_content(const ZipArchive& archive, ByteView bytes, std::string_view label);

}  // namespace ego::io
