#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/media/frame_times.h"
#include "core/media/subtitles.h"
#include "web/panels/item_parts.h"
#include "web/panels/player_parts.h"
#include "web/state/playback.h"
#include "web/widgets/flow.h"

namespace ego::web {
namespace {

constexpr std::int64_t kMicrosPerMilli = 1000;
constexpr int kQuarterTurn = 90;

/// Height over width of the picture as it is shown.
float shape_of(const ClipTrack& track) {
  const double wide = track.width * track.pixel_aspect;
  const double ratio = track.height > 0 && wide > 0 ? track.height / wide : 1;
  return static_cast<float>(track.rotation % (2 * kQuarterTurn) == 0 ? ratio : 1 / ratio);
}

/// The texture, turned upright: the corner that belongs at the top left comes first.
void image_ui(const Image& image, int rotation, const Rect& box) {
  constexpr std::array<ImVec2, 4> kCorners{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
  const auto turn = static_cast<std::size_t>(4 - rotation / kQuarterTurn) % 4;
  const auto uv = [&](std::size_t i) { return kCorners[(i + turn) % 4]; };
  ImGui::GetWindowDrawList()->AddImageQuad(ImTextureRef(static_cast<ImTextureID>(image.texture)), corner(box),
                                           {box.right(), box.y}, far_corner(box), {box.x, box.bottom()}, uv(0), uv(1),
                                           uv(2), uv(3), to_u32(rgb(0xFFFFFF)));
}

void words_over(Ui& ui, const std::string& words, const Rect& box) {
  fill(box, ui.color().panel, ui.px(ui.size().rounding));
  draw_text(ui, words, box.inset(ui.px(ui.size().gap), 0), {.align = Align::Center, .color = ui.color().text_muted});
  ui.mirror.add(Role::Status, "clip-state", words, box);
}

void picture_ui(Ui& ui, const AppState& state, const PlayerView& view, Stack& page) {
  const Player& player = state.player;
  const ClipTrack* track = player.track.ready();
  const Image* poster = view.question() != nullptr ? find_poster(state, view.question()->media.ref) : nullptr;
  constexpr float kUsualShape = 9.0F / 16.0F;
  const float shape = track != nullptr ? shape_of(*track)
                      : poster != nullptr && poster->width > 0
                          ? static_cast<float>(poster->height) / static_cast<float>(poster->width)
                          : kUsualShape;
  const float width = std::min(page.here().w, ui.px(ui.size().poster_most));
  Rect box = page.take(width * shape);
  box.w = width;
  if (const Error* error = player.track.failed())
    return words_over(ui, ui.say(Text::PlayerRefused, {error->message}), box);
  if (track != nullptr && !view.may_show(state, player.frame)) return words_over(ui, ui.say(Text::PlayerNotSeen), box);
  if (track != nullptr && player.missing == player.frame)
    return words_over(ui, ui.say(Text::PlayerMissing, {std::to_string(player.frame)}), box);
  if (track != nullptr && player.shown) {
    image_ui(player.shown->image, track->rotation, box);
    ui.mirror.add(Role::Image, "frame", "", box).label =
        ui.say(Text::PlayerPicture, {std::to_string(player.shown->frame), view.question()->media.ref});
    return;
  }
  if (poster != nullptr && poster->width > 0) {
    image_ui(*poster, 0, box);
    ui.mirror.add(Role::Image, "poster", view.question()->media.ref, box);
    return;
  }
  words_over(ui, ui.say(Text::PlayerOpening), box);
}

void controls_ui(Ui& ui, const AppState& state, Stack& page) {
  const Player& player = state.player;
  const ClipTrack& track = *player.track.ready();
  Rect line = page.take(ui.px(ui.size().control_height));
  const auto press = [&](std::string_view key, Symbol symbol, Text spoken, bool on, PlayerStep step) {
    const ButtonSpec spec{
        .key = key, .symbol = symbol, .look = ButtonLook::Quiet, .spoken = ui.say(spoken), .selected = on};
    if (button(ui, spec, line.cut_left(line.h))) ui.actions.push(MovePlayer{step});
  };
  press("previous-frame", Symbol::ChevronLeft, Text::PlayerPreviousFrame, false, StepFrames{-1});
  press("play", player.playing ? Symbol::Pause : Symbol::Play, player.playing ? Text::PlayerPause : Text::PlayerPlay,
        false, TogglePlay{});
  press("next-frame", Symbol::ChevronRight, Text::PlayerNextFrame, false, StepFrames{1});
  press("loop", Symbol::Loop, Text::PlayerLoop, player.looping == Looping::On, ToggleLoop{});
  if (track.has_audio) press("mute", Symbol::Sound, Text::PlayerMute, !player.muted, ToggleMute{});
  const std::string place = time_text(track.times[player.frame]) + "  \u00b7  " +
                            ui.say(Text::PlayerFrameOf, {std::to_string(player.frame), std::to_string(track.frames())});
  draw_text(ui, place, line, {.align = Align::Right});
}

Text decoder_name(DecoderPath path) {
  if (path == DecoderPath::Ffmpeg) return Text::PlayerByFfmpeg;
  return path == DecoderPath::VideoElement ? Text::PlayerByVideo : Text::PlayerByBrowser;
}

/// What a reader may want to know but need not look at: decoder, codec, speed, selection.
void facts_ui(Ui& ui, const AppState& state, Stack& page) {
  const Player& player = state.player;
  const ClipTrack& track = *player.track.ready();
  std::string facts = ui.say(decoder_name(player.path));
  facts += fmt::format("  \u00b7  {}  \u00b7  {}\u00d7{}", track.codec, track.width, track.height);
  if (!state.query.speed.empty()) facts += std::string("  \u00b7  ") + ui.say(Text::PlayerSpeed, {state.query.speed});
  if (state.query.selection)
    facts += std::string("  \u00b7  ") +
             ui.say(Text::PlayerSelection, {time_text(state.query.selection->start_millis * kMicrosPerMilli),
                                            time_text(state.query.selection->end_millis * kMicrosPerMilli)});
  const Rect line = page.take(ui.px(ui.size().small + ui.size().gap_small));
  draw_text(ui, facts, line, {.size = ui.size().small, .color = ui.color().text_muted});
  ui.mirror.add(Role::Text, "clip-facts", facts, line);
}

/// The line that is spoken now.
void caption_ui(Ui& ui, const Player& player, Stack& page) {
  if (player.transcript.empty()) return;
  const std::int64_t millis = player.track.ready()->times[player.frame] / kMicrosPerMilli;
  const std::size_t cue = media::cue_at(player.transcript, millis);
  const std::string words = cue < player.transcript.size() ? player.transcript[cue].text : std::string{};
  const Rect here = page.here();
  const std::size_t lines = std::max<std::size_t>(wrap(ui, words, here.w, {}).size(), 1);
  const Rect block = page.take(prose_height(ui, lines, {}));
  draw_prose(ui, words, block, {});
  ui.mirror.add(Role::Status, "transcript", words, block);
}

}  // namespace

bool player_ui(Ui& ui, const AppState& state, const PlayerView& view, Stack& page) {
  if (state.player.url.empty()) return false;
  section_title(ui, "clip", ui.say(Text::Clip), page);
  picture_ui(ui, state, view, page);
  page.space(ui.px(ui.size().gap_tiny));
  if (!state.player.is_open()) return true;
  controls_ui(ui, state, page);
  timeline_ui(ui, state, view, page);
  tier_choice_ui(ui, state, view, page);
  caption_ui(ui, state.player, page);
  facts_ui(ui, state, page);
  return true;
}

}  // namespace ego::web
