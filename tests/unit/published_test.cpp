#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <iterator>
#include <string>

#include "core/board/board.h"
#include "core/board/published.h"
#include "core/report/schema_names.h"

namespace {

/// Rows and values of the published Video-MMMU table (video-mmmu.md section 13): LongVA's overall is no k/900.
constexpr const char* kTable = R"({"format":"egoscope.published","version":"1.0","benchmark":"video-mmmu",
 "title":{"en":"Video-MMMU","zh":"\u89c6\u9891"},
 "boards":[{"id":"main","title":"Main","note":"","columns":[
   {"id":"overall","title":"Overall","title_zh":"","group":"overall","metric":"accuracy","unit":"percent","higher_is_better":true,"n":900,"n_basis":"paper"},
   {"id":"perception","title":"Perception","group":"track","metric":"accuracy","unit":"percent","higher_is_better":true,"n":300,"n_basis":"paper"},
   {"id":"comprehension","title":"Comprehension","group":"track","metric":"accuracy","unit":"percent","higher_is_better":true,"n":300,"n_basis":"paper"},
   {"id":"adaptation","title":"Adaptation","group":"track","metric":"accuracy","unit":"percent","higher_is_better":true,"n":300,"n_basis":"paper"},
   {"id":"delta","title":"Delta","group":"gain","metric":"delta_knowledge","unit":"percent","higher_is_better":true,"n":300}],
  "rows":[
   {"id":"longva","model":"LongVA","kind":"model","weights":"open","url":"https://example.org","cells":{
     "overall":{"value":"23.98","decimals":2},"perception":{"value":"24.00","decimals":2},
     "comprehension":{"value":"24.33","decimals":2},"adaptation":{"value":"23.67","decimals":2},"delta":{"value":"-7.0","decimals":1}}},
   {"id":"made-up","model":"Sums wrong","kind":"model","cells":{
     "overall":{"value":"50.00"},"perception":{"value":"40.00"},"comprehension":{"value":"40.00"},"adaptation":{"value":"40.00"}}},
   {"id":"human","model":"Human","kind":"human","cells":{"overall":{"value":"74.44"},"nowhere":{"value":"1"}}},
   {"id":"human","model":"Again","kind":"human","cells":{}},
   {"id":"text","model":"Text","kind":"model","cells":{"overall":{"value":"<b>12</b>"}}}]}]})";

}  // namespace

TEST_CASE("read_published: cells keep the printed digits; faults are reported and left out", "[published]") {
  ego::Diagnostics diagnostics;
  auto read = ego::read_published(kTable, "t.json", diagnostics);
  REQUIRE(read.ok());
  const ego::PublishedSet& set = read.value();
  CHECK(set.title == "Video-MMMU");
  REQUIRE(set.boards.size() == 1);
  REQUIRE(set.boards[0].rows.size() == 4);
  CHECK(set.boards[0].rows[0].cells[1].value == "24.00");
  CHECK(set.boards[0].rows[1].cells[0].decimals == 2);
  CHECK(set.boards[0].rows[3].cells.empty());
  CHECK(diagnostics.count(ego::Code::NotFinite) == 1);
  CHECK(diagnostics.count(ego::Code::UnknownName) == 1);
  CHECK(diagnostics.count(ego::Code::DuplicateQuestionId) == 1);
}

TEST_CASE("read_published: other files are refused", "[published]") {
  ego::Diagnostics diagnostics;
  CHECK(ego::read_published("{}", "t", diagnostics).error().code == ego::Code::UnknownFormat);
  CHECK(ego::read_published("{", "t", diagnostics).error().code == ego::Code::SyntaxError);
  CHECK(ego::read_published(R"({"format":"egoscope.published","version":"2.0","benchmark":"x"})", "t", diagnostics)
            .error()
            .code == ego::Code::UnsupportedVersion);
  CHECK(ego::read_published(R"({"format":"egoscope.published","version":"1.0"})", "t", diagnostics).error().code ==
        ego::Code::MissingField);
}

