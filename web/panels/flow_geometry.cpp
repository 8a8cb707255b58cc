#include "web/panels/flow_geometry.h"

#include <algorithm>

namespace ego::web {
namespace {

constexpr float kLeastNode = 2;  // pixels: one item of thousands is still there

std::size_t place_of(char letter) { return kFlowLetters.find(letter); }

}  // namespace

FlowGeometry::FlowGeometry(const FlowView& view, const Rect& body, const FlowSizes& sizes)
    : view_(view), body_(body), node_width_(sizes.node_width) {
  const std::size_t stages = view.stages().size();
  step_ = stages < 2 ? body.w : (body.w - sizes.node_width) / static_cast<float>(stages - 1);
  std::size_t most_gaps = 0;
  for (const FlowStage& stage : view.stages()) {
    const auto kinds = static_cast<std::size_t>(
        std::count_if(stage.counts.begin(), stage.counts.end(), [](std::uint32_t count) { return count > 0; }));
    most_gaps = std::max(most_gaps, kinds > 0 ? kinds - 1 : 0);
  }
  const float room = body.h - static_cast<float>(most_gaps) * sizes.gap - kLeastNode * kFlowLetters.size();
  scale_ = std::max(0.0F, room) / static_cast<float>(std::max(1U, view.item_count()));
  for (std::size_t s = 0; s < stages && s < kMostStages; ++s) {
    float y = body.y;
    for (std::size_t letter = 0; letter < kFlowLetters.size(); ++letter) {
      const std::uint32_t count = view.stages()[s].counts[letter];
      if (count == 0) continue;
      const float height = std::max(kLeastNode, static_cast<float>(count) * scale_);
      nodes_[s][letter] = {stage_x(s), y, node_width_, height};
      y += height + sizes.gap;
    }
  }
}

Band FlowGeometry::band(std::size_t stage, std::size_t from, std::size_t to, float leaving, float arriving,
                        float count) const {
  const Rect& left = nodes_[stage][from];
  const Rect& right = nodes_[stage + 1][to];
  return {left.right(), right.x, left.y + leaving * scale_, right.y + arriving * scale_, count * scale_};
}

Band FlowGeometry::link(const FlowLink& link) const {
  return band(link.stage, link.from, link.to, static_cast<float>(link.leaving), static_cast<float>(link.arriving),
              static_cast<float>(link.count));
}

Band FlowGeometry::segment(const FlowPattern& pattern, std::size_t stage) const {
  return band(stage, place_of(pattern.pattern[stage]), place_of(pattern.pattern[stage + 1]),
              static_cast<float>(pattern.leaving[stage]), static_cast<float>(pattern.arriving[stage + 1]),
              static_cast<float>(pattern.count));
}

std::optional<std::size_t> FlowGeometry::pattern_at(float x, float y) const {
  if (view_.stages().size() < 2 || step_ <= node_width_) return std::nullopt;
  const float from_left = x - body_.x;
  const auto stage = static_cast<std::size_t>(std::max(0.0F, from_left / step_));
  if (from_left < 0 || stage + 1 >= view_.stages().size()) return std::nullopt;
  if (!view_.stages()[stage].has_items || !view_.stages()[stage + 1].has_items) return std::nullopt;
  const float way = (from_left - static_cast<float>(stage) * step_ - node_width_) / (step_ - node_width_);
  if (way < 0 || way > 1) return std::nullopt;
  // The one drawn last lies on top.
  for (std::size_t i = view_.patterns().size(); i-- > 0;) {
    const Band band = segment(view_.patterns()[i], stage);
    const float top = band.top(way);
    if (y >= top && y < top + std::max(band.height, kLeastNode)) return i;
  }
  return std::nullopt;
}

}  // namespace ego::web
