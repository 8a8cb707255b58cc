#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <vector>

#include "tests/ui/fake_host.h"
#include "web/actions/palette.h"

using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;

namespace {

/// Types into the palette's field as the page does, and takes the first entry.
void run(FakeHost& host, const std::string& typed) {
  REQUIRE(host.explorer.press("k", {.control = true}));
  host.settle();
  REQUIRE(host.shows("palette-dialog"));
  host.push(EditField{std::string(kPaletteField), typed});
  host.settle();
  REQUIRE(host.explorer.press("Enter", {}));
  host.settle();
  CHECK_FALSE(host.shows("palette-dialog"));
}

std::vector<std::string> shown_options(const FakeHost& host) {
  std::vector<std::string> keys;
  for (const MirrorNode& node : host.explorer.mirror().nodes()) {
    if (node.role == Role::Option) keys.push_back(node.key);
  }
  return keys;
}

}  // namespace

TEST_CASE("palette: opens, lists commands with their keys, closes", "[ui][palette]") {
  FakeHost host(demo_site());
  host.open("#/demo/board");
  CHECK(host.explorer.press(":", {}));
  host.frame();
  CHECK(host.effects.focus_field == std::string(kPaletteField));
  host.settle();
  CHECK(host.node("palette-dialog").role == Role::Dialog);
  CHECK(host.node("palette").role == Role::Field);
  CHECK(host.node("palette").active == "option/command/key-help");
  CHECK(host.node("option/command/open-board").label.ends_with(", g b"));
  CHECK(host.explorer.press("Escape", {}));
  host.settle();
  CHECK_FALSE(host.shows("palette-dialog"));
  CHECK(host.link() == "#/demo/board");
}

TEST_CASE("palette: commands, rows, pairs, items and benchmarks are found in both languages", "[ui][palette]") {
  FakeHost host(demo_site());
  host.open("#/demo/items");
  run(host, "next them");
  CHECK(host.link().ends_with("theme=dark"));
  host.open("#/demo/items");
  run(host, "item workbench-01/q2");
  CHECK(host.link() == "#/demo/items?item=workbench-01/q2");
  run(host, "pair 2frames 8frames");
  CHECK(host.link() == "#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames");
  run(host, "demo/chance");
  CHECK(host.link() == "#/demo/board");
  CHECK(host.shows("drawer-title"));
  run(host, "\u524d\u5f80\u9898\u76ee");
  CHECK(host.link() == "#/demo/items");
  run(host, "egocross");
  CHECK(host.link() == "#/egocross/board");
}

TEST_CASE("palette: arrows choose, the list keeps the chosen entry in sight", "[ui][palette]") {
  FakeHost host(demo_site());
  host.open("#/demo/board");
  host.explorer.press("k", {.control = true});
  host.settle();
  for (int i = 0; i < 15; ++i) host.explorer.press("ArrowDown", {});
  host.settle();
  bool in_sight = false;
  for (const std::string& key : shown_options(host)) in_sight = in_sight || key == host.node("palette").active;
  CHECK(in_sight);
  host.explorer.press("ArrowUp", {});
  for (int i = 0; i < 15; ++i) host.explorer.press("ArrowUp", {});
  host.settle();
  CHECK(host.explorer.state().palette.chosen > 15);  // from the top to the end
}

TEST_CASE("palette: what was run lately comes first", "[ui][palette]") {
  FakeHost host(demo_site());
  host.open("#/demo/board");
  run(host, "theme");
  run(host, "density");
  host.explorer.press("k", {.control = true});
  host.settle();
  const auto options = shown_options(host);
  REQUIRE(options.size() > 2);
  CHECK(options[0] == "option/command/density");
  CHECK(options[1] == "option/command/theme");
}

TEST_CASE("palette: a click on an entry runs it, a click beside closes", "[ui][palette]") {
  FakeHost host(demo_site());
  host.open("#/demo/board");
  host.explorer.press("k", {.control = true});
  host.settle();
  host.click("option/command/key-help");
  CHECK(host.shows("key-help"));
  host.explorer.press("k", {.control = true});
  host.settle();
  CHECK_FALSE(host.shows("key-help"));
  host.click("app");
  CHECK_FALSE(host.shows("palette-dialog"));
}

TEST_CASE("commands: every command that applies is reachable by the palette", "[ui][palette]") {
  FakeHost host(demo_site());
  for (const char* link : {"#/demo/board", "#/demo/items", "#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames",
                           "#/demo/items?item=workbench-01/q1"}) {
    host.open(link);
    host.explorer.press("k", {.control = true});
    host.settle();
    std::set<std::string> listed;
    const CommandContext context{host.explorer.state(), host.explorer.views()};
    for (const PaletteEntry& entry : palette_entries(context, Tongue::English)) listed.insert(entry.key);
    for (const Command& command : command_list()) {
      INFO(link << ' ' << command.id);
      if (command.id != "palette" && command.action(context))
        CHECK(listed.contains("command/" + std::string(command.id)));
    }
    host.explorer.press("Escape", {});
    host.settle();
  }
}

