/// Formats that run code when they are loaded (pickle and its kin): recognised to be refused, never read.
/// Source: formats.md section 1 "Never read".
#pragma once

#include <optional>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace ego::io {

/// The E006 for a pickle (by content, or by a name such as `.pkl`, `.pt`), a torch archive (ZIP with `data.pkl`) or an
/// NPY file of objects, with a recipe to convert it; nothing for other files.
std::optional<Error> refuse_code_carrying(ByteView bytes, std::string_view label);

/// True for the names such files have: `.pkl`, `.pickle`, `.pt`, `.pth`, `.ckpt`.
bool is_code_carrying_name(std::string_view name);

}  // namespace ego::io
