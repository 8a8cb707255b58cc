#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "web/panels/flow_parts.h"
#include "web/panels/item_grid.h"
#include "web/panels/numbers.h"

namespace ego::web {
namespace {

constexpr std::size_t kExamples = 3;
constexpr std::string_view kUp = "\u25b2 ";
constexpr std::string_view kDown = "\u25bc ";

/// Marks of a band that changes right and not right.
struct Transition {
  Color color;
  std::string_view sign;
};

/// What a band means: kept right, gained, lost, or never right between two stages.
Transition transition(const Ui& ui, std::size_t from, std::size_t to) {
  if (from == 0) return to == 0 ? Transition{ui.color().right, {}} : Transition{ui.color().wrong, kDown};
  return to == 0 ? Transition{ui.color().right, kUp} : Transition{ui.color().text_muted, {}};
}

void draw_band(const Band& band, Color color) {
  constexpr int kPieces = 24;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  const ImU32 packed = to_u32(color);
  const float height = std::max(1.0F, band.height);
  std::array<ImVec2, kPieces + 1> upper;
  std::array<ImVec2, kPieces + 1> lower;
  for (int i = 0; i <= kPieces; ++i) {
    const float way = static_cast<float>(i) / kPieces;
    const float x = band.left + (band.right - band.left) * way;
    upper[static_cast<std::size_t>(i)] = {x, band.top(way)};
    lower[static_cast<std::size_t>(i)] = {x, band.top(way) + height};
  }
  constexpr int kCorners = 2 * (kPieces + 1);
  constexpr int kIndices = 6 * kPieces;
  list.PrimReserve(kIndices, kCorners);
  const auto first = static_cast<ImDrawIdx>(list._VtxCurrentIdx);
  for (ImDrawIdx i = 0; i < kPieces; ++i) {
    const auto at = static_cast<ImDrawIdx>(first + 2 * i);
    for (const int corner : {0, 1, 3, 0, 3, 2}) list.PrimWriteIdx(static_cast<ImDrawIdx>(at + corner));
  }
  for (std::size_t i = 0; i <= kPieces; ++i) {
    list.PrimWriteVtx(upper[i], white, packed);
    list.PrimWriteVtx(lower[i], white, packed);
  }
  // Smooth edges: the fill above has none.
  list.AddPolyline(upper.data(), kPieces + 1, packed, ImDrawFlags_None, 1);
  list.AddPolyline(lower.data(), kPieces + 1, packed, ImDrawFlags_None, 1);
}

std::string chart_sentence(const Ui& ui, const FlowView& view) {
  std::string stages;
  for (const FlowStage& stage : view.stages()) {
    if (!stages.empty()) stages += "; ";
    stages += ui.say(Text::FlowStageRight,
                     {stage_title(ui, stage), stage.value ? percent_text(*stage.value) : std::string("\u2013")});
  }
  return ui.say(Text::FlowChart, {std::to_string(view.item_count()), std::to_string(view.stages().size()), stages});
}

/// Pattern that a click on a node asks for: that letter there, anything elsewhere.
std::string node_pattern(const FlowView& view, std::size_t stage, std::size_t letter) {
  std::string pattern(view.stages().size(), '.');
  pattern[stage] = kFlowLetters[letter];
  return pattern;
}

/// Counts where bands arrive: there they lie side by side.
void counts_ui(Ui& ui, const FlowView& view, const FlowGeometry& geometry) {
  for (const FlowLink& link : view.links()) {
    const Band band = geometry.link(link);
    if (band.height < ui.px(ui.size().small)) continue;
    const float right = band.right - ui.px(ui.size().gap_small);
    const std::string text = std::string(transition(ui, link.from, link.to).sign) + std::to_string(link.count);
    const float width = text_width(ui, text, {.size = ui.size().small});
    const float way = (right - width / 2 - band.left) / (band.right - band.left);
    draw_text(ui, text, {right - width, band.top(way), width + 1, band.height}, {.size = ui.size().small});
  }
}

void bands_ui(Ui& ui, const AppState& state, const FlowView& view, const FlowGeometry& geometry, const Rect& body) {
  const Press press = press_area(ui, "flow-chart", body, Role::Image, chart_sentence(ui, view));
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const auto pointed = press.hovered ? geometry.pattern_at(mouse.x, mouse.y) : std::nullopt;
  const std::string& asked = state.query.pattern;
  const bool dim = !asked.empty() || pointed;
  for (const FlowLink& link : view.links()) {
    const float opacity = dim ? ui.size().flow_band_dim : ui.size().flow_band;
    draw_band(geometry.link(link), with_alpha(transition(ui, link.from, link.to).color, opacity));
  }
  for (std::size_t i = 0; i < view.patterns().size() && dim; ++i) {
    const FlowPattern& pattern = view.patterns()[i];
    const bool meant = pointed ? *pointed == i : matches(pattern.pattern, asked);
    for (std::size_t s = 0; meant && s + 1 < view.stages().size(); ++s) {
      if (!view.stages()[s].has_items || !view.stages()[s + 1].has_items) continue;
      const Transition kind =
          transition(ui, kFlowLetters.find(pattern.pattern[s]), kFlowLetters.find(pattern.pattern[s + 1]));
      draw_band(geometry.segment(pattern, s), with_alpha(kind.color, ui.size().flow_band_lit));
    }
  }
  if (geometry.step() >= ui.px(ui.size().flow_step_words)) counts_ui(ui, view, geometry);
  if (!pointed) return;
  const FlowPattern& pattern = view.patterns()[*pointed];
  std::string examples;
  for (const std::uint32_t item : view.examples(pattern.pattern, kExamples))
    examples += (examples.empty() ? "" : ", ") + view.questions()->questions[item].id.value;
  tooltip(ui, pattern.pattern + "   " + pattern_words(ui, pattern.pattern) + "\n" +
                  ui.say(Text::ItemsCount, {std::to_string(pattern.count)}) + "  \u00b7  " +
                  percent_text(static_cast<double>(pattern.count) / view.item_count()) + "\n" +
                  ui.say(Text::FlowExamples, {examples}));
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (press.clicked) ui.actions.push(ShowPattern{asked == pattern.pattern ? std::string{} : pattern.pattern});
}

void node_ui(Ui& ui, const AppState& state, const FlowView& view, const FlowGeometry& geometry, std::size_t stage,
             std::size_t letter) {
  const Rect node = geometry.node(stage, letter);
  if (node.h <= 0) return;
  const FlowStage& shown = view.stages()[stage];
  const OutcomeLook look = outcome_look(ui, outcome_of(kFlowLetters[letter]));
  const std::string count = std::to_string(shown.counts[letter]);
  const bool wordy = geometry.step() >= ui.px(ui.size().flow_step_words);
  const bool inward = !wordy && stage + 1 == view.stages().size();  // no room is left beside the last stage
  const std::string label = wordy ? std::string(ui.say(look.word)) + " " + count : count;
  const float gap = ui.px(ui.size().gap_tiny);
  const float mark = ui.px(ui.size().mark);
  const float width = text_width(ui, label, {.size = ui.size().small, .weight = Weight::Strong});
  const float reach = mark + 2 * gap + width;
  const float line = std::max(node.h, ui.px(ui.size().flow_gap));
  const Rect hit{inward ? node.x - reach - gap : node.x, node.mid_y() - line / 2, node.w + reach + gap, line};

  const std::string pattern = node_pattern(view, stage, letter);
  const bool asked = state.query.pattern == pattern;
  const std::string key = "node/" + std::to_string(stage) + "/" + std::string(1, kFlowLetters[letter]);
  const std::string spoken =
      ui.say(Text::FlowNode, {stage_title(ui, shown), ui.say(look.word), count, std::to_string(view.item_count())});
  const Press press = press_area(ui, key, hit, Role::Toggle, spoken, asked);
  if (press.clicked) ui.actions.push(ShowPattern{asked ? std::string{} : pattern});
  if (press.hovered) tooltip(ui, spoken);

  // Beside the colour: right is full, wrong is full, no answer is hatched, missing is a frame.
  const float rounding = ui.px(ui.size().hairline);
  const Outcome outcome = outcome_of(kFlowLetters[letter]);
  if (outcome == Outcome::Right || outcome == Outcome::Wrong) fill(node, look.color, rounding);
  if (outcome == Outcome::Invalid) hatch(ui, node, look.color);
  if (outcome == Outcome::Invalid || outcome == Outcome::Missing) outline(ui, node, look.color, rounding);
  if (asked || press.hovered) outline(ui, node.inset(-1, -1), ui.color().accent, rounding);
  Rect words{inward ? node.x - reach : node.right() + gap, hit.y, reach, hit.h};
  draw_symbol(ui, look.symbol, words.cut_left(mark), look.color);
  words.cut_left(gap);
  draw_text(ui, label, words, {.size = ui.size().small, .weight = Weight::Strong});
  if (press.focused) focus_ring(ui, hit, ui.px(ui.size().rounding_small));
}

/// Only a number was published: its share from the top down as right nodes stand, the interval in it, no bands.
void published_node_ui(Ui& ui, const FlowStage& stage, const Rect& area) {
  outline(ui, area, ui.color().line_strong, 0);
  hatch(ui, area, ui.color().line);
  if (!stage.value) return;
  const float height = area.h * std::clamp(static_cast<float>(*stage.value), 0.0F, 1.0F);
  fill({area.x, area.y, area.w, height}, with_alpha(ui.color().right, ui.size().flow_band_lit));
  if (!stage.interval) return;
  const float top = area.y + area.h * static_cast<float>(stage.interval->lo);
  const float bottom = area.y + area.h * static_cast<float>(stage.interval->hi);
  const float line = ui.px(ui.size().focus_ring);
  fill({area.mid_x() - line / 2, top, line, bottom - top}, ui.color().text);
}

}  // namespace

void flow_chart_ui(Ui& ui, const AppState& state, const FlowView& view, const Rect& rect) {
  const std::size_t stages = view.stages().size();
  const float node = ui.px(ui.size().flow_node);
  const float wanted = ui.px(ui.size().flow_step_least) * static_cast<float>(stages - 1) + node;
  const float width = std::max(wanted, rect.w);
  ImGui::SetCursorScreenPos(corner(rect));
  ImGui::SetNextWindowContentSize({width, 0});
  ImGui::BeginChild("flow", {rect.w, rect.h}, ImGuiChildFlags_None, ImGuiWindowFlags_HorizontalScrollbar);
  ui.mirror.open(Role::Group, "flow", "", rect).label = ui.say(Text::Flow);
  Rect rest{rect.x - ImGui::GetScrollX(), rect.y, width, rect.h};
  if (width > rect.w) rest.cut_bottom(ImGui::GetStyle().ScrollbarSize);
  const Rect buttons = rest.cut_top(ui.px(ui.size().chip_height));
  const Rect head = rest.cut_top(ui.px(ui.size().body + ui.size().subtitle + ui.size().small + 3 * ui.size().gap_tiny));
  rest.cut_top(ui.px(ui.size().gap_small));
  Rect foot = rest.cut_bottom(3 * ui.px(ui.size().small + ui.size().gap_tiny) + ui.px(ui.size().gap_tiny));
  rest.cut_bottom(ui.px(ui.size().gap_tiny));
  // Where bands are long, the labels of the last stage stand behind it and not on the bands.
  Rect body = rest;
  const float label = ui.px(ui.size().flow_last_label);
  if (body.w - label - node >= static_cast<float>(stages - 1) * ui.px(ui.size().flow_step_words)) body.cut_right(label);
  const FlowGeometry geometry(view, body, {node, ui.px(ui.size().flow_gap)});

  bands_ui(ui, state, view, geometry, body);
  for (std::size_t s = 0; s < stages; ++s) {
    flow_stage_ui(ui, state, view, geometry, {s, buttons, head});
    if (!view.stages()[s].has_items)
      published_node_ui(ui, view.stages()[s], {geometry.stage_x(s), rest.y, node, rest.h});
    for (std::size_t letter = 0; letter < kFlowLetters.size(); ++letter) node_ui(ui, state, view, geometry, s, letter);
    if (s + 1 == stages) continue;
    flow_step_ui(ui, view, s, {geometry.stage_x(s) + node, foot.y, geometry.step() - node, foot.h});
  }
  ui.mirror.close();
  ImGui::EndChild();
}

}  // namespace ego::web
