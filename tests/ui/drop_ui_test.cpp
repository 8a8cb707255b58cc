#include <imgui.h>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/report/report_json.h"
#include "tests/ui/fake_host.h"
#include "web/actions/drop_limit.h"

using namespace ego;
using namespace ego::web;
using ui_test::demo_file;
using ui_test::demo_site;
using ui_test::FakeHost;

namespace {

void drop(FakeHost& host, const std::string& name, std::string bytes) {
  host.push(FilesDropped{{{name, std::move(bytes)}}});
  host.settle();
}

}  // namespace

TEST_CASE("drop: a prediction file is scored like the site's own row and joins the board", "[ui][drop]") {
  FakeHost host(demo_site());
  host.open("#/demo/board");
  const ego::Board before = *host.explorer.views().board.board();
  drop(host, "video-8frames.jsonl", demo_file("video-8frames.jsonl"));
  CHECK(host.link() == "#/demo/drop");
  REQUIRE(host.explorer.state().drop.rows.size() == 1);
  CHECK(host.explorer.state().drop.rows[0].matched == 200);
  CHECK(host.explorer.state().drop.rows[0].scored);
  host.click("show-on-board");
  const ego::Board& after = *host.explorer.views().board.board();
  REQUIRE(after.rows.size() == before.rows.size() + 1);
  const auto site = after.find_row("demo/video-8frames");
  const auto local = after.find_row("demo/video-8frames (2)");
  REQUIRE(site);
  REQUIRE(local);
  CHECK(after.rows[*local].origin == ego::RowOrigin::Local);
  CHECK(after.rows[*local].cells[0].text == after.rows[*site].cells[0].text);
  CHECK(after.rows[*local].cells[0].k == after.rows[*site].cells[0].k);
}

TEST_CASE("drop: a local row can be compared and forgotten", "[ui][drop]") {
  FakeHost host(demo_site());
  host.open("#/demo/board");
  drop(host, "mine.jsonl", demo_file("video-8frames.jsonl"));
  host.push(OpenPair{"demo/chance", "demo/video-8frames (2)"});
  host.settle();
  REQUIRE(host.explorer.views().pair.comparison() != nullptr);
  host.push(ForgetRow{"demo/video-8frames (2)"});
  host.settle();
  CHECK(host.link() == "#/demo/board");
  CHECK_FALSE(host.explorer.views().board.board()->find_row("demo/video-8frames (2)"));
}

TEST_CASE("drop: broken files are refused with their code and place", "[ui][drop]") {
  FakeHost host(demo_site());
  host.open("#/demo/board");
  drop(host, "broken.json", "{\"a\": [1, 2");
  CHECK(host.explorer.state().drop.refused.has_value());
  CHECK(host.explorer.state().drop.phase == DropPhase::Done);
  CHECK(host.shows("refused"));
  drop(host, "model.pkl", std::string("\x80\x04\x95\x00\x00\x00\x00\x00\x00\x00.", 11));
  CHECK(host.shows("message/E006"));
  drop(host, "empty.jsonl", "");
  CHECK(host.shows("message/E002"));
}

TEST_CASE("drop: a batch larger than a page can take is refused before it is read", "[ui][drop]") {
  const std::vector<NamedBytes> batch{{"small.jsonl", "{}"}};
  CHECK_FALSE(refuse_large_batch(batch, "more.jsonl", 125e6));
  const std::optional<Error> refused = refuse_large_batch(batch, "log.jsonl", 300e6);
  REQUIRE(refused);
  CHECK(refused->code == Code::LimitExceeded);
  FakeHost host(demo_site());
  host.open("#/demo/board");
  host.push(FilesDropped{batch, refused});
  host.settle();
  CHECK(host.explorer.state().drop.phase == DropPhase::Done);
  CHECK(host.explorer.state().drop.files.empty());
  CHECK(host.shows("message/E008"));
}

TEST_CASE("drop: unknown ids and wrong answers are listed line by line", "[ui][drop]") {
  FakeHost host(demo_site(), {0, 0, 1440, 3000});
  host.open("#/demo/board");
  drop(host, "few.jsonl",
       "{\"id\": \"workbench-01/q1\", \"response\": \"B\"}\n"
       "{\"id\": \"workbench-01/q99\", \"response\": \"B\"}\n"
       "{\"id\": \"workbench-01/q1\", \"response\": \"C\"}\n");
  REQUIRE(host.explorer.state().drop.rows.size() == 1);
  CHECK(host.explorer.state().drop.rows[0].unknown == 1);
  CHECK(host.explorer.state().drop.rows[0].duplicate == 1);
  CHECK(host.shows("message/E014"));
  CHECK(host.shows("message/E015"));
}

TEST_CASE("drop: without the questions nothing is scored and the page says what would help", "[ui][drop]") {
  FakeHost host(demo_site());
  host.open("#/egocross/board");
  drop(host, "mine.json", "[{\"id\": 1, \"question_id\": \"q\", \"dataset\": \"CholecTrack20\", \"answer\": \"A\"}]");
  CHECK(host.explorer.state().drop.phase == DropPhase::Done);
  CHECK(host.explorer.state().current()->local_rows.empty());
  CHECK(host.shows("not-scored"));
  CHECK(host.node("counts/mine").text == "rows 1");  // what was not checked is not shown as 0
}

