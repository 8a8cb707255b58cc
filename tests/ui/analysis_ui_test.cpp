#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/ui/fake_host.h"

using namespace ego::web;
using ego::Board;
using ego::SliceFinding;
using ui_test::demo_site;
using ui_test::FakeHost;

namespace {

/// Effects of one export; the host keeps those of the last step only.
Effects exported(FakeHost& host, ExportWish wish) {
  host.push(Export{wish});
  host.frame();
  return host.effects;
}

}  // namespace

TEST_CASE("analysis: each chart is a picture with a sentence and a table behind a button", "[ui][analysis]") {
  FakeHost host(demo_site());
  for (const char* link : {"#/demo/analysis", "#/demo/analysis?chart=positions", "#/demo/analysis?chart=heat",
                           "#/demo/agree", "#/demo/agree?chart=errors", "#/demo/agree?chart=wrong", "#/demo/slices",
                           "#/egocross/analysis", "#/egocross/analysis?chart=radar"}) {
    INFO(link);
    host.open(link);
    CHECK(host.link() == link);
    REQUIRE(host.shows("chart"));
    CHECK(host.node("chart").role == Role::Image);
    CHECK(host.node("chart").label.size() > 20);
    host.click("as-table");
    CHECK(host.node("data").role == Role::Grid);
    CHECK(host.node("data").row >= 2);
    CHECK_FALSE(host.shows("chart"));
    host.click("as-table");
  }
}

TEST_CASE("analysis: charts are made once, not every frame", "[ui][analysis]") {
  FakeHost host(demo_site());
  const Views& views = host.explorer.views();
  const auto made = [&] {
    return views.chart.recomputed() + views.analysis.recomputed() + views.agree.recomputed() +
           views.slices.recomputed();
  };
  for (const char* link : {"#/demo/analysis", "#/demo/analysis?chart=heat", "#/demo/agree", "#/demo/slices"}) {
    INFO(link);
    host.open(link);
    const int before = made();
    CHECK(before > 0);
    for (int i = 0; i < 5; ++i) host.frame();
    CHECK(made() == before);
  }
}

TEST_CASE("analysis: the heat map shows one row, or the difference of two", "[ui][analysis]") {
  FakeHost host(demo_site());
  host.open("#/demo/analysis?rows=demo%2Fvideo-8frames&chart=heat");
  CHECK(host.link() == "#/demo/analysis?rows=demo/video-8frames&chart=heat");
  CHECK(host.explorer.views().chart.table().rows.size() == 16);  // four domains by four tasks
  const double one = *host.explorer.views().chart.table().rows[0].cells[2].value;
  host.push(SetBasket{{"demo/video-2frames", "demo/video-8frames"}});
  host.settle();
  const double difference = *host.explorer.views().chart.table().rows[0].cells[2].value;
  const Board& board = *host.explorer.views().board.board();
  const auto cell = [&](const char* row) {
    return *board.rows[*board.find_row(row)].cells[*board.find_column("workbench.identification")].value;
  };
  CHECK(one == cell("demo/video-8frames"));
  CHECK(difference == cell("demo/video-8frames") - cell("demo/video-2frames"));
}

TEST_CASE("analysis: a suspicious question opens its page and the way back", "[ui][analysis]") {
  FakeHost host(demo_site());
  host.open("#/demo/analysis");
  host.click("as-table");
  host.click("data/0");
  CHECK(host.link().starts_with("#/demo/analysis?item="));
  CHECK(host.explorer.press("Escape", {}));
  host.settle();
  CHECK(host.link() == "#/demo/analysis");
}

TEST_CASE("agree: a pair opens the questions both get wrong", "[ui][agree]") {
  FakeHost host(demo_site());
  host.open("#/demo/agree");
  host.click("as-table");
  host.click("data/0");
  CHECK(host.link().starts_with("#/demo/pair/"));
  CHECK(host.link().ends_with("?cell=bothwrong"));
}

TEST_CASE("agree: what a row is alone with is listed beside it", "[ui][agree]") {
  FakeHost host(demo_site());
  host.open("#/demo/agree?chart=alone");
  const AgreeView& view = host.explorer.views().agree;
  REQUIRE(!view.lonely().empty());
  std::size_t place = 0;
  while (place < view.lonely().size() && view.lonely()[place].right.empty() && view.lonely()[place].wrong.empty())
    ++place;
  REQUIRE(place < view.lonely().size());
  const LonelyRow row = view.lonely()[place];
  host.push(TogglePin{row.row.value});
  host.settle();
  CHECK(view.items().size() == row.right.size() + row.wrong.size());
}

