/// What a reader can take along from a view.
/// Source: explorer.md section 13.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace ego::web {

enum class ExportFormat : std::uint8_t {
  Csv,
  Json,
  Markdown,
  Latex,
  Tsv,
  Svg,
  Png,
  Citation,
  Issue,
  Report,  ///< of the dropped files, as the command line writes it
  Eee,     ///< Every Eval Ever, of the dropped files
  Frames,  ///< the open contact sheet as PNG
};

/// How a format leaves the page.
enum class ExportWay : std::uint8_t { File, Clipboard };

enum class ExportRows : std::uint8_t {
  Shown,   ///< what the filter leaves
  Chosen,  ///< of a board: the rows in the basket, else the one under the cursor, else all that are shown
};

struct ExportWish {
  ExportFormat format = ExportFormat::Csv;
  int scale = 1;  ///< of a PNG: device pixels to a CSS pixel, 1 to 4
  ExportRows rows = ExportRows::Shown;
};

/// One line of the list of formats.
struct ExportChoice {
  std::string_view key;    ///< language-free name
  std::string_view title;  ///< a format's name is the same in every language; empty: it has a text of its own
  ExportWish wish;
  ExportWay way = ExportWay::File;
};

inline constexpr std::array<ExportChoice, 11> kExportChoices{{
    {"csv", "CSV", {ExportFormat::Csv}},
    {"json", "JSON", {ExportFormat::Json}},
    {"markdown", "Markdown", {ExportFormat::Markdown}},
    {"latex", "LaTeX", {ExportFormat::Latex}},
    {"svg", "SVG", {ExportFormat::Svg}},
    {"png1", "PNG 1\u00d7", {ExportFormat::Png, 1}},
    {"png2", "PNG 2\u00d7", {ExportFormat::Png, 2}},
    {"png3", "PNG 3\u00d7", {ExportFormat::Png, 3}},
    {"png4", "PNG 4\u00d7", {ExportFormat::Png, 4}},
    {"tsv", "TSV", {ExportFormat::Tsv}, ExportWay::Clipboard},
    {"cite", "", {ExportFormat::Citation}, ExportWay::Clipboard},
}};

/// Mirror key of the text field for AppState::organization.
inline constexpr std::string_view kOrganizationField = "organization";

/// Of the files that were dropped last, whatever view is shown.
inline constexpr std::array<ExportChoice, 2> kDroppedChoices{{
    {"report", "", {ExportFormat::Report}},
    {"eee", "Every Eval Ever 0.3.0", {ExportFormat::Eee}},
}};

}  // namespace ego::web
