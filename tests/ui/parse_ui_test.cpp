// Scoring disagreement in the headless interface: counts, filters, the way through the replies, the reply that is tried.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/ui/fake_host.h"
#include "web/actions/fields.h"

using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;

namespace {

void type_into(FakeHost& host, std::string_view field, const std::string& text) {
  auto action = field_edited(field, text);
  REQUIRE(action.has_value());
  host.push(std::move(*action));
  host.settle();
}

}  // namespace

TEST_CASE("parse: g d opens it; rows and profiles agree with the scores", "[ui][parse]") {
  FakeHost host(demo_site());
  host.open("#/demo/board");
  CHECK(host.explorer.press("g", {}));
  CHECK(host.explorer.press("d", {}));
  host.settle();
  CHECK(host.link() == "#/demo/parse");
  const ParseView& parse = host.explorer.views().parse;
  REQUIRE(parse.rows().size() == 7);
  REQUIRE(parse.profiles().size() == 3);
  for (const ParseRow& row : parse.rows()) {
    REQUIRE(row.cells.size() == 3);
    for (std::size_t p = 0; p < 3; ++p) {
      CHECK(row.cells[p].value == row.submission->runs[p].scores[0].value);
      CHECK(row.cells[p].n == 200);
    }
    CHECK(row.cells[0].differs == 0);
    // Gains and losses against the first profile are the difference of right answers.
    const auto right = [&](std::size_t p) { return static_cast<std::int64_t>(row.submission->runs[p].scores[0].k); };
    CHECK(right(2) - right(0) ==
          static_cast<std::int64_t>(row.cells[2].gained) - static_cast<std::int64_t>(row.cells[2].lost));
  }
  CHECK(parse.differing(0, 1) == parse.differing(1, 0));
  CHECK(parse.differing(0, 0) == 0);
  CHECK(parse.differing(0, 2) > 0);
}

TEST_CASE("parse: a row, a pair of profiles, a rule and verdicts narrow the replies; the link says so", "[ui][parse]") {
  FakeHost host(demo_site());
  host.open("#/demo/parse");
  const ParseView& parse = host.explorer.views().parse;
  const std::size_t all = parse.entries().size();
  host.click("parse-row/demo/chance");
  CHECK(host.link() == "#/demo/parse?f=row:demo/chance");
  CHECK(parse.entries().size() < all);
  for (const ParseEntry& entry : parse.entries()) CHECK(parse.rows()[entry.row].name == "Seeded chance");
  host.click("clear-filters");
  CHECK(parse.entries().size() == all);
  host.push(ToggleFilter{"pair", parse.profiles()[0] + "|" + parse.profiles()[1]});
  host.settle();
  CHECK(parse.entries().size() == parse.differing(0, 1));
  host.push(ClearFilters{});
  host.settle();
  const FacetValue rule = parse.rules().front();
  host.push(ToggleFilter{"rule", rule.value});
  host.settle();
  CHECK(parse.entries().size() == rule.rows);
  host.push(ToggleFilter{"differs", "verdict"});
  host.settle();
  for (const ParseEntry& entry : parse.entries())
    CHECK(ego::reading_difference(*parse.rows()[entry.row].submission, entry.question).verdicts);
}

TEST_CASE("parse: keys go through the replies, Enter opens the item, and the place is kept", "[ui][parse]") {
  FakeHost host(demo_site());
  host.open("#/demo/parse?f=row:demo/video-8frames");
  const ParseView& parse = host.explorer.views().parse;
  REQUIRE(parse.entries().size() > 2);
  CHECK(host.explorer.press("j", {}));
  host.settle();
  CHECK(host.explorer.press("j", {}));
  host.settle();
  const ParseEntry second = parse.entries()[1];
  CHECK(host.explorer.state().trial.question == parse.questions()->questions[second.question].id.value);
  CHECK(host.explorer.state().trial.reply == parse.reply(second));
  CHECK(host.explorer.press("Enter", {}));
  host.settle();
  CHECK(host.node("position").text.find("of " + std::to_string(parse.items().size())) != std::string::npos);
  CHECK(host.explorer.press("Escape", {}));
  host.settle();
  CHECK(host.link() == "#/demo/parse?f=row:demo/video-8frames");
}

TEST_CASE("parse: a chosen reply is read as the row's runs read it", "[ui][parse]") {
  FakeHost host(demo_site());
  host.open("#/demo/parse");
  const ParseView& parse = host.explorer.views().parse;
  const TrialView& trial = host.explorer.views().trial;
  for (std::size_t i = 0; i < parse.entries().size(); i += 7) {
    const ParseEntry entry = parse.entries()[i];
    host.push(TryReply{parse.rows()[entry.row].submission->submission.row.value,
                       parse.questions()->questions[entry.question].id.value});
    host.settle();
    REQUIRE(trial.readings().size() == 3);
    for (std::size_t p = 0; p < 3; ++p) {
      CHECK(trial.readings()[p].outcome == parse.verdict(entry, p).outcome);
      CHECK(trial.readings()[p].answer.value_or("") == parse.verdict(entry, p).answer);
      CHECK(trial.readings()[p].span == parse.verdict(entry, p).span);
    }
  }
}

TEST_CASE("parse: the text box runs every profile on what is typed, options and reference included", "[ui][parse]") {
  FakeHost host(demo_site(), {0, 0, 1440, 1600});
  host.open("#/demo/parse");
  const TrialView& trial = host.explorer.views().trial;
  CHECK(host.node("trial-reply").role == Role::Area);
  CHECK(host.node("trial-gold").role == Role::Field);
  type_into(host, "trial-options", "A. one\nB. two");
  type_into(host, "trial-gold", "B");
  type_into(host, "trial-reply", "A clear case: the answer is B.");
  REQUIRE(trial.readings().size() == 3);
  CHECK(trial.readings()[0].answer == "B");
  CHECK(trial.readings()[0].outcome == ego::Outcome::Right);
  CHECK(trial.readings()[1].outcome == ego::Outcome::Invalid);  // JSON or wrong
  CHECK(trial.readings()[2].answer == "A");  // the first capital letter that is an option
  CHECK(host.node("trial/demo-strict").text.find("demo-strict 1.0: B, right") != std::string::npos);
  CHECK(host.shows("trial-marked"));
  type_into(host, "trial-gold", "A");
  CHECK(trial.readings()[2].outcome == ego::Outcome::Right);
  const int recomputed = trial.recomputed();
  for (int i = 0; i < 5; ++i) host.frame();
  CHECK(trial.recomputed() == recomputed);
  CHECK_FALSE(field_edited("no-such-field", "x").has_value());
}

TEST_CASE("parse: computed once for the data, arranged once for a filter", "[ui][parse]") {
  FakeHost host(demo_site());
  host.open("#/demo/parse");
  const ParseView& parse = host.explorer.views().parse;
  const int recomputed = parse.recomputed();
  const int arranged = parse.arranged();
  for (int i = 0; i < 5; ++i) host.frame();
  CHECK(parse.recomputed() == recomputed);
  CHECK(parse.arranged() == arranged);
  host.push(SetSearch{"answer"});
  host.settle();
  CHECK(parse.recomputed() == recomputed);
  CHECK(parse.arranged() == arranged + 1);
}

TEST_CASE("parse: dropped files are still a key away", "[ui][parse]") {
  FakeHost host(demo_site());
  host.open("#/demo/board");
  CHECK(host.explorer.press("g", {}));
  CHECK(host.explorer.press("o", {}));
  host.settle();
  CHECK(host.link() == "#/demo/drop");
}
