/// A chart as an SVG file: the same shapes with a palette's colours, a title, a description for screen readers, and a caption.
#pragma once

#include <span>
#include <string>

#include "web/charts/chart.h"
#include "web/theme/tokens.h"

namespace ego::web::charts {

/// @param caption  lines below the drawing: profile, n, intervals, filter, link
/// @return a complete document; lengths in pixels of kBodyTextPx to an em
std::string write_svg(const Chart& chart, std::span<const std::string> caption, const Palette& palette);

/// The colour of an ink.
Color color_of(Ink ink, const Palette& palette);

}  // namespace ego::web::charts
