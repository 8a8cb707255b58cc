/// A board as a LaTeX table for papers: booktabs, macros at the top that a paper can restyle.
/// Source: formats.md section 5.
#pragma once

#include <string>
#include <string_view>

#include "core/board/board.h"
#include "core/report/render.h"

namespace ego {

/// Text for LaTeX: special characters escaped, line ends as spaces, control characters and invalid UTF-8 left out.
std::string escape_latex(std::string_view text);

/// `\egoci{48.1}{44.9}{51.2}` where an interval is known, the number where it is not; leaders (rank set contains 1) bold, not just the maximum;
/// a note line with n, profile and interval method. Needs \usepackage{booktabs}.
std::string render_latex(const Board& board, ColumnChoice columns);
/// The boards of all profiles.
std::string render_latex(const Report& report, ColumnChoice columns);

}  // namespace ego
