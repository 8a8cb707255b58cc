#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/compare/pair.h"
#include "tests/ui/fake_host.h"
#include "web/views/item_numbers.h"

using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;

namespace {

constexpr const char* kPair = "#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames";

const PairScatterView& scatter_of(const FakeHost& host) { return host.explorer.views().pair_scatter; }

/// The number of a row on an item, straight from its submission.
double number_of(const FakeHost& host, const std::string& row, const std::string& item, ItemNumber number) {
  const ego::ScoredSubmission* scored = host.explorer.state().current()->find_scored(row);
  REQUIRE(scored != nullptr);
  const auto& predictions = scored->submission.predictions;
  const auto found =
      std::find_if(predictions.begin(), predictions.end(), [&](const ego::Prediction& p) { return p.id == item; });
  REQUIRE(found != predictions.end());
  return item_number(*found, number).value();
}

}  // namespace

TEST_CASE("pair: a small slice has the verdict of its adjusted test and is marked, never contradicted", "[ui][pair]") {
  FakeHost host(demo_site(), {0, 0, 1440, 2400});
  host.open(kPair);
  std::size_t small = 0;
  for (const ego::Comparison& slice : host.explorer.views().pair.slices()) {
    const std::string key = "slice/" + slice.column.value;
    if (!host.shows(key)) continue;
    std::string said;
    for (const MirrorNode& node : host.explorer.mirror().nodes()) {
      const bool inside = node.rect.mid_y() > host.node(key).rect.y && node.rect.mid_y() < host.node(key).rect.bottom();
      if (inside && node.label.find("points") != std::string::npos) said = node.label;
    }
    INFO(slice.column.value << ": " << said);
    const bool decided = slice.verdict == ego::PairVerdict::Better || slice.verdict == ego::PairVerdict::Worse;
    CHECK((said.find(": better") != std::string::npos || said.find(": worse") != std::string::npos) == decided);
    CHECK((said.find("; small slice") != std::string::npos) == ego::is_small_slice(slice));
    small += ego::is_small_slice(slice) ? 1 : 0;
  }
  CHECK(small > 0);
  CHECK(host.node("shared").text.ends_with("  \u00b7  demo-strict 1.0"));
}

TEST_CASE("pair: the scatter has a point for each item with both numbers, in the cells of the 2x2", "[ui][pair]") {
  FakeHost host(demo_site());
  host.open(kPair);
  CHECK(scatter_of(host).recomputed() == 0);  // not before it is shown
  host.activate("part/scatter");
  const ViewTable& table = scatter_of(host).table();
  REQUIRE(table.rows.size() == host.explorer.views().pair.items(PairCell::All).size());
  CHECK(host.node("chart").label.find("200 of 200 questions have both numbers") != std::string::npos);
  const TableRow& first = table.rows.front();
  CHECK(first.cells[2].value == number_of(host, "demo/video-2frames", first.opens, ItemNumber::Length));
  CHECK(first.cells[3].value == number_of(host, "demo/video-8frames", first.opens, ItemNumber::Length));
  std::size_t gained = 0;
  for (const TableRow& row : table.rows) gained += row.cells[1].text == "gained: wrong \u2192 right" ? 1 : 0;
  CHECK(gained == host.explorer.views().pair.items(PairCell::Gained).size());
  const int before = scatter_of(host).recomputed();
  for (int i = 0; i < 5; ++i) host.frame();
  CHECK(scatter_of(host).recomputed() == before);
}

TEST_CASE("pair: axes are chosen of the numbers the rows have; a cell narrows the scatter, keys open its items",
          "[ui][pair]") {
  FakeHost host(demo_site());
  host.open(kPair);
  host.activate("part/scatter");
  const std::vector<PairAxis>& offered = scatter_of(host).offered();
  const PairAxis confidence{ItemNumber::Confidence, PairEnd::Candidate};
  const auto place = std::find(offered.begin(), offered.end(), confidence);
  REQUIRE(place != offered.end());
  const PairAxis latency{ItemNumber::Latency, PairEnd::Candidate};
  CHECK(std::find(offered.begin(), offered.end(), latency) == offered.end());  // these rows state none
  host.activate("scatter-y");
  host.activate("scatter-y/" + std::to_string(place - offered.begin()));
  CHECK(scatter_of(host).axes().up == confidence);
  const std::string link = host.explorer.permalink();
  CHECK(link.ends_with("?part=scatter&axes=length:baseline,confidence:candidate"));
  host.open("#/demo/board");
  CHECK(host.explorer.state().query.section == PairSection::Auto);
  host.open(link);
  CHECK(scatter_of(host).axes().up == confidence);
  CHECK(host.shows("chart"));
  for (const TableRow& row : scatter_of(host).table().rows) CHECK(*row.cells[3].value <= 1);
  host.press_key("2");
  CHECK(host.explorer.state().query.section == PairSection::Scatter);
  const auto& cell = host.explorer.views().pair.items(host.explorer.state().query.cell);
  CHECK(scatter_of(host).table().rows.size() == cell.size());
  host.activate("as-table");
  CHECK(host.shows("data/0"));
  host.press_key("j");
  const std::string item = host.explorer.state().selected_row;
  CHECK(item == scatter_of(host).table().rows.front().opens);
  host.press_key("Enter");
  CHECK(host.explorer.state().query.item == item);
}

TEST_CASE("pair: a cell leads to its items, and taking it back leaves the list where it is", "[ui][pair]") {
  FakeHost host(demo_site());
  host.open(kPair);
  const std::string plain = host.explorer.permalink();
  host.press_key("2");
  CHECK(host.explorer.permalink() == plain + "?cell=gained");
  host.press_key("2");
  CHECK(host.explorer.permalink() == plain + "?part=items");
}

TEST_CASE("pair: the scatter is exported as it is drawn", "[ui][pair][export]") {
  FakeHost host(demo_site());
  host.open(kPair);
  host.activate("part/scatter");
  for (const auto& [format, part] :
       {std::pair{ExportFormat::Svg, "reply length, characters"}, std::pair{ExportFormat::Csv, "id,cell,x,y"},
        std::pair{ExportFormat::Markdown, "reply length, characters"}, std::pair{ExportFormat::Json, "\"cell\""}}) {
    host.downloads.clear();
    host.push(Export{{format}});
    host.settle();
    REQUIRE(host.downloads.size() == 1);
    CHECK(host.downloads[0].bytes.find(part) != std::string::npos);
  }
}
