/// A table as CSV, JSON, Markdown, LaTeX or tab-separated text, with everything a reader must know beside the numbers.
/// Source: explorer.md section 13.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/charts/table.h"

namespace ego::web {

/// What the numbers are about: written into every file that has room for it.
struct Provenance {
  std::vector<std::pair<std::string, std::string>>
      facts;  ///< language-free key, value: benchmark, profile, items_sha256 ...
  std::string filter;  ///< of the view, as the permalink spells it; empty if there is none
  std::string link;    ///< the view's address
};

/// UTF-8, LF, RFC 4180. Numbers as numbers; text cells that a spreadsheet would run are quoted. No comment lines.
std::string table_csv(const ViewTable& table);
/// { "format": "egoscope.view", "title", "notes", "provenance", "filter", "link", "columns", "rows": [{key: value}] }, keys sorted.
std::string table_json(const ViewTable& table, const Provenance& provenance);
std::string table_markdown(const ViewTable& table, const Provenance& provenance);
/// Needs \usepackage{booktabs}.
std::string table_latex(const ViewTable& table, const Provenance& provenance);
/// For the clipboard: what is pasted into a spreadsheet lands in cells.
std::string table_tsv(const ViewTable& table);

/// The sentences below a picture or a table: notes, facts, filter, link.
std::vector<std::string> caption_lines(const ViewTable& table, const Provenance& provenance);

}  // namespace ego::web
