/// A stage flow as a table: what became of the items from stage to stage.
#pragma once

#include <string>
#include <string_view>

#include "core/compare/comparison.h"

namespace ego {

/// Patterns by count, largest first, and the links between neighbouring stages. Letters: R right, W wrong, I no usable answer, M missing.
/// @param profile  label of the flow's profile: id and version
std::string render_text(const StageFlow& flow, std::string_view profile);
std::string render_markdown(const StageFlow& flow, std::string_view profile);
/// One `<section>`.
std::string render_html(const StageFlow& flow, std::string_view profile);

}  // namespace ego
