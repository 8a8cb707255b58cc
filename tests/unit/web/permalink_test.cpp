#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "web/permalink/permalink.h"

using namespace ego::web;

namespace {

const LinkDefaults kDefaults{.profile = "strict", .table = "main", .column = "overall"};

std::string canonical(const std::string& link) { return write_permalink(parse_permalink(link).query, kDefaults); }

/// Links in canonical form: every view, every key, every escape of explorer.md section 8.
const std::vector<std::string> kCanonicalLinks{
    "#/egocross/board",
    "#/egocross/pair/base/sft?cell=lost&item=17",
    "#/teleego/clip/P1?t=6090.25&sel=6080-6095&zoom=120&seen=minicpm-o",
    "#/video-mmmu/flow/qonly/video?f=discipline:Science",
    "#/egocross/items",
    "#/egocross/items?f=domain:Surgery&f=!task:Counting",
    "#/egocross/items?f=domain:Surgery,domain:Industry",
    "#/egocross/items?f=id:10..20",
    "#/egocross/items?f=params:..7,params:70..",
    "#/egocross/items?q=which%20tool",
    "#/egocross/items?q=re:%5Eturn",
    "#/egocross/items?q=50%25,%20a/b:c",
    "#/egocross/items?item=203",
    "#/egocross/item/203",
    "#/video-mmmu/item/adaptation%2Fdev_Art_1",
    "#/video-mmmu/item/%E4%B8%AD%E6%96%87",
    "#/egocross/board?board=closeqa",
    "#/egocross/board?prof=official",
    "#/egocross/board?col=surgery",
    "#/egocross/board?cols=overall,surgery,-task",
    "#/egocross/board?sort=surgery",
    "#/egocross/board?sort=-surgery~lo,model",
    "#/egocross/board?sort=-a%2Cb%3Ac",
    "#/egocross/board?sort=-%2Dodd",
    "#/egocross/board?sort=-odd%7Elo",
    "#/egocross/board?rows=Qwen/Qwen2.5-VL-7B,gpt-4o",
    "#/egocross/board?rows=a%2Cb,c%3Ad",
    "#/egocross/board?pin=Qwen/Qwen2.5-VL-7B",
    "#/egocross/board?fam=visible",
    "#/egocross/board?date=2026-07-01",
    "#/egocross/board?theme=dark",
    "#/egocross/board?theme=contrast&lang=zh",
    "#/egocross/board?lang=en&x=0123456789ab",
    "#/egocross/board?future=1&more",
    "#/egocross/row/Qwen%2FQwen2.5-VL-7B",
    "#/egocross/row/a:b@c+d;e",
    "#/egocross/parse",
    "#/egocross/agree",
    "#/egocross/slices",
    "#/egocross/slices/base/sft",
    "#/egocross/analysis",
    "#/egocross/agree?chart=wrong",
    "#/egocross/analysis?rows=a,b&chart=heat",
    "#/exo2ego/analysis?rows=a&chart=radar",
    "#/teleego/persist",
    "#/egocross/run",
    "#/egocross/play/custom?n=20&seed=9e3779b97f4a7c15&shuf=1",
    "#/egocross/drop",
    "#/egocross/infer",
    "#/egocross/flow/a/b/c/d/e/f/g/h?pat=RWR.",
    "#/egocross/pair/a/b?cell=gained",
    "#/egocross/pair/a/b?cell=bothright",
    "#/egocross/pair/a/b?cell=bothwrong",
    "#/egocross/pair/a/b?cell=changed",
    "#/egocross/pair/a/b?cell=format",
    "#/egocross/pair/a/b?part=slices",
    "#/egocross/pair/a/b?cell=lost&part=summary",
    "#/egocross/pair/a/b?cell=lost&part=scatter&axes=latency:baseline,confidence:candidate",
    "#/egocross/pair/a%2Fb/c%20d",
    "#/teleego/clip/P1?t=0.5",
    "#/teleego/clip/P1?t=D1-14:30:00",
    "#/teleego/clip/P1?t=12.125&tiers=evidence,transcript&seen=a%7Eonly&speed=0.25",
    "#/teleego/clip/P1?seen=minicpm-o~only&speed=16",
    "#/egocross/"
    "board?prof=official&col=surgery&cols=overall&sort=-surgery&f=kind:model&q=qwen&rows=a,b&pin=a&fam=visible",
    "#/egocross/board?q=%22%3Cscript%3E%22",
    "#/a-b-1/board?q=%00%FF",
};

}  // namespace

TEST_CASE("permalink: sixty canonical links come back as they were", "[web][permalink]") {
  REQUIRE(kCanonicalLinks.size() >= 60);
  for (const std::string& link : kCanonicalLinks) {
    INFO(link);
    const ParsedLink parsed = parse_permalink(link);
    CHECK(parsed.notices.empty());
    CHECK(write_permalink(parsed.query, kDefaults) == link);
    CHECK(parse_permalink(write_permalink(parsed.query, kDefaults)).query == parsed.query);
  }
}

