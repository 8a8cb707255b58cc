#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/media/frame_times.h"
#include "web/panels/player_parts.h"
#include "web/state/playback.h"
#include "web/state/tiers.h"
#include "web/widgets/flow.h"

namespace ego::web {
namespace {

constexpr std::int64_t kMicrosPerMilli = 1000;

/// Where a time stands on the axis.
struct Axis {
  Rect rect;
  TimeWindow window;

  float x(std::int64_t micros) const {
    return rect.x +
           rect.w * static_cast<float>(static_cast<double>(micros - window.start) / static_cast<double>(window.length));
  }
  std::int64_t micros(float x) const {
    const double share = std::clamp(static_cast<double>((x - rect.x) / rect.w), 0.0, 1.0);
    return window.start + static_cast<std::int64_t>(share * static_cast<double>(window.length));
  }
  /// The visible part of a stretch, at least `least` wide; empty if none of it is.
  Rect stretch(std::int64_t start, std::int64_t end, float top, float height, float least) const {
    if (end < window.start || start > window.start + window.length) return {};
    const float left = std::clamp(x(start), rect.x, rect.right());
    const float right = std::clamp(x(end), rect.x, rect.right());
    return {left, top, std::max(right - left, least), height};
  }
};

struct TierLook {
  Text title = Text::TierEvidence;
  Color color;
};

TierLook look_of(const Ui& ui, std::string_view name) {
  if (name == tier::kAsked) return {Text::TierAsked, ui.color().caution};
  if (name == tier::kSeen) return {Text::TierSeen, ui.color().text};
  if (name == tier::kTranscript) return {Text::TierTranscript, ui.color().bar_value};
  return {Text::TierEvidence, ui.color().accent};
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

void tier_ui(Ui& ui, const ClipTrack& track, const Tier& tier, const Axis& axis, Rect line) {
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
    if (!span.label.empty() && ImGui::IsMouseHoveringRect(corner(box), far_corner(box))) tooltip(ui, span.label);
  }
  const float tick = ui.px(ui.size().seen_tick);
  for (const std::uint32_t frame : tier.frames) {
    const std::int64_t time = track.times[frame];
    if (time < axis.window.start || time > axis.window.start + axis.window.length) continue;
    fill({axis.x(time) - tick / 2, line.y + inset, tick, line.h - 2 * inset}, look.color);
  }
  ui.mirror.add(Role::Text, "tier/" + std::string(tier.name), tier_words(ui, tier), line);
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
  const bool sideways = io.KeyShift || std::abs(io.MouseWheelH) > std::abs(io.MouseWheel);
  const float notches = sideways && io.MouseWheelH != 0 ? io.MouseWheelH : io.MouseWheel;
  if (notches == 0) return;
  if (sideways)
    ui.actions.push(MovePlayer{
        PanTimeline{static_cast<std::int64_t>(-notches * kNotchShare * static_cast<double>(axis.window.length))}});
  else
    ui.actions.push(MovePlayer{ZoomAround{std::pow(kPerNotch, -notches), axis.micros(io.MousePos.x)}});
}

/// The playhead follows the pointer while it is held: any picture close by at first, the exact one when it rests.
void drag_ui(Ui& ui, const AppState& state, const ClipTrack& track, const Axis& axis, const Rect& area) {
  const Press press = press_area(ui, "timeline", area, Role::Slider, "");
  ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);  // the page stays where it is meanwhile
  ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelX);
  if (press.hovered) wheel_ui(ui, axis);
  MirrorNode& node = ui.mirror.last();
  node.label = ui.say(Text::PlayerTimeline);
  node.text =
      ui.say(Text::PlayerPosition, {time_text(track.times[state.player.frame]), std::to_string(state.player.frame)});
  node.row = static_cast<std::int32_t>(state.player.frame) + 1;
  node.column = static_cast<std::int32_t>(track.frames());
  if (press.focused) focus_ring(ui, area, ui.px(ui.size().rounding_small));
  const bool dragging = press.held && ImGui::IsMouseDown(ImGuiMouseButton_Left);
  if (!dragging && !(press.clicked && state.player.scrubbing)) return;
  const std::uint32_t frame = media::frame_at(track.times, axis.micros(ImGui::GetIO().MousePos.x));
  if (dragging && ImGui::GetIO().KeyShift) {  // with Shift the drag selects
    const std::int64_t from = axis.micros(ImGui::GetIO().MouseClickedPos[0].x) / kMicrosPerMilli;
    const std::int64_t to = axis.micros(ImGui::GetIO().MousePos.x) / kMicrosPerMilli;
    ui.actions.push(MovePlayer{SelectSpan{{std::min(from, to), std::max(from, to)}}});
    return;
  }
  if (dragging && frame == state.player.frame && state.player.scrubbing) return;
  ui.actions.push(MovePlayer{SeekFrame{frame, dragging ? Exactness::Near : Exactness::Exact}});
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
void strip_ui(const Player& player, const Axis& axis, const Rect& line) {
  const FilmStrip& strip = *player.strip;
  const ClipTrack& track = *player.track.ready();
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
  const Rect whole = page.take(strip + line * static_cast<float>(shown.size() + 1));
  Rect area = whole;
  area.cut_left(ui.px(ui.size().tier_label));
  area.cut_right(ui.px(ui.size().playhead_knob));
  const TimeWindow window = shown_window(state.player, state.query);
  const Axis axis{area, window};

  drag_ui(ui, state, track, axis, area);
  Rect rest = whole;
  if (strip > 0) {
    const Rect pictures = rest.cut_top(strip);
    if (state.player.strip) strip_ui(state.player, axis, {area.x, pictures.y, area.w, pictures.h - gap});
  }
  Rect ruler = rest.cut_top(line);
  const Rect bar{area.x, ruler.mid_y() - gap / 2, area.w, gap};
  fill(bar, ui.color().bar, gap / 2);
  const std::int64_t now = track.times[state.player.frame];
  fill(axis.stretch(window.start, now, bar.y, bar.h, 0), ui.color().accent, gap / 2);
  for (const Tier* tier : shown) tier_ui(ui, track, *tier, axis, rest.cut_top(line));
  if (state.query.selection) selection_ui(ui, *state.query.selection, axis, area);

  const float width = ui.px(ui.size().playhead);
  const float x = std::clamp(axis.x(now), area.x, area.right());
  fill({x - width / 2, ruler.mid_y(), width, area.bottom() - ruler.mid_y()}, ui.color().text);
  ImGui::GetWindowDrawList()->AddCircleFilled({x, ruler.mid_y()}, ui.px(ui.size().playhead_knob),
                                              to_u32(ui.color().text));
  draw_text(ui, time_text(window.length), ruler, {.size = ui.size().small, .color = ui.color().text_muted});
}

void tier_choice_ui(Ui& ui, const AppState& state, const PlayerView& view, Stack& page) {
  if (view.tiers().empty()) return;
  page.space(ui.px(ui.size().gap_small));
  const float height = ui.px(ui.size().chip_height);
  Flow flow(ui, page.here(), height);
  ui.mirror.open(Role::Group, "tiers", "", page.here()).label = ui.say(Text::PlayerTiers);
  for (const Tier& tier : view.tiers()) {
    const std::string title = ui.say(look_of(ui, tier.name).title);
    if (chip(ui, "tier-chip/" + std::string(tier.name), title, flow.place(chip_width(ui, title), height),
             is_tier_shown(state.query, tier.name)))
      ui.actions.push(MovePlayer{ToggleTier{std::string(tier.name)}});
  }
  ui.mirror.close();
  page.space(flow.bottom() - page.here().y + ui.px(ui.size().gap_small));
}

}  // namespace ego::web
