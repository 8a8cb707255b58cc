// The stage flow in the headless interface: patterns, groups, order, links, and what is computed once.
#include <catch2/catch_test_macros.hpp>
#include <numeric>
#include <string>

#include "tests/ui/fake_host.h"

using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;

namespace {

const std::string kThree = "#/demo/flow/demo%2Fquestion-only/demo%2Fvideo-2frames/demo%2Fvideo-8frames";

std::uint32_t sum_of(const FlowView& view) {
  const auto& patterns = view.patterns();
  return std::accumulate(patterns.begin(), patterns.end(), 0U,
                         [](std::uint32_t sum, const FlowPattern& pattern) { return sum + pattern.count; });
}

std::uint32_t count_of(const FlowView& view, std::string_view wanted) {
  std::uint32_t count = 0;
  for (const FlowPattern& pattern : view.patterns()) count += ego::matches(pattern.pattern, wanted) ? pattern.count : 0;
  return count;
}

}  // namespace

TEST_CASE("flow: g f opens the stages that parents link, in their order", "[ui][flow]") {
  FakeHost host(demo_site());
  host.open("#/demo/board");
  CHECK(host.explorer.press("g", {}));
  CHECK(host.explorer.press("f", {}));
  host.settle();
  CHECK(host.link() ==
        "#/demo/flow/demo%2Fquestion-only/demo%2Fvideo-2frames/demo%2Fvideo-8frames/demo%2Fvideo-8frames-prior");
  CHECK(host.explorer.views().flow.stages().size() == 4);
  CHECK(host.node("flow-chart").role == Role::Image);
  CHECK(host.node("flow-chart").text.find("200 items over 4 stages") != std::string::npos);
}

TEST_CASE("flow: every item is in one pattern, and nodes, steps and pairs agree", "[ui][flow]") {
  FakeHost host(demo_site());
  host.open(kThree);
  const FlowView& flow = host.explorer.views().flow;
  REQUIRE(flow.stages().size() == 3);
  CHECK(sum_of(flow) == 200);
  for (const FlowStage& stage : flow.stages())
    CHECK(std::accumulate(stage.counts.begin(), stage.counts.end(), 0U) == 200);
  CHECK(flow.stages()[1].counts[0] == count_of(flow, ".R."));
  REQUIRE(flow.steps().size() == 2);
  REQUIRE(flow.steps()[1].has_value());
  CHECK(flow.steps()[1]->test.adjustment == "holm");
  CHECK(flow.steps()[1]->table.gained == count_of(flow, ".WR") + count_of(flow, ".IR") + count_of(flow, ".MR"));
  const ego::PairTable stepped = flow.steps()[1]->table;
  host.open("#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames");
  CHECK(host.explorer.views().pair.comparison()->table == stepped);
}

TEST_CASE("flow: a node, a group and a row of the table ask for items; the link says which", "[ui][flow]") {
  FakeHost host(demo_site());
  host.open(kThree);
  const FlowView& flow = host.explorer.views().flow;
  host.click("node/1/R");
  CHECK(host.link() == kThree + "?pat=.R.");
  CHECK(flow.items().size() == flow.stages()[1].counts[0]);
  host.click("group/kept");
  CHECK(host.link() == kThree + "?pat=kept");
  CHECK(flow.items().size() == flow.group_count(ego::StageGroup::GainedAndKept));
  CHECK(flow.items().size() == count_of(flow, "kept"));
  const std::string pattern = flow.patterns()[1].pattern;
  host.click("pattern/" + pattern);
  CHECK(host.link() == kThree + "?pat=" + pattern);
  CHECK(flow.items().size() == flow.patterns()[1].count);
  CHECK(host.node("items").row == static_cast<int>(flow.items().size()) + 1);
  host.click("clear-pattern");
  CHECK(host.link() == kThree);
  CHECK(flow.items().size() == 200);
}

TEST_CASE("flow: a band shows its pattern, and a click on it lists it", "[ui][flow]") {
  FakeHost host(demo_site());
  host.open(kThree);
  const FlowView& flow = host.explorer.views().flow;
  // Just right of the label of the first node of right answers, at its upper edge: what stayed right.
  const Rect node = host.node("node/0/R").rect;
  const Rect next = host.node("node/1/R").rect;
  ImGui::GetIO().AddMousePosEvent(next.x - 3, next.y + 3);
  host.frame();
  host.frame();
  CHECK(node.y == next.y);
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  host.frame();
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  host.frame();
  host.settle();
  const std::string& asked = host.explorer.state().query.pattern;
  REQUIRE(asked.size() == 3);
  CHECK(asked.starts_with("RR"));
  CHECK(count_of(flow, asked) == flow.items().size());
}

TEST_CASE("flow: stepping through the items of a pattern keeps the place", "[ui][flow]") {
  FakeHost host(demo_site());
  host.open(kThree + "?pat=kept");
  const FlowView& flow = host.explorer.views().flow;
  const std::string count = std::to_string(flow.items().size());
  REQUIRE(flow.items().size() > 2);
  host.click("item/" + flow.questions()->questions[flow.items()[0]].id.value);
  CHECK(host.node("position").text.starts_with("1 of " + count));
  CHECK(host.node("position").text.find("gained and kept") != std::string::npos);
  CHECK(host.explorer.press("]", {}));
  host.settle();
  CHECK(host.node("position").text.starts_with("2 of " + count));
  CHECK(host.explorer.press("Escape", {}));
  host.settle();
  CHECK(host.link() == kThree + "?pat=kept");
  CHECK(host.explorer.press("Escape", {}));
  host.settle();
  CHECK(host.link() == kThree);
}

