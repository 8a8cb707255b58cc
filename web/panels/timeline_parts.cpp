#include "web/panels/timeline_parts.h"

#include <cmath>
#include <string>

#include "core/media/frame_times.h"
#include "web/state/tiers.h"

namespace ego::web {

void ticks_ui(Ui& ui, const ClipTrack& track, const Axis& axis, const Rect& line) {
  const auto most = static_cast<std::size_t>(std::max(axis.width / ui.px(ui.size().axis_label), 2.0F));
  const TextLook look{.size = ui.size().small, .align = Align::Center, .color = ui.color().text_muted};
  std::string words;
  for (const AxisTick& tick : axis_ticks(track, axis.window, most)) {
    const float x = axis.x(tick.micros);
    const float width = text_width(ui, tick.label, look);
    const float hair = ui.px(ui.size().hairline);
    fill({x, line.bottom() - ui.px(ui.size().gap_tiny), hair, ui.px(ui.size().gap_tiny)}, ui.color().text_muted);
    words += (words.empty() ? "" : "  ") + tick.label;
    // One that hangs over an end would stand in the names of the tiers.
    const float left = std::clamp(x - width / 2, axis.rect.x, axis.rect.right() - width);
    draw_text(ui, tick.label, {left, line.y, width + hair, line.h}, look);
  }
  ui.mirror.add(Role::Text, "time-axis", words, line);
}

void sound_ui(Ui& ui, const media::Waveform& waveform, const Axis& axis, Rect line) {
  const std::string title = ui.say(Text::TierSound);
  draw_text(ui, title, line.cut_left(ui.px(ui.size().tier_label)),
            {.size = ui.size().small, .color = ui.color().text_muted});
  constexpr float kFullScale = 127.0F;
  constexpr std::int64_t kBucket = media::Waveform::kBucketMicros;
  const float column = ui.px(ui.size().hairline);
  const float half = line.h / 2;
  const auto columns = static_cast<int>(axis.width / column);
  for (int i = 0; i < columns; ++i) {
    const float x = axis.rect.x + static_cast<float>(i) * column;
    const std::int64_t first = axis.micros(x) / kBucket;
    const std::int64_t last = std::max((axis.micros(x + column) + kBucket - 1) / kBucket, first + 1);
    if (static_cast<std::size_t>(first) >= waveform.buckets()) break;
    const media::Extremes sound = waveform.over(static_cast<std::size_t>(first), static_cast<std::size_t>(last));
    const float top = half * static_cast<float>(sound.high) / kFullScale;
    const float bottom = half * static_cast<float>(sound.low) / kFullScale;
    fill({x, line.mid_y() - top, column, std::max(top - bottom, column)}, ui.color().text_muted);
  }
  const std::string words =
      title + ": " + time_text(0) + " \u2013 " + time_text(static_cast<std::int64_t>(waveform.buckets()) * kBucket);
  ui.mirror.add(Role::Text, "tier/sound", words, line);
}

void minimap_ui(Ui& ui, const AppState& state, const PlayerView& view, const Rect& line) {
  const ClipTrack& track = *state.player.track.ready();
  const Axis whole{{line.x, line.w, {0, media::clip_end(track.times)}}, line};
  const TimeWindow window = shown_window(state.player, state.query);
  const Press press = press_area(ui, "minimap", line, Role::Slider, "");
  MirrorNode& node = ui.mirror.last();
  node.label = ui.say(Text::PlayerMinimap);
  node.text = time_text(window.start) + " \u2013 " + time_text(window.start + window.length);
  constexpr std::int64_t kShares = 100;
  node.row = static_cast<std::int32_t>(window.start * kShares / whole.window.length) + 1;
  node.column = static_cast<std::int32_t>(kShares) + 1;

  const float rounding = ui.px(ui.size().rounding_small);
  const float least = ui.px(ui.size().hairline);
  fill(line, ui.color().bar, rounding);
  const Rect shown =
      whole.stretch(window.start, window.start + window.length, line.y, line.h, ui.px(ui.size().focus_ring));
  fill(shown, with_alpha(ui.color().accent, ui.size().selection_tint), rounding);
  for (const Tier& tier : view.tiers()) {
    if (!is_tier_shown(state.query, tier.name) || tier.name == tier::kTranscript) continue;  // speech is everywhere
    for (const TierSpan& span : tier.spans)
      fill(whole.stretch(span.start, span.end, line.y, line.h, least), ui.color().accent);
  }
  const std::int64_t now = track.times[state.player.frame];
  fill(whole.stretch(now, now, line.y, line.h, least), ui.color().text);
  if (press.focused) focus_ring(ui, line, rounding);
  if (!press.held || !ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
  const std::int64_t middle = window.start + window.length / 2;
  const std::int64_t half = window.length / 2;
  const std::int64_t wanted =
      std::clamp(whole.micros(ImGui::GetIO().MousePos.x), half, std::max(whole.window.length - half, half));
  // Less than a pixel is no movement: the held button would ask for it in every frame.
  if (std::abs(whole.x(wanted) - whole.x(middle)) >= 1) ui.actions.push(MovePlayer{PanTimeline{wanted - middle}});
}

}  // namespace ego::web
