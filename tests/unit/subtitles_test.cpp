#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/media/asked_interval.h"
#include "core/media/subtitles.h"

using namespace ego::media;

TEST_CASE("subtitles: SubRip", "[media][subtitles]") {
  const auto cues = parse_subtitles(
      "1\r\n00:00:01,500 --> 00:00:04,000\r\nHello\r\n<i>there</i>\r\n\r\n2\r\n01:00:00,000 --> "
      "01:00:01,000\r\nlate\r\n",
      "a.srt");
  REQUIRE(cues.ok());
  REQUIRE(cues.value().size() == 2);
  CHECK(cues.value()[0].start_millis == 1500);
  CHECK(cues.value()[0].end_millis == 4000);
  CHECK(cues.value()[0].text == "Hello\nthere");
  CHECK(cues.value()[1].start_millis == 3600000);
}

TEST_CASE("subtitles: WebVTT with settings, notes and speakers", "[media][subtitles]") {
  const auto cues = parse_subtitles(
      "\xEF\xBB\xBFWEBVTT\n\nNOTE a note\nof two lines\n\nSTYLE\n::cue {}\n\nid-1\n00:05.250 --> 00:07.000 "
      "align:start\n<v Ann>5 < 6\n\n00:01.000 --> 00:02.000\nfirst",
      "a.vtt");
  REQUIRE(cues.ok());
  REQUIRE(cues.value().size() == 2);
  CHECK(cues.value()[0].text == "first");  // by time, not by place
  CHECK(cues.value()[1].speaker == "Ann");
  CHECK(cues.value()[1].text == "5 < 6");
}

TEST_CASE("subtitles: what has no cue is no transcript; broken times are passed over", "[media][subtitles]") {
  CHECK_FALSE(parse_subtitles("", "x").ok());
  CHECK_FALSE(parse_subtitles("1\n00:00:01 --> 00:00:02\ntext\n", "x").ok());
  CHECK_FALSE(parse_subtitles("00:02.000 --> 00:01.000\nbackwards\n", "x").ok());
  CHECK_FALSE(parse_subtitles("99999999999:00.000 --> 00:01.000\ntext\n", "x").ok());
}

TEST_CASE("subtitles: the line that is spoken", "[media][subtitles]") {
  const std::vector<Cue> cues{{1000, 2000, "", "a"}, {3000, 4000, "", "b"}};
  CHECK(cue_at(cues, 0) == cues.size());
  CHECK(cue_at(cues, 1000) == 0);
  CHECK(cue_at(cues, 2000) == cues.size());
  CHECK(cue_at(cues, 3999) == 1);
}

TEST_CASE("asked interval: times in a question's text", "[media][asked]") {
  using Found = std::vector<ego::Interval>;
  CHECK(asked_intervals("What happens from 0.00s to 10.00s?") == Found{{0, 10}});
  CHECK(asked_intervals("Between 1:05 and 1:20, who speaks?") == Found{{65, 80}});
  CHECK(asked_intervals("See [12.5 - 14]s and from 3 to 7 seconds.") == Found{{12.5, 14}, {3, 7}});
  CHECK(asked_intervals("1:00:00-1:00:30") == Found{{3600, 3630}});
  CHECK(asked_intervals("How many of the 3 to 4 cups are red?").empty());
  CHECK(asked_intervals("from 10s to 2s").empty());
  CHECK(asked_intervals("At 5 s, what is held?").empty());
  CHECK(asked_intervals("").empty());
}
