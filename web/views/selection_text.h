/// The rows a reader has chosen, as text for other programs: what is exported is what is shown.
#pragma once

#include <string>

#include "web/views/views.h"

namespace ego::web {

enum class TextTable : std::uint8_t { Tsv, Csv };

/// True where the shown view has a table that can leave the page.
bool has_table(const AppState& state, const Views& views);

/// The shown table with one header line: of the board the rows in the basket, else the one under the cursor, else every visible one,
/// with the visible columns as printed; of items every listed question with each row's outcome and answer.
/// Empty without a table.
/// Tabs and line ends inside a value are blanks in TSV and quoted in CSV.
std::string selection_text(const AppState& state, const Views& views, TextTable form);

}  // namespace ego::web
