#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "core/media/frame_times.h"
#include "web/panels/item_grid.h"
#include "web/panels/timeline_parts.h"
#include "web/state/playback.h"
#include "web/state/tiers.h"
#include "web/widgets/flow.h"

namespace ego::web {
namespace {

constexpr std::int64_t kMicrosPerMilli = 1000;

struct TierLook {
  Text title = Text::TierEvidence;
  Color color;
};

TierLook look_of(const Ui& ui, std::string_view name) {
  if (name == tier::kPredicted) return {Text::TierPredicted, ui.color().text_muted};
  if (name == tier::kAsked) return {Text::TierAsked, ui.color().caution};
  if (name == tier::kSeen) return {Text::TierSeen, ui.color().text};
  if (name == tier::kTranscript) return {Text::TierTranscript, ui.color().bar_value};
  if (name == tier::kSound) return {Text::TierSound, ui.color().text_muted};
  return {Text::TierEvidence, ui.color().accent};
}

/// Whose answer, right or wrong, which stretch, how much of the evidence it shares: `? A model: right, 2.7 s - 4 s, IoU 0.62`.
std::string predicted_words(const Ui& ui, const PredictedStretch& predicted) {
  std::string words = predicted.name + ": " + ui.say(outcome_look(ui, predicted.outcome).word) + ", " +
                      stretch_words(predicted.stretches);
  if (const std::string iou = iou_words(predicted); !iou.empty()) words += ", " + iou;
  return words;
}

/// In words, for the text layer: the first stretches, and how many there are.
std::string tier_words(const Ui& ui, const Tier& tier) {
  constexpr std::size_t kMostSpoken = 4;
  std::string words = std::string(ui.say(look_of(ui, tier.name).title)) + ":";
  for (std::size_t i = 0; i < std::min(tier.spans.size(), kMostSpoken); ++i)
    words += " " + time_text(tier.spans[i].start) + " \u2013 " + time_text(tier.spans[i].end);
  const std::size_t count = tier.spans.size() + tier.frames.size();
  if (tier.spans.size() > kMostSpoken || !tier.frames.empty()) words += " (" + std::to_string(count) + ")";
  return words;
}

/// The name beside the stretch, where more room is; left out where it would be a few letters.
void predicted_name_ui(Ui& ui, const PredictedStretch& predicted, const Rect& stretch, const Axis& axis,
                       const Rect& line) {
  const float gap = ui.px(ui.size().gap_small);
  const float before = stretch.x - axis.rect.x - gap;
  const float after = axis.rect.right() - stretch.right() - gap;
  if (std::max(before, after) < ui.px(ui.size().id_column)) return;
  const TextLook look{
      .size = ui.size().small, .align = after >= before ? Align::Left : Align::Right, .color = ui.color().text_muted};
  const Rect place =
      after >= before ? Rect{stretch.right() + gap, line.y, after, line.h} : Rect{axis.rect.x, line.y, before, line.h};
  draw_text(ui, predicted.name, place, look);
}

/// One row's answer: symbol and overlap where other tiers have their name, the stretch in the colour of its outcome.
/// @return the stretch under the pointer, or null
const TierSpan* predicted_ui(Ui& ui, const std::vector<TierSpan>& spans, const PredictedStretch& predicted,
                             const Axis& axis, Rect line) {
  const Rect whole = line;
  const OutcomeLook look = outcome_look(ui, predicted.outcome);
  Rect name = line.cut_left(ui.px(ui.size().tier_label));
  draw_symbol(ui, look.symbol, name.cut_left(ui.px(ui.size().mark)), look.color);
  name.cut_left(ui.px(ui.size().gap_tiny));
  const std::string iou = iou_words(predicted);
  draw_text(ui, iou.empty() ? ui.say(Text::TierPredicted) : iou, name,
            {.size = ui.size().small, .color = ui.color().text_muted});
  const float inset = ui.px(ui.size().tier_inset);
  const std::string words = predicted_words(ui, predicted);
  const TierSpan* pointed = nullptr;
  Rect drawn;
  for (const TierSpan& span : spans) {
    const Rect box =
        axis.stretch(span.start, span.end, line.y + inset, line.h - 2 * inset, ui.px(ui.size().focus_ring));
    if (box.empty()) continue;
    fill(box, look.color, ui.px(ui.size().rounding_small));
    drawn = box;
    if (!ImGui::IsMouseHoveringRect(corner(box), far_corner(box))) continue;
    pointed = &span;
    tooltip(ui, words);
  }
  if (!drawn.empty()) predicted_name_ui(ui, predicted, drawn, axis, line);
  ui.mirror.add(Role::Text, "tier/predicted/" + predicted.row, words, whole);
  return pointed;
}

/// @return the stretch under the pointer, or null
const TierSpan* tier_ui(Ui& ui, const ClipTrack& track, const Tier& tier, const Axis& axis, Rect line) {
  if (tier.predicted) return predicted_ui(ui, tier.spans, *tier.predicted, axis, line);
  const TierSpan* pointed = nullptr;
  const TierLook look = look_of(ui, tier.name);
  const Rect name = line.cut_left(ui.px(ui.size().tier_label));
  draw_text(ui, ui.say(look.title), name, {.size = ui.size().small, .color = ui.color().text_muted});
  const float inset = ui.px(ui.size().tier_inset);
  const float rounding = ui.px(ui.size().rounding_small);
  for (const TierSpan& span : tier.spans) {
    const Rect box =
        axis.stretch(span.start, span.end, line.y + inset, line.h - 2 * inset, ui.px(ui.size().focus_ring));
    if (box.empty()) continue;
    fill(box, look.color, rounding);
    if (!ImGui::IsMouseHoveringRect(corner(box), far_corner(box))) continue;
    pointed = &span;
    if (!span.label.empty()) tooltip(ui, span.label);
  }
  const float tick = ui.px(ui.size().seen_tick);
  for (const std::uint32_t frame : tier.frames) {
    const std::int64_t time = track.times[frame];
    if (time < axis.window.start || time > axis.window.start + axis.window.length) continue;
    fill({axis.x(time) - tick / 2, line.y + inset, tick, line.h - 2 * inset}, look.color);
  }
  ui.mirror.add(Role::Text, "tier/" + std::string(tier.name), tier_words(ui, tier), line);
  return pointed;
}

void selection_ui(Ui& ui, const SpanRef& selection, const Axis& axis, const Rect& area) {
  const std::int64_t start = selection.start_millis * kMicrosPerMilli;
  const std::int64_t end = selection.end_millis * kMicrosPerMilli;
  const Rect box = axis.stretch(start, end, area.y, area.h, ui.px(ui.size().hairline));
  if (box.empty()) return;
  fill(box, with_alpha(ui.color().accent, ui.size().selection_tint));
  line_right(ui, box, ui.color().accent);
  line_right(ui, {box.x, box.y, ui.px(ui.size().hairline), box.h}, ui.color().accent);
}

/// The wheel scales round the pointer; sideways, or with Shift, it moves the stretch.
void wheel_ui(Ui& ui, const Axis& axis) {
  const ImGuiIO& io = ImGui::GetIO();
  constexpr float kPerNotch = 1.25F;
  constexpr double kNotchShare = 0.1;
  const bool finger = io.MouseSource == ImGuiMouseSource_TouchScreen;
  const bool sideways = io.KeyShift || std::abs(io.MouseWheelH) > std::abs(io.MouseWheel);
  const float notches = sideways && io.MouseWheelH != 0 ? io.MouseWheelH : io.MouseWheel;
  if (notches == 0 || (finger && !sideways)) return;  // one finger up or down scrolls the page
  if (sideways)
    ui.actions.push(MovePlayer{
        PanTimeline{static_cast<std::int64_t>(-notches * kNotchShare * static_cast<double>(axis.window.length))}});
  else
    ui.actions.push(MovePlayer{ZoomAround{std::pow(kPerNotch, -notches), axis.micros(io.MousePos.x)}});
}

/// Two fingers scale round their middle, and carry the stretch along.
void pinch_ui(Ui& ui, const Axis& axis, const Pinch& pinch) {
  ui.actions.push(MovePlayer{ZoomAround{1 / static_cast<double>(pinch.factor), axis.micros(pinch.x)}});
  const double share = -static_cast<double>(pinch.dx / axis.rect.w);
  ui.actions.push(MovePlayer{PanTimeline{static_cast<std::int64_t>(share * static_cast<double>(axis.window.length))}});
}

/// A double click or tap zooms to the stretch there; where none is, to what is round the place, or out again.
void zoom_to_mark(Ui& ui, const Query& query, const Axis& axis, const TierSpan* pointed) {
  if (pointed != nullptr) {
    ui.actions.push(MovePlayer{SelectSpan{{pointed->start / kMicrosPerMilli, pointed->end / kMicrosPerMilli}}});
    ui.actions.push(MovePlayer{ZoomToSelection{}});
  } else if (query.zoom_millis) {
    ui.actions.push(MovePlayer{ZoomFit{}});
  } else {
    constexpr double kCloser = 0.25;
    ui.actions.push(MovePlayer{ZoomAround{kCloser, axis.micros(ImGui::GetIO().MousePos.x)}});
  }
}

/// The playhead follows the pointer while it is held: any picture close by at first, the exact one when it rests.
/// @return true in the frame of a double click
bool drag_ui(Ui& ui, const AppState& state, const ClipTrack& track, const Axis& axis, const Rect& area) {
  const Press press = press_area(ui, "timeline", area, Role::Slider, "");
  if (ImGui::GetIO().MouseSource != ImGuiMouseSource_TouchScreen)
    ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);  // the page stays where it is meanwhile
  ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelX);
  if (press.hovered) wheel_ui(ui, axis);
  if (press.hovered && ui.pinch) pinch_ui(ui, axis, *ui.pinch);
  const bool doubled = press.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
  MirrorNode& node = ui.mirror.last();
  node.label = ui.say(Text::PlayerTimeline);
  node.text =
      ui.say(Text::PlayerPosition, {time_text(track.times[state.player.frame]), std::to_string(state.player.frame)});
  node.row = static_cast<std::int32_t>(state.player.frame) + 1;
  node.column = static_cast<std::int32_t>(track.frames());
  if (press.focused) focus_ring(ui, area, ui.px(ui.size().rounding_small));
  const bool dragging = press.held && ImGui::IsMouseDown(ImGuiMouseButton_Left);
  if (!dragging && !(press.clicked && state.player.scrubbing)) return doubled;
  const std::uint32_t frame = media::frame_at(track.times, axis.micros(ImGui::GetIO().MousePos.x));
  if (dragging && ImGui::GetIO().KeyShift) {  // with Shift the drag selects
    const std::int64_t from = axis.micros(ImGui::GetIO().MouseClickedPos[0].x) / kMicrosPerMilli;
    const std::int64_t to = axis.micros(ImGui::GetIO().MousePos.x) / kMicrosPerMilli;
    ui.actions.push(MovePlayer{SelectSpan{{std::min(from, to), std::max(from, to)}}});
    return doubled;
  }
  if (dragging && frame == state.player.frame && state.player.scrubbing) return doubled;
  ui.actions.push(MovePlayer{SeekFrame{frame, dragging ? Exactness::Near : Exactness::Exact}});
  return doubled;
}

