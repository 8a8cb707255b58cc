/// Some rows over many columns on one round chart. Every axis starts at 0; a missing value leaves a gap, never a 0.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/charts/chart.h"

namespace ego::web::charts {

struct RadarAxis {
  std::string name;
  std::string end;  ///< what stands at the rim, e.g. `100 %`
};

struct RadarValue {
  double share = 0;  ///< of the axis, in [0, 1]
  std::string note;
  std::string text = {};  ///< the number as printed, for the values beside the chart
};

struct RadarSeries {
  std::string name;
  std::string opens;
  std::vector<std::optional<RadarValue>> values;  ///< shape [axes]
};

struct Radar {
  std::string title;
  std::string sentence;
  std::vector<RadarAxis> axes;     ///< at least three
  std::vector<RadarSeries> series; ///< at most kMarkers
};

Chart draw_radar(const Radar& radar, Space space);

}  // namespace ego::web::charts
