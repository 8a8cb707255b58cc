#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "core/media/frame_times.h"
#include "core/media/presentation_index.h"

using namespace ego::media;

namespace {

/// Coded order I0 P3 B1 B2 | I6 B4 B5 P7: an open group, B4 and B5 follow the second key but are shown before it.
std::vector<Packet> open_gop() {
  return {{0, true, true},  {30, false, true}, {10, false, true}, {20, false, true},
          {60, true, true}, {40, false, true}, {50, false, true}, {70, false, true}};
}

}  // namespace

TEST_CASE("presentation index: frames are numbered as they are shown", "[media][index]") {
  const std::vector<Packet> packets = open_gop();
  const PresentationIndex index = make_presentation_index(packets);
  CHECK(index.packet_of_frame == std::vector<std::uint32_t>{0, 2, 3, 1, 5, 6, 4, 7});
  CHECK(index.frame_of_packet == std::vector<std::uint32_t>{0, 3, 1, 2, 6, 4, 5, 7});
}

TEST_CASE("decode_start: pictures shown before a key need the group before it", "[media][index]") {
  const std::vector<Packet> packets = open_gop();
  const PresentationIndex index = make_presentation_index(packets);
  for (std::uint32_t frame = 0; frame < 6; ++frame) CHECK(decode_start(index, packets, frame) == 0);
  CHECK(decode_start(index, packets, 6) == 4);
  CHECK(decode_start(index, packets, 7) == 4);
}

TEST_CASE("presentation index: hidden pictures are decoded but are no frames", "[media][index]") {
  const std::vector<Packet> packets{{-20, true, false}, {-10, false, false}, {0, false, true}, {10, false, true}};
  const PresentationIndex index = make_presentation_index(packets);
  CHECK(index.packet_of_frame == std::vector<std::uint32_t>{2, 3});
  CHECK(index.frame_of_packet[0] == kNoFrame);
  CHECK(decode_start(index, packets, 0) == 0);
}

TEST_CASE("presentation index: nothing before the first key is a frame", "[media][index]") {
  const std::vector<Packet> packets{{0, false, true}, {10, true, true}, {20, false, true}};
  CHECK(make_presentation_index(packets).packet_of_frame == std::vector<std::uint32_t>{1, 2});
  CHECK(make_presentation_index(std::vector<Packet>{{0, false, true}}).packet_of_frame.empty());
  CHECK(make_presentation_index({}).packet_of_frame.empty());
}

TEST_CASE("presentation index: of two pictures with one time the later counts", "[media][index]") {
  const std::vector<Packet> packets{{0, true, true}, {10, false, true}, {10, false, true}};
  CHECK(make_presentation_index(packets).packet_of_frame == std::vector<std::uint32_t>{0, 2});
}

TEST_CASE("frame times: the frame on the screen, variable rate included", "[media][times]") {
  const std::vector<std::int64_t> times{0, 33333, 66667, 133333};
  CHECK(frame_at(times, -5) == 0);
  CHECK(frame_at(times, 33332) == 0);
  CHECK(frame_at(times, 33333) == 1);
  CHECK(frame_at(times, 130000) == 2);
  CHECK(frame_at(times, 900000) == 3);
  CHECK(frame_duration(times, 2) == 66666);
  CHECK(frame_duration(times, 3) == 66666);
  CHECK(clip_end(times) == 199999);
}

TEST_CASE("frame times: milliseconds in a link find their frame again", "[media][times]") {
  // 29.97 fps: no frame but the first lies on a whole millisecond.
  std::vector<std::int64_t> times;
  for (std::int64_t n = 0; n < 3000; ++n) times.push_back(n * 1001000 / 30);
  for (std::uint32_t frame = 0; frame < times.size(); ++frame)
    REQUIRE(frame_of_millis(times, millis_of_frame(times, frame)) == frame);
  CHECK(frame_of_millis(times, 50) == 1);  // between 33.367 and 66.733 ms
}
