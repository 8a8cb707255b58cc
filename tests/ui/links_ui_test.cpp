// What a link leads to when it names what this page or these data do not have.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "core/base/sha256.h"
#include "tests/ui/fake_host.h"
#include "web/actions/commands.h"
#include "web/permalink/names.h"
#include "web/state/view_list.h"

using ego::QuestionSet;
using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;

namespace {

/// The notices as they are read, in order.
std::vector<std::string> notices(const FakeHost& host) {
  std::vector<std::string> texts;
  for (const MirrorNode& node : host.explorer.mirror().nodes()) {
    if (node.key == "notice") texts.push_back(node.text);
  }
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

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

TEST_CASE("links: a copied link can be pinned to the report it was made from", "[ui][links]") {
  FakeHost host(demo_site());
  host.open("#/demo/items?q=count");
  const std::string hash =
      ego::sha256_hex(demo_site().at(host.explorer.state().current()->entry.report_url)).substr(0, 12);
  host.push(CopyLink{LinkData::Pinned});
  host.frame();
  CHECK(host.effects.clipboard == "#/demo/items?q=count&x=" + hash);
  host.push(CopyLink{});
  host.frame();
  CHECK(host.effects.clipboard == "#/demo/items?q=count");
  host.open("#/demo/items?q=count&x=" + hash);
  CHECK(host.link() == "#/demo/items?q=count&x=" + hash);
  CHECK(notices(host).empty());
}

TEST_CASE("links: published tables alone have no report to pin a link to", "[ui][links]") {
  FakeHost host(demo_site());
  const auto offered = [&] {
    return find_command("copy-pinned-link")->action({host.explorer.state(), host.explorer.views()}).has_value();
  };
  host.open("#/egocross/board");
  CHECK_FALSE(offered());
  host.open("#/demo/board");
  CHECK(offered());
}

TEST_CASE("links: other data than those a link was pinned to are said to be others", "[ui][links]") {
  const std::string changed = "X112  This board has changed since the link was made.";
  FakeHost host(demo_site());
  host.open("#/demo/board?x=0123456789ab");
  CHECK(notices(host) == Texts{changed});
  CHECK(host.link() == "#/demo/board");
  host.push(DismissNotices{});
  host.open("#/demo/items?item=workbench-01/q2&x=0123456789ab");
  const QuestionSet& questions = *host.explorer.state().current()->questions.ready();
  CHECK(notices(host) == Texts{changed + " Question workbench-01/q2 is now number " +
                               std::to_string(*questions.find("workbench-01/q2") + 1) + " of 200."});
  host.push(DismissNotices{});
  host.open("#/demo/row/demo%2Fvideo-8frames?x=0123456789ab");
  CHECK(notices(host) == Texts{changed + " demo/video-8frames now has rank 2."});
}
