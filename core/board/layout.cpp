#include "core/board/layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ego {

std::vector<BandBracket> band_brackets(const ColumnRanking& ranking, std::span<const std::uint32_t> rows) {
  std::vector<BandBracket> out;
  std::uint32_t most = 0;
  for (const std::uint32_t row : rows) most = std::max(most, row);
  constexpr std::uint32_t kHidden = 0xffffffff;
  std::vector<std::uint32_t> place_of(rows.empty() ? 0 : most + 1, kHidden);
  for (std::uint32_t i = 0; i < rows.size(); ++i) place_of[rows[i]] = i;
  std::vector<std::uint32_t> lane_ends;  // last place taken in each lane
  for (std::uint32_t band = 0; band < ranking.bands.size(); ++band) {
    BandBracket bracket{.band = band, .lane = 0, .first = 0, .last = 0, .places = {}};
    for (const std::uint32_t row : ranking.bands[band]) {
      const std::uint32_t place = row < place_of.size() ? place_of[row] : kHidden;
      if (place == kHidden) continue;
      if (!bracket.places.empty() && place < bracket.places.back()) return {};
      bracket.places.push_back(place);
    }
    if (bracket.places.size() < 2) continue;
    bracket.first = bracket.places.front();
    bracket.last = bracket.places.back();
    const auto free =
        std::find_if(lane_ends.begin(), lane_ends.end(), [&](std::uint32_t end) { return end < bracket.first; });
    bracket.lane = static_cast<std::uint32_t>(free - lane_ends.begin());
    if (free == lane_ends.end())
      lane_ends.push_back(bracket.last);
    else
      *free = bracket.last;
    out.push_back(std::move(bracket));
  }
  return out;
}

double ColumnAxis::place(double value) const { return std::clamp((value - low) / (high - low), 0.0, 1.0); }

std::optional<ColumnAxis> column_axis(const Board& board, std::size_t column) {
  std::optional<std::pair<double, double>> ends;
  const auto reach = [&](double value) {
    if (!ends) ends = std::pair(value, value);
    ends->first = std::min(ends->first, value);
    ends->second = std::max(ends->second, value);
  };
  const bool fraction = board.columns[column].unit == "fraction";
  for (const BoardRow& row : board.rows) {
    const BoardCell& cell = row.cells[column];
    if (!cell.value) continue;
    reach(*cell.value);
    if (!cell.interval || !fraction) continue;
    reach(cell.interval->lo);
    reach(cell.interval->hi);
  }
  if (!ends) return std::nullopt;
  if (!fraction) return ColumnAxis{std::min(0.0, ends->first), ends->second > 0 ? ends->second : 1};
  constexpr double kSteps = 20;
  const double low = std::floor(ends->first * kSteps) / kSteps;
  const double high = std::ceil(ends->second * kSteps) / kSteps;
  return ColumnAxis{low, high > low ? high : low + 1 / kSteps};
}

}  // namespace ego
