#include <catch2/catch_test_macros.hpp>

#include "core/base/sha256.h"
#include "core/media/clip_manifest.h"
#include "core/media/clip_match.h"
#include "core/media/rgba_image.h"
#include "core/media/video_facts.h"

using namespace ego;
using namespace ego::media;

namespace {

ManifestFile file_of(const std::string& path, const std::string& content) {
  return {path, path, content.size(), sha256_hex(content), std::nullopt};
}

ClipManifest read_back(ByteView bytes, Diagnostics& diagnostics) {
  Result<ClipManifest> read = read_clip_manifest(bytes, "clips.json", diagnostics);
  REQUIRE(read.ok());
  return std::move(read).value();
}

std::vector<std::string> texts(std::initializer_list<const char*> list) { return {list.begin(), list.end()}; }

}  // namespace

TEST_CASE("clip manifest: what was written is read back", "[clips]") {
  ClipManifest manifest;
  manifest.name = "demo-media";
  manifest.version = "1";
  manifest.files = {file_of("media/a.mp4", "aaa"), file_of("media/b.webm", "b")};
  manifest.files[0].video.emplace().frames = 12;
  Diagnostics diagnostics;
  const ClipManifest read = read_back(write_clip_manifest(manifest, {}), diagnostics);
  CHECK(read.name == "demo-media");
  CHECK(read.version == "1");
  REQUIRE(read.files.size() == 2);
  CHECK(read.files[0].name == "media/a.mp4");
  CHECK(read.files[0].bytes == 3U);
  CHECK(read.files[0].sha256 == sha256_hex("aaa"));
  CHECK(diagnostics.errors() == 0);
}

TEST_CASE("clip manifest: other Croissant files, addresses, sizes in words", "[clips]") {
  const std::string sum(64, 'A');
  const std::string text = R"({"@type": "sc:Dataset", "distribution": [
    {"@type": "cr:FileObject", "@id": "repo", "contentUrl": "https://host/repo.zip"},
    {"@type": "cr:FileSet", "@id": "set", "includes": "*.mp4"},
    {"@type": "sc:FileObject", "name": "one", "contentUrl": "https://host/v/one.mp4?x=1", "contentSize": "1.5 MB", "sha256": ")" +
                           sum + R"("},
    {"@type": "cr:FileObject", "name": "two", "contentUrl": "two.bin", "encodingFormat": "video/mp4", "contentSize": "77 B"}]})";
  Diagnostics diagnostics;
  const ClipManifest read = read_back(text, diagnostics);
  REQUIRE(read.files.size() == 2);
  CHECK(local_path(read.files[0]) == "one");
  CHECK_FALSE(read.files[0].bytes);
  CHECK(read.files[0].sha256 == std::string(64, 'a'));
  CHECK(read.files[1].bytes == 77U);
}

TEST_CASE("clip manifest: lines of sha256sum, text and binary mode", "[clips]") {
  const std::string sum(64, '0');
  Diagnostics diagnostics;
  const ClipManifest read =
      read_back(sum + "  ./a/x.mp4\n" + sum + " *y.MKV\r\n" + sum + "  notes.txt\nnot a sum\n", diagnostics);
  REQUIRE(read.files.size() == 2);
  CHECK(read.files[0].url == "a/x.mp4");
  CHECK(read.files[1].url == "y.MKV");
}

TEST_CASE("clip manifest: a path that leads out is refused, a broken sum is no sum", "[clips]") {
  const std::string text = R"({"distribution": [
    {"@type": "cr:FileObject", "name": "a", "contentUrl": "../a.mp4"},
    {"@type": "cr:FileObject", "name": "b", "contentUrl": "/etc/b.mp4"},
    {"@type": "cr:FileObject", "name": "c", "contentUrl": "c.mp4", "sha256": "12"}]})";
  Diagnostics diagnostics;
  const ClipManifest read = read_back(text, diagnostics);
  REQUIRE(read.files.size() == 1);
  CHECK(read.files[0].sha256.empty());
  CHECK(diagnostics.count(Code::UnsafeArchive) == 2);
  CHECK(diagnostics.count(Code::SyntaxError) == 1);
  for (const char* nothing : {"", "  \n", "{}", R"({"distribution": []})", "hello"})
    CHECK_FALSE(read_clip_manifest(nothing, "x", diagnostics).ok());
}

