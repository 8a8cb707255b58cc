#include "web/panels/chart_parts.h"

#include <algorithm>
#include <cmath>

#include "web/charts/svg.h"
#include "web/theme/chart_sizes.h"
#include "web/widgets/flow.h"
#include "web/widgets/grid.h"
#include "web/widgets/prose.h"

namespace ego::web {
namespace {

/// Draws shapes on the current window, em turned into pixels.
class Brush {
 public:
  Brush(const Ui& ui, ImVec2 origin) : ui_(ui), list_(*ImGui::GetWindowDrawList()), origin_(origin) {}

  Rect place(const Rect& box) const {
    return {origin_.x + box.x * em(), origin_.y + box.y * em(), box.w * em(), box.h * em()};
  }

  void draw(const charts::Shape& shape) {
    const Color ink = charts::color_of(shape.ink, ui_.color());
    constexpr float kFull = 255.0F;
    const ImU32 color = to_u32(with_alpha(ink, shape.strength * static_cast<float>(ink.a) / kFull));
    switch (shape.kind) {
      case charts::ShapeKind::Box: {
        const Rect box = place(shape.box);
        return list_.AddRectFilled(corner(box), far_corner(box), color);
      }
      case charts::ShapeKind::Frame: {
        const Rect box = place(shape.box);
        return list_.AddRect(corner(box), far_corner(box), color, 0, 0, stroke(shape.size));
      }
      case charts::ShapeKind::Hatch: return hatch(ui_, place(shape.box), ink);
      case charts::ShapeKind::Line: return line(shape, color);
      case charts::ShapeKind::Area:
        for (const charts::Point& point : shape.points) list_.PathLineTo(at(point));
        return list_.PathFillConcave(color);
      case charts::ShapeKind::Mark: return mark(shape, color);
      case charts::ShapeKind::Label: return label(shape, ink);
    }
  }

 private:
  float em() const { return ui_.tokens.em; }
  float stroke(float width) const { return std::max(1.0F, width * em()); }
  ImVec2 at(const charts::Point& point) const { return {origin_.x + point.x * em(), origin_.y + point.y * em()}; }

  void line(const charts::Shape& shape, ImU32 color) {
    if (shape.dashed) {
      for (std::size_t i = 0; i + 1 < shape.points.size(); ++i)
        dashes(shape.points[i], shape.points[i + 1], shape.size, color);
      return;
    }
    for (const charts::Point& point : shape.points) list_.PathLineTo(at(point));
    list_.PathStroke(color, shape.closed ? ImDrawFlags_Closed : ImDrawFlags_None, stroke(shape.size));
  }
  void dashes(const charts::Point& from, const charts::Point& to, float width, ImU32 color) {
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    const float dash = kChartSizes.dash;
    for (float begin = 0; begin < length; begin += 2 * dash) {
      const float end = std::min(length, begin + dash);
      const auto along = [&](float d) {
        return at({from.x + (to.x - from.x) * d / length, from.y + (to.y - from.y) * d / length});
      };
      list_.AddLine(along(begin), along(end), color, stroke(width));
    }
  }
  void mark(const charts::Shape& shape, ImU32 color) {
    const ImVec2 c = at(shape.points.front());
    const float r = shape.size * em();
    const float width = stroke(kChartSizes.stroke);
    switch (shape.marker) {
      case charts::Marker::Disc: return list_.AddCircleFilled(c, r, color);
      case charts::Marker::Ring: return list_.AddCircle(c, r, color, 0, width);
      case charts::Marker::Square: return list_.AddRectFilled({c.x - r, c.y - r}, {c.x + r, c.y + r}, color);
      case charts::Marker::Diamond:
        return list_.AddQuadFilled({c.x, c.y - r}, {c.x + r, c.y}, {c.x, c.y + r}, {c.x - r, c.y}, color);
      case charts::Marker::TriangleUp:
        return list_.AddTriangleFilled({c.x, c.y - r}, {c.x + r, c.y + r}, {c.x - r, c.y + r}, color);
      case charts::Marker::TriangleDown:
        return list_.AddTriangleFilled({c.x, c.y + r}, {c.x - r, c.y - r}, {c.x + r, c.y - r}, color);
      case charts::Marker::Cross:
        list_.AddLine({c.x - r, c.y - r}, {c.x + r, c.y + r}, color, width);
        return list_.AddLine({c.x - r, c.y + r}, {c.x + r, c.y - r}, color, width);
      case charts::Marker::Plus:
        list_.AddLine({c.x - r, c.y}, {c.x + r, c.y}, color, width);
        return list_.AddLine({c.x, c.y - r}, {c.x, c.y + r}, color, width);
    }
  }
  void label(const charts::Shape& shape, Color ink) {
    const Align align = shape.side == charts::TextSide::Left     ? Align::Left
                        : shape.side == charts::TextSide::Center ? Align::Center
                                                                 : Align::Right;
    draw_text(
        ui_, shape.text, place(shape.box),
        {.size = shape.size, .weight = shape.strong ? Weight::Strong : Weight::Regular, .align = align, .color = ink});
  }

