/// A stage flow as a table: what became of the items from stage to stage.
#pragma once

#include <string>

#include "core/compare/comparison.h"

namespace ego {

/// Patterns by count, largest first, and the links between neighbouring stages. Letters: R right, W wrong, I no usable answer, M missing.
std::string render_text(const StageFlow& flow);
std::string render_markdown(const StageFlow& flow);
/// One `<section>`.
std::string render_html(const StageFlow& flow);

}  // namespace ego
