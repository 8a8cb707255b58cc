#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/ui/fake_host.h"

using namespace ego::web;
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

TEST_CASE("export: every format of every view says filter and link, and makes a file", "[ui][export]") {
  FakeHost host(demo_site());
  host.push(PageMoved{"https://example.org/site/"});
  for (const char* link :
       {"#/demo/board?q=frames", "#/demo/items?f=domain:garden", "#/demo/analysis?chart=heat", "#/demo/agree",
        "#/demo/slices", "#/demo/analysis", "#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames?cell=lost",
        "#/demo/agree?chart=alone", "#/demo/item/workbench-01%2Fq1", "#/demo/items?item=workbench-01/q1",
        "#/demo/flow/demo%2Fvideo-2frames/demo%2Fvideo-8frames?f=domain:garden",
        "#/demo/flow/demo%2Fvideo-2frames/demo%2Fvideo-8frames?pat=WR", "#/demo/parse?f=domain:garden"}) {
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

TEST_CASE("export: the rows in the basket are what is copied", "[ui][export]") {
  FakeHost host(demo_site());
  host.open("#/demo/board?rows=demo/chance");
  const std::string copied = host.explorer.selection();
  CHECK(copied == exported(host, {ExportFormat::Tsv, 1, ExportRows::Chosen}).copy_text);
  CHECK(std::count(copied.begin(), copied.end(), '\n') == 2);
  CHECK(copied.find("\ndemo/chance\t") != std::string::npos);
  const std::string all = *exported(host, {ExportFormat::Tsv}).copy_text;
  CHECK(std::count(all.begin(), all.end(), '\n') > 2);
}

TEST_CASE("export: copying right after a key, before a frame is drawn, has what the key chose", "[ui][export]") {
  FakeHost host(demo_site());
  host.open("#/demo/board");
  REQUIRE(host.explorer.press("ArrowDown", {}));
  REQUIRE(host.explorer.press("ArrowDown", {.shift = true}));
  const std::string copied = host.explorer.selection();
  CHECK(std::count(copied.begin(), copied.end(), '\n') == 3);
}

TEST_CASE("export: an open item is every row's reply, byte for byte", "[ui][export]") {
  FakeHost host(demo_site());
  host.open("#/demo/items?item=workbench-01/q1");
  const std::string json = exported(host, {ExportFormat::Json}).downloads[0].bytes;
  const ItemsView& items = host.explorer.views().items;
  const auto index = items.questions()->find("workbench-01/q1");
  REQUIRE(index);
  for (const ItemRow& row : items.rows()) {
    INFO(row.name);
    CHECK(json.find("\"row\": \"" + row.submission->submission.row.value + "\"") != std::string::npos);
  }
}

TEST_CASE("export: where there is nothing to take along the command is not offered", "[ui][export]") {
  FakeHost host(demo_site());
  host.open("#/demo/drop");
  CHECK_FALSE(host.explorer.press("e", {}));
  CHECK(host.explorer.selection().empty());
}
