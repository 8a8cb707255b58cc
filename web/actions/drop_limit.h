/// How much a page takes at once: asked before a dropped file is read.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace ego::web {

/// Why a batch that holds these files cannot take another one; nothing if it can.
/// @param size  bytes of the file, as a browser says them
/// @error LimitExceeded, with what to do instead
std::optional<Error> refuse_large_batch(std::span<const NamedBytes> batch, std::string_view name, double size);

}  // namespace ego::web
