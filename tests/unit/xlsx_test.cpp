// Workbooks and Zstandard. Source: formats.md section 1; fixtures made by openpyxl 3.0.9 and XlsxWriter 3.0.2 (the writers pandas
// uses), frames made by the zstd command's library.
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "core/benchmarks/registry.h"
#include "core/io/xlsx/cell_text.h"
#include "core/io/xlsx/workbook.h"
#include "core/io/zip_writer.h"
#include "core/io/zstandard.h"
#include "tests/unit/support/import_support.h"
#include "tests/unit/support/test_files.h"

using namespace ego;
using io::CellValue;

namespace {

Result<io::Sheet> sheet_of(const std::string& bytes) {
  const auto archive = io::ZipArchive::open(bytes, "t.xlsx");
  REQUIRE(archive.ok());
  REQUIRE(io::is_workbook(archive.value()));
  return io::read_first_sheet(archive.value(), "t.xlsx");
}

/// A workbook whose sheet is this XML.
std::string workbook_with(const std::string& sheet, const std::string& strings = {}) {
  io::ZipWriter zip;
  const std::string kRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  REQUIRE(zip.add("xl/workbook.xml", "<x:workbook xmlns:r=\"" + kRelation +
                                         "\"><x:sheets><x:sheet name=\"first\" r:id=\"rId7\"/><x:sheet r:id=\"rId8\"/>"
                                         "</x:sheets></x:workbook>"));
  REQUIRE(zip.add("xl/_rels/workbook.xml.rels",
                  "<Relationships><Relationship Id=\"rId8\" Target=\"b.xml\"/><Relationship "
                  "Id=\"rId7\" Target=\"/xl/a.xml\"/></Relationships>"));
  REQUIRE(zip.add("xl/a.xml", sheet));
  if (!strings.empty()) REQUIRE(zip.add("xl/sharedStrings.xml", strings));
  return zip.finish();
}

std::string bytes_of(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return out;
}

}  // namespace

TEST_CASE("xlsx: what openpyxl and XlsxWriter write is read alike", "[xlsx]") {
  for (const char* name : {"openpyxl", "xlsxwriter"}) {
    INFO(name);
    const auto sheet = sheet_of(test::repository_file(std::string("tests/fuzz/corpus/fuzz_xlsx/") + name + ".xlsx"));
    REQUIRE(sheet.ok());
    const std::vector<io::SheetRow>& rows = sheet.value().rows;
    REQUIRE(rows.size() == 7);
    CHECK(sheet.value().name == "Sheet1");
    CHECK(rows[0].cells == std::vector<std::string>{"index", "id", "category", "question", "answer", "prediction"});
    CHECK(rows[1].cells[0] == "0");
    CHECK(rows[1].cells[5] == "The answer is\nB");
    CHECK(rows[3].cells[3] == "caf\u00e9 \U0001F600 & <b>");
    CHECK(rows[3].cells.size() == 5);  // the prediction cell is not there
    CHECK(rows[5].cells[0] == "4.5");
    CHECK(rows[5].cells[5] == " lead and trail ");
    CHECK(rows[6].cells[0] == "1e+20");
    CHECK(rows[6].cells[3] == "TRUE");
    CHECK(rows[6].number == 7);
    CHECK(sheet.value().formula_cells == 2);  // `=SUM(1,2)` and a reply that begins with `=`
    // XlsxWriter escapes what looks like an escape, openpyxl does not: then it means a carriage return.
    CHECK(rows[4].cells[5] == (std::string_view(name) == "openpyxl" ? "\r kept" : "_x000D_ kept"));
  }
}

TEST_CASE("xlsx: a VLMEvalKit workbook is imported, and lost text is said (W111)", "[xlsx]") {
  const test::Imported imported = test::import_all(
      *find_benchmark("video-mmmu"),
      {{"Model_VideoMMMU.xlsx", test::repository_file("tests/fuzz/corpus/fuzz_xlsx/xlsxwriter.xlsx")}});
  const Submission& submission = imported.only();
  CHECK(submission.inputs[0].importer == "vlmevalkit");
  CHECK(submission.row.value == "Model_VideoMMMU");
  REQUIRE(submission.predictions.size() == 6);
  CHECK(submission.predictions[0].id == "dev_Art_1");
  CHECK(submission.predictions[0].track == "perception");
  CHECK(submission.predictions[0].response == "The answer is\nB");
  CHECK(submission.predictions[0].line == 2);
  CHECK(submission.predictions[2].response == "");
  CHECK(imported.diagnostics.count(Code::SpreadsheetLoss) == 2);
  CHECK(imported.text().find("open-compass/VLMEvalKit#1689") != std::string::npos);
  CHECK(imported.text().find("2 rows have an empty prediction cell") != std::string::npos);
}

TEST_CASE("xlsx: written cells come back, whatever characters they hold", "[xlsx]") {
  const std::vector<std::string> texts{
      "plain",    "=1+1",       "_x000D_", "_x005F_", "a\r\nb\tc", std::string("\x01\x1F", 2),
      " \u00a0 ", "\U0001F600", "<&>\"'",  "007",     "1.0"};
  std::vector<std::vector<CellValue>> rows{{{"id"}, {"value"}}};
  for (const std::string& text : texts) rows.push_back({{"1", true}, {text}});
  Diagnostics diagnostics;
  const auto written = io::write_workbook("A & B", rows, "out.xlsx", diagnostics);
  REQUIRE(written.ok());
  CHECK(written.value() == io::write_workbook("A & B", rows, "out.xlsx", diagnostics).value());
  const auto sheet = sheet_of(written.value());
  REQUIRE(sheet.ok());
  CHECK(sheet.value().name == "A & B");
  REQUIRE(sheet.value().rows.size() == texts.size() + 1);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    INFO(i);
    CHECK(sheet.value().rows[i + 1].cells[1] == texts[i]);
    CHECK(sheet.value().rows[i + 1].cells[0] == "1");
  }
  CHECK(diagnostics.by_code().empty());
}

