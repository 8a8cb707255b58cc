#include "web/state/contact_sheet.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "web/state/player.h"

namespace ego::web {

SheetGrid sheet_grid(const ClipTrack& track, std::size_t pictures) {
  constexpr double kMostWidth = 256;
  constexpr double kMostHeight = 144;
  constexpr std::uint32_t kColumns = 8;
  constexpr int kHalfTurn = 180;
  double wide = std::max(1.0, track.width * track.pixel_aspect);
  double high = std::max(1.0, static_cast<double>(track.height));
  if (track.rotation % kHalfTurn != 0) std::swap(wide, high);
  const double scale = std::min(kMostWidth / wide, kMostHeight / high);
  SheetGrid grid;
  grid.columns = std::min(kColumns, static_cast<std::uint32_t>(std::max<std::size_t>(pictures, 1)));
  grid.rows = (static_cast<std::uint32_t>(pictures) + grid.columns - 1) / grid.columns;
  grid.width = std::max(1, static_cast<int>(std::lround(wide * scale)));
  grid.height = std::max(1, static_cast<int>(std::lround(high * scale)));
  return grid;
}

ContactSheet open_sheet(std::vector<std::uint32_t> frames, std::uint32_t frame) {
  ContactSheet sheet;
  const auto after = std::upper_bound(frames.begin(), frames.end(), frame);
  sheet.cursor = after == frames.begin() ? 0 : static_cast<std::size_t>(after - frames.begin()) - 1;
  sheet.frames = std::move(frames);
  return sheet;
}

void move_cursor(ContactSheet& sheet, std::int64_t by) {
  const std::size_t before = sheet.page();
  const auto last = static_cast<std::int64_t>(sheet.frames.size()) - 1;
  sheet.cursor =
      static_cast<std::size_t>(std::clamp<std::int64_t>(static_cast<std::int64_t>(sheet.cursor) + by, 0, last));
  ++sheet.moved;
  if (sheet.page() != before) sheet.pictures.clear();
}

}  // namespace ego::web
