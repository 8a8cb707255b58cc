/// A rectangle on the page in CSS pixels, and the cuts layouts are made of.
#pragma once

#include <algorithm>

namespace ego::web {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  float mid_x() const { return x + w / 2; }
  float mid_y() const { return y + h / 2; }
  bool empty() const { return w <= 0 || h <= 0; }

  /// Takes a strip off one side; the rest stays in this rectangle.
  Rect cut_top(float amount) {
    const float a = std::min(amount, h);
    const Rect cut{x, y, w, a};
    y += a;
    h -= a;
    return cut;
  }
  Rect cut_bottom(float amount) {
    const float a = std::min(amount, h);
    h -= a;
    return {x, y + h, w, a};
  }
  Rect cut_left(float amount) {
    const float a = std::min(amount, w);
    const Rect cut{x, y, a, h};
    x += a;
    w -= a;
    return cut;
  }
  Rect cut_right(float amount) {
    const float a = std::min(amount, w);
    w -= a;
    return {x + w, y, a, h};
  }

  Rect inset(float dx, float dy) const {
    return {x + dx, y + dy, std::max(0.0F, w - 2 * dx), std::max(0.0F, h - 2 * dy)};
  }
  Rect intersect(const Rect& o) const {
    const float left = std::max(x, o.x);
    const float top = std::max(y, o.y);
    return {left, top, std::max(0.0F, std::min(right(), o.right()) - left),
            std::max(0.0F, std::min(bottom(), o.bottom()) - top)};
  }
  friend bool operator==(const Rect&, const Rect&) = default;
};

}  // namespace ego::web
