#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/json/parse.h"
#include "web/exports/table_picture.h"
#include "web/exports/write_table.h"

using namespace ego;
using namespace ego::web;

namespace {

ViewTable sample() {
  ViewTable table;
  table.name = "sample";
  table.title = "Rows | columns";
  table.notes = {"one note"};
  table.columns = {{"row", "Row"}, {"share", "Share, %", ColumnKind::Number}, {"note", "Note"}};
  table.rows.push_back({{TableCell("=1+1"), percent_cell(0.4807), TableCell("a, b")}, "r1"});
  table.rows.push_back({{TableCell("50% & more_"), percent_cell(std::nullopt), TableCell("tab\there")}, "r2"});
  return table;
}

const Provenance kFrom{
    {{"benchmark", "demo"}, {"profile", "strict 1.0"}}, "f=task:counting", "#/demo/board?f=task:counting"};

}  // namespace

TEST_CASE("exports: CSV has numbers, not percents, and runs nothing in a spreadsheet", "[exports]") {
  CHECK(table_csv(sample()) == "row,share,note\n'=1+1,0.4807,\"a, b\"\n50% & more_,,tab\there\n");
}

TEST_CASE("exports: TSV keeps its columns", "[exports]") {
  CHECK(table_tsv(sample()) == "Row\tShare, %\tNote\n=1+1\t0.4807\ta, b\n50% & more_\t\ttab here\n");
}

TEST_CASE("exports: JSON reads back with filter, link and null for what is not known", "[exports]") {
  const std::string text = table_json(sample(), kFrom);
  Diagnostics diagnostics;
  const auto parsed = json::parse(text, "export.json", json::Dialect::Strict, diagnostics);
  REQUIRE(parsed.ok());
  const json::Value& value = parsed.value();
  CHECK(value.text_or_empty("format") == "egoscope.view");
  CHECK(value.text_or_empty("filter") == "f=task:counting");
  CHECK(value.text_or_empty("link") == "#/demo/board?f=task:counting");
  CHECK(value.find("provenance")->text_or_empty("profile") == "strict 1.0");
  const json::Array& rows = *value.find("rows")->if_array();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].find("share")->as_double() == 0.4807);
  CHECK(rows[1].find("share")->is_null());
}

TEST_CASE("exports: Markdown escapes cells and says filter and link", "[exports]") {
  const std::string text = table_markdown(sample(), kFrom);
  CHECK(text.find("### Rows \\| columns\n\n- one note\n") == 0);
  CHECK(text.find("| Row | Share, % | Note |\n|---|--:|---|\n") != std::string::npos);
  CHECK(text.find("| =1+1 | 48.1 | a, b |") != std::string::npos);
  CHECK(text.find("filter: f=task:counting") != std::string::npos);
}

TEST_CASE("exports: LaTeX escapes what LaTeX would obey", "[exports]") {
  const std::string text = table_latex(sample(), kFrom);
  CHECK(text.find("50\\% \\& more\\_ & ") != std::string::npos);
  CHECK(text.find("\\begin{tabular}{lrl}") != std::string::npos);
  CHECK(text.find("\\toprule") != std::string::npos);
}

TEST_CASE("exports: a table is a picture too, and says what it leaves out", "[exports]") {
  const charts::Chart all = table_picture(sample(), 10);
  const charts::Chart cut = table_picture(sample(), 1);
  const auto has = [](const charts::Chart& chart, std::string_view text) {
    for (const charts::Shape& shape : chart.shapes) {
      if (shape.text == text) return true;
    }
    return false;
  };
  CHECK(has(all, "48.1"));
  CHECK_FALSE(has(all, "+ 1"));
  CHECK(has(cut, "+ 1"));
}
