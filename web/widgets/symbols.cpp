#include <array>
#include <span>

#include "web/widgets/draw.h"

namespace ego::web {
namespace {

/// A point of a symbol on a grid of [-1, 1].
struct GridPoint {
  float x, y;
};

/// Strokes symbols on that grid; half the symbol's size is one unit.
class Pen {
 public:
  Pen(const Ui& ui, const Rect& rect, Color color)
      : list_(*ImGui::GetWindowDrawList()),
        center_{rect.mid_x(), rect.mid_y()},
        unit_(ui.px(ui.size().mark) / 2),
        color_(to_u32(color)),
        stroke_(ui.size().stroke * ui.tokens.em) {}

  void stroke(std::span<const GridPoint> points, ImDrawFlags flags = 0) {
    for (const GridPoint& p : points) list_.PathLineTo(place(p));
    list_.PathStroke(color_, flags, stroke_);
  }
  void area(std::span<const GridPoint> points) {
    for (const GridPoint& p : points) list_.PathLineTo(place(p));
    list_.PathFillConvex(color_);
  }
  void ring(GridPoint center, float radius) { list_.AddCircle(place(center), radius * unit_, color_, 0, stroke_); }
  /// A ring drawn out along the rising diagonal: one link of a chain.
  void capsule(GridPoint center, float length, float radius) {
    constexpr float kQuarterPi = 0.78539816F;
    constexpr float kPi = 3.14159265F;
    const float reach = (length - radius) * 0.70710678F;
    list_.PathArcTo(place({center.x + reach, center.y - reach}), radius * unit_, -3 * kQuarterPi, kQuarterPi);
    list_.PathArcTo(place({center.x - reach, center.y + reach}), radius * unit_, kQuarterPi, kQuarterPi + kPi);
    list_.PathStroke(color_, ImDrawFlags_Closed, stroke_);
  }
  void half_disc(float radius) {
    constexpr float kHalfPi = 1.57079633F;
    list_.PathArcTo(center_, radius * unit_, -kHalfPi, kHalfPi);
    list_.PathFillConvex(color_);
  }
  void dot(GridPoint center, float radius) { list_.AddCircleFilled(place(center), radius * unit_, color_); }

 private:
  ImVec2 place(const GridPoint& p) const { return {center_.x + p.x * unit_, center_.y + p.y * unit_}; }

