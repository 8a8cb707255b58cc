#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/ui/fake_host.h"

using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;

namespace {

const std::string kPair = "#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames";

}  // namespace

TEST_CASE("items: all questions are listed with every row's outcome", "[ui][items]") {
  FakeHost host(demo_site());
  host.open("#/demo/items");
  CHECK(host.node("visible-count").text == "200 of 200");
  CHECK(host.explorer.views().items.rows().size() == 7);
  CHECK(host.node("items").row == 201);
  // Only what is visible is described: the list is virtual.
  int rows = 0;
  for (const MirrorNode& node : host.explorer.mirror().nodes()) rows += node.role == Role::Row ? 1 : 0;
  CHECK(rows < 40);
}

TEST_CASE("items: facets and search narrow the list, once each", "[ui][items]") {
  FakeHost host(demo_site());
  host.open("#/demo/items?f=domain:garden");
  CHECK(host.node("visible-count").text == "44 of 200");  // n of the demo's garden column
  host.push(SetSearch{"count"});
  host.settle();
  const auto fewer = host.explorer.views().items.items().size();
  CHECK(fewer < 44);
  const int recomputed = host.explorer.views().items.recomputed();
  for (int i = 0; i < 5; ++i) host.frame();
  CHECK(host.explorer.views().items.recomputed() == recomputed);
  host.click("clear-filters");
  CHECK(host.node("visible-count").text == "200 of 200");
}

TEST_CASE("items: an item opened from the list keeps the way through it", "[ui][items]") {
  FakeHost host(demo_site());
  host.open("#/demo/items?f=domain:garden");
  const std::string first =
      host.explorer.views().items.questions()->questions[host.explorer.views().items.items()[0]].id.value;
  host.click("item/" + first);
  CHECK(host.node("position").text == "1 of 44");
  host.click("next");
  CHECK(host.node("position").text == "2 of 44");
  host.click("back");
  CHECK(host.link() == "#/demo/items?f=domain:garden");
}

TEST_CASE("item: question, options, reference and each row's reply are shown", "[ui][item]") {
  FakeHost host(demo_site(), {0, 0, 1440, 4000});
  host.open("#/demo/item/workbench-01%2Fq1");
  const ego::Question& question = host.explorer.views().items.questions()->questions[0];
  CHECK(host.node("question").text == question.text);
  CHECK(host.shows("option/A"));
  CHECK(host.shows("option/D"));
  CHECK(host.shows("evidence"));
  bool reference = false;
  for (const MirrorNode& node : host.explorer.mirror().nodes())
    reference = reference || node.text.find("(Reference answer)") != std::string::npos;
  CHECK(reference);
  CHECK(host.shows("reply/demo/longest-option"));
  CHECK(host.node("reply/demo/longest-option").text.find("prediction") != std::string::npos);
  CHECK(host.node("verdict/demo/longest-option").text.find("read as") != std::string::npos);
}

TEST_CASE("item: the runs behind a mean are named, and the board counts by the means", "[ui][item]") {
  FakeHost host(demo_site(), {0, 0, 1440, 4000});
  const ego::Question question = [&] {
    host.open("#/demo/item/workbench-01%2Fq1");
    return host.explorer.views().items.questions()->questions[0];
  }();
  const std::string gold = question.gold.as_id_text().value_or("");
  const std::string other = gold == "A" ? "B" : "A";
  std::string rows;
  for (int i = 0; i < 3; ++i) {
    rows += R"({"id":"workbench-01/q1","repeat":)" + std::to_string(i) + R"(,"response":")" + (i == 1 ? other : gold) +
            "\"}\n";
  }
  host.push(FilesDropped{{{"three.jsonl", rows}}});
  host.settle();
  host.open("#/demo/item/workbench-01%2Fq1?rows=three");
  const std::string expected = "mean 0.67 of 3 runs: " + gold + " right, " + other + " wrong, " + gold + " right";
  CHECK(host.node("facts/three").text.find(expected) == 0);
  host.open("#/demo/board?f=domain:workbench");
  const ego::Board& board = *host.explorer.views().board.board();
  const auto row = board.find_row("three");
  REQUIRE(row);
  CHECK(board.rows[*row].cells[0].n == 52);
  CHECK(*board.rows[*row].cells[0].value == (2.0 / 3) / 52);  // one of the 52 items was answered
}

TEST_CASE("item: an unknown id offers the nearest ones and the list", "[ui][item]") {
  FakeHost host(demo_site());
  host.open("#/demo/item/workbench-01%2Fq11");
  CHECK(host.node("unknown-item").text.find("workbench-01/q11") == 0);
  host.click("near/workbench-01/q1");
  CHECK(host.link() == "#/demo/item/workbench-01%2Fq1");
  host.open("#/demo/item/nothing-like-it");
  CHECK(host.node("unknown-item").text == "nothing-like-it is not here.");
  host.click("back");
  CHECK(host.link() == "#/demo/items");
}

TEST_CASE("clip: a name without its ending offers the clip's questions", "[ui][item]") {
  FakeHost host(demo_site());
  host.open("#/demo/clip/workbench-01");
  CHECK(host.shows("unknown-clip"));
  CHECK(host.shows("near/workbench-01/q3"));
  CHECK_FALSE(host.shows("near/workbench-02/q1"));
  host.click("near/workbench-01/q2");
  CHECK(host.shows("question"));
}

TEST_CASE("pair: the four cells add up and list their items", "[ui][pair]") {
  FakeHost host(demo_site());
  host.open(kPair);
  const PairView& pair = host.explorer.views().pair;
  REQUIRE(pair.comparison() != nullptr);
  const auto count = [&](PairCell cell) { return pair.items(cell).size(); };
  CHECK(count(PairCell::BothRight) + count(PairCell::Lost) + count(PairCell::Gained) + count(PairCell::BothWrong) ==
        count(PairCell::All));
  CHECK(count(PairCell::Lost) == pair.comparison()->table.lost);
  CHECK(count(PairCell::Gained) == pair.comparison()->table.gained);
  CHECK(count(PairCell::Changed) == pair.comparison()->table.wrong_changed);
  CHECK(count(PairCell::Format) == pair.comparison()->table.format_flips);
  host.click("cell/gained");
  CHECK(host.link() == kPair + "?cell=gained");
  CHECK(host.node("items").row == static_cast<int>(count(PairCell::Gained)) + 1);
}

TEST_CASE("pair: swapping turns gained into lost", "[ui][pair]") {
  FakeHost host(demo_site());
  host.open(kPair);
  const auto gained = host.explorer.views().pair.comparison()->table.gained;
  const auto lost = host.explorer.views().pair.comparison()->table.lost;
  host.click("swap");
  CHECK(host.explorer.views().pair.comparison()->table.gained == lost);
  CHECK(host.explorer.views().pair.comparison()->table.lost == gained);
}

TEST_CASE("pair: an item of a cell says its place in the cell", "[ui][pair]") {
  FakeHost host(demo_site());
  host.open(kPair + "?cell=gained");
  const PairView& pair = host.explorer.views().pair;
  const std::size_t count = pair.items(PairCell::Gained).size();
  REQUIRE(count > 0);
  const std::string id = pair.questions()->questions[pair.items(PairCell::Gained)[0]].id.value;
  host.click("item/" + id);
  CHECK(host.node("position").text.starts_with("1 of " + std::to_string(count)));
}