TEST_CASE("lint_published: LongVA's 23.98 is no k/900 and its parts are named; sums that differ are W119",
          "[published][lint]") {
  ego::Diagnostics diagnostics;
  ego::PublishedSet set = ego::read_published(kTable, "t.json", diagnostics).value();
  ego::Diagnostics lint;
  ego::lint_published(set, lint);
  const auto& longva = set.boards[0].rows[0];
  REQUIRE(longva.cells[0].lint.size() == 2);
  CHECK(longva.cells[0].lint[0].code == ego::Code::ImpossibleValue);
  CHECK(longva.cells[0].lint[0].sentence == "23.98 is no k/900: 215/900 = 23.89, 216/900 = 24.00");
  CHECK(longva.cells[0].lint[1].code == ego::Code::PartsDoNotAddUp);
  CHECK(longva.cells[0].lint[1].sentence == "track parts give 216/900 = 24.00, the printed 23.98 is none of these");
  CHECK(longva.cells[1].lint.empty());
  CHECK(longva.cells[4].lint.empty());  // a gain is no k of n
  const auto& made_up = set.boards[0].rows[1];
  REQUIRE(made_up.cells[0].lint.size() == 1);
  CHECK(made_up.cells[0].lint[0].code == ego::Code::PartsDoNotAddUp);
  CHECK(made_up.cells[0].lint[0].sentence == "track parts give 360/900 = 40.00, the printed 50.00 gives 450/900");
  CHECK(lint.count(ego::Code::ImpossibleValue) == 1);
  CHECK(lint.count(ego::Code::PartsDoNotAddUp) == 2);
}

TEST_CASE("boards_from_published: printed text, fractions inside, humans without a rank", "[published][board]") {
  ego::Diagnostics diagnostics;
  ego::PublishedSet set = ego::read_published(kTable, "t.json", diagnostics).value();
  const auto boards = ego::boards_from_published(set);
  REQUIRE(boards.size() == 1);
  CHECK(boards[0].rows[0].cells[0].text == "23.98");
  CHECK(boards[0].rows[0].cells[0].value == 0.2398);
  CHECK(boards[0].rows[0].cells[0].rank == 2);
  CHECK(boards[0].rows[1].cells[0].rank == 1);
  CHECK_FALSE(boards[0].rows[2].cells[0].rank.has_value());
  CHECK_FALSE(boards[0].rows[2].cells[1].value.has_value());
  CHECK(boards[0].rows[0].origin == ego::RowOrigin::Published);
  CHECK(ego::denominator_text(boards[0].rows[0].cells[0]) == "n = 900");
}

TEST_CASE("denominator_of: a row of another split counts by its split", "[published]") {
  ego::PublishedRow row;
  ego::PublishedColumn column;
  column.n = 245;
  CHECK(ego::denominator_of(row, column) == 245);
  row.split_n = 70;
  CHECK(ego::denominator_of(row, column) == 70);
}

TEST_CASE("lint_published: the known TeleEgo case 43.00 of 579 fits only with digits cut off (formats.md 7.5)",
          "[published][lint]") {
  ego::PublishedSet set;
  set.boards.resize(1);
  ego::PublishedColumn column;
  column.id = "UlM";
  column.metric = "rta";
  column.n = 579;
  set.boards[0].columns = {column};
  ego::PublishedRow row;
  row.id = "r";
  row.cells = {{.column = "UlM", .value = "43.00", .decimals = 2, .number = 43}};
  set.boards[0].rows = {row};
  ego::Diagnostics lint;
  ego::lint_published(set, lint);
  REQUIRE(set.boards[0].rows[0].cells[0].lint.size() == 1);
  CHECK(set.boards[0].rows[0].cells[0].lint[0].sentence ==
        "43.00 is no k/579: 248/579 = 42.83, 249/579 = 43.01; 249/579 only with digits cut off");
}

TEST_CASE("the published tables of all four seeds read without a finding", "[published]") {
  for (const std::string name : {"egocross", "video-mmmu", "teleego", "exo2ego"}) {
    INFO(name);
    std::ifstream in("assets/published/" + name + ".json", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (bytes.empty()) SKIP("not run from the root of the repository");
    ego::Diagnostics diagnostics;
    auto set = ego::read_published(bytes, name, diagnostics);
    REQUIRE(set.ok());
    CHECK(set.value().benchmark == name);
    CHECK(set.value().title_zh.empty() == false);
    CHECK(diagnostics.errors() + diagnostics.warnings() == 0);
    CHECK_FALSE(ego::boards_from_published(set.value()).empty());
  }
}

TEST_CASE("rank_rows: cells of different protocols do not compete", "[published][board]") {
  ego::Board board;
  board.columns.resize(1);
  board.columns[0].id = ego::ColumnId{"c"};
  for (const char* protocol : {"zero-shot", "fine-tuned", "zero-shot"}) {
    ego::BoardRow row;
    row.id = ego::RowId{std::string(protocol) + std::to_string(board.rows.size())};
    row.origin = ego::RowOrigin::Published;
    row.cells.resize(1);
    row.cells[0].value = 0.5 + 0.1 * static_cast<double>(board.rows.size());
    row.cells[0].protocol = protocol;
    board.rows.push_back(row);
  }
  ego::rank_rows(board);
  CHECK(board.rows[0].cells[0].rank == 2);
  CHECK(board.rows[1].cells[0].rank == 1);
  CHECK(board.rows[2].cells[0].rank == 1);
}
