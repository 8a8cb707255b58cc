#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/ui/fake_host.h"
#include "web/permalink/names.h"

using namespace ego::web;
using ego::Board;
using ego::SliceFinding;
using ui_test::demo_site;
using ui_test::FakeHost;

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

TEST_CASE("analysis: the menus of a difference read as its title does", "[ui][analysis]") {
  FakeHost host(demo_site());
  host.open("#/demo/analysis?rows=demo/video-2frames,demo/video-8frames&chart=heat");
  const auto menu = [&](const char* key) { return host.node(key).text + host.node(key).label; };
  CHECK(menu("heat-row").find("8 frames") != std::string::npos);
  CHECK(menu("heat-minus").find("2 frames") != std::string::npos);
  CHECK(host.node("chart-title").text.starts_with("Colour blobs, 8 frames minus"));
  host.click("heat-minus");
  host.click("heat-minus/none");
  CHECK(host.link() == "#/demo/analysis?rows=demo/video-8frames&chart=heat");
}

TEST_CASE("narrow: the bar at the bottom shows the view that is open", "[ui][touch]") {
  FakeHost host(demo_site(), {0, 0, 390, 844});
  for (const char* link : {"#/demo/board", "#/demo/analysis"}) {
    host.open(link);
    host.settle();
    const MirrorNode& tab = host.node(link == std::string("#/demo/board") ? "view/board" : "view/analysis");
    CHECK(tab.rect.x >= 0);
    CHECK(tab.rect.right() <= 391);
  }
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
  CHECK_FALSE(host.shows("as-table"));  // it is one
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

TEST_CASE("analysis: keys go through the lines of a chart and open what a click would", "[ui][analysis][keys]") {
  FakeHost host(demo_site());
  const auto press = [&](const char* key) {
    REQUIRE(host.explorer.press(key, {}));
    host.settle();
  };
  host.open("#/demo/agree");
  press("j");
  REQUIRE(host.shows("chart-cursor"));
  const std::string first = host.node("chart-cursor").text;
  press("j");
  CHECK(host.node("chart-cursor").text != first);
  press("Enter");
  CHECK(host.link().starts_with("#/demo/pair/"));
  CHECK(host.link().ends_with("?cell=bothwrong"));

  host.open("#/demo/slices");
  press("j");
  press("Enter");
  CHECK(host.link().starts_with("#/demo/slices?f="));

  host.open("#/demo/analysis?chart=radar");
  press("j");
  const std::string row = host.explorer.state().selected_row;
  press("Enter");
  CHECK(host.link() == "#/demo/board");
  CHECK(host.explorer.state().drawer_open);
  CHECK(host.explorer.state().selected_row == row);
}

TEST_CASE("analysis: the next question is the next of the list, the suspicious ones first", "[ui][analysis][keys]") {
  FakeHost host(demo_site());
  host.open("#/demo/analysis");
  const ViewTable& table = host.explorer.views().analysis.table(ChartKind::Items);
  REQUIRE(table.rows.size() > 2);
  const std::string second = table.rows[1].opens;
  host.push(OpenItem{table.rows[0].opens});
  host.settle();
  CHECK(host.explorer.press("]", {}));
  host.settle();
  CHECK(host.explorer.state().query.item == second);
}

TEST_CASE("analysis: any filter of the items narrows the list, no number changes", "[ui][analysis]") {
  FakeHost host(demo_site());
  const auto& arranged = host.explorer.views().analysis.arranged();
  host.open("#/demo/analysis");
  const std::size_t all = arranged.size();
  host.open("#/demo/analysis?f=solved:0..0.5");
  REQUIRE(!arranged.empty());
  CHECK(arranged.size() < all);
  CHECK(arranged.size() == host.explorer.views().items.items().size());
  const std::string id = arranged.back()->id.value;
  const std::optional<double> narrowed = arranged.back()->statistics.r_rest;
  host.open("#/demo/analysis");
  const auto same =
      std::find_if(arranged.begin(), arranged.end(), [&](const auto* item) { return item->id.value == id; });
  REQUIRE(same != arranged.end());
  CHECK((*same)->statistics.r_rest == narrowed);
}

TEST_CASE("analysis: scores stand against the frames a row saw", "[ui][analysis]") {
  FakeHost host(demo_site());
  host.open("#/demo/analysis?chart=frames");
  CHECK(host.link() == "#/demo/analysis?chart=frames");
  REQUIRE(host.shows("chart"));
  const ViewTable& table = host.explorer.views().chart.table();
  const auto frames = [&](const char* row) {
    for (const TableRow& line : table.rows) {
      if (line.opens == row) return line.cells[1].text;
    }
    return std::string();
  };
  CHECK(frames("demo/video-2frames") == "2");
  CHECK(frames("demo/video-8frames") == "8");
  CHECK(frames("demo/chance").empty());  // sees none, so it stands nowhere
}

TEST_CASE("slices: the filter goes along to every view that lists questions, and no further", "[ui][slices]") {
  FakeHost host(demo_site());
  host.open("#/demo/slices?f=domain:garden");
  for (const ViewKind view : {ViewKind::Items, ViewKind::Pair, ViewKind::Flow, ViewKind::Play, ViewKind::Analysis}) {
    host.push(OpenView{view});
    host.settle();
    CHECK(host.explorer.state().query.filters.size() == 1);
  }
  host.push(OpenView{ViewKind::Board});
  host.settle();
  CHECK(host.explorer.state().query.filters.empty());
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

TEST_CASE("analysis: a heat map of all rows has no choice of a row", "[ui][analysis]") {
  FakeHost host(demo_site());
  host.open("#/demo/analysis?chart=heat");  // one row over two facets
  CHECK(host.shows("heat-row"));
  host.open("#/egocross/analysis?chart=heat");  // published rows over columns
  CHECK(host.shows("chart"));
  CHECK_FALSE(host.shows("heat-row"));
  CHECK_FALSE(host.shows("heat-minus"));
}

TEST_CASE("analysis: a chart that the rows have nothing for cannot be chosen and says why", "[ui][analysis]") {
  FakeHost host(demo_site());
  host.open("#/egocross/analysis?chart=heat");
  std::size_t dead = 0;
  for (const ChartKind kind : {ChartKind::Radar, ChartKind::Parameters, ChartKind::Frames, ChartKind::Date}) {
    const std::string name(name_of(kChartNames, kind));
    INFO(name);
    const auto lack = host.explorer.views().chart.lacks(kind);
    const MirrorNode& chip = host.node("chart/" + name);
    CHECK(chip.disabled == lack.has_value());
    if (!lack) continue;
    ++dead;
    CHECK(chip.label.ends_with(text(*lack, Tongue::English)));
    host.click("chart/" + name);
    CHECK(host.link() == "#/egocross/analysis");
  }
  CHECK(dead > 0);
  CHECK(dead < 4);
}

TEST_CASE("analysis: few rows say how few values their shares have", "[ui][analysis]") {
  FakeHost host(demo_site());
  host.open("#/demo/analysis?chart=items");
  const AnalysisView& view = host.explorer.views().analysis;
  const ViewTable& table = view.table(ChartKind::Items);
  CHECK(std::any_of(table.notes.begin(), table.notes.end(), [](const std::string& note) {
    return note.find("With 3 rows the share right has only 4 possible values.") == 0;
  }));
}
