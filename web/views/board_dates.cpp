#include "web/views/board_dates.h"

#include <algorithm>

#include "core/text/date.h"

namespace ego::web {

std::size_t BoardDates::place_of(std::string_view date) const {
  if (date.empty()) return stops.size() - 1;
  const auto after = std::upper_bound(stops.begin(), stops.end(), date);
  return after == stops.begin() ? 0 : static_cast<std::size_t>(after - stops.begin()) - 1;
}

std::string BoardDates::date_at(std::size_t place) const {
  return place + 1 == stops.size() ? std::string() : stops[place];
}

BoardDates board_dates(const Board& board) {
  BoardDates dates;
  for (const BoardRow& row : board.rows) {
    if (text::is_full_date(row.date))
      dates.stops.push_back(row.date);
    else
      ++dates.undated;
  }
  std::sort(dates.stops.begin(), dates.stops.end());
  dates.stops.erase(std::unique(dates.stops.begin(), dates.stops.end()), dates.stops.end());
  return dates;
}

bool came_later(const BoardRow& row, std::string_view date) {
  return !date.empty() && text::is_full_date(row.date) && row.date > date;
}

}  // namespace ego::web
