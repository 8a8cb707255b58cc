#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/io/review_patch.h"
#include "tests/ui/fake_host.h"

using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;

namespace {

const std::string kItem = "#/demo/item/workbench-01%2Fq1";
const std::string kRow = "demo/longest-option";
const Rect kTall{0, 0, 1440, 4000};

std::string remark(const FakeHost& host, const std::string& field) {
  const ReviewBook* book = find_book(host.explorer.state().reviews, "demo");
  REQUIRE(book != nullptr);
  const auto* change = find_change(book->changes, "workbench-01/q1", kRow, field);
  return change == nullptr ? "" : change->after.empty() ? change->note : change->after;
}

}  // namespace

TEST_CASE("review: class, override and words are kept, and change no number", "[ui][review]") {
  FakeHost host(demo_site(), kTall);
  host.open(kItem);
  const auto before = host.explorer.views().items.solved();
  host.click("note-on/" + kRow);
  CHECK(host.node("note").role == Role::Field);
  host.click("remark/label/reasoning");
  CHECK(remark(host, "label") == "reasoning");
  host.push(EditField{"note", "looks at the wrong hand"});
  host.settle();
  CHECK(remark(host, "note") == "looks at the wrong hand");
  const std::string outcome = host.shows("remark/outcome/right") ? "right" : "wrong";
  host.click("remark/outcome/" + outcome);
  CHECK(remark(host, "outcome") == outcome);
  CHECK(host.explorer.views().items.solved() == before);
  host.click("note-on/" + kRow);
  CHECK(host.node("remark-on/" + kRow).text.find("looks at the wrong hand") != std::string::npos);
  host.click("note-on/" + kRow);
  host.click("remark/label/reasoning");  // again: taken back
  CHECK(remark(host, "label").empty());
}

TEST_CASE("review: a later visit finds the notes, and a search finds the items", "[ui][review]") {
  std::map<std::string, std::string> kept;
  {
    FakeHost host(demo_site(), kTall);
    host.open(kItem);
    host.click("note-on/" + kRow);
    host.click("remark/label/perception");
    kept = host.kept;
  }
  REQUIRE(kept.contains("notes/demo"));
  FakeHost host(demo_site());
  host.kept = kept;
  host.open("#/demo/items");
  CHECK(remark(host, "label") == "perception");
  host.push(SetSearch{"note:perception"});
  host.settle();
  CHECK(host.node("visible-count").text == "1 of 200");
  host.push(SetSearch{"-note:any"});
  host.settle();
  CHECK(host.node("visible-count").text == "199 of 200");
}

TEST_CASE("review: the list counts the classes, exports and forgets", "[ui][review]") {
  FakeHost host(demo_site());
  host.push(FollowLink{"#/demo/items"});
  host.settle();
  host.push(SetRemark{{"workbench-01/q1", kRow, "label", "", "perception", ""}});
  host.push(SetRemark{{"workbench-01/q2", kRow, "label", "", "perception", ""}});
  host.push(SetRemark{{"workbench-01/q2", "", "note", "", "", "ambiguous"}});
  host.settle();
  host.click("open-remarks");
  CHECK(host.node("remark-count/perception").text == "perception: 2");
  CHECK(host.node("remark-count/note").text == "Written notes: 1");
  host.click("export-remarks");
  REQUIRE(host.downloads.size() == 1);
  CHECK(host.downloads[0].name == "demo-review.json");
  ego::Diagnostics diagnostics;
  const auto patch = ego::io::read_review_patch(host.downloads[0].bytes, "x", diagnostics);
  REQUIRE(patch.ok());
  CHECK(patch.value().changes.size() == 3);
  CHECK(patch.value().revision == "1");
  host.click("remarked/workbench-01/q1/" + kRow);
  CHECK(host.link() == "#/demo/items?item=workbench-01/q1");
  host.push(CloseItem{});
  host.settle();
  host.click("forget-remarks");
  CHECK(host.kept["notes/demo"].empty());
  CHECK(host.node("remark-count/perception").text == "perception: 0");
}

TEST_CASE("review: a dropped file of notes is read back and overwrites nothing", "[ui][review]") {
  FakeHost host(demo_site());
  host.open("#/demo/items");
  host.push(SetRemark{{"workbench-01/q1", kRow, "label", "", "perception", ""}});
  host.settle();
  ego::io::ReviewPatch patch{"demo", "1", {}};
  set_change(patch.changes, {"workbench-01/q1", kRow, "label", "", "format", ""});
  set_change(patch.changes, {"workbench-01/q2", kRow, "label", "", "format", ""});
  set_change(patch.changes, {"nowhere/q2", kRow, "label", "", "format", ""});
  host.push(FilesDropped{{{"notes.json", write_review_patch(patch)}}});
  host.settle();
  CHECK(host.explorer.state().drop.remarks.taken == 1);
  CHECK(host.explorer.state().drop.remarks.otherwise == 1);
  CHECK(host.explorer.state().drop.remarks.unknown == 1);
  CHECK(remark(host, "label") == "perception");
  CHECK(host.node("remarks-read").text.starts_with("1 notes read"));
  patch.benchmark = "egocross";
  host.push(FilesDropped{{{"notes.json", write_review_patch(patch)}}});
  host.settle();
  CHECK(host.shows("message/E010"));
}

TEST_CASE("review: the note that n opens is in sight, whatever was", "[ui][review][keys]") {
  for (const Rect page : {Rect{0, 0, 1440, 900}, Rect{0, 0, 390, 844}}) {
    FakeHost host(demo_site(), page);
    host.open(kItem);
    const std::size_t rows = host.explorer.views().items.shown().size();
    for (std::size_t opened = 0; opened <= rows; ++opened) {
      INFO(opened << " at " << page.w);
      host.press_key("n");
      REQUIRE(host.shows("note"));  // a field out of sight has no node
      CHECK(host.node("note").rect.bottom() <= page.h);
      CHECK(host.node("note").rect.h > 15);
    }
  }
}

TEST_CASE("review: n goes through the rows, then the question, then shuts", "[ui][review][keys]") {
  FakeHost host(demo_site(), kTall);
  host.open(kItem);
  const std::size_t rows = host.explorer.views().items.shown().size();
  for (std::size_t row = 0; row < rows; ++row) {
    CHECK(host.explorer.press("n", {}));
    host.frame();
    CHECK(host.effects.focus_field == "note");
    host.settle();
    CHECK(host.explorer.state().reviews.open_row ==
          host.explorer.views().items.shown()[row].submission->submission.row.value);
  }
  host.explorer.press("n", {});
  host.settle();
  CHECK(host.explorer.state().reviews.open_row == "");
  host.explorer.press("n", {});
  host.settle();
  CHECK_FALSE(host.explorer.state().reviews.open_row.has_value());
}
