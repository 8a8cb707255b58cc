// What holds on a phone, 390 x 844, for fingers.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/ui/fake_host.h"

using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;

namespace {

const Rect kPhone{0, 0, 390, 844};

/// Right edge of whatever lies in the node with this key.
float right_edge(const FakeHost& host, std::string_view key) {
  const auto& nodes = host.explorer.mirror().nodes();
  float right = 0;
  bool inside = false;
  std::uint32_t depth = 0;
  for (const MirrorNode& node : nodes) {
    if (inside && node.depth <= depth) break;
    if (inside) right = std::max(right, node.rect.right());
    if (node.key == key) {
      inside = true;
      depth = node.depth;
    }
  }
  return right;
}

}  // namespace

TEST_CASE("narrow: a field under a sheet or a menu is covered, one in it is not", "[ui][touch]") {
  FakeHost host(demo_site(), kPhone);
  host.open("#/demo/items");
  CHECK_FALSE(host.node("search").covered);
  host.push(ToggleKeyHelp{});
  host.settle();
  CHECK(host.node("search").covered);
  host.push(ToggleKeyHelp{});
  host.push(OpenPalette{});
  host.settle();
  CHECK(host.node("search").covered);
  CHECK_FALSE(host.node("palette").covered);
  host.push(ClosePalette{});
  host.settle();
  CHECK_FALSE(host.node("search").covered);
  host.open("#/demo/board");
  host.push(ToggleExport{});
  host.settle();
  const Rect sheet = host.node("export-menu").rect;
  CHECK(host.node("search").covered == !sheet.intersect(host.node("search").rect).empty());
}

TEST_CASE("narrow: in the help of keys no title runs into its key", "[ui][touch][keys]") {
  FakeHost host(demo_site(), kPhone);
  host.open("#/demo/board");
  host.push(ToggleKeyHelp{});
  host.settle();
  float least = kPhone.h;
  float most = 0;
  for (const MirrorNode& node : host.explorer.mirror().nodes()) {
    if (node.role != Role::Text || node.text.find(": ") == std::string::npos || !node.key.empty()) continue;
    least = std::min(least, node.rect.h);
    most = std::max(most, node.rect.h);
  }
  CHECK(most > least);  // the longest title takes two lines
}

TEST_CASE("narrow: a question is a card with its whole id, nothing lies beside the page", "[ui][touch][items]") {
  FakeHost host(demo_site(), kPhone);
  host.open("#/demo/items");
  CHECK(host.node("items").column == 4);  // id, question, rows, solved
  CHECK(host.shows_text("workbench-01/q1"));
  CHECK(right_edge(host, "items") <= kPhone.w);
  host.click("item/workbench-01/q1");
  CHECK(host.link() == "#/demo/items?item=workbench-01/q1");
}

TEST_CASE("narrow: replies and rows of the parsers are cards, nothing lies beside the page", "[ui][touch][parse]") {
  FakeHost host(demo_site(), kPhone);
  host.open("#/demo/parse");
  for (const char* key : {"replies", "parse-table"}) {
    INFO(key);
    CHECK(right_edge(host, key) > kPhone.w / 2);
    CHECK(right_edge(host, key) <= kPhone.w);
  }
  const ParseView& view = host.explorer.views().parse;
  const ParseEntry& entry = view.entries().front();
  const std::string first = "reply/" + view.rows()[entry.row].submission->submission.row.value + "/" +
                            view.questions()->questions[entry.question].id.value;
  host.click(first);
  CHECK(host.shows("trial-back"));
}
