#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/ui/fake_host.h"

using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;

namespace {

std::size_t asked_for(const FakeHost& host, std::string_view part) {
  return static_cast<std::size_t>(std::count_if(host.loaded.begin(), host.loaded.end(), [&](const std::string& url) {
    return url.find(part) != std::string::npos;
  }));
}

/// Every site is a large one for this host.
struct SmallHost : FakeHost {
  explicit SmallHost(const std::string& fragment) : FakeHost(demo_site(), {0, 0, 1440, 4000}) {
    explorer.limit_replies(1);
    open(fragment);
  }
};

/// Outcomes and answers, row by row and item by item, as the item list has them.
std::vector<std::string> outcomes_of(const FakeHost& host) {
  std::vector<std::string> out;
  for (const ItemRow& row : host.explorer.views().items.rows()) {
    REQUIRE(row.run != nullptr);
    for (std::uint32_t item = 0; item < row.run->verdicts.size(); ++item) {
      const std::optional<ego::VerdictView> verdict = verdict_of(row, item);
      out.push_back(row.name + " " + std::string(to_string(verdict->outcome)) + " " + std::string(verdict->answer));
    }
  }
  return out;
}

/// What the item list has when all replies are scored. One host at a time: the GUI has one context.
std::vector<std::string> outcomes_of_replies(const std::string& fragment) {
  FakeHost whole(demo_site());
  whole.open(fragment);
  return outcomes_of(whole);
}

using Texts = std::vector<std::pair<std::string, std::string>>;

/// Keys with their texts when all replies are scored.
Texts texts_of_replies(const std::string& fragment, const std::vector<std::string>& keys) {
  FakeHost whole(demo_site(), {0, 0, 1440, 4000});
  whole.open(fragment);
  Texts out;
  for (const std::string& key : keys) out.emplace_back(key, whole.node(key).text);
  return out;
}

}  // namespace

TEST_CASE("pieces: a large site's outcomes are those that its replies give, without the replies", "[ui][pieces]") {
  for (const std::string fragment : {"#/demo/items", "#/demo/items?prof=demo-first-letter"}) {
    const std::vector<std::string> expected = outcomes_of_replies(fragment);
    CHECK(expected.size() == 7 * 200);
    const SmallHost host(fragment);
    CHECK(asked_for(host, "matrix@") == 1);
    CHECK(asked_for(host, "logs/") == 0);
    CHECK(host.node("visible-count").text == "200 of 200");
    CHECK(outcomes_of(host) == expected);
  }
}

TEST_CASE("pieces: another profile brings its own outcomes", "[ui][pieces]") {
  const std::vector<std::string> expected = outcomes_of_replies("#/demo/items?prof=demo-first-letter");
  SmallHost host("#/demo/items");
  host.open("#/demo/items?prof=demo-first-letter");
  CHECK(asked_for(host, "matrix@") == 2);
  CHECK(outcomes_of(host) == expected);
}

TEST_CASE("pieces: an open item brings the replies around it, once", "[ui][pieces]") {
  const std::string fragment = "#/demo/item/workbench-01%2Fq1";
  const Texts expected = texts_of_replies(
      fragment, {"reply/demo/chance", "reply/demo/video-8frames", "verdict/demo/chance", "verdict/demo/video-8frames"});
  SmallHost host(fragment);
  for (const auto& [key, text] : expected) CHECK(host.node(key).text == text);
  // The directory and one piece of each of the seven rows; all 200 items stand in the first piece.
  CHECK(asked_for(host, "#bytes=") == 14);
  host.press_key("]");
  CHECK(asked_for(host, "#bytes=") == 14);
  CHECK(std::none_of(host.loaded.begin(), host.loaded.end(),
                     [](const std::string& url) { return url.ends_with(".zip"); }));
}

TEST_CASE("pieces: replies that come change nothing that was derived from outcomes", "[ui][pieces]") {
  SmallHost host("#/demo/items");
  const int derived = host.explorer.views().items.recomputed();
  host.open("#/demo/items?item=workbench-01/q1");
  CHECK(asked_for(host, "#bytes=") == 14);
  CHECK(host.shows("reply/demo/video-8frames"));
  CHECK(host.explorer.views().items.recomputed() == derived);
}

TEST_CASE("pieces: what does not come is said, and the outcomes stay", "[ui][pieces]") {
  ui_test::Files files = demo_site();
  for (auto& [path, bytes] : files) {
    if (path.find("logs/demo_chance") != std::string::npos) bytes.assign(bytes.size(), 'x');
  }
  FakeHost host(files, {0, 0, 1440, 4000});
  host.explorer.limit_replies(1);
  host.open("#/demo/item/workbench-01%2Fq1");
  CHECK(host.explorer.state().notices.size() == 1);
  CHECK(host.shows("verdict/demo/chance"));
  CHECK(host.shows("reply/demo/video-8frames"));
}

TEST_CASE("pieces: views that rest on all replies say what they cannot show", "[ui][pieces]") {
  const std::string pair = "#/demo/pair/demo%2Fvideo-2frames/demo%2Fvideo-8frames";
  const Texts expected = texts_of_replies(pair, {"cell/gained", "cell/lost"});
  SmallHost host("#/demo/parse");
  CHECK(host.shows("empty"));
  host.open("#/demo/items?q=clamp");
  CHECK(host.shows("search-pieces"));
  host.open(pair);
  for (const auto& [key, text] : expected) CHECK(host.node(key).text == text);
}

TEST_CASE("pieces: a host that sends whole files alone is named with the size; outcomes stay", "[ui][pieces]") {
  SmallHost host("#/demo/items");
  const std::vector<std::string> outcomes = outcomes_of(host);
  const BenchmarkData& data = *host.explorer.state().current();
  REQUIRE_FALSE(data.logs.empty());
  const ReplyLog& log = data.logs.front();
  host.refused = log.url;
  host.open("#/demo/item/workbench-01%2Fq1");
  const std::string notice = host.node("notice").text;
  CHECK(notice.starts_with("X108  " + log.url));
  CHECK(notice.find(" MB. Outcomes stay") != std::string::npos);
  CHECK(notice.find("?") == std::string::npos);
  host.open("#/demo/items");
  CHECK(outcomes_of(host) == outcomes);
}
