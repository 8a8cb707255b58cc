/// A scrolling page of stacked blocks: each takes its height from the top.
#pragma once

#include <string_view>

#include "web/widgets/draw.h"

namespace ego::web {

class ScrollPage {
 public:
  /// @param width  of the content; at most the rectangle's
  ScrollPage(Ui& ui, std::string_view key, const Rect& rect, float width);
  ~ScrollPage();
  ScrollPage(const ScrollPage&) = delete;
  ScrollPage& operator=(const ScrollPage&) = delete;

  /// The next block, full width.
  Rect take(float height);
  void space(float height) { y_ += height; }
  /// What is left of the visible width, at the current place, without taking it.
  Rect here() const { return {x_, y_, width_, 0}; }

 private:
  float x_ = 0;
  float y_ = 0;
  float top_ = 0;
  float width_ = 0;
};

}  // namespace ego::web
