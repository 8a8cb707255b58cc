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
