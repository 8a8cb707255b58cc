/// Where the diagram of a stage flow is drawn: pure arithmetic, so that drawing and hit testing agree.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "web/mirror/rect.h"
#include "web/views/flow_presets.h"
#include "web/views/flow_view.h"

namespace ego::web {

/// A band between two neighbouring stages: both ends have the same height.
struct Band {
  float left = 0, right = 0;          ///< x
  float left_top = 0, right_top = 0;  ///< y
  float height = 0;

  /// Upper edge at a share of the way in [0, 1]: flat at both ends.
  float top(float way) const { return left_top + (right_top - left_top) * way * way * (3 - 2 * way); }
};

struct FlowSizes {
  float node_width = 0;  ///< pixels, like all of them
  float gap = 0;  ///< between the nodes of a stage
};

class FlowGeometry {
 public:
  /// @param body  the area of nodes and bands
  FlowGeometry(const FlowView& view, const Rect& body, const FlowSizes& sizes);

  /// Left edge of a stage's nodes.
  float stage_x(std::size_t stage) const { return body_.x + static_cast<float>(stage) * step_; }
  float node_width() const { return node_width_; }
  /// Distance between two stages.
  float step() const { return step_; }
  /// Node of a letter; no height if the stage has no such items.
  const Rect& node(std::size_t stage, std::size_t letter) const { return nodes_[stage][letter]; }
  Band link(const FlowLink& link) const;
  /// The part of a pattern between a stage and the next. @pre both have items
  Band segment(const FlowPattern& pattern, std::size_t stage) const;
  /// Index of the pattern whose band is at a point; nothing if there is none.
  std::optional<std::size_t> pattern_at(float x, float y) const;

 private:
  Band band(std::size_t stage, std::size_t from, std::size_t to, float leaving, float arriving, float count) const;

  const FlowView& view_;
  Rect body_;
  float step_ = 0;
  float scale_ = 0;  ///< pixels an item
  float node_width_ = 0;
  std::array<std::array<Rect, kFlowLetters.size()>, kMostStages> nodes_{};
};

}  // namespace ego::web
