/// Points over two axes, with intervals, names where there is room, and a line of the best.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/charts/chart.h"
#include "web/charts/labels.h"

namespace ego::web::charts {

struct ScatterPoint {
  double x = 0, y = 0;
  std::optional<double> low = {}, high = {};  ///< interval of y
  std::string name = {};                 ///< beside the point where there is room; empty: never
  std::string note = {};
  std::string opens = {};
  Marker marker = Marker::Disc;
  Ink ink = Ink::Accent;
  bool quiet = false;               ///< in the background, drawn smaller
};

/// What a marker means.
struct LegendEntry {
  Marker marker = Marker::Disc;
  Ink ink = Ink::Accent;
  std::string text = {};
};

struct Scatter {
  std::string title = {};
  std::string sentence = {};
  Axis x, y;
  std::vector<ScatterPoint> points = {};     ///< later ones are drawn over earlier ones
  std::vector<std::pair<double, double>> front = {};  ///< corners of a step line: the best so far, in rising x
  std::vector<LegendEntry> legend = {};
  std::optional<double> zero = {};           ///< a value of y that is marked by a stronger line
};

Chart draw_scatter(const Scatter& scatter, Space space);

}  // namespace ego::web::charts
