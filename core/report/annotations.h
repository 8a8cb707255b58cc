/// Messages as GitHub shows them beside the lines they are about.
/// Source: formats.md section 5; GitHub workflow commands.
#pragma once

#include <string>

#include "core/base/diagnostics.h"

namespace ego {

/// `::error file=a.json,line=4,col=2,title=E012::message` a line; warnings as `warning`, the rest as `notice`.
/// @param per_code  lines of one code at most; 0 = all. GitHub shows ten of a kind a step
std::string github_annotations(const Diagnostics& diagnostics, std::size_t per_code = 10);

/// The summary of a step: a Markdown table of the codes with counts and first messages.
std::string github_summary(const Diagnostics& diagnostics, std::string_view title);

}  // namespace ego
