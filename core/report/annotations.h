/// Messages as GitHub shows them beside the lines they are about.
/// Source: formats.md section 5; GitHub workflow commands.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/diagnostics.h"

namespace ego {

/// One workflow command, `::error file=a.json,line=4::message`: nothing in a value or the message can end it or start
/// another. Properties without a value are left out.
/// @param command  `error`, `warning` or `notice`
std::string github_command(std::string_view command,
                           std::initializer_list<std::pair<std::string_view, std::string>> properties,
                           std::string_view message);

/// `::error file=a.json,line=4,col=2,title=E012::message` a line; warnings as `warning`, the rest as `notice`.
/// @param per_code  lines of one code at most; 0 = all. GitHub shows ten of a kind a step
std::string github_annotations(const Diagnostics& diagnostics, std::size_t per_code = 10);

/// The summary of a step: a Markdown table of the codes with counts and first messages.
std::string github_summary(const Diagnostics& diagnostics, std::string_view title);

}  // namespace ego
