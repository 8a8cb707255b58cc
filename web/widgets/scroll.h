/// Stacked blocks: each takes its height from the top. A scrolling page is such a column.
#pragma once

#include <string_view>

#include "web/widgets/draw.h"

namespace ego::web {

/// A column that blocks are taken from, top down.
class Stack {
 public:
  Stack() = default;
  Stack(float x, float y, float width) : x_(x), y_(y), width_(width) {}

  /// The next block, full width.
  Rect take(float height);
  void space(float height) { y_ += height; }
  /// The current place and width, without taking anything.
  Rect here() const { return {x_, y_, width_, 0}; }

 protected:
  float x_ = 0;
  float y_ = 0;
  float width_ = 0;
};

/// A stack in a scrolling area.
class ScrollPage : public Stack {
 public:
  /// @param width  of the column; at most what the rectangle leaves between its margins
  ScrollPage(Ui& ui, std::string_view key, const Rect& rect, float width);
  ~ScrollPage();
  ScrollPage(const ScrollPage&) = delete;
  ScrollPage& operator=(const ScrollPage&) = delete;
};

/// Scrolls the area being drawn until the rectangle is in it, once a time: the reader may scroll away afterwards.
/// @param time  from 1; another one scrolls again
void reveal_once(const Ui& ui, int time, const Rect& rect);

}  // namespace ego::web
