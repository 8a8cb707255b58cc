#include <algorithm>
#include <string>

#include "web/panels/flow_parts.h"
#include "web/panels/numbers.h"
#include "web/widgets/controls.h"

namespace ego::web {
namespace {

constexpr std::string_view kUp = "\u25b2 ";
constexpr std::string_view kDown = "\u25bc ";

/// A slot centred on a stage, kept inside the diagram.
struct Slot {
  Rect rect;
  Align align = Align::Center;
};
Slot slot_of(const Ui& ui, const FlowGeometry& geometry, const FlowView& view, std::size_t stage, const Rect& line) {
  const float node = geometry.node_width();
  const bool two = view.stages().size() == 2;
  const bool outer = stage == 0 || stage + 1 == view.stages().size();
  const float share = two     ? ui.size().flow_slot_inner / 2
                      : outer ? ui.size().flow_slot_outer
                              : ui.size().flow_slot_inner;
  const float width = std::max(geometry.step() * share, ui.px(3 * ui.size().chip_height));
  const float x = geometry.stage_x(stage);
  if (stage == 0) return {{x, line.y, width, line.h}, Align::Left};
  if (stage + 1 == view.stages().size()) return {{x + node - width, line.y, width, line.h}, Align::Right};
  return {{x + node / 2 - width / 2, line.y, width, line.h}, Align::Center};
}

/// The stage's order changed by one place or by a drag, or without the stage.
void reorder(Ui& ui, const AppState& state, std::size_t from, std::optional<std::size_t> to) {
  OpenFlow flow{state.query.targets, has_stage_columns(state.query) ? state.query.columns : std::vector<std::string>{}};
  const auto change = [&](std::vector<std::string>& list) {
    if (from >= list.size()) return;
    std::string moved = list[from];
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(from));
    if (to) list.insert(list.begin() + static_cast<std::ptrdiff_t>(std::min(*to, list.size())), std::move(moved));
  };
  change(flow.rows);
  change(flow.columns);
  ui.actions.push(std::move(flow));
}

void buttons_ui(Ui& ui, const AppState& state, const FlowView& view, std::size_t stage, const Slot& slot) {
  const std::string title = stage_title(ui, view.stages()[stage]);
  const std::string index = std::to_string(stage);
  const std::size_t count = view.stages().size();
  const float size = slot.rect.h;
  float x = slot.align == Align::Left    ? slot.rect.x
            : slot.align == Align::Right ? slot.rect.right() - 3 * size
                                         : slot.rect.mid_x() - 1.5F * size;
  const auto place = [&] {
    const Rect box{x, slot.rect.y, size, size};
    x += size;
    return box;
  };
  const std::string left = ui.say(Text::FlowMoveLeft, {title});
  const std::string right = ui.say(Text::FlowMoveRight, {title});
  const std::string remove = ui.say(Text::FlowRemove, {title});
  const std::string left_key = "stage-left/" + index;
  const std::string right_key = "stage-right/" + index;
  const std::string remove_key = "stage-remove/" + index;
  const auto press = [&](std::string_view key, Symbol symbol, const std::string& spoken, bool disabled) {
    const ButtonSpec spec{
        .key = key, .symbol = symbol, .look = ButtonLook::Faint, .spoken = spoken, .disabled = disabled};
    const bool clicked = button(ui, spec, place());
    if (ImGui::IsItemHovered()) tooltip(ui, spoken);
    return clicked;
  };
  if (press(left_key, Symbol::ChevronLeft, left, stage == 0)) reorder(ui, state, stage, stage - 1);
  if (press(remove_key, Symbol::Close, remove, count <= 2)) reorder(ui, state, stage, std::nullopt);
  if (press(right_key, Symbol::ChevronRight, right, stage + 1 == count)) reorder(ui, state, stage, stage + 1);
}

/// Name, share and interval of a stage; dragging it moves the stage.
void head_ui(Ui& ui, const AppState& state, const FlowView& view, const FlowGeometry& geometry, std::size_t stage,
             const Slot& slot) {
  const FlowStage& shown = view.stages()[stage];
  const std::string title = stage_title(ui, shown);
  const std::string spoken = ui.say(Text::FlowDrag, {title});
  const Press press = press_area(ui, "stage/" + std::to_string(stage), slot.rect, Role::Group, spoken);
  const ImVec2 drag = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left);
  const auto place = [&] {
    const float at = ImGui::GetIO().MousePos.x - geometry.stage_x(0);
    const float nearest = at / std::max(1.0F, geometry.step()) + 0.5F;
    return std::min(view.stages().size() - 1, static_cast<std::size_t>(std::max(0.0F, nearest)));
  };
  if (press.hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    fill(slot.rect, press.held ? ui.color().pressed : ui.color().hover, ui.px(ui.size().rounding_small));
    if (!press.held) tooltip(ui, shown.name == title ? spoken : shown.name + "\n" + spoken);
  }
  if (press.held && drag.x != 0) {
    const float line = ui.px(ui.size().focus_ring);
    fill({geometry.stage_x(place()) - line, slot.rect.y, line, slot.rect.h}, ui.color().accent);
  }
  if (ImGui::IsItemDeactivated() && drag.x != 0 && place() != stage) reorder(ui, state, stage, place());