/// Room for the pictures: as high as lets those of the whole clip fill the width, but not higher than the theme says. It is kept free
/// as soon as they are asked for, so that nothing moves when they come.
float strip_height(const Ui& ui, const Player& player, float width) {
  const ClipTrack& track = *player.track.ready();
  if (player.strip_wanted.empty() || player.path == DecoderPath::VideoElement || track.width <= 0) return 0;
  const float each = width / static_cast<float>(player.strip_wanted.size());
  const float height = each * static_cast<float>(track.height) / static_cast<float>(track.width);
  return std::min(height, ui.px(ui.size().strip_height)) + ui.px(ui.size().gap_tiny);
}

/// Small pictures at their times, as many as there is room for.
void strip_ui(const FilmStrip& strip, const ClipTrack& track, const Axis& axis, const Rect& line) {
  const auto count = static_cast<float>(strip.frames.size());
  const float shape =
      static_cast<float>(strip.image.width) / count / static_cast<float>(std::max(strip.image.height, 1));
  const float width = line.h * shape;
  const auto texture = ImTextureRef(static_cast<ImTextureID>(strip.image.texture));
  ImGui::PushClipRect(corner(line), far_corner(line), true);
  float free_from = line.x - width;
  for (std::size_t i = 0; i < strip.frames.size(); ++i) {
    const float x = axis.x(track.times[strip.frames[i]]) - width / 2;
    constexpr float kOverlap = 1.0F;  // pixels: equal stretches are whole frames only
    if (x < free_from - kOverlap || x > line.right()) continue;
    free_from = x + width;
    const auto at = static_cast<float>(i);
    ImGui::GetWindowDrawList()->AddImage(texture, {x, line.y}, {x + width, line.bottom()}, {at / count, 0},
                                         {(at + 1) / count, 1});
  }
  ImGui::PopClipRect();
}

}  // namespace

