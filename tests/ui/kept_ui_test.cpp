#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

#include "tests/ui/fake_host.h"
#include "web/actions/kept_action.h"

using namespace ego;
using namespace ego::web;
using ui_test::demo_file;
using ui_test::demo_site;
using ui_test::FakeHost;

namespace {

constexpr ego::web::Rect kTall{0, 0, 1440, 3000};
const std::string kRow = "demo/video-8frames (2)";
const std::string kKey = "demo/1000000-1";  // benchmark, the host's clock, number of the drop

/// A drop that the host can keep. @param number  of the visit's drops
void drop(FakeHost& host, std::vector<NamedBytes> files, std::uint32_t number) {
  host.push(FilesDropped{std::move(files), std::nullopt, number});
  host.settle();
}

using Kept = std::map<std::string, FakeHost::KeptFiles>;

/// What a visit leaves in the browser that drops a row, keeps it and closes the page.
Kept visit_that_keeps(std::vector<NamedBytes> files, const std::vector<std::string>& rows) {
  FakeHost host(demo_site(), kTall);
  host.open("#/demo/board");
  drop(host, std::move(files), 1);
  for (const std::string& row : rows) host.activate("keep/" + row);
  return host.kept_files;
}

const Board& board_of(const FakeHost& host) { return *host.explorer.views().board.board(); }

}  // namespace

TEST_CASE("kept rows: kept, back at the next visit as local with the same score, forgotten, gone", "[ui][kept]") {
  Kept kept;
  std::string score;
  {
    FakeHost host(demo_site(), kTall);
    host.open("#/demo/board");
    CHECK_FALSE(host.shows("kept-list"));
    drop(host, {{"mine.jsonl", demo_file("video-8frames.jsonl")}}, 1);
    host.activate("keep/" + kRow);
    CHECK(host.node("keep-state/" + kRow).text.starts_with("Kept in this browser, "));
    CHECK(host.node("kept/" + kKey + "/demo/video-8frames").text.find(kRow + "  \u00b7  demo  \u00b7  ") == 0);
    REQUIRE(host.kept_files.size() == 1);
    CHECK(host.kept_files.begin()->second.files.front().bytes == demo_file("video-8frames.jsonl"));
    host.open("#/demo/board");
    score = board_of(host).rows[*board_of(host).find_row(kRow)].cells[0].text;
    kept = host.kept_files;
  }
  {
    FakeHost host(demo_site(), kTall);
    host.kept_files = kept;
    host.open("#/demo/board");
    const auto row = board_of(host).find_row(kRow);
    REQUIRE(row);
    CHECK(board_of(host).rows[*row].origin == RowOrigin::Local);
    CHECK(board_of(host).rows[*row].cells[0].text == score);
    CHECK(host.explorer.state().drop.phase == DropPhase::None);  // nothing was dropped in this visit
    CHECK(host.explorer.state().notices.empty());
    host.open("#/demo/drop");
    host.activate("forget-kept/" + kKey + "/demo/video-8frames");
    CHECK(host.kept_files.empty());
    CHECK_FALSE(host.shows("kept-list"));
    host.open("#/demo/board");
    CHECK_FALSE(board_of(host).find_row(kRow));
  }
}

TEST_CASE("kept rows: a link to one is good at the next visit", "[ui][kept]") {
  const Kept kept = visit_that_keeps({{"mine.jsonl", demo_file("video-8frames.jsonl")}}, {kRow});
  FakeHost host(demo_site(), kTall);
  host.kept_files = kept;
  host.open("#/demo/pair/demo%2Fchance/demo%2Fvideo-8frames%20(2)");
  CHECK(host.explorer.state().notices.empty());
  REQUIRE(host.explorer.views().pair.comparison() != nullptr);
  CHECK(host.explorer.views().pair.comparison()->candidate.value == kRow);
}

TEST_CASE("kept rows: rows of one drop share their files; the files go with the last row", "[ui][kept]") {
  const std::vector<NamedBytes> files{{"a.jsonl", demo_file("video-8frames.jsonl")},
                                      {"b.jsonl", demo_file("chance.jsonl")},
                                      {"c.jsonl", demo_file("longest-option.jsonl")}};
  const Kept kept = visit_that_keeps(files, {kRow, "demo/chance (2)"});
  REQUIRE(kept.size() == 1);
  FakeHost host(demo_site(), kTall);
  host.kept_files = kept;
  host.open("#/demo/board");
  CHECK(board_of(host).find_row(kRow));
  CHECK(board_of(host).find_row("demo/chance (2)"));
  CHECK_FALSE(board_of(host).find_row("demo/longest-option (2)"));  // was not kept
  host.push(ForgetRow{kRow});
  host.settle();
  REQUIRE(host.kept_files.size() == 1);
  CHECK(host.kept_files.begin()->second.about.find("video-8frames") == std::string::npos);
  host.push(ForgetRow{"demo/chance (2)"});
  host.settle();
  CHECK(host.kept_files.empty());
}

TEST_CASE("kept rows: what the browser refuses is said, and the row stays on the board", "[ui][kept]") {
  FakeHost host(demo_site(), kTall);
  host.open("#/demo/board");
  host.refuses_to_keep = "the disk is full";
  drop(host, {{"mine.jsonl", demo_file("chance.jsonl")}}, 1);
  host.activate("keep/demo/chance (2)");
  REQUIRE(host.explorer.state().notices.size() == 1);
  CHECK(host.node("notice").text == "This row could not be kept: the disk is full");
  CHECK(host.explorer.state().kept.batches.empty());
  CHECK(host.shows("keep/demo/chance (2)"));  // once more, after room was made
}

TEST_CASE("kept rows: a host that cannot keep offers nothing, one without room says so", "[ui][kept]") {
  FakeHost host(demo_site(), kTall);
  host.open("#/demo/board");
  drop(host, {{"mine.jsonl", demo_file("chance.jsonl")}}, 0);
  CHECK_FALSE(host.shows("keep/demo/chance (2)"));
  KeptBatch large;
  large.key = "demo/0-1";
  large.bench = "egocross";
  large.bytes = kMostKeptBytes;
  large.rows = {{"other", {}}};
  host.push(KeepRows{KeptListed{{large}}});
  drop(host, {{"again.jsonl", demo_file("chance.jsonl")}}, 2);
  CHECK_FALSE(host.shows("keep/demo/chance (3)"));
  CHECK(host.node("keep-state/demo/chance (3)").text.starts_with("Too large to keep: "));
}

TEST_CASE("kept rows: damaged files and lists are no reason to stop", "[ui][kept]") {
  FakeHost host(demo_site(), kTall);
  host.kept_files["demo/1-1"] = {R"({"bench":"demo","rows":["gone"]})", {{"x.jsonl", "{\"a\": [1, 2"}}};
  host.kept_files["demo/2-1"] = {"no JSON", {{"y.jsonl", "{}"}}};
  host.open("#/demo/board");
  CHECK(host.explorer.state().notices.empty());
  host.open("#/demo/drop");
  CHECK(host.node("kept/demo/1-1/gone").text.find("not on the board: ") != std::string::npos);
  host.activate("forget-kept/demo/1-1/gone");
  CHECK_FALSE(host.kept_files.contains("demo/1-1"));
  CHECK(host.kept_files.contains("demo/2-1"));  // of a form this version does not know: left alone
}