TEST_CASE("permalink: other spellings of a view give its one canonical link", "[web][permalink]") {
  CHECK(canonical("/egocross") == "#/egocross/board");
  CHECK(canonical("#/egocross?") == "#/egocross/board");
  CHECK(canonical("#/egocross/board?prof=strict&col=overall&board=main&sort=-overall") == "#/egocross/board");
  CHECK(canonical("#/egocross/board?sort=surgery&prof=official") == "#/egocross/board?prof=official&sort=surgery");
  CHECK(canonical("#/egocross/items?q=%e4%b8%ad") == "#/egocross/items?q=%E4%B8%AD");
  CHECK(canonical("#/teleego/clip/P1?t=1:41:30.250") == "#/teleego/clip/P1?t=6090.25");
  CHECK(canonical("#/teleego/clip/P1?t=0") == "#/teleego/clip/P1");
  CHECK(canonical("#/teleego/clip/P1?speed=1.0") == "#/teleego/clip/P1");
  CHECK(canonical("#/egocross/play/custom?seed=0x00FF") == "#/egocross/play/custom?seed=ff");
  CHECK(canonical("#/egocross/board?v=1") == "#/egocross/board");
}

TEST_CASE("permalink: what is not understood is noted and the rest applies", "[web][permalink]") {
  const ParsedLink parsed = parse_permalink("#/egocross/board?theme=pink&q=qwen&t=-3&pat=xyz");
  CHECK(parsed.query.search == "qwen");
  CHECK(parsed.query.theme == ThemeChoice::System);
  REQUIRE(parsed.notices.size() == 3);
  CHECK(parsed.notices[0].part == "theme");
  CHECK(parsed.notices[1].part == "t");
  CHECK(parsed.notices[2].part == "pat");

  for (const char* axes : {"length", "length:baseline", "length:baseline,size:candidate", "length:baseline,length:both",
                           "length:baseline,length:candidate,length:candidate"}) {
    INFO(axes);
    const ParsedLink bad = parse_permalink("#/egocross/pair/a/b?part=nonsense&axes=" + std::string(axes));
    CHECK(bad.notices.size() == 2);
    CHECK(bad.query.axes == PairAxes{});
  }

  CHECK(parse_permalink("#/egocross/nosuchview?q=x").notices.at(0).fault == LinkFault::UnknownView);
  CHECK(parse_permalink("#/egocross/pair/only-one").notices.at(0).fault == LinkFault::BadTargets);
  CHECK(parse_permalink("#/egocross/pair/only-one").query.view == ViewKind::Board);
  CHECK(parse_permalink("#/egocross/board?v=2").notices.at(0).fault == LinkFault::NewerGrammar);
}

TEST_CASE("permalink: a pattern is letters or a group's word, nothing else", "[web][permalink]") {
  for (const char* pattern : {"RWIM.", "never", "always", "kept", "undone"}) {
    const std::string link = std::string("#/egocross/flow/a/b?pat=") + pattern;
    const ParsedLink parsed = parse_permalink(link);
    CHECK(parsed.notices.empty());
    CHECK(parsed.query.pattern == pattern);
    CHECK(write_permalink(parsed.query, {}) == link);
  }
  CHECK(parse_permalink("#/egocross/flow/a/b?pat=Never").notices.size() == 1);
  CHECK(parse_permalink("#/egocross/flow/a/b?pat=rw").notices.size() == 1);
}

TEST_CASE("permalink: unknown keys stay in the link", "[web][permalink]") {
  CHECK(canonical("#/egocross/board?zzz=1%2C2&q=a&aaa=%7e") == "#/egocross/board?q=a&zzz=1%2C2&aaa=%7e");
}

TEST_CASE("permalink: long views are packed and come back", "[web][permalink]") {
  Query query;
  query.bench = "egocross";
  for (int i = 0; i < 300; ++i) query.columns.push_back("column-with-a-long-name-" + std::to_string(i));
  const std::string link = write_permalink(query, kDefaults);
  CHECK(link.starts_with("#/egocross?z="));
  CHECK(link.size() <= kMaxPlainFragment);
  CHECK(parse_permalink(link).query == query);
  CHECK(parse_permalink(link).notices.empty());
}

TEST_CASE("permalink: a damaged packed link shows the board and says so", "[web][permalink]") {
  for (const char* link : {"#/egocross?z=AAAA", "#/egocross?z=", "#/egocross?z=%%%", "#/egocross?z=A"}) {
    const ParsedLink parsed = parse_permalink(link);
    INFO(link);
    CHECK(parsed.query.bench == "egocross");
    CHECK(parsed.query.view == ViewKind::Board);
    CHECK(parsed.notices.size() == 1);
  }
}

TEST_CASE("permalink: hostile fragments neither crash nor grow", "[web][permalink]") {
  CHECK(parse_permalink("").query == Query{});
  CHECK(parse_permalink("#").query == Query{});
  CHECK(parse_permalink("#////???&&&===").notices.size() <= 1);
  CHECK(
      parse_permalink("#/a?sort=,,,-,~lo&f=,&f=:&f=a&cols=,&sel=5&sel=9-3&zoom=x&n=1.5&seed=xyz&shuf=2&date=2026&x=zz")
          .query.sort.empty());
  CHECK(parse_permalink("#/" + std::string(4 << 20, 'a')).query == Query{});
}
