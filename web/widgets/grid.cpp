#include "web/widgets/grid.h"

#include <algorithm>
#include <cmath>

#include "web/widgets/prose.h"

namespace ego::web {
namespace {

/// Remembers which row was last revealed, so that the reader can scroll away from it.
constexpr const char* kRevealed = "revealed";

/// One line, or two where it does not fit into one.
void draw_title(const Ui& ui, std::string_view title, const Rect& rect, const TextLook& look) {
  if (text_width(ui, title, look) <= rect.w) {
    draw_text(ui, title, rect, look);
    return;
  }
  const std::size_t cut = wrap(ui, title, rect.w, look).front().end;
  const float line = ui.px(look.size) + 1;
  draw_text(ui, title.substr(0, cut), {rect.x, rect.mid_y() - line, rect.w, line}, look);
  draw_text(ui, title.substr(cut), {rect.x, rect.mid_y(), rect.w, line}, look);
}

}  // namespace

Grid::Grid(Ui& ui, const GridSpec& spec, const Rect& rect) : ui_(ui), spec_(spec) {
  group_head_ = spec.groups.empty() ? 0 : ui.px(ui.size().group_head_height);
  head_ = group_head_ + ui.px(ui.size().head_height);
  float total = 0;
  for (const GridColumn& column : spec.columns) {
    left_.push_back(total);
    total += column.width;
    if (column.frozen) frozen_width_ = total;
  }
  const float content_height = head_ + static_cast<float>(spec.rows) * spec.row_height;
  ImGui::SetCursorScreenPos(corner(rect));
  ImGui::SetNextWindowContentSize({total, content_height});
  const std::string name(spec.key);
  ImGui::BeginChild(name.c_str(), {rect.w, rect.h}, ImGuiChildFlags_None, ImGuiWindowFlags_HorizontalScrollbar);
  const ImVec2 at = ImGui::GetWindowPos();
  const float bar = ImGui::GetStyle().ScrollbarSize;
  const bool bar_right = content_height > rect.h;
  const bool bar_below = total > rect.w - (bar_right ? bar : 0);
  view_ = {at.x, at.y, rect.w - (bar_right ? bar : 0), rect.h - (bar_below ? bar : 0)};

  if (spec.reveal) {
    ImGuiStorage& memory = *ImGui::GetStateStorage();
    const ImGuiID id = ImGui::GetID(kRevealed);
    const int wanted = static_cast<int>(*spec.reveal) + 1;
    if (memory.GetInt(id) != wanted) {
      memory.SetInt(id, wanted);
      const float top = static_cast<float>(*spec.reveal) * spec.row_height;
      const float room = view_.h - head_;
      if (top < ImGui::GetScrollY())
        ImGui::SetScrollY(top);
      else if (top + spec.row_height > ImGui::GetScrollY() + room)
        ImGui::SetScrollY(top + spec.row_height - room);
    }
  }
  scroll_x_ = ImGui::GetScrollX();
  scroll_y_ = ImGui::GetScrollY();
  const float visible = std::max(0.0F, view_.h - head_);
  first_row_ = std::min(spec.rows, static_cast<std::uint32_t>(std::max(0.0F, std::floor(scroll_y_ / spec.row_height))));
  end_row_ = std::min(spec.rows, static_cast<std::uint32_t>(std::ceil((scroll_y_ + visible) / spec.row_height)));

  MirrorNode& node = ui.mirror.open(Role::Grid, spec.key, "", view_);
  node.label = spec.label;
  node.row = static_cast<std::int32_t>(spec.rows) + 1;
  node.column = static_cast<std::int32_t>(spec.columns.size());
  fill({view_.x, view_.y, view_.w, head_}, ui.color().panel);
  line_below(ui, {view_.x, view_.y, view_.w, head_}, ui.color().line_strong);
  draw_groups();
  ui.mirror.open(Role::Row, "head", "", {view_.x, view_.y, view_.w, head_}).row = 1;
}

Grid::~Grid() {
  unclip();
  ui_.mirror.close();
  ImGui::EndChild();
}

Rect Grid::column_rect(std::uint32_t column, float y, float height) const {
  const GridColumn& spec = spec_.columns[column];
  const float shift = spec.frozen ? 0 : scroll_x_;
  return {view_.x + left_[column] - shift, y, spec.width, height};
}

void Grid::clip(bool frozen, bool head) {
  const int wanted = frozen ? 1 : 0;
  if (clip_ == wanted) return;
  unclip();
  Rect area = view_;
  if (!head) area.cut_top(head_);
  if (frozen)
    area.w = std::min(area.w, frozen_width_);
  else
    area.cut_left(frozen_width_);
  ImGui::PushClipRect(corner(area), far_corner(area), true);
  clip_ = wanted;
}

void Grid::unclip() {
  if (clip_ >= 0) ImGui::PopClipRect();
  clip_ = -1;
}

void Grid::draw_groups() {
  for (const GridGroup& group : spec_.groups) {
    if (group.title.empty() || group.count == 0) continue;
    const Rect first = column_rect(group.first, view_.y, group_head_);
    const Rect last = column_rect(group.first + group.count - 1, view_.y, group_head_);
    const Rect span{first.x, first.y, last.right() - first.x, group_head_};
    clip(spec_.columns[group.first].frozen, true);
    const float pad = ui_.px(ui_.size().gap_small);
    // The title stays in sight while any column of its group does.
    Rect shown = span.intersect({view_.x + frozen_width_, view_.y, view_.w - frozen_width_, group_head_}).inset(pad, 0);
    shown.w = std::max(0.0F, shown.w);
    draw_text(ui_, group.title, shown,
              {.size = ui_.size().tag, .weight = Weight::Strong, .color = ui_.color().text_muted});
    fill({span.x + pad, span.bottom() - ui_.px(ui_.size().hairline), span.w - 2 * pad, ui_.px(ui_.size().hairline)},
         ui_.color().line_strong);
  }
  unclip();
}

bool Grid::header(std::uint32_t column) {
  header_hovered_ = false;
  const GridColumn& spec = spec_.columns[column];
  const Rect rect = column_rect(column, view_.y + group_head_, head_ - group_head_);
  if (!spec.frozen && (rect.right() <= view_.x + frozen_width_ || rect.x >= view_.right())) return false;
  clip(spec.frozen, true);
  const std::string_view spoken = spec.spoken.empty() ? spec.title : spec.spoken;
  const std::string key = "col/" + std::string(spec.key);
  Press press;
  if (spec.sortable) {
    press = press_area(ui_, key, rect, Role::ColumnHeader, spoken);
  } else {
    ui_.mirror.add(Role::ColumnHeader, key, spoken, rect);
  }
  MirrorNode& node = ui_.mirror.last();
  node.row = 1;
  node.column = static_cast<std::int32_t>(column) + 1;
  node.sort = spec.sort;
  node.sortable = spec.sortable;

  if (press.hovered) fill(rect, press.held ? ui_.color().pressed : ui_.color().hover);
  Rect inner = rect.inset(ui_.px(ui_.size().gap_small), 0);
  const bool sorted = spec.sort != SortMark::None;
  const Color color = sorted ? ui_.color().text : ui_.color().text_muted;
  const TextLook look{.size = ui_.size().small,
                      .weight = sorted ? Weight::Strong : Weight::Regular,
                      .align = spec.align,
                      .color = color};
  if (sorted) {
    const Symbol arrow = spec.sort == SortMark::Ascending ? Symbol::ArrowUp : Symbol::ArrowDown;
    const float mark = ui_.px(ui_.size().mark);
    const float width = std::min(text_width(ui_, spec.title, look), inner.w - mark);
    const float x = spec.align == Align::Right ? inner.right() - width - mark : inner.x + width;
    draw_symbol(ui_, arrow, {x, inner.y, mark, inner.h}, ui_.color().accent);
    if (spec.align == Align::Right) inner.x = inner.right() - width;
    inner.w = width;
  }
  draw_title(ui_, spec.title, inner, look);
  if (press.focused)
    focus_ring(ui_, rect.inset(ui_.px(ui_.size().gap_tiny), ui_.px(ui_.size().gap_tiny)),
               ui_.px(ui_.size().rounding_small));
  header_hovered_ = press.hovered;
  if (press.hovered && !spec.spoken.empty()) tooltip(ui_, spec.spoken);
  return press.clicked;
}

void Grid::end_header() {
  unclip();
  ui_.mirror.close();
}

Press Grid::begin_row(std::uint32_t row, std::string_view key, std::string_view spoken, bool selected) {
  row_ = row;
  const float y = view_.y + head_ + static_cast<float>(row) * spec_.row_height - scroll_y_;
  const Rect rect{view_.x, y, view_.w, spec_.row_height};
  Rect body = view_;
  body.cut_top(head_);
  ImGui::PushClipRect(corner(body), far_corner(body), true);
  MirrorNode& node = ui_.mirror.open(Role::Row, key, "", rect.intersect(body));
  node.row = static_cast<std::int32_t>(row) + 2;
  node.selected = selected;
  Press press = press_area(ui_, key, rect, Role::Button, spoken, selected);
  // The row itself is pressed in the text layer; its hit area needs no element of its own.
  ui_.mirror.fold_last_into_parent();
  if (selected) fill(rect, ui_.color().selected);
  if (press.hovered) fill(rect, press.held ? ui_.color().pressed : ui_.color().hover);
  line_below(ui_, rect, ui_.color().line);
  ImGui::PopClipRect();
  return press;
}

std::optional<Rect> Grid::cell(std::uint32_t column) {
  const float y = view_.y + head_ + static_cast<float>(row_) * spec_.row_height - scroll_y_;
  const Rect rect = column_rect(column, y, spec_.row_height);
  const bool frozen = spec_.columns[column].frozen;
  if (!frozen && (rect.right() <= view_.x + frozen_width_ || rect.x >= view_.right())) return std::nullopt;
  clip(frozen, false);
  return rect;
}

void Grid::describe(std::uint32_t column, Role role, std::string_view text, std::string_view label, const Rect& rect) {
  MirrorNode& node = ui_.mirror.add(role, "", text, rect.intersect(view_));
  node.label = label;
  node.column = static_cast<std::int32_t>(column) + 1;
}

void Grid::end_row() {
  unclip();
  ui_.mirror.close();
}

Rect Grid::span(std::uint32_t column, std::uint32_t first, std::uint32_t last) {
  clip(spec_.columns[column].frozen, false);
  const float y = view_.y + head_ + static_cast<float>(first) * spec_.row_height - scroll_y_;
  return column_rect(column, y, static_cast<float>(last + 1 - first) * spec_.row_height);
}

Rect Grid::body() const {
  Rect body = view_;
  body.cut_top(head_);
  return body;
}

}  // namespace ego::web