TEST_CASE("keys: column cursor, sort, filter, extend and copy on the board", "[ui][keys]") {
  FakeHost host(demo_site());
  host.open("#/demo/board");
  const auto press = [&](const char* key, KeyModifiers modifiers = {}) {
    INFO(key);
    REQUIRE(host.explorer.press(key, modifiers));
    host.settle();
  };
  press("ArrowRight");
  CHECK(host.explorer.state().selected_column == "workbench");
  press("s");
  CHECK(host.link() == "#/demo/board?sort=-workbench");
  press("ArrowRight");
  press("S", {.shift = true});
  CHECK(host.link() == "#/demo/board?sort=-workbench,-kitchen");
  press("ArrowDown");
  press("ArrowDown", {.shift = true});
  CHECK(host.explorer.state().query.basket.size() == 2);
  const std::string copied = host.explorer.selection();
  CHECK(std::count(copied.begin(), copied.end(), '\n') == 3);
  CHECK(copied.starts_with("id\tModel\t"));
  press("v");
  CHECK(host.explorer.state().query.filters.size() == 1);
  press("z", {.control = true});
  CHECK(host.explorer.state().query.filters.empty());
  press("z", {.shift = true, .control = true});
  CHECK(host.explorer.state().query.filters.size() == 1);
  press("c", {.control = true});
}

TEST_CASE("keys: the cells of a pair by number", "[ui][keys]") {
  FakeHost host(demo_site());
  host.open("#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames");
  host.explorer.press("2", {});
  host.settle();
  CHECK(host.link().ends_with("?cell=gained"));
  host.explorer.press("2", {});
  host.settle();
  CHECK(host.explorer.state().query.cell == PairCell::All);
}

TEST_CASE("keys: three densities, the rows get lower", "[ui][keys]") {
  FakeHost host(demo_site());
  host.open("#/demo/board");
  float before = host.node("row/demo/chance").rect.h;
  for (int i = 0; i < 2; ++i) {
    host.explorer.press("T", {.shift = true});
    host.settle();
    const float now = host.node("row/demo/chance").rect.h;
    CHECK(now < before);
    CHECK(now >= 24);
    before = now;
  }
  host.explorer.press("T", {.shift = true});
  host.settle();
  CHECK(host.explorer.state().density == Density::Comfortable);
}

TEST_CASE("narrow: views and commands are in a bar at the bottom, targets have the size of a finger", "[ui][touch]") {
  FakeHost host(demo_site(), {0, 0, 390, 844});
  host.push(PreferencesChanged{{.touch = true}});
  host.open("#/demo/board");
  CHECK(host.node("view/items").rect.y > 700);
  for (const char* key : {"view/board", "view/items", "more", "theme", "copy-link", "row/demo/video-8frames"}) {
    INFO(key);
    CHECK(host.node(key).rect.h >= 44);
  }
  host.click("view/items");
  CHECK(host.link() == "#/demo/items");
  host.click("more");
  CHECK(host.shows("palette-dialog"));
}

TEST_CASE("menu: what can be done to the row under the finger", "[ui][touch]") {
  FakeHost host(demo_site());
  host.open("#/demo/board");
  const Rect row = host.node("row/demo/chance").rect;
  host.explorer.open_menu(row.x + 30, row.mid_y());
  host.settle();
  CHECK(host.explorer.state().selected_row == "demo/chance");
  const auto options = shown_options(host);
  REQUIRE_FALSE(options.empty());
  CHECK(options.front() == "option/command/open");
  CHECK(std::find(options.begin(), options.end(), "option/command/theme") == options.end());
  host.click("option/command/basket");
  CHECK(host.link() == "#/demo/board?rows=demo/chance");
  host.explorer.open_menu(5, 5);
  host.settle();
  CHECK(shown_options(host).size() > 8);
}

TEST_CASE("zoom: at 200 and 400 % everything still has a place", "[ui][touch]") {
  for (const Rect page : {Rect{0, 0, 720, 450}, Rect{0, 0, 360, 225}}) {
    for (const char* link : {"#/demo/board", "#/demo/items", "#/demo/item/workbench-01%2Fq1"}) {
      INFO(link << " at " << page.w);
      FakeHost host(demo_site(), page);
      host.open(link);
      for (const char* key : {"app", "open-files", "theme", "language"}) {
        const Rect rect = host.node(key).rect;
        CHECK(rect.x >= 0);
        CHECK(rect.right() <= page.w);
      }
    }
  }
}

TEST_CASE("empty: the filter that emptied the list is named and dropped by one click", "[ui][failure]") {
  FakeHost host(demo_site());
  host.open("#/demo/items?f=domain:garden&q=zzz");
  CHECK(host.shows("code/X111"));
  CHECK(host.shows("drop/domain/garden"));
  host.click("drop/search");
  CHECK(host.link() == "#/demo/items?f=domain:garden");
  CHECK_FALSE(host.shows("code/X111"));
}