TEST_CASE("match_clips: path before name before stem, and never a guess", "[clips]") {
  const auto clips =
      texts({"media/a.mp4", "media/B.mp4", "c", "https://www.youtube.com/watch?t=1&v=xyz", "media/gone.mp4"});
  const auto files =
      texts({"deep/media/a.mp4", "other/a.mp4", "b.MP4", "c.webm", "xyz.mkv", "spare.mp4", "../gone.mp4"});
  const ClipMatches matches = match_clips(clips, files);
  CHECK(matches.found ==
        std::vector<ClipMatch>{
            {0, 0, MatchedBy::Path}, {1, 2, MatchedBy::Name}, {2, 3, MatchedBy::Stem}, {3, 4, MatchedBy::Stem}});
  CHECK(matches.missing == std::vector<std::size_t>{4});
  CHECK(matches.surplus == std::vector<std::size_t>{1, 5, 6});
  CHECK(matches.unclear.empty());
}

TEST_CASE("match_clips: two files of one name are unclear unless one has the path", "[clips]") {
  const auto files = texts({"x/a.mp4", "y/a.mp4"});
  const ClipMatches unclear = match_clips(texts({"a.mp4"}), files);
  REQUIRE(unclear.unclear.size() == 1);
  CHECK(unclear.unclear[0].files == std::vector<std::size_t>{0, 1});
  CHECK(unclear.found.empty());
  CHECK(unclear.surplus.empty());
  const ClipMatches clear = match_clips(texts({"y/a.mp4"}), files);
  CHECK(clear.found == std::vector<ClipMatch>{{0, 1, MatchedBy::Path}});
}

TEST_CASE("check_clip: size first, then hash", "[clips]") {
  const ManifestFile wanted = file_of("a.mp4", "abc");
  CHECK(check_clip(wanted, 3, sha256_hex("abc")) == ClipState::Good);
  CHECK(check_clip(wanted, 3, sha256_hex("abd")) == ClipState::OtherVersion);
  CHECK(check_clip(wanted, 4, sha256_hex("abc")) == ClipState::OtherVersion);
  CHECK(check_clip({"a.mp4", "a.mp4", std::nullopt, {}, std::nullopt}, 3, sha256_hex("abc")) == ClipState::NoHash);
}

TEST_CASE("frame_rate: rounding to ticks is no variable rate", "[clips]") {
  // 30000/1001 frames a second in a container that counts milliseconds
  const std::vector<std::int64_t> times{0, 33000, 67000, 100000, 133000, 167000, 200000};
  const FrameRate rate = frame_rate(times, 1000);
  CHECK(rate.pace == Pace::Constant);
  CHECK(rate.per_second == 30.0);
  CHECK(frame_rate(std::vector<std::int64_t>{0, 33333, 66667, 133333}, 11).pace == Pace::Variable);
  CHECK(frame_rate(std::vector<std::int64_t>{0}, 1).per_second == 0);
  CHECK(longest_group(std::vector<std::uint32_t>{0, 12, 24}, 30) == 12);
  CHECK(longest_group(std::vector<std::uint32_t>{0}, 30) == 30);
}

TEST_CASE("rgba image: turned, made smaller, set beside each other", "[clips]") {
  const auto image = [](int width, int height, const std::string& reds) {
    RgbaImage made{width, height, {}};
    for (const char red : reds) made.rgba += std::string{red, '\0', '\0', '\xff'};
    return made;
  };
  const auto reds = [](const RgbaImage& picture) {
    std::string out;
    for (std::size_t at = 0; at < picture.rgba.size(); at += 4) out += picture.rgba[at];
    return out;
  };
  const RgbaImage six = image(3, 2, "abcdef");
  CHECK(reds(rotated(six, 90)) == "daebfc");
  CHECK(reds(rotated(six, 180)) == "fedcba");
  CHECK(reds(rotated(six, 270)) == "cfbead");
  CHECK(rotated(six, 90).width == 2);
  const RgbaImage small = fitted(image(4, 2, std::string("\x10\x20\x30\x40\x10\x20\x30\x40", 8)), 2, 2, 1);
  CHECK(small.width == 2);
  CHECK(small.height == 1);
  CHECK(reds(small) == "\x18\x38");
  CHECK(fitted(six, 100, 100, 1).width == 3);
  CHECK(fitted(image(2, 2, "aaaa"), 100, 100, 0.5).width == 1);
  const std::vector<RgbaImage> cells{image(1, 1, "a"), image(1, 1, "b"), image(1, 1, "c")};
  CHECK(reds(contact_sheet(cells, 2)) == std::string("abc\0", 4));
}
