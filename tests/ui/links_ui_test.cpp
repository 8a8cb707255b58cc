// What a link leads to when it names what this page or these data do not have.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/ui/fake_host.h"
#include "web/permalink/names.h"
#include "web/state/view_list.h"

using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;

TEST_CASE("links: every view of the grammar is shown with its tab, or said to be missing", "[ui][links]") {
  for (const auto& [name, view] : kViewNames) {
    INFO(name);
    if (targets_of(view).least > 0) continue;  // those are followed in other tests, with their targets
    FakeHost host(demo_site());
    host.open("#/demo/" + std::string(name) + "?q=frames");
    if (has_view(view)) {
      CHECK(host.link().starts_with("#/demo/" + std::string(name)));
      CHECK_FALSE(host.shows("notice"));
      CHECK(host.node("view/" + std::string(name)).selected);
    } else {
      CHECK(host.link() == "#/demo/board?q=frames");
      CHECK(host.node("view/board").selected);
      CHECK(host.node("notice").text.starts_with("X106  "));
      CHECK(host.node("notice").text.find(": " + std::string(name)) != std::string::npos);
    }
  }
}
