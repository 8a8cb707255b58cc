/// Scores against the size of a model, the frames it sees or the date of a row, with intervals and the line of the best lower bounds.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "core/board/row_filter.h"
#include "core/text/date.h"
#include "web/charts/scatter.h"
#include "web/views/chart_view.h"

namespace ego::web {
namespace {

constexpr std::size_t kLeastPoints = 2;

struct Place {
  double x = 0;
  std::string text;
};

/// A fact of the row as a number: size in parameters, frames; nothing where the row does not say, or says it in words.
std::optional<Place> fact_of(const BoardRow& row, std::string_view name) {
  const std::string_view said = row_fact(row, name);
  const std::optional<double> number = fact_number(said);
  if (!number || *number <= 0) return std::nullopt;
  return Place{*number, std::string(said)};
}

std::optional<Place> size_of(const BoardRow& row) {
  constexpr double kBillion = 1e9;
  std::optional<Place> place = fact_of(row, "params");
  if (place) place->text = fmt::format("{:.3g} B", place->x / kBillion);
  return place;
}

std::optional<Place> frames_of(const BoardRow& row) { return fact_of(row, "frames"); }

int number_in(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar. Source: Hinnant, "days_from_civil".
int days_of(int year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

std::optional<Place> date_of(const BoardRow& row) {
  if (!text::is_full_date(row.date)) return std::nullopt;
  const std::string_view date = row.date;
  const int year = number_in(date.substr(0, 4));
  if (year == 0) return std::nullopt;
  return Place{static_cast<double>(days_of(year, number_in(date.substr(5, 2)), number_in(date.substr(8, 2)))),
               row.date};
}

/// Powers of ten times 1, 2 and 5 around the values.
charts::Axis size_axis(std::string title, double low, double high) {
  charts::Axis axis{std::move(title), low / 1.5, high * 1.5, true, {}};
  constexpr std::array kParts{1.0, 2.0, 5.0};
  constexpr double kMillion = 1e6;
  constexpr double kBillion = 1e9;
  for (double decade = kMillion; decade < axis.high; decade *= 10) {
    for (const double part : kParts) {
      const double value = part * decade;
      if (value < axis.low || value > axis.high) continue;
      axis.ticks.emplace_back(
          value, value < kBillion ? fmt::format("{:g} M", value / kMillion) : fmt::format("{:g} B", value / kBillion));
    }
  }
  return axis;
}

/// Doublings around the values: samplings are powers of two more often than not.
charts::Axis frames_axis(std::string title, double low, double high) {
  charts::Axis axis{std::move(title), low / 1.5, high * 1.5, true, {}};
  for (double value = 1; value < axis.high; value *= 2) {
    if (value >= axis.low) axis.ticks.emplace_back(value, fmt::format("{:g}", value));
  }
  return axis;
}

/// Quarters or years, so that there are a handful.
charts::Axis date_axis(std::string title, double low, double high) {
  constexpr double kDays = 14;  // room at both ends
  charts::Axis axis{std::move(title), low - kDays, high + kDays, false, {}};
  constexpr double kTwoYears = 730;
  const int step = high - low > kTwoYears ? 12 : 3;
  constexpr int kFirstYear = 2000;
  constexpr int kLastYear = 2100;
  for (int month = 0; month < (kLastYear - kFirstYear) * 12; month += step) {
    const int year = kFirstYear + month / 12;
    const double day = days_of(year, month % 12 + 1, 1);
    if (day >= axis.low && day <= axis.high)
      axis.ticks.emplace_back(day, fmt::format("{}-{:02}", year, month % 12 + 1));
  }
  return axis;
}

/// Corners of the best so far, from small to large x, by lower bounds: an overlap of chance does not make a front.
std::vector<std::pair<double, double>> best_so_far(std::vector<charts::ScatterPoint> points) {
  std::sort(points.begin(), points.end(), [](const auto& a, const auto& b) {
    return a.x != b.x ? a.x < b.x : a.low.value_or(0) > b.low.value_or(0);
  });
  std::vector<std::pair<double, double>> front;
  for (const charts::ScatterPoint& point : points) {
    if (!point.low || (!front.empty() && *point.low <= front.back().second)) continue;
    front.emplace_back(point.x, *point.low);
  }
  if (!front.empty()) front.emplace_back(points.back().x, front.back().second);
  return front;
}

using PlaceOf = std::optional<Place> (*)(const BoardRow&);
using AxisOf = charts::Axis (*)(std::string, double, double);

struct Against {
  Text title;
  std::string_view key;
  PlaceOf place;
  AxisOf axis;
};

charts::Marker marker_of(RowKind kind) {
  switch (kind) {
    case RowKind::Model: return charts::Marker::Disc;
    case RowKind::Baseline: return charts::Marker::Square;
    case RowKind::Human: return charts::Marker::Diamond;
    case RowKind::Ablation: return charts::Marker::Ring;
  }
  return charts::Marker::Disc;
}

/// Nothing if enough rows say where they stand and have a share as their score.
std::optional<Text> lack_of(const ChartInput& input, PlaceOf place, Text lack) {
  const std::size_t main = input.board.main_column();
  if (input.board.columns[main].unit != "fraction") return Text::LacksShare;
  const auto placed = std::count_if(input.rows.begin(), input.rows.end(), [&](std::uint32_t row) {
    return input.board.rows[row].cells[main].value && place(input.board.rows[row]);
  });
  return static_cast<std::size_t>(placed) < kLeastPoints ? std::optional(lack) : std::nullopt;
}

ChartOutput chart_against(const ChartInput& input, const Against& against) {
  const std::size_t main = input.board.main_column();
  const BoardColumn& column = input.board.columns[main];
  charts::Scatter scatter;
  ViewTable table;
  table.columns = {{"row", input.say(Text::ModelColumn), ColumnKind::Text},
                   {std::string(against.key), input.say(against.title), ColumnKind::Text},
                   {"value", input.title(column), ColumnKind::Number},
                   {"lo", input.say(Text::ChartLower), ColumnKind::Number},
                   {"hi", input.say(Text::ChartUpper), ColumnKind::Number}};
  double low = 1;
  double high = 0;
  double first = 0;
  double last = 0;
  for (const std::uint32_t index : input.rows) {
    const BoardRow& row = input.board.rows[index];
    const BoardCell& cell = row.cells[main];
    const auto place = against.place(row);
    if (!place || !cell.value || column.unit != "fraction") continue;
    charts::ScatterPoint point{.x = place->x, .y = *cell.value, .name = row.name, .marker = marker_of(row.kind)};
    point.opens = row.id.value;
    point.note = row.name + "\n" + cell.text + "\n" + place->text;
    if (cell.interval) {
      point.low = cell.interval->lo;
      point.high = cell.interval->hi;
    }
    first = scatter.points.empty() ? place->x : std::min(first, place->x);
    last = scatter.points.empty() ? place->x : std::max(last, place->x);
    low = std::min(low, point.low.value_or(point.y));
    high = std::max(high, point.high.value_or(point.y));
    table.rows.push_back({{TableCell(row.name), TableCell(place->text), TableCell(cell.text, cell.value),
                           percent_cell(point.low), percent_cell(point.high)},
                          row.id.value});
    scatter.points.push_back(std::move(point));
  }
  if (scatter.points.size() < kLeastPoints) return {};
  scatter.title = input.title(column) + " \u00b7 " + input.say(against.title);
  scatter.x = against.axis(input.say(against.title), first, last);
  scatter.y = charts::percent_axis(input.title(column), low, high);
  if (scatter.y.low > 0) scatter.y.title += " (" + input.say(Text::ChartAxisCut) + ")";
  std::vector<charts::ScatterPoint> models;
  std::copy_if(scatter.points.begin(), scatter.points.end(), std::back_inserter(models),
               [](const charts::ScatterPoint& p) { return p.marker == charts::Marker::Disc; });
  scatter.front = best_so_far(std::move(models));
  scatter.legend.push_back({charts::Marker::Disc, charts::Ink::Accent, input.say(Text::ModelColumn)});
  if (std::any_of(scatter.points.begin(), scatter.points.end(),
                  [](const auto& p) { return p.marker == charts::Marker::Diamond; }))
    scatter.legend.push_back({charts::Marker::Diamond, charts::Ink::Accent, input.say(Text::HumanTag)});
  if (std::any_of(scatter.points.begin(), scatter.points.end(),
                  [](const auto& p) { return p.marker == charts::Marker::Square; }))
    scatter.legend.push_back({charts::Marker::Square, charts::Ink::Accent, input.say(Text::BaselineTag)});
  scatter.sentence =
      input.say(Text::ChartAgainstSentence, {std::to_string(scatter.points.size()), std::to_string(input.rows.size())});
  table.title = scatter.title;
  table.notes = {scatter.sentence};
  return {charts::draw_in_every_space(charts::draw_scatter, scatter), std::move(table)};
}

}  // namespace

std::optional<Text> size_lacks(const ChartInput& input) { return lack_of(input, size_of, Text::LacksSize); }
std::optional<Text> frames_lacks(const ChartInput& input) { return lack_of(input, frames_of, Text::LacksFrames); }
std::optional<Text> date_lacks(const ChartInput& input) { return lack_of(input, date_of, Text::LacksDate); }

ChartOutput size_chart(const ChartInput& input) {
  return chart_against(input, {Text::FactParams, "parameters", size_of, size_axis});
}

ChartOutput frames_chart(const ChartInput& input) {
  return chart_against(input, {Text::FactFrames, "frames", frames_of, frames_axis});
}

ChartOutput date_chart(const ChartInput& input) {
  return chart_against(input, {Text::Date, "date", date_of, date_axis});
}

}  // namespace ego::web
