// A board counted over some of its items: opened from the item list, told in the page, undone by its buttons.
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/ui/fake_host.h"

using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;

namespace {

const ego::BoardCell& cell_of(const FakeHost& host, const std::string& row, const std::string& column) {
  const ego::Board& board = *host.explorer.views().board.board();
  return board.rows.at(board.find_row(row).value()).cells.at(board.find_column(column).value());
}

}  // namespace

TEST_CASE("board over items: the same numbers as the column of those items", "[ui][board]") {
  FakeHost host(demo_site());
  host.open("#/demo/board");
  const ego::BoardCell garden = cell_of(host, "demo/video-8frames", "garden");
  host.open("#/demo/items?f=domain:garden");
  host.click("board-over");
  CHECK(host.link() == "#/demo/board?f=domain:garden");
  CHECK(host.node("counted-items").text == "Counted over 44 of 200 items, right / n");
  const ego::BoardCell& overall = cell_of(host, "demo/video-8frames", "overall");
  CHECK(overall.n == 44);
  CHECK(overall.k == garden.k);
  CHECK(overall.text == garden.text);
  REQUIRE(overall.interval.has_value());
  CHECK(overall.interval->lo == garden.interval->lo);
  CHECK(overall.interval->hi == garden.interval->hi);
  CHECK(overall.counts == garden.counts);
  CHECK_FALSE(cell_of(host, "demo/video-8frames", "kitchen").value.has_value());
  CHECK(host.explorer.views().board.rows().size() == 7);  // no row is filtered out
}

TEST_CASE("board over items: rank sets are of those items, reference rows too", "[ui][board]") {
  FakeHost host(demo_site());
  host.open("#/demo/board?f=domain:garden,domain:kitchen,domain:corridor&pin=demo%2Fvideo-2frames");
  host.settle();
  const BoardView& view = host.explorer.views().board;
  CHECK(view.counted().count() == 148);
  REQUIRE(view.ranking() != nullptr);
  CHECK(view.ranking()->pairs == 3);
  const auto row = static_cast<std::uint32_t>(view.board()->find_row("demo/video-8frames").value());
  const ego::Comparison* pinned =
      host.explorer.views().pin.find(row, static_cast<std::uint32_t>(view.board()->main_column()));
  REQUIRE(pinned != nullptr);
  CHECK(pinned->table.n() == 148);
}

TEST_CASE("board over items: filters on rows stay filters on rows, and each can be dropped", "[ui][board]") {
  FakeHost host(demo_site());
  host.open("#/demo/board?f=kind:model&f=!domain:garden");
  const BoardView& view = host.explorer.views().board;
  CHECK(view.rows().size() == 3);
  CHECK(view.counted().count() == 156);
  host.click("list-counted");
  CHECK(host.link() == "#/demo/items?f=!domain:garden");
  CHECK(host.node("visible-count").text == "156 of 200");
  host.open("#/demo/board?f=domain:garden");
  host.click("drop/domain/garden");
  CHECK(host.link() == "#/demo/board");
  CHECK_FALSE(host.shows("counted-items"));
  CHECK(cell_of(host, "demo/video-8frames", "overall").n == 200);
  CHECK(view.ranking() != nullptr);
}

TEST_CASE("board over items: a published table takes such a filter for one on rows", "[ui][board]") {
  FakeHost host(demo_site());
  host.open("#/egocross/board?f=domain:garden");
  CHECK(host.explorer.views().board.counted().items == 0);
  CHECK(host.shows("empty"));
}
