#include <catch2/catch_test_macros.hpp>
#include <numeric>

#include "web/state/contact_sheet.h"
#include "web/state/player.h"

using namespace ego::web;

namespace {

ClipTrack track_of(int width, int height, double pixel_aspect = 1, int rotation = 0) {
  ClipTrack track;
  track.times = {0};
  track.width = width;
  track.height = height;
  track.pixel_aspect = pixel_aspect;
  track.rotation = rotation;
  return track;
}

std::vector<std::uint32_t> frames(std::size_t count) {
  std::vector<std::uint32_t> all(count);
  std::iota(all.begin(), all.end(), 10);
  return all;
}

}  // namespace

TEST_CASE("sheet_grid: pictures keep their shape upright, and their texture stays small", "[web][sheet]") {
  const SheetGrid wide = sheet_grid(track_of(1920, 1080), 8);
  CHECK(wide == SheetGrid{8, 1, 256, 144});
  CHECK(sheet_grid(track_of(1080, 1920), 9).height == 144);
  CHECK(sheet_grid(track_of(1080, 1920), 9).width == 81);
  CHECK(sheet_grid(track_of(1920, 1080, 1, 90), 3) == SheetGrid{3, 1, 81, 144});  // turned by a quarter
  CHECK(sheet_grid(track_of(720, 576, 64.0 / 45), 1) == SheetGrid{1, 1, 256, 144});  // 16:9 in square pixels
  CHECK(sheet_grid(track_of(0, 0), 0).columns == 1);
  for (const auto& [width, height] : {std::pair{4000, 10}, {10, 4000}, {333, 777}}) {
    const SheetGrid grid = sheet_grid(track_of(width, height), kMostOnSheet);
    CHECK(grid.columns * grid.rows >= kMostOnSheet);
    CHECK(grid.width >= 1);
    CHECK(grid.height >= 1);
    const std::size_t bytes = std::size_t{4} * grid.columns * grid.rows * static_cast<std::size_t>(grid.width) *
                              static_cast<std::size_t>(grid.height);
    CHECK(bytes <= std::size_t{10} << 20U);
  }
}

TEST_CASE("contact sheet: the cursor begins at the playhead, turns pages, and stays inside", "[web][sheet]") {
  ContactSheet sheet = open_sheet(frames(150), 12);
  CHECK(sheet.cursor == 2);
  CHECK(open_sheet(frames(3), 0).cursor == 0);
  CHECK(open_sheet(frames(3), 99).cursor == 2);
  CHECK(sheet.pages() == 3);
  CHECK(sheet.on_page() == kMostOnSheet);
  sheet.pictures.assign(kMostOnSheet, SheetPicture::Made);
  move_cursor(sheet, 5);
  CHECK(sheet.cursor == 7);
  CHECK_FALSE(sheet.pictures.empty());
  move_cursor(sheet, static_cast<std::int64_t>(kMostOnSheet));
  CHECK(sheet.page() == 1);
  CHECK(sheet.pictures.empty());  // other ones are wanted now
  move_cursor(sheet, 1000);
  CHECK(sheet.cursor == 149);
  CHECK(sheet.first() == 128);
  CHECK(sheet.on_page() == 22);
  move_cursor(sheet, -1000);
  CHECK(sheet.cursor == 0);
}
