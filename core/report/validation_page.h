/// What a validation found, as one page for people who wait for a verdict.
/// Source: formats.md section 5 ("Static HTML") and 7.
#pragma once

#include <string>
#include <string_view>

#include "core/base/diagnostics.h"

namespace ego {

/// One self-contained page: verdict, the summary as text, every message with file, line and advice. All text escaped.
/// @param summary  as the command line prints it
std::string render_validation_page(std::string_view summary, const Diagnostics& diagnostics);

}  // namespace ego
