#include <catch2/catch_test_macros.hpp>

#include "core/media/transcript.h"

using namespace ego::media;

TEST_CASE("transcript JSON: segments as Whisper writes them, speakers as WhisperX adds them", "[media][transcript]") {
  const auto cues = parse_transcript_json(
      R"({"text": "all", "segments": [
            {"id": 1, "start": 2.5, "end": 4, "text": " Then stir. ", "speaker": "SPEAKER_01"},
            {"id": 0, "start": 0.0, "end": 1.25, "text": " Pour it."},
            {"id": 2, "start": 5, "end": 5, "text": "no length"},
            {"id": 3, "start": 6, "end": 7, "text": "  "}]})",
      "x");
  REQUIRE(cues.ok());
  REQUIRE(cues.value().size() == 2);
  CHECK(cues.value()[0].start_millis == 0);
  CHECK(cues.value()[0].end_millis == 1250);
  CHECK(cues.value()[0].text == "Pour it.");
  CHECK(cues.value()[0].speaker.empty());
  CHECK(cues.value()[1].start_millis == 2500);
  CHECK(cues.value()[1].speaker == "SPEAKER_01");
}

TEST_CASE("transcript JSON: times as texts, other names for the same members, a bare list", "[media][transcript]") {
  const auto stamps = parse_transcript_json(
      R"({"transcription": [{"timestamps": {"from": "00:00:01,000", "to": "00:00:02,500"},
                             "offsets": {"from": 1000, "to": 2500}, "text": " hi"}]})",
      "x");
  REQUIRE(stamps.ok());
  CHECK(stamps.value()[0].start_millis == 1000);
  CHECK(stamps.value()[0].end_millis == 2500);
  const auto body = parse_transcript_json(R"({"body": [{"from": 0.4, "to": 1, "content": "\u5012\u6c34"}]})", "x");
  REQUIRE(body.ok());
  CHECK(body.value()[0].start_millis == 400);
  CHECK(body.value()[0].text == "\u5012\u6c34");
  const auto list = parse_transcript("  [{\"start_time\": 1, \"end_time\": 2, \"text\": \"a\"}]", "x");
  REQUIRE(list.ok());
  CHECK(list.value()[0].end_millis == 2000);
}

TEST_CASE("transcript JSON: predictions and damaged texts are none", "[media][transcript]") {
  CHECK_FALSE(parse_transcript_json(R"([{"id": "q1", "answer": "A"}])", "x").ok());
  CHECK_FALSE(parse_transcript_json(R"({"predictions": [{"start": 0, "end": 1, "text": "A"}]})", "x").ok());
  CHECK_FALSE(parse_transcript_json(R"([{"start": -1, "end": 1, "text": "A"}])", "x").ok());
  CHECK_FALSE(parse_transcript_json(R"([{"start": 0, "end": 1e300, "text": "A"}])", "x").ok());
  CHECK_FALSE(parse_transcript_json(R"([{"start": "soon", "end": 1, "text": "A"}])", "x").ok());
  CHECK_FALSE(parse_transcript_json("[", "x").ok());
  CHECK_FALSE(parse_transcript("", "x").ok());
  CHECK(parse_transcript("00:01.000 --> 00:02.000\nsubtitles\n", "x").ok());
}

TEST_CASE("cue times: the whole text or nothing", "[media][transcript]") {
  CHECK(parse_cue_time("00:01.500") == 1500);
  CHECK(parse_cue_time("1:02:03,004") == 3723004);
  CHECK_FALSE(parse_cue_time("00:01.500 x"));
  CHECK_FALSE(parse_cue_time("12"));
}
