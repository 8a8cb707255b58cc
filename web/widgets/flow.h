/// Controls from left to right, a new line where one does not fit.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "web/widgets/controls.h"

namespace ego::web {

class Flow {
 public:
  Flow(const Ui& ui, const Rect& rect, float line_height)
      : area_(rect), x_(rect.x), y_(rect.y), line_(line_height), gap_(ui.px(ui.size().gap_small)) {}

  Rect place(float width, float height) {
    if (x_ > area_.x && x_ + width > area_.right()) {
      x_ = area_.x;
      y_ += line_ + gap_;
    }
    const Rect box{x_, y_ + (line_ - height) / 2, std::min(width, area_.w), height};
    x_ += box.w + gap_;
    return box;
  }
  void space(float width) { x_ += width; }
  void new_line() {
    if (x_ == area_.x) return;
    x_ = area_.x;
    y_ += line_ + gap_;
  }
  /// The current line, from the next place on.
  Rect here() const { return {x_, y_, area_.right() - x_, line_}; }
  float bottom() const { return y_ + line_; }

 private:
  Rect area_;
  float x_, y_, line_, gap_;
};

}  // namespace ego::web