TEST_CASE("xlsx: a cell holds 32,767 characters; what is beyond is cut and said, and a full cell is suspicious",
          "[xlsx]") {
  std::string full;  // not too like itself: archives that unpack to 200 times their size are refused
  for (unsigned i = 1; full.size() < io::kLongestCell; ++i) full += std::to_string(i * 2654435761U);
  full.resize(io::kLongestCell);
  std::string wide;
  for (const char digit : full) wide.append("\xC3").append(1, static_cast<char>(0xA0 + (digit - '0')));
  Diagnostics diagnostics;
  const auto written = io::write_workbook("s", {{{full + "z"}, {wide}, {full.substr(1)}}}, "out.xlsx", diagnostics);
  REQUIRE(written.ok());
  CHECK(diagnostics.count(Code::SpreadsheetLoss) == 1);
  const auto sheet = sheet_of(written.value());
  REQUIRE(sheet.ok());
  CHECK(sheet.value().rows[0].cells[0] == full);
  CHECK(sheet.value().rows[0].cells[1] == wide);
  CHECK(sheet.value().cut_cells == 2);
}

TEST_CASE("xlsx: rich text, prefixes, missing references, phonetic hints, shortest decimals", "[xlsx]") {
  const auto sheet =
      sheet_of(workbook_with("<x:worksheet><x:sheetData><x:row><x:c "
                             "t=\"s\"><x:v>0</x:v></x:c><x:c><x:v>1.0</x:v></x:c><x:c><x:v>0.10000000000000001"
                             "</x:v></x:c><x:c t=\"e\"><x:v>#N/A</x:v></x:c></x:row><x:row r=\"9\"><x:c r=\"C9\" "
                             "t=\"str\"><x:v>_x0041_</x:v></x:c>"
                             "</x:row></x:sheetData></x:worksheet>",
                             "<sst><si><r><t>a </t></r><r><t>b</t></r><rPh><t>zzz</t></rPh></si></sst>"));
  REQUIRE(sheet.ok());
  REQUIRE(sheet.value().rows.size() == 2);
  CHECK(sheet.value().rows[0].cells == std::vector<std::string>{"a b", "1", "0.1", "#N/A"});
  CHECK(sheet.value().rows[1].number == 9);
  CHECK(sheet.value().rows[1].cells[2] == "A");
}

TEST_CASE("xlsx: broken workbooks are E004 with the part, never a crash", "[xlsx]") {
  const auto code = [](const std::string& bytes) {
    const auto sheet = sheet_of(bytes);
    REQUIRE_FALSE(sheet.ok());
    CHECK(sheet.error().input.find("t.xlsx") == 0);
    return sheet.error().code;
  };
  CHECK(code(workbook_with("<worksheet><sheetData><row>")) == Code::SyntaxError);
  CHECK(code(workbook_with("<w><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></w>")) == Code::SyntaxError);
  CHECK(code(workbook_with("<w><sheetData><row><c r=\"?1\"><v>0</v></c></row></sheetData></w>")) == Code::SyntaxError);
  CHECK(code(workbook_with("<w><sheetData><row><c r=\"ZZZ1\"><v>0</v></c></row></sheetData></w>")) ==
        Code::LimitExceeded);
}

TEST_CASE("xlsx: entities of a document type are not expanded", "[xlsx]") {
  const auto sheet =
      sheet_of(workbook_with("<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]><w><sheetData><row><c "
                             "t=\"str\"><v>&b;</v></c></row>"
                             "</sheetData></w>"));
  REQUIRE(sheet.ok());
  CHECK(sheet.value().rows[0].cells[0] == "&b;");
}

TEST_CASE("xlsx: cell references", "[xlsx]") {
  CHECK(io::column_of_reference("A1") == 0);
  CHECK(io::column_of_reference("AB12") == 27);
  CHECK(io::column_of_reference("XFD1") == 16383);
  for (const char* bad : {"", "1", "A", "a1", "A1B", "AAAA1"}) CHECK_FALSE(io::column_of_reference(bad));
  CHECK(io::cell_reference(27, 12) == "AB12");
  CHECK(io::cell_reference(16383, 1) == "XFD1");
}

TEST_CASE("zstandard: several frames are one text; damage and bombs are E007", "[zip]") {
  const std::string two = bytes_of("28b52ffd20129100007b2231223a2241222c2232223a2242227d0a28b52ffd20010900000a");
  const auto text = io::unzstd(two, "a.zst", 1000);
  REQUIRE(text.ok());
  CHECK(text.value() == "{\"1\":\"A\",\"2\":\"B\"}\n\n");
  CHECK(io::unzstd(two.substr(0, two.size() - 3), "a.zst", 1000).error().code == Code::UnsafeArchive);
  CHECK(io::unzstd(two, "a.zst", 10).error().code == Code::LimitExceeded);
  CHECK(io::unzstd("\x28\xB5\x2F\xFDgarbage", "a.zst", 1000).error().code == Code::UnsafeArchive);
  const test::Imported imported = test::import_toy("a.json.zst", two);
  CHECK(imported.only().predictions.size() == 2);
}
