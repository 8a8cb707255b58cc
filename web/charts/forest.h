/// Differences with their intervals, one line each, around a common zero.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/charts/chart.h"

namespace ego::web::charts {

struct ForestLine {
  std::string name = {};
  double value = 0;                 ///< fraction
  std::optional<double> low = {}, high = {};  ///< interval
  bool weak = false;                ///< a small slice: a ring, no colour
  bool strong = false;              ///< its test holds: bold, in the colour of its direction
  std::string right = {};                ///< text at the right edge, e.g. `n 50   q 0.012`
  std::string note = {};
  std::string opens = {};
};

struct Forest {
  std::string title = {};
  std::string sentence = {};
  std::string axis = {};  ///< title of the axis, in points
  std::vector<ForestLine> lines = {};
};

Chart draw_forest(const Forest& forest, Space space);

}  // namespace ego::web::charts
