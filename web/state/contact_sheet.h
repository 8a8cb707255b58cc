/// Small pictures of exactly the frames a model saw, over the page: which frames, which of their pictures are made, where the cursor is.
/// Plain data; a picture's place counts on the page of the sheet that is shown.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "web/state/benchmark_data.h"

namespace ego::web {

struct ClipTrack;

/// Pictures on one page of a sheet: their texture stays below 10 MB whatever the clip.
inline constexpr std::size_t kMostOnSheet = 64;

/// How pictures lie in the sheet's texture, row by row.
struct SheetGrid {
  std::uint32_t columns = 1;
  std::uint32_t rows = 1;
  int width = 0;  ///< of one picture, pixels, upright and with square pixels; at most 256
  int height = 0;  ///< at most 144
  friend bool operator==(const SheetGrid&, const SheetGrid&) = default;
};
SheetGrid sheet_grid(const ClipTrack& track, std::size_t pictures);

/// What became of one picture.
enum class SheetPicture : std::uint8_t {
  Coming,
  Made,
  Absent,  ///< the stream does not give this frame
};

struct ContactSheet {
  std::string seen;  ///< whose frames: Query::seen_row
  std::string question;  ///< and of which question
  std::vector<std::uint32_t> frames;  ///< all of them, rising; never empty
  std::size_t cursor = 0;  ///< in `frames`; its page is shown
  std::size_t across = 1;  ///< pictures beside each other on the screen
  int moved = 1;  ///< goes up whenever the cursor moves: it is scrolled into sight
  SheetGrid grid;
  std::vector<SheetPicture> pictures;  ///< shape [on the page]; empty = not asked for
  Image image;  ///< no texture before the first picture

  std::size_t pages() const { return (frames.size() + kMostOnSheet - 1) / kMostOnSheet; }
  std::size_t page() const { return cursor / kMostOnSheet; }
  std::size_t first() const { return page() * kMostOnSheet; }
  std::size_t on_page() const { return std::min(kMostOnSheet, frames.size() - first()); }
};

/// The sheet of these frames with the cursor on the one that is on the screen at `frame`. @pre frames rise, at least one
ContactSheet open_sheet(std::vector<std::uint32_t> frames, std::uint32_t frame);

/// Moves the cursor, kept inside; on another page its pictures are to be made anew.
void move_cursor(ContactSheet& sheet, std::int64_t by);

}  // namespace ego::web