TEST_CASE("slices: a finding becomes the filter of every list of questions", "[ui][slices]") {
  FakeHost host(demo_site());
  host.open("#/demo/slices/demo%2Fvideo-2frames/demo%2Fvideo-8frames");
  const SlicesView& view = host.explorer.views().slices;
  REQUIRE(!view.search().findings.empty());
  CHECK(view.search().tried == view.search().findings.size());
  const SliceFinding finding = view.search().findings[0];
  host.click("as-table");
  host.click("data/0");
  CHECK(host.link().find("f=" + finding.slice[0].first) != std::string::npos);
  host.click("show-items");
  CHECK(host.link().starts_with("#/demo/items?f="));
  CHECK(host.explorer.views().items.items().size() == finding.n_in);
}

TEST_CASE("slices: against the field, the mean difference is zero only for a row like the others", "[ui][slices]") {
  FakeHost host(demo_site());
  host.open("#/demo/slices");
  CHECK(host.explorer.views().slices.baseline().empty());
  CHECK(host.explorer.views().slices.search().difference > 0);  // the best row
  host.push(OpenSlices{{"demo/chance"}});
  host.settle();
  CHECK(host.link() == "#/demo/slices/demo%2Fchance");
  CHECK(host.explorer.views().slices.search().difference < 0);
}

TEST_CASE("export: every format of every view says filter and link, and makes a file", "[ui][export]") {
  FakeHost host(demo_site());
  host.push(PageMoved{"https://example.org/site/"});
  for (const char* link :
       {"#/demo/board?q=frames", "#/demo/items?f=domain:garden", "#/demo/analysis?chart=heat", "#/demo/agree",
        "#/demo/slices", "#/demo/analysis", "#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames?cell=lost"}) {
    INFO(link);
    host.open(link);
    Effects made = exported(host, {ExportFormat::Json});
    REQUIRE(made.downloads.size() == 1);
    CHECK(made.downloads[0].name.starts_with("demo-"));
    CHECK(made.downloads[0].bytes.find(std::string("https://example.org/site/") + link) != std::string::npos);
    for (const ExportFormat format :
         {ExportFormat::Csv, ExportFormat::Markdown, ExportFormat::Latex, ExportFormat::Svg}) {
      made = exported(host, {format});
      REQUIRE(made.downloads.size() == 1);
      CHECK(made.downloads[0].bytes.size() > 60);
    }
    made = exported(host, {ExportFormat::Png, 3});
    REQUIRE(made.pictures.size() == 1);
    CHECK(made.pictures[0].scale == 3);
    CHECK(made.pictures[0].svg.starts_with("<svg"));
    CHECK(exported(host, {ExportFormat::Tsv}).copy_text->find('\t') != std::string::npos);
    CHECK(exported(host, {ExportFormat::Citation}).copy_text->find("items_sha256") != std::string::npos);
    CHECK_FALSE(host.explorer.state().export_wish);
  }
}

TEST_CASE("export: what the filter hides is not exported", "[ui][export]") {
  FakeHost host(demo_site());
  host.open("#/demo/board?q=frames");
  const std::string json = exported(host, {ExportFormat::Json}).downloads[0].bytes;
  CHECK(json.find("q=frames") != std::string::npos);
  CHECK(json.find("demo/video-8frames") != std::string::npos);
  CHECK(json.find("demo/chance") == std::string::npos);
}

TEST_CASE("export: the list opens by key, closes by Escape, and its buttons work", "[ui][export]") {
  FakeHost host(demo_site());
  host.open("#/demo/board");
  CHECK(host.explorer.press("e", {}));
  host.settle();
  REQUIRE(host.shows("export-menu"));
  CHECK(host.explorer.press("Escape", {}));
  host.settle();
  CHECK_FALSE(host.shows("export-menu"));
  host.push(ToggleExport{});
  host.settle();
  host.activate("export/latex");
  CHECK_FALSE(host.shows("export-menu"));
}

TEST_CASE("analysis: every theme, language and width is drawn without an assertion", "[ui][analysis]") {
  for (const char* link : {"#/demo/analysis?theme=dark", "#/demo/analysis?chart=heat&theme=light&lang=zh",
                           "#/demo/agree?theme=contrast", "#/demo/slices?lang=zh", "#/egocross/analysis?chart=radar"}) {
    for (const Rect page : {Rect{0, 0, 1440, 900}, Rect{0, 0, 390, 844}, Rect{0, 0, 200, 150}}) {
      INFO(link << " at " << page.w);
      FakeHost host(demo_site(), page);
      host.open(link);
      host.push(ToggleExport{});
      host.settle();
      CHECK(host.link() == link);
    }
  }
}