  const Ui& ui_;
  ImDrawList& list_;
  ImVec2 origin_;
};

/// The spot under the pointer; the last one drawn lies on top.
const charts::Spot* find_spot(const charts::Chart& chart, const Brush& brush, ImVec2 pointer) {
  const auto found = std::find_if(chart.spots.rbegin(), chart.spots.rend(), [&](const charts::Spot& spot) {
    const Rect box = brush.place(spot.box);
    return pointer.x >= box.x && pointer.x < box.right() && pointer.y >= box.y && pointer.y < box.bottom();
  });
  return found == chart.spots.rend() ? nullptr : &*found;
}

const charts::Spot* find_chosen(const charts::Chart& chart, std::string_view cursor) {
  if (cursor.empty()) return nullptr;
  const auto found = std::find_if(chart.spots.begin(), chart.spots.end(), [&](const charts::Spot& spot) {
    return cursor_key(spot.opens, spot.opens_too) == cursor;
  });
  return found == chart.spots.end() ? nullptr : &*found;
}

/// The lines of a note as one.
std::string in_one_line(std::string_view note) {
  std::string line;
  for (const char c : note) line += c == '\n' ? std::string(" \u00b7 ") : std::string(1, c);
  return line;
}

}  // namespace

charts::Space chart_space(const Ui& ui, float width) {
  for (const charts::Space space : {charts::Space::Broad, charts::Space::Wide}) {
    if (width >= ui.px(charts::width_of(space))) return space;
  }
  return charts::Space::Narrow;
}

const charts::Spot* chart_ui(Ui& ui, std::string_view key, const charts::Chart& chart, std::string_view cursor,
                             Stack& stack) {
  const float em = ui.tokens.em;
  Rect area = stack.take(chart.height * em);
  area.w = chart.width * em;
  if (area.empty()) return nullptr;
  ui.mirror.add(Role::Image, key, "", area).label = chart.title + ". " + chart.sentence;
  const std::string name(key);
  ImGui::SetCursorScreenPos(corner(area));
  const bool clicked = ImGui::InvisibleButton(name.c_str(), {area.w, area.h});
  const bool hovered = ImGui::IsItemHovered();
  Brush brush(ui, corner(area));
  for (const charts::Shape& shape : chart.shapes) brush.draw(shape);
  // What keys have chosen says below the drawing what the pointer would be told beside it.
  if (const charts::Spot* chosen = find_chosen(chart, cursor)) {
    outline(ui, brush.place(chosen->box), ui.color().accent, ui.px(ui.size().rounding_small));
    sentence_ui(ui, "chart-cursor", in_one_line(chosen->note), stack, Role::Status);
  }
  const charts::Spot* spot = hovered || clicked ? find_spot(chart, brush, ImGui::GetIO().MousePos) : nullptr;
  if (spot == nullptr) return nullptr;
  if (!spot->opens.empty()) outline(ui, brush.place(spot->box), ui.color().accent, ui.px(ui.size().rounding_small));
  if (!spot->note.empty()) tooltip(ui, spot->note);
  return clicked && !spot->opens.empty() ? spot : nullptr;
}

std::optional<std::size_t> table_ui(Ui& ui, const ViewTable& table, std::string_view selected, const Rect& rect) {
  std::vector<GridColumn> columns;
  const float pad = 2 * ui.px(ui.size().gap_small);
  float numbers = 0;
  for (const TableColumn& column : table.columns) {
    const bool number = column.kind == ColumnKind::Number;
    const float wanted = text_width(ui, column.title, {.size = ui.size().small, .weight = Weight::Strong}) + pad;
    const float width = std::clamp(wanted, ui.px(ui.size().number_column_least), ui.px(ui.size().number_column_most));
    columns.push_back({.key = column.key,
                       .title = column.title,
                       .spoken = column.title,
                       .width = number ? width : 0,
                       .align = number ? Align::Right : Align::Left,
                       .frozen = columns.empty(),
                       .sortable = false});
    if (number) numbers += width;
  }
  // What the numbers leave is shared by the text columns; a lone one stays within reach of the eye.
  const auto texts =
      static_cast<float>(std::count_if(columns.begin(), columns.end(), [](const auto& c) { return c.width == 0; }));
  if (texts > 0) {
    const float room = (rect.w - numbers - ui.px(ui.size().scrollbar)) / texts;
    const float width =
        std::clamp(room, ui.px(ui.narrow() ? ui.size().name_column_narrow : ui.size().number_column_most),
                   ui.px(ui.size().name_column_most));
    for (GridColumn& column : columns) {
      if (column.width == 0) column.width = width;
    }
  }
  GridSpec spec{.key = "data",
                .label = table.title,
                .columns = columns,
                .rows = static_cast<std::uint32_t>(table.rows.size()),
                .row_height = ui.px(ui.size().row_height)};
  for (std::uint32_t i = 0; i < table.rows.size() && !selected.empty() && !spec.reveal; ++i) {
    if (cursor_key(table.rows[i].opens, table.rows[i].opens_too) == selected) spec.reveal = i;
  }
  Grid grid(ui, spec, rect);
  for (std::uint32_t column = 0; column < columns.size(); ++column) grid.header(column);
  grid.end_header();
  std::optional<std::size_t> pressed;
  for (std::uint32_t index = grid.first_row(); index < grid.rows_end(); ++index) {
    const TableRow& row = table.rows[index];
    const bool chosen = spec.reveal == index;
    const Press press = grid.begin_row(index, "data/" + std::to_string(index), row.cells.front().text, chosen);
    if (press.clicked && !row.opens.empty()) pressed = index;
    for (std::uint32_t column = 0; column < columns.size(); ++column) {
      const auto cell = grid.cell(column);
      if (!cell) continue;
      const Rect inner = cell->inset(ui.px(ui.size().gap_small), 0);
      draw_text(ui, row.cells[column].text, inner, {.align = columns[column].align});
      grid.describe(column, column == 0 ? Role::RowHeader : Role::Cell, row.cells[column].text, "", inner);
    }
    grid.end_row();
  }
  return pressed;
}

Rect chart_head_ui(Ui& ui, const AppState& state, std::string_view title, const Rect& rect) {
  Rect rest = rect;
  const float height = ui.px(ui.size().control_height);
  Rect line = rest.cut_top(height).inset(ui.margin(), 0);
  const ButtonSpec table{.key = "as-table", .label = ui.say(Text::ChartAsTable), .selected = state.table_shown};
  if (has_chart(state) && button(ui, table, line.cut_right(button_width(ui, table)))) ui.actions.push(ToggleTable{});
  line.cut_right(ui.px(ui.size().gap));
  const Rect shown = draw_text(ui, title, line, {.size = ui.size().subtitle, .weight = Weight::Strong});
  ui.mirror.add(Role::Heading, "chart-title", title, shown);
  rest.cut_top(ui.px(ui.size().gap));
  return rest;
}

void sentence_ui(Ui& ui, std::string_view key, std::string_view text, Stack& stack, Role role) {
  if (text.empty()) return;
  const TextLook look{.size = ui.size().small, .color = ui.color().text_muted};
  const float width = std::min(stack.here().w, ui.px(ui.size().note_width));
  const Rect block = stack.take(prose_height(ui, wrap(ui, text, width, look).size(), look));
  const Rect narrow{block.x, block.y, width, block.h};
  draw_prose(ui, text, narrow, look);
  ui.mirror.add(role, key, text, narrow);
  stack.space(ui.px(ui.size().gap_small));
}

}  // namespace ego::web
