/// Texts in charts: two lines where one is too long, numbers on axes, labels that do not cover each other.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "web/charts/chart.h"

namespace ego::web::charts {

/// A label on one line, or on two cut at a blank; stands at the bottom of the box.
void draw_wrapped(Pen& pen, const std::string& text, const Rect& box, Ink ink, TextSide side);

/// An axis: what stands at which value.
struct Axis {
  std::string title;
  double low = 0;
  double high = 1;
  bool logarithmic = false;  ///< low > 0
  std::vector<std::pair<double, std::string>> ticks;

  /// Where a value lies between the ends, 0 at `low`; outside [0, 1] where the value is.
  double share(double value) const;
};

/// `0 %`, `20 %` ... at round steps over [low, high], both fractions; the ends move outward to whole steps.
Axis percent_axis(std::string title, double low, double high);

/// 0, 20, 40 ... at round steps from 0 to at least `high`.
Axis number_axis(std::string title, double high);

/// Finds room for labels beside their points: right, left, above, below, at a corner, or none.
class LabelPlaces {
 public:
  explicit LabelPlaces(const Rect& area) : area_(area) {}
  /// Something that no label may cover.
  void block(const Rect& rect) { taken_.push_back(rect); }
  /// Draws the label where there is room. @return false if it was left out
  bool place(Pen& pen, Point at, float distance, const std::string& text, Ink ink);
  /// Draws the label further off, at the end of a line to its point that crosses nothing. @return false if it was left out
  bool place_apart(Pen& pen, Point at, float distance, const std::string& text, Ink ink);

 private:
  bool is_clear(Point from, Point to) const;
  bool is_free(const Rect& rect) const;

  Rect area_;
  std::vector<Rect> taken_;
};

}  // namespace ego::web::charts