void timeline_ui(Ui& ui, const AppState& state, const PlayerView& view, Stack& page) {
  const ClipTrack& track = *state.player.track.ready();
  std::vector<const Tier*> shown;
  for (const Tier& tier : view.tiers()) {
    if (is_tier_shown(state.query, tier.name)) shown.push_back(&tier);
  }
  const float line = ui.px(ui.size().tier_height);
  const float gap = ui.px(ui.size().gap_tiny);
  const float inner = page.here().w - ui.px(ui.size().tier_label) - ui.px(ui.size().playhead_knob);
  const float strip = strip_height(ui, state.player, inner);
  const Rect whole = page.take(strip + line * static_cast<float>(shown.size() + 2));
  Rect area = whole;
  area.cut_left(ui.px(ui.size().tier_label));
  area.cut_right(ui.px(ui.size().playhead_knob));
  const TimeWindow window = shown_window(state.player, state.query);
  const Axis axis{{area.x, area.w, window}, area};

  const bool doubled = drag_ui(ui, state, track, axis, area);
  const TierSpan* pointed = nullptr;
  Rect rest = whole;
  if (strip > 0) {
    const Rect pictures = rest.cut_top(strip);
    if (const auto& film = state.player.strip)
      strip_ui(*film, track, axis, {area.x, pictures.y, area.w, pictures.h - gap});
  }
  const Rect times = rest.cut_top(line);
  ticks_ui(ui, track, axis, {area.x, times.y, area.w, times.h});
  Rect ruler = rest.cut_top(line);
  const Rect bar{area.x, ruler.mid_y() - gap / 2, area.w, gap};
  fill(bar, ui.color().bar, gap / 2);
  const std::int64_t now = track.times[state.player.frame];
  fill(axis.stretch(window.start, now, bar.y, bar.h, 0), ui.color().accent, gap / 2);
  for (const Tier* tier : shown) {
    const Rect place = rest.cut_top(line);
    if (tier->name == tier::kSound)
      sound_ui(ui, state.player.waveform, axis, place);
    else if (const TierSpan* span = tier_ui(ui, track, *tier, axis, place))
      pointed = span;
  }
  if (doubled) zoom_to_mark(ui, state.query, axis, pointed);
  if (state.query.selection) selection_ui(ui, *state.query.selection, axis, area);

  const float width = ui.px(ui.size().playhead);
  const float x = std::clamp(axis.x(now), area.x, area.right());
  fill({x - width / 2, ruler.mid_y(), width, area.bottom() - ruler.mid_y()}, ui.color().text);
  ImGui::GetWindowDrawList()->AddCircleFilled({x, ruler.mid_y()}, ui.px(ui.size().playhead_knob),
                                              to_u32(ui.color().text));
  draw_text(ui, time_text(window.length), ruler, {.size = ui.size().small, .color = ui.color().text_muted});
  if (!state.query.zoom_millis) return;
  page.space(gap);
  const Rect map = page.take(ui.px(ui.size().minimap_height));
  minimap_ui(ui, state, view, {area.x, map.y, area.w, map.h});
}

void tier_choice_ui(Ui& ui, const AppState& state, const PlayerView& view, Stack& page) {
  if (view.tiers().empty()) return;
  page.space(ui.px(ui.size().gap_small));
  const float height = ui.px(ui.size().chip_height);
  Flow flow(ui, page.here(), height);
  ui.mirror.open(Role::Group, "tiers", "", page.here()).label = ui.say(Text::PlayerTiers);
  std::string_view before;
  for (const Tier& tier : view.tiers()) {
    if (tier.name == std::exchange(before, tier.name)) continue;  // lines of several rows are one tier
    const std::string title = ui.say(look_of(ui, tier.name).title);
    if (chip(ui, "tier-chip/" + std::string(tier.name), title, flow.place(chip_width(ui, title), height),
             is_tier_shown(state.query, tier.name)))
      ui.actions.push(MovePlayer{ToggleTier{std::string(tier.name)}});
  }
  ui.mirror.close();
  page.space(flow.bottom() - page.here().y + ui.px(ui.size().gap_small));
}

}  // namespace ego::web
