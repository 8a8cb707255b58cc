/// Words the report schema allows, and the units it knows.
#pragma once

#include <optional>
#include <string_view>

#include "core/board/published.h"

namespace ego {

/// True for the names in the schema's `flags`.
bool is_schema_flag(std::string_view flag);
/// True for `full`, `blind`, `question-only`, `no-options`, `options-shuffled`, `text-only`.
bool is_run_mode(std::string_view mode);

/// A published cell as a fraction, correctly rounded from its decimal text; nothing for units that are no share.
std::optional<double> published_fraction(const PublishedCell& cell, const PublishedColumn& column);

}  // namespace ego
