/// The site's page: the repository's template with the boards as real tables, readable without a script.
#pragma once

#include <map>
#include <string>

#include "core/base/result.h"
#include "core/site/site.h"

namespace ego::site {

/// @param app_names  written name by name as referenced; empty: lines that name an app file are left out
/// @error MissingField  the template names an app file that is not among them
Result<std::string> render_index(const SiteInput& input, const std::map<std::string, std::string>& app_names);

/// The tables of one benchmark in a <section>: scored boards first, then every published table.
std::string render_benchmark_section(const BenchmarkPart& part);

}  // namespace ego::site
