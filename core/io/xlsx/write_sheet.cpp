#include <fmt/format.h>

#include "core/base/utf8.h"
#include "core/io/xlsx/cell_text.h"
#include "core/io/xlsx/workbook.h"
#include "core/io/zip_writer.h"

namespace ego::io {
namespace {

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackageRelation = "http://schemas.openxmlformats.org/package/2006/relationships";

std::string content_types() {
  constexpr std::string_view kType = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  return fmt::format(
      "{}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Override PartName=\"/xl/workbook.xml\" ContentType=\"{}.sheet.main+xml\"/>"
      "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{}.worksheet+xml\"/></Types>",
      kHead, kType, kType);
}

std::string relations(std::string_view type, std::string_view target) {
  return fmt::format(
      "{}<Relationships xmlns=\"{}\"><Relationship Id=\"rId1\" Type=\"{}/{}\" Target=\"{}\"/></Relationships>", kHead,
      kPackageRelation, kRelation, type, target);
}

std::string workbook(std::string_view sheet) {
  return fmt::format(
      "{}<workbook xmlns=\"{}\" xmlns:r=\"{}\"><sheets><sheet name=\"{}\" sheetId=\"1\" "
      "r:id=\"rId1\"/></sheets></workbook>",
      kHead, kMain, kRelation, encode_xstring(sheet));
}

}  // namespace

Result<ByteBuffer> write_workbook(std::string_view sheet_name, const std::vector<std::vector<CellValue>>& rows,
                                  std::string_view label, Diagnostics& diagnostics) {
  std::string sheet = fmt::format("{}<worksheet xmlns=\"{}\"><sheetData>", kHead, kMain);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    sheet += fmt::format("<row r=\"{}\">", row + 1);
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      const CellValue& cell = rows[row][column];
      if (cell.text.empty()) continue;
      const std::string reference = cell_reference(column, row + 1);
      if (cell.number) {
        sheet += fmt::format("<c r=\"{}\"><v>{}</v></c>", reference, encode_xstring(cell.text));
        continue;
      }
      const std::size_t kept = prefix_of_code_points(cell.text, kLongestCell);
      if (kept < cell.text.size()) {
        Diagnostic warning = make_error(Code::SpreadsheetLoss, "a cell holds 32,767 characters; the rest is left out",
                                        std::string(label), "write JSON or CSV");
        warning.row = row;
        warning.field = reference;
        diagnostics.add(std::move(warning));
      }
      sheet += fmt::format("<c r=\"{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", reference,
                           encode_xstring(std::string_view(cell.text).substr(0, kept)));
    }
    sheet += "</row>";
  }
  sheet += "</sheetData></worksheet>";
  ZipWriter archive;
  EGO_TRY([[maybe_unused]] const Ok types, archive.add("[Content_Types].xml", content_types()));
  EGO_TRY([[maybe_unused]] const Ok root, archive.add("_rels/.rels", relations("officeDocument", "xl/workbook.xml")));
  EGO_TRY([[maybe_unused]] const Ok book, archive.add("xl/workbook.xml", workbook(sheet_name)));
  EGO_TRY([[maybe_unused]] const Ok links,
          archive.add("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml")));
  EGO_TRY([[maybe_unused]] const Ok cells, archive.add("xl/worksheets/sheet1.xml", sheet));
  return archive.finish();
}

}  // namespace ego::io
