// Tables as text. Source: RFC 4180 section 2 and formats.md section 1.
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "core/io/csv_reader.h"

using namespace ego;
using ego::io::CsvReader;

namespace {

using Cells = std::vector<std::string>;

std::vector<Cells> all_records(std::string_view text, char delimiter = ',') {
  CsvReader reader(text, "t.csv", delimiter);
  std::vector<Cells> records;
  Cells cells;
  while (reader.next(cells)) records.push_back(cells);
  REQUIRE_FALSE(reader.error().has_value());
  return records;
}

}  // namespace

TEST_CASE("csv: quotes, doubled quotes, delimiters and newlines inside quotes", "[csv]") {
  const auto records = all_records("a,b\r\n\"x, \"\"y\"\"\",\"line 1\nline 2\"\r\n");
  REQUIRE(records.size() == 2);
  CHECK(records[1] == Cells{"x, \"y\"", "line 1\nline 2"});
}

TEST_CASE("csv: cells stay as typed", "[csv]") {
  const auto records = all_records("id,prediction\n1,N/A\n2,\n3, nan \n4,a\"b\n5,\r");
  REQUIRE(records.size() == 6);
  CHECK(records[1] == Cells{"1", "N/A"});
  CHECK(records[2] == Cells{"2", ""});
  CHECK(records[3] == Cells{"3", " nan "});
  CHECK(records[4] == Cells{"4", "a\"b"});
  CHECK(records[5] == Cells{"5", "\r"});  // a lone carriage return is no line end
}

TEST_CASE("csv: line numbers count lines of the file, empty lines are skipped", "[csv]") {
  CsvReader reader("a,b\n\n\"1\n2\",x\nlast,y", "t.csv", ',');
  Cells cells;
  std::vector<std::uint64_t> lines;
  while (reader.next(cells)) lines.push_back(reader.line());
  CHECK(lines == std::vector<std::uint64_t>{1, 3, 5});
}

TEST_CASE("csv: a quote left open or followed by text is E004 at its line", "[csv]") {
  Cells cells;
  CsvReader open("a,b\n1,\"x\ny\nz", "t.csv", ',');
  while (open.next(cells)) {}
  REQUIRE(open.error().has_value());
  CHECK(format_line(*open.error()) == "error E004 t.csv:2: expected '\"' that ends this cell, the text ends");
  CsvReader trailing("a\tb\n\"x\"y\tz\n", "t.tsv", '\t');
  while (trailing.next(cells)) {}
  REQUIRE(trailing.error().has_value());
  CHECK(format_line(*trailing.error()) ==
        "error E004 t.tsv:2: expected '\\t' or the end of the line after the closing quote");
}

TEST_CASE("csv: more columns than the limit is E008", "[csv]") {
  Cells cells;
  const std::string wide(10000, ',');
  CsvReader reader(wide, "t.csv", ',');
  CHECK_FALSE(reader.next(cells));
  REQUIRE(reader.error().has_value());
  CHECK(reader.error()->code == Code::LimitExceeded);
}

TEST_CASE("detect_delimiter: the one the header line has most of, outside quotes", "[csv]") {
  CHECK(io::detect_delimiter("id,answer\n1\t2\t3") == ',');
  CHECK(io::detect_delimiter("id\tanswer, as sent\n") == '\t');
  CHECK(io::detect_delimiter("\"a,b,c\";x\n") == ';');
  CHECK_FALSE(io::detect_delimiter("only one column\n1\n").has_value());
}

TEST_CASE("append_csv_cell: what it writes reads back", "[csv]") {
  const Cells cells{"plain", "a,b", "say \"x\"", "two\nlines", ""};
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text += ',';
    io::append_csv_cell(text, cells[i], ',');
  }
  CHECK(all_records(text + "\n").front() == cells);
}