TEST_CASE("drop: an annotation file dropped with the predictions makes them scorable here", "[ui][drop]") {
  // Two items in the form of the public EgoCross support set.
  const std::string annotations = R"([
    {"id": 1, "question_id": "support_001", "dataset": "EgoPet", "primary_category": "Identification",
     "question_type": "animal identification", "question_text": "What animal?", "options": ["A. Cheetah", "B. Cat"],
     "correct_option_letter": "B", "video_path": ["frames/EgoPet/022/frames/ai_q5/frame_0.jpg"]},
    {"id": 2, "question_id": "support_002", "dataset": "EgoPet", "primary_category": "Identification",
     "question_type": "animal identification", "question_text": "What animal?", "options": ["A. Dog", "B. Cat"],
     "correct_option_letter": "A", "video_path": ["frames/EgoPet/023/frames/ai_q5/frame_0.jpg"]}])";
  FakeHost host(demo_site());
  host.open("#/egocross/board");
  const std::size_t published = host.explorer.views().board.board()->rows.size();
  host.push(FilesDropped{{{"support.json", annotations},
                          {"mine.jsonl", "{\"id\": 1, \"answer\": \"B\"}\n{\"id\": 2, \"answer\": \"B\"}\n"}}});
  host.settle();
  CHECK(host.explorer.state().drop.questions_read == 2);
  REQUIRE(host.explorer.state().drop.rows.size() == 1);
  CHECK(host.explorer.state().drop.rows[0].scored);
  host.open("#/egocross/board");
  const ego::Board& board = *host.explorer.views().board.board();
  REQUIRE(board.rows.size() == published + 1);
  const auto row = board.find_row("mine");
  REQUIRE(row);
  CHECK(board.rows[*row].origin == ego::RowOrigin::Local);
  const auto overall = board.find_column("overall");
  REQUIRE(overall);
  CHECK(board.rows[*row].cells[*overall].k == 1);
  CHECK(board.rows[*row].cells[*overall].n == 2);
}

TEST_CASE("drop: a reply with markup and control bytes is shown as text", "[ui][drop]") {
  FakeHost host(demo_site(), {0, 0, 1440, 4000});
  host.open("#/demo/board");
  drop(host, "xss.jsonl",
       "{\"id\": \"workbench-01/q1\", \"response\": \"<img src=x onerror=alert(1)>\\u0000\\u001b[31m B\"}\n");
  host.open("#/demo/item/workbench-01%2Fq1");
  bool found = false;
  for (const MirrorNode& node : host.explorer.mirror().nodes())
    found = found || node.text.find("<img src=x onerror=alert(1)>") != std::string::npos;
  CHECK(found);
}

TEST_CASE("drop: the report says what its files said, whatever else is on the board", "[ui][drop]") {
  FakeHost host(demo_site(), {0, 0, 1440, 3000});
  host.open("#/demo/board");
  host.press_key("e");
  CHECK(host.shows("export/csv"));
  CHECK_FALSE(host.shows("export/report"));  // nothing was dropped yet
  host.press_key("Escape");
  drop(host, "mine 8.jsonl", demo_file("video-8frames.jsonl"));
  CHECK(host.node("report-command").text ==
        "egoscope score demo --predictions 'mine 8.jsonl' --profile demo-strict --profile demo-json-only --profile "
        "demo-first-letter --format json");  // this site has all profiles, not only those of a bare call
  host.downloads.clear();
  host.activate("save-report");
  REQUIRE(host.downloads.size() == 1);
  CHECK(host.downloads[0].name == "report.json");
  Diagnostics diagnostics;
  const Result<Report> report = read_report(host.downloads[0].bytes, "report.json", diagnostics);
  REQUIRE(report.ok());
  REQUIRE(report.value().rows.size() == 1);
  CHECK(report.value().rows[0].id.value == "demo/video-8frames");  // not the board's "demo/video-8frames (2)"
  CHECK(report.value().inputs.back().info.label == "mine 8.jsonl");
  const Report& site = *host.explorer.state().current()->report.ready();
  CHECK(report.value().benchmark.items_sha256 == site.benchmark.items_sha256);
  const auto row = site.find_row(RowId("demo/video-8frames"));
  REQUIRE(row);
  CHECK(report.value().rows[0].scores.size() == site.rows[*row].scores.size());
  CHECK(report.value().rows[0].scores[0].score.k == site.rows[*row].scores[0].score.k);
}

TEST_CASE("drop: Every Eval Ever asks for an organization, then writes an archive", "[ui][drop]") {
  FakeHost host(demo_site(), {0, 0, 1440, 3000});
  host.open("#/demo/board");
  drop(host, "mine.jsonl", demo_file("chance.jsonl"));
  host.downloads.clear();
  host.activate("save-eee");
  CHECK(host.downloads.empty());
  CHECK(host.explorer.state().notices.size() == 1);
  host.push(EditField{std::string(kOrganizationField), "Example Lab"});
  host.settle();
  host.activate("save-eee");
  REQUIRE(host.downloads.size() == 1);
  CHECK(host.downloads[0].name == "demo-eee.zip");
  CHECK(host.downloads[0].bytes.find("_samples.jsonl") != std::string::npos);
}

TEST_CASE("drop: without files the view offers to choose some and says which are read", "[ui][drop]") {
  FakeHost host(demo_site());
  host.open("#/demo/drop");
  CHECK(host.node("forms").text.find("JSONL") != std::string::npos);
  host.hover("choose-files");
  for (const bool down : {true, false}) {
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, down);
    host.frame();
  }
  host.frame();
  CHECK(host.effects.pick_files);
}