TEST_CASE("flow: stages are moved by buttons and by dragging, and taken out", "[ui][flow]") {
  FakeHost host(demo_site());
  host.open(kThree + "?pat=RRR");
  host.activate("stage-right/0");
  CHECK(host.link() == "#/demo/flow/demo%2Fvideo-2frames/demo%2Fquestion-only/demo%2Fvideo-8frames");
  host.activate("stage-left/1");
  CHECK(host.link() == kThree);
  // Drag the first stage behind the last.
  const Rect from = host.node("stage/0").rect;
  const Rect to = host.node("stage/2").rect;
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(from.x + 5, from.mid_y());
  host.frame();
  host.frame();
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  host.frame();
  for (const float share : {0.3F, 0.7F, 1.0F}) {
    io.AddMousePosEvent(from.x + share * (to.right() - 4 - from.x), from.mid_y());
    host.frame();
  }
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  host.frame();
  host.settle();
  CHECK(host.link() == "#/demo/flow/demo%2Fvideo-2frames/demo%2Fvideo-8frames/demo%2Fquestion-only");
  host.activate("stage-remove/2");
  CHECK(host.link() == "#/demo/flow/demo%2Fvideo-2frames/demo%2Fvideo-8frames");
  CHECK(host.node("stage-remove/0").disabled);  // a flow has two stages at least
}

TEST_CASE("flow: from the basket, with stages added to it", "[ui][flow]") {
  FakeHost host(demo_site());
  host.open("#/demo/board?rows=demo/chance,demo/video-8frames");
  host.click("open-flow");
  CHECK(host.explorer.state().query.targets == std::vector<std::string>{"demo/chance", "demo/video-8frames"});
  host.click("add-stage");
  host.click("add-stage/demo/longest-option");
  CHECK(host.explorer.views().flow.stages().size() == 3);
}

TEST_CASE("flow: filters narrow what is followed", "[ui][flow]") {
  FakeHost host(demo_site());
  host.open(kThree + "?f=domain:garden");
  const FlowView& flow = host.explorer.views().flow;
  CHECK(sum_of(flow) == 44);  // n of the demo's garden column
  CHECK(flow.stages()[0].n == 44);
  host.click("clear-filters");
  CHECK(sum_of(flow) == 200);
}

TEST_CASE("flow: computed once for its stages, arranged once for a pattern or a sort", "[ui][flow]") {
  FakeHost host(demo_site());
  host.open(kThree);
  const FlowView& flow = host.explorer.views().flow;
  const int recomputed = flow.recomputed();
  const int arranged = flow.arranged();
  for (int i = 0; i < 5; ++i) host.frame();
  CHECK(flow.recomputed() == recomputed);
  CHECK(flow.arranged() == arranged);
  host.click("col/pattern");
  CHECK(host.link() == kThree + "?sort=pattern");
  CHECK(flow.recomputed() == recomputed);
  CHECK(flow.arranged() == arranged + 1);
  std::string before;
  for (const std::uint32_t index : flow.sorted()) {
    CHECK(before < flow.patterns()[index].pattern);
    before = flow.patterns()[index].pattern;
  }
}

TEST_CASE("flow: published rows show values without bands", "[ui][flow]") {
  FakeHost host(demo_site());
  host.open("#/egocross/board");
  const ego::Board& board = *host.explorer.views().board.board();
  REQUIRE(board.rows.size() >= 2);
  const std::string first = board.rows[0].id.value;
  const std::string second = board.rows[1].id.value;
  host.push(OpenFlow{{first, second}});
  host.settle();
  const FlowView& flow = host.explorer.views().flow;
  REQUIRE(flow.stages().size() == 2);
  CHECK_FALSE(flow.stages()[0].has_items);
  CHECK(flow.stages()[0].value.has_value());
  CHECK(flow.links().empty());
  CHECK(host.node("step/0").text == "no items: no test");
  CHECK(host.node("stage-value/0").text.find("published only") != std::string::npos);
}

TEST_CASE("flow: settings of one published model are a preset", "[ui][flow]") {
  FakeHost host(demo_site());
  host.open("#/egocross/board");
  CHECK(host.explorer.press("g", {}));
  CHECK(host.explorer.press("f", {}));
  host.settle();
  const FlowView& flow = host.explorer.views().flow;
  REQUIRE(flow.stages().size() >= 2);
  CHECK(flow.stages()[0].name == flow.stages()[1].name);
  CHECK(flow.stages()[0].label != flow.stages()[1].label);
  CHECK(host.link().starts_with("#/egocross/flow/"));
}

TEST_CASE("flow: names nobody knows are said", "[ui][flow]") {
  FakeHost host(demo_site());
  host.open("#/demo/flow/demo%2Fnobody/demo%2Fchance");
  CHECK(host.shows("notice"));
  CHECK(host.node("empty").text == "No row is named demo/nobody.");
}

TEST_CASE("flow: on a phone the table of patterns and the list of items take turns", "[ui][flow]") {
  FakeHost host(demo_site(), {0, 0, 390, 844});
  host.open(kThree);
  CHECK(host.shows("flow-chart"));
  CHECK(host.shows("patterns"));
  CHECK_FALSE(host.shows("items"));
  host.activate("group/never");
  CHECK(host.shows("items"));
  CHECK_FALSE(host.shows("patterns"));
  host.activate("clear-pattern");
  CHECK(host.shows("patterns"));
}
