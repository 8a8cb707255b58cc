#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "shell/media/av.h"
#include "shell/media/clip.h"
#include "shell/media/frame_decoder.h"
#include "shell/media/jpeg.h"
#include "shell/media/stills.h"
#include "shell/native/posix_file_source.h"

using namespace ego;
using namespace ego::media;

namespace {

ByteBuffer demo_clip(const std::string& name) {
  native::PosixFileSource files;
  auto bytes = files.read_all("assets/demo/media/" + name);  // tests run in the repository's root
  return bytes.ok() ? std::move(bytes).value() : ByteBuffer{};
}

/// The frame's number as it is painted: assets/demo/generate/paint/barcode.py.
unsigned barcode(const AVFrame& picture) {
  constexpr int kX = 4, kY = 8, kCell = 8;
  constexpr unsigned kBits = 16;
  constexpr std::uint8_t kHalf = 127;
  unsigned number = 0;
  for (unsigned bit = 0; bit < kBits; ++bit) {
    const int x = kX + static_cast<int>(bit) * kCell + kCell / 2;
    if (picture.data[0][kY * picture.linesize[0] + x] > kHalf) number |= 1U << bit;
  }
  return number;
}

}  // namespace

TEST_CASE("clip: every frame by number, in any order", "[media]") {
  for (const std::string name : {"kitchen-04.mp4", "kitchen-01.webm"}) {
    const auto opened = Clip::open(demo_clip(name), name);
    REQUIRE(opened.ok());
    const Clip& clip = *opened.value();
    CHECK(clip.info().width == 320);
    CHECK(clip.info().height == 180);
    CHECK(clip.info().codec_string.starts_with(name.ends_with("mp4") ? "avc1." : "vp09.00."));
    auto decoder = FrameDecoder::open(clip);
    REQUIRE(decoder.ok());
    std::vector<std::string> hashes;
    for (std::uint32_t frame = 0; frame < clip.frames(); ++frame) {
      const auto picture = decoder.value()->decode(frame);
      REQUIRE(picture);
      CHECK(picture->frame == frame);
      CHECK(barcode(*picture->planes) == frame);
      hashes.push_back(picture_sha256(*picture->planes));
    }
    constexpr std::uint32_t kStride = 37;  // prime to every clip's length: all frames, in a wild order
    for (std::uint32_t i = 0; i < clip.frames(); ++i) {
      const std::uint32_t frame = i * kStride % clip.frames();
      const auto picture = decoder.value()->decode(frame);
      REQUIRE(picture);
      CHECK(picture_sha256(*picture->planes) == hashes[frame]);
    }
  }
}

TEST_CASE("clip: times rise from zero at the clip's own rate", "[media]") {
  const auto opened = Clip::open(demo_clip("kitchen-04.mp4"), "clip");
  REQUIRE(opened.ok());
  const std::vector<std::int64_t>& times = opened.value()->times();
  CHECK(times.size() == 67);  // ffprobe -count_frames
  CHECK(times.front() == 0);
  CHECK(times[15] == 1000000);
}

TEST_CASE("clip: what is no clip is refused, with a reason", "[media]") {
  CHECK_FALSE(Clip::open("", "empty").ok());
  CHECK_FALSE(Clip::open("no media at all", "text").ok());
  CHECK_FALSE(Clip::open(std::string(5000, '\0'), "zeros").ok());
}

TEST_CASE("clip: cut and damaged files give what they have, and no frame that is not", "[media]") {
  for (const std::string name : {"kitchen-04.mp4", "kitchen-01.webm"}) {
    const ByteBuffer whole = demo_clip(name);
    for (std::size_t eighth = 1; eighth < 8; ++eighth) {
      ByteBuffer cut = whole.substr(0, whole.size() * eighth / 8);
      for (std::size_t at = 4000; at < cut.size(); at += 997) cut[at] = static_cast<char>(cut[at] ^ 0x55);
      const auto opened = Clip::open(cut, name);
      if (!opened.ok()) continue;
      auto decoder = FrameDecoder::open(*opened.value());
      REQUIRE(decoder.ok());
      for (std::uint32_t frame = 0; frame < opened.value()->frames(); frame += 7) {
        const auto picture = decoder.value()->decode(frame);
        if (picture) CHECK(picture->frame == frame);
      }
    }
  }
}

TEST_CASE("video_facts: what a manifest says of a demo clip", "[media]") {
  const auto opened = Clip::open(demo_clip("kitchen-04.mp4"), "kitchen-04.mp4");
  REQUIRE(opened.ok());
  const VideoFacts facts = video_facts(*opened.value());
  CHECK(facts.codec == "h264");
  CHECK(facts.frames == 67);  // ffprobe -count_frames
  CHECK(facts.rate.pace == Pace::Constant);
  CHECK(facts.longest_group == 30);
  CHECK_FALSE(facts.has_sound);
}

TEST_CASE("stills: posters fit, strips hold the frames they name, and both are JPEG", "[media]") {
  const auto opened = Clip::open(demo_clip("kitchen-01.webm"), "kitchen-01.webm");
  REQUIRE(opened.ok());
  const auto still = poster(*opened.value(), 160);
  REQUIRE(still.ok());
  CHECK(still.value().width == 160);
  CHECK(still.value().height == 90);
  const auto sheet = strip(*opened.value(), {.frames = 5, .columns = 3, .cell = 160});
  REQUIRE(sheet.ok());
  CHECK(sheet.value().width == 480);
  CHECK(sheet.value().height == 180);
  const auto jpeg = write_jpeg(sheet.value());
  REQUIRE(jpeg.ok());
  CHECK(jpeg.value().starts_with("\xff\xd8\xff"));
  CHECK(jpeg.value().ends_with("\xff\xd9"));
  CHECK_FALSE(write_jpeg({}).ok());
}

TEST_CASE("picture: RGBA of grey and of colour", "[media]") {
  const AvOwner<AVFrame> frame(av_frame_alloc());
  frame->format = AV_PIX_FMT_YUV420P;
  frame->width = 2;
  frame->height = 2;
  REQUIRE(av_frame_get_buffer(frame.get(), 0) == 0);
  const auto put = [&](std::uint8_t y, std::uint8_t u, std::uint8_t v) {
    for (int row = 0; row < 2; ++row)
      for (int x = 0; x < 2; ++x) frame->data[0][row * frame->linesize[0] + x] = y;
    frame->data[1][0] = u;
    frame->data[2][0] = v;
    std::string rgba;
    picture_rgba(*frame, rgba);
    return std::vector<int>{static_cast<unsigned char>(rgba[0]), static_cast<unsigned char>(rgba[1]),
                            static_cast<unsigned char>(rgba[2]), static_cast<unsigned char>(rgba[3])};
  };
  CHECK(put(16, 128, 128) == std::vector<int>{0, 0, 0, 255});
  CHECK(put(235, 128, 128) == std::vector<int>{255, 255, 255, 255});
  // BT.601 limited range, full red: Y 81, Cb 90, Cr 240 (ITU-R BT.601-7 with rounding)
  CHECK(put(81, 90, 240) == std::vector<int>{254, 0, 0, 255});
}

TEST_CASE("clip: its sound is kept as coded, with times from the first frame", "[media]") {
  const auto silent = Clip::open(demo_clip("kitchen-04.mp4"), "kitchen-04.mp4");
  REQUIRE(silent.ok());
  CHECK(silent.value()->sound().packets() == 0);
  CHECK(silent.value()->sound().codec_string().empty());
}