  Rect rest = slot.rect;
  const bool wordy = geometry.step() >= ui.px(ui.size().flow_step_words);
  TextLook look{.size = wordy ? ui.size().body : ui.size().small, .weight = Weight::Strong, .align = slot.align};
  draw_text(ui, title, rest.cut_top(ui.px(ui.size().body + ui.size().gap_tiny)), look);
  const std::string share = !shown.value            ? std::string("\u2013")
                            : shown.printed.empty() ? percent_text(*shown.value)
                                                    : shown.printed + " %";
  look.size = ui.size().subtitle;
  draw_text(ui, share, rest.cut_top(ui.px(ui.size().subtitle + ui.size().gap_tiny)), look);
  const std::string range = percent_range(shown.interval);
  const std::string below = shown.has_items ? range : (range.empty() ? "" : range + "  ") + ui.say(Text::FlowPublished);
  draw_text(ui, below, rest, {.size = ui.size().small, .align = slot.align, .color = ui.color().text_muted});
  ui.mirror.add(Role::Text, "stage-value/" + std::to_string(stage), title + ": " + share + " " + below, slot.rect);
}

}  // namespace

void flow_stage_ui(Ui& ui, const AppState& state, const FlowView& view, const FlowGeometry& geometry,
                   const StagePlace& place) {
  buttons_ui(ui, state, view, place.stage, slot_of(ui, geometry, view, place.stage, place.buttons));
  head_ui(ui, state, view, geometry, place.stage, slot_of(ui, geometry, view, place.stage, place.head));
}

void flow_step_ui(Ui& ui, const FlowView& view, std::size_t step, Rect rect) {
  const std::string& key = "step/" + std::to_string(step);
  const float line = ui.px(ui.size().small + ui.size().gap_tiny);
  const TextLook muted{.size = ui.size().small, .align = Align::Center, .color = ui.color().text_muted};
  const auto found = step < view.steps().size() ? view.steps()[step] : std::nullopt;
  if (!found) {
    draw_text(ui, ui.say(Text::FlowNotPaired), rect.cut_top(line), muted);
    ui.mirror.add(Role::Text, key, ui.say(Text::FlowNotPaired), rect);
    return;
  }
  const Comparison& comparison = *found;
  const std::string difference = points_text(comparison.difference);
  const std::optional<stats::Bounds> bounds =
      comparison.interval ? std::optional(stats::Bounds{comparison.interval->lo, comparison.interval->hi})
                          : std::nullopt;
  const std::string range = points_range(bounds);
  const std::string p = p_relation(comparison.test);
  const std::string test =
      view.family() > 1 ? ui.say(Text::FlowHolm, {p, std::to_string(view.family())}) : ui.say(Text::FlowP, {p});
  const Rect whole = rect;
  const bool shown = comparison.verdict == PairVerdict::Better || comparison.verdict == PairVerdict::Worse;
  const std::string_view sign = comparison.difference > 0   ? kUp
                                : comparison.difference < 0 ? kDown
                                                            : std::string_view{};
  const Color color = !shown ? ui.color().text : comparison.difference > 0 ? ui.color().right : ui.color().wrong;
  draw_text(ui, std::string(sign) + ui.say(Text::FlowPoints, {difference}),
            rect.cut_top(line + ui.px(ui.size().gap_tiny)),
            {.weight = Weight::Strong, .align = Align::Center, .color = color});
  draw_text(ui, range, rect.cut_top(line), muted);
  const bool fits = text_width(ui, test, muted) <= rect.w;
  draw_text(ui, fits ? test : ui.say(Text::FlowP, {p}), rect.cut_top(line), muted);
  const std::string spoken = ui.say(
      Text::FlowStep, {stage_title(ui, view.stages()[step]), stage_title(ui, view.stages()[step + 1]), difference,
                       range, test, std::to_string(comparison.table.gained), std::to_string(comparison.table.lost)});
  ui.mirror.add(Role::Text, key, spoken, whole);
  if (ImGui::IsMouseHoveringRect(corner(whole), far_corner(whole)) && ImGui::IsWindowHovered()) tooltip(ui, spoken);
}

}  // namespace ego::web
