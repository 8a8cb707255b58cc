// Random keys, clicks, links, texts and files: nothing may break, and every view it ends on must have a link that leads back to it.
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>
#include <vector>

#include "tests/ui/fake_host.h"

using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;

namespace {

class Monkey {
 public:
  explicit Monkey(std::uint64_t seed) : random_(seed) {}

  void step(FakeHost& host) {
    switch (below(12)) {
      case 0: return follow(host);
      case 1: return type(host);
      case 2: return drop(host);
      case 3:
      case 4:
      case 5: return click(host);
      default: return press(host);
    }
  }

 private:
  std::size_t below(std::size_t end) { return end == 0 ? 0 : static_cast<std::size_t>(random_() % end); }

  void press(FakeHost& host) {
    const auto commands = command_list();
    const Command& command = commands[below(commands.size())];
    std::string_view key = command.keys[below(2)];
    if (key.empty()) key = command.keys.front();
    KeyModifiers modifiers;
    if (key.starts_with("Control+")) {
      modifiers.control = true;
      key.remove_prefix(std::string_view("Control+").size());
    }
    if (key.starts_with("Shift+")) {
      modifiers.shift = true;
      key.remove_prefix(std::string_view("Shift+").size());
    }
    if (key.starts_with("g ")) {
      host.explorer.press("g", {});
      key.remove_prefix(2);
    }
    host.explorer.press(key, modifiers);
    if (below(4) == 0) host.explorer.press("Enter", {});
    host.settle();
  }

  void click(FakeHost& host) {
    std::vector<std::string> keys;
    for (const MirrorNode& node : host.explorer.mirror().nodes()) {
      if (node.target != 0 && !node.key.empty() && !node.rect.empty()) keys.push_back(node.key);
    }
    if (!keys.empty()) host.activate(keys[below(keys.size())]);
  }

  void follow(FakeHost& host) {
    static const std::vector<std::string> kLinks{
        "#/demo/board",
        "#/egocross/board?theme=contrast&lang=zh",
        "#/demo/items?f=domain:garden&q=count",
        "#/demo/item/workbench-01%2Fq1",
        "#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames?cell=lost",
        "#/demo/flow/demo%2Fchance/demo%2Fvideo-8frames",
        "#/demo/parse",
        "#/demo/clip/media%2Fgarden-01.webm?t=2.5",
        "#/demo/row/no-such-row",
        "#/nowhere/nothing?f=:&sort=,,",
        "#/demo?z=AAAA",
    };
    host.open(kLinks[below(kLinks.size())]);
  }

  void type(FakeHost& host) {
    static const std::vector<std::string> kTexts{"",         "frames",  "re:[", "\u4e2d\u6587", "domain:garden",
                                                 "pair a b", "\xff\xfe"};
    host.push(EditField{below(2) == 0 ? "search" : std::string(kPaletteField), kTexts[below(kTexts.size())]});
    host.settle();
  }

  void drop(FakeHost& host) {
    static const std::vector<std::string> kFiles{"{\"id\": \"workbench-01/q1\", \"response\": \"A\"}\n", "", "[1, 2",
                                                 "id,answer\n1,B\n"};
    host.push(FilesDropped{{{"monkey.jsonl", kFiles[below(kFiles.size())]}}});
    host.settle();
  }

  std::mt19937_64 random_;
};

}  // namespace

TEST_CASE("monkey: random keys, clicks, links, texts and files break nothing", "[ui][monkey]") {
  for (const Rect page : {Rect{0, 0, 1440, 900}, Rect{0, 0, 390, 844}}) {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
      FakeHost host(demo_site(), page);
      host.open("#/demo/board");
      Monkey monkey(seed);
      for (int i = 0; i < 60; ++i) {
        INFO("page " << page.w << ", seed " << seed << ", step " << i << ", at " << host.link());
        monkey.step(host);
        // Local rows and unknown names aside, the link says what is shown.
        const std::string link = host.link();
        REQUIRE(write_permalink(parse_permalink(link).query, link_defaults(host.explorer.state())) == link);
        REQUIRE(host.explorer.state().past.undo.size() <= 100);
      }
      for (int i = 0; i < 20; ++i) host.explorer.press("z", {.control = true});
      host.settle();
    }
  }
}