  ImDrawList& list_;
  ImVec2 center_;
  float unit_;
  ImU32 color_;
  float stroke_;
};

template <std::size_t N>
using Points = std::array<GridPoint, N>;

}  // namespace

void draw_symbol(const Ui& ui, Symbol symbol, const Rect& rect, Color color) {
  Pen pen(ui, rect, color);
  switch (symbol) {
    case Symbol::ArrowUp: pen.area(Points<3>{{{-0.55F, 0.35F}, {0, -0.45F}, {0.55F, 0.35F}}}); break;
    case Symbol::ArrowDown: pen.area(Points<3>{{{-0.55F, -0.35F}, {0.55F, -0.35F}, {0, 0.45F}}}); break;
    case Symbol::ChevronDown: pen.stroke(Points<3>{{{-0.5F, -0.25F}, {0, 0.25F}, {0.5F, -0.25F}}}); break;
    case Symbol::ChevronLeft: pen.stroke(Points<3>{{{0.25F, -0.55F}, {-0.3F, 0}, {0.25F, 0.55F}}}); break;
    case Symbol::ChevronRight: pen.stroke(Points<3>{{{-0.25F, -0.55F}, {0.3F, 0}, {-0.25F, 0.55F}}}); break;
    case Symbol::Close:
    case Symbol::Wrong:
      pen.stroke(Points<2>{{{-0.5F, -0.5F}, {0.5F, 0.5F}}});
      pen.stroke(Points<2>{{{-0.5F, 0.5F}, {0.5F, -0.5F}}});
      break;
    case Symbol::Search:
      pen.ring({-0.15F, -0.15F}, 0.55F);
      pen.stroke(Points<2>{{{0.25F, 0.25F}, {0.75F, 0.75F}}});
      break;
    case Symbol::Warning:
      pen.stroke(Points<3>{{{0, -0.75F}, {0.8F, 0.65F}, {-0.8F, 0.65F}}}, ImDrawFlags_Closed);
      pen.stroke(Points<2>{{{0, -0.25F}, {0, 0.15F}}});
      pen.dot({0, 0.4F}, 0.09F);
      break;
    case Symbol::Right:
    case Symbol::Check: pen.stroke(Points<3>{{{-0.6F, 0.05F}, {-0.15F, 0.5F}, {0.65F, -0.5F}}}); break;
    case Symbol::Invalid:
      pen.ring({0, 0}, 0.6F);
      pen.stroke(Points<2>{{{-0.42F, 0.42F}, {0.42F, -0.42F}}});
      break;
    case Symbol::Missing: pen.stroke(Points<2>{{{-0.5F, 0}, {0.5F, 0}}}); break;
    case Symbol::Plus:
      pen.stroke(Points<2>{{{-0.55F, 0}, {0.55F, 0}}});
      pen.stroke(Points<2>{{{0, -0.55F}, {0, 0.55F}}});
      break;
    case Symbol::Link:
      pen.capsule({0.3F, -0.3F}, 0.62F, 0.34F);
      pen.capsule({-0.3F, 0.3F}, 0.62F, 0.34F);
      break;
    case Symbol::Theme:
      pen.ring({0, 0}, 0.75F);
      pen.half_disc(0.75F);
      break;
    case Symbol::Play: pen.area(Points<3>{{{-0.45F, -0.65F}, {0.65F, 0}, {-0.45F, 0.65F}}}); break;
    case Symbol::Pause:
      pen.area(Points<4>{{{-0.5F, -0.6F}, {-0.15F, -0.6F}, {-0.15F, 0.6F}, {-0.5F, 0.6F}}});
      pen.area(Points<4>{{{0.15F, -0.6F}, {0.5F, -0.6F}, {0.5F, 0.6F}, {0.15F, 0.6F}}});
      break;
    case Symbol::Loop:
      pen.stroke(Points<4>{{{0.35F, -0.75F}, {0.65F, -0.45F}, {-0.65F, -0.45F}, {-0.65F, 0.1F}}});
      pen.stroke(Points<4>{{{-0.35F, 0.75F}, {-0.65F, 0.45F}, {0.65F, 0.45F}, {0.65F, -0.1F}}});
      break;
    case Symbol::Sound:
      pen.area(Points<4>{{{-0.7F, -0.25F}, {-0.4F, -0.25F}, {-0.4F, 0.25F}, {-0.7F, 0.25F}}});
      pen.area(Points<4>{{{-0.4F, -0.25F}, {0, -0.6F}, {0, 0.6F}, {-0.4F, 0.25F}}});
      pen.stroke(Points<3>{{{0.3F, -0.35F}, {0.45F, 0}, {0.3F, 0.35F}}});
      break;
    case Symbol::Note:
      pen.stroke(Points<5>{{{-0.7F, 0.7F}, {-0.55F, 0.2F}, {0.4F, -0.75F}, {0.75F, -0.4F}, {-0.2F, 0.55F}}},
                 ImDrawFlags_Closed);
      break;
    case Symbol::Save:
      pen.stroke(Points<2>{{{0, -0.7F}, {0, 0.4F}}});
      pen.stroke(Points<3>{{{-0.4F, 0.05F}, {0, 0.45F}, {0.4F, 0.05F}}});
      pen.stroke(Points<4>{{{-0.75F, 0.25F}, {-0.75F, 0.75F}, {0.75F, 0.75F}, {0.75F, 0.25F}}});
      break;
    case Symbol::File:
      pen.stroke(Points<2>{{{0, 0.45F}, {0, -0.7F}}});
      pen.stroke(Points<3>{{{-0.4F, -0.3F}, {0, -0.7F}, {0.4F, -0.3F}}});
      pen.stroke(Points<4>{{{-0.75F, 0.25F}, {-0.75F, 0.75F}, {0.75F, 0.75F}, {0.75F, 0.25F}}});
      break;
  }
}

}  // namespace ego::web
