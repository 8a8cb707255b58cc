#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "web/views/transcript_view.h"

using namespace ego::web;

namespace {

AppState with_tracks() {
  AppState state;
  state.player.url = "clip";
  state.player.transcripts = {
      {"a.en.srt",
       {{1000, 2000, "Ann", "Pour the tea"}, {2000, 4000, "", "Stir\nit"}, {6000, 7000, "", "Tea is ready"}}},
      {"a.zh.srt",
       {{500, 900, "", "zero"}, {2100, 2900, "", "one"}, {3000, 3900, "", "two"}, {6900, 7900, "", "three"}}},
  };
  state.player.transcript_revision = 2;
  return state;
}

using Found = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("transcript view: every line of the second file stands beside a line of the first", "[web][transcript]") {
  TranscriptView view;
  view.update(with_tracks());
  REQUIRE(view.lines().size() == 3);
  CHECK(view.lines()[0].words[0] == "Ann: Pour the tea");
  CHECK(view.lines()[0].words[1] == "zero");
  CHECK(view.lines()[1].words[0] == "Stir it");
  CHECK(view.lines()[1].words[1] == "one two");
  CHECK(view.lines()[2].words[1] == "three");
}

TEST_CASE("transcript view: what is typed is found in both files, and the way leads round", "[web][transcript]") {
  AppState state = with_tracks();
  TranscriptView view;
  view.update(state);
  CHECK(view.found().empty());
  CHECK_FALSE(view.next_found(0, 1));
  state.player.transcript_search = " tea";
  view.update(state);
  CHECK(view.found() == Found{0, 2});
  REQUIRE(view.lines()[0].hits[0].size() == 1);
  CHECK(view.lines()[0].hits[0][0] == ego::Span{14, 17});
  CHECK(view.next_found(0, 1) == 0);     // before the first line
  CHECK(view.next_found(1000, 1) == 2);
  CHECK(view.next_found(6500, 1) == 0);  // round
  CHECK(view.next_found(6500, -1) == 0);
  CHECK(view.next_found(1000, -1) == 2);
  CHECK(view.next_found(3000, -1) == 0);
  state.player.transcript_search = "one two";
  view.update(state);
  CHECK(view.found() == Found{1});
}

TEST_CASE("transcript view: nothing is derived again while nothing changes", "[web][transcript]") {
  AppState state = with_tracks();
  TranscriptView view;
  for (int i = 0; i < 5; ++i) view.update(state);
  CHECK(view.recomputed() == 1);
  CHECK(view.line_at(0) == 0);
  CHECK(view.line_at(5000) == 1);
  CHECK(view.line_at(99000) == 2);
}
