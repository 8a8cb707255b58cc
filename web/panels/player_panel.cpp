#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "core/media/frame_times.h"
#include "core/media/subtitles.h"
#include "web/actions/play_clip.h"
#include "web/panels/item_parts.h"
#include "web/panels/player_parts.h"
#include "web/state/failure.h"
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

/// The texture, turned upright: the corner that belongs at the top left comes first. Only the part that is looked at.
void image_ui(const Image& image, int rotation, const PictureView& part, const Rect& box) {
  constexpr std::array<ImVec2, 4> kCorners{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
  const auto turn = static_cast<std::size_t>(4 - rotation / kQuarterTurn) % 4;
  // Upright corners in order, each at half a part's size from its centre.
  const auto uv = [&](std::size_t i) {
    const auto at = [&](double centre, float corner) {
      return static_cast<float>(centre + (static_cast<double>(corner) - 0.5) / part.scale);
    };
    const float right = at(part.x, kCorners[i].x);
    const float down = at(part.y, kCorners[i].y);
    const ImVec2 origin = kCorners[turn];
    const ImVec2 across = kCorners[(turn + 1) % 4];
    const ImVec2 below = kCorners[(turn + 3) % 4];
    return ImVec2{origin.x + right * (across.x - origin.x) + down * (below.x - origin.x),
                  origin.y + right * (across.y - origin.y) + down * (below.y - origin.y)};
  };
  ImGui::GetWindowDrawList()->AddImageQuad(ImTextureRef(static_cast<ImTextureID>(image.texture)), corner(box),
                                           {box.right(), box.y}, far_corner(box), {box.x, box.bottom()}, uv(0), uv(1),
                                           uv(2), uv(3), to_u32(rgb(0xFFFFFF)));
}

void words_over(Ui& ui, const std::string& words, const Rect& box) {
  fill(box, ui.color().panel, ui.px(ui.size().rounding));
  draw_text(ui, words, box.inset(ui.px(ui.size().gap), 0), {.align = Align::Center, .color = ui.color().text_muted});
  ui.mirror.add(Role::Status, "clip-state", words, box);
}

/// Two fingers, a double tap, and, once the picture is larger than its place, dragging and the wheel move it.
void enlarge_ui(Ui& ui, const Player& player, const Rect& box) {
  ImGui::SetCursorScreenPos(corner(box));
  ImGui::InvisibleButton("picture", {box.w, box.h});
  const bool larger = player.picture.scale > 1;
  const ImGuiIO& io = ImGui::GetIO();
  const auto move = [&](float right, float down) {
    ui.actions.push(MovePlayer{PanPicture{static_cast<double>(right), static_cast<double>(down)}});
  };
  if (larger) {
    ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);  // the page stays where it is meanwhile
    ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelX);
    if (ImGui::IsItemActive() && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0))
      move(-io.MouseDelta.x / box.w, -io.MouseDelta.y / box.h);
  }
  if (!ImGui::IsItemHovered()) return;
  constexpr float kNotchShare = 0.13F;
  if (larger && (io.MouseWheel != 0 || io.MouseWheelH != 0))
    move(-io.MouseWheelH * kNotchShare, -io.MouseWheel * kNotchShare);
  const auto zoom = [&](float factor, float x, float y) {
    ui.actions.push(MovePlayer{ZoomPicture{static_cast<double>(factor), static_cast<double>((x - box.x) / box.w),
                                           static_cast<double>((y - box.y) / box.h)}});
  };
  if (ui.pinch) {
    zoom(ui.pinch->factor, ui.pinch->x, ui.pinch->y);
    move(-ui.pinch->dx / box.w, -ui.pinch->dy / box.h);
  }
  constexpr float kCloser = 2.5F;
  if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
    zoom(larger ? static_cast<float>(1 / player.picture.scale) : kCloser, io.MousePos.x, io.MousePos.y);
}

/// What makes a clip that every browser plays.
constexpr std::string_view kPlainClip = "ffmpeg -i CLIP -c:v libx264 -pix_fmt yuv420p -c:a aac clip.mp4";

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
  if (const Error* error = player.track.failed()) {
    words_over(ui, std::string(failure::kMedia) + "  " + ui.say(Text::PlayerRefused, {error->message}), box);
    page.space(ui.px(ui.size().gap_small));
    return paragraph(ui, "clip-recipe", ui.say(Text::PlayerRecipe, {kPlainClip}),
                     {.size = ui.size().small, .color = ui.color().text_muted}, page);
  }
  if (track != nullptr && !view.may_show(state, player.frame)) return words_over(ui, ui.say(Text::PlayerNotSeen), box);
  if (track != nullptr && player.missing == player.frame)
    return words_over(ui, ui.say(Text::PlayerMissing, {std::to_string(player.frame)}), box);
  if (track != nullptr && player.shown) {
    image_ui(player.shown->image, track->rotation, player.picture, box);
    enlarge_ui(ui, player, box);
    ui.mirror.add(Role::Image, "frame", "", box).label =
        ui.say(Text::PlayerPicture, {std::to_string(player.shown->frame), view.question()->media.ref});
    return;
  }
  if (poster != nullptr && poster->width > 0) {
    image_ui(*poster, 0, {}, box);
    ui.mirror.add(Role::Image, "poster", view.question()->media.ref, box);
    return;
  }
  words_over(ui, ui.say(Text::PlayerOpening), box);
}

/// A bar that is pressed or dragged; muted it shows nothing filled and keeps what it was set to.
void volume_ui(Ui& ui, const Player& player, const Rect& box) {
  constexpr double kPercent = 100;
  const Press press = press_area(ui, "volume", box, Role::Slider, "");
  const double heard = player.muted ? 0 : player.volume;
  MirrorNode& node = ui.mirror.last();
  node.label = ui.say(Text::PlayerVolume);
  node.text = fmt::format("{:.0f} %", heard * kPercent);
  node.row = static_cast<std::int32_t>(std::lround(heard * kPercent)) + 1;
  node.column = static_cast<std::int32_t>(kPercent) + 1;
  const float thick = ui.px(ui.size().gap_tiny);
  const Rect bar{box.x, box.mid_y() - thick / 2, box.w, thick};
  fill(bar, ui.color().bar, thick / 2);
  fill({bar.x, bar.y, bar.w * static_cast<float>(heard), thick}, ui.color().accent, thick / 2);
  if (press.focused) focus_ring(ui, box, ui.px(ui.size().rounding_small));
  if (!press.held || !ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
  const double wanted = std::clamp(static_cast<double>((ImGui::GetIO().MousePos.x - box.x) / box.w), 0.0, 1.0);
  if (wanted != heard) ui.actions.push(MovePlayer{SetVolume{wanted}});
}

/// The speeds from a quarter to double; the keys reach the others too.
void speed_ui(Ui& ui, std::string_view speed, Flow& flow) {
  constexpr double kLeast = 0.25;
  constexpr double kMost = 2;
  const std::string value = std::string(speed.empty() ? "1" : speed) + "\u00d7";
  const std::string_view caption = ui.say(Text::PlayerSpeed);
  const Rect box = flow.place(menu_button_width(ui, caption, value), ui.px(ui.size().control_height));
  if (!menu_open(ui, "speed", caption, value, box)) return;
  for (const std::string_view one : speeds()) {
    if (speed_value(one) < kLeast || speed_value(one) > kMost) continue;
    if (menu_item(ui, "speed/" + std::string(one), std::string(one) + "\u00d7", "",
                  speed_value(one) == speed_value(speed)))
      ui.actions.push(MovePlayer{SetSpeed{std::string(one)}});
  }
  menu_close();
}

void controls_ui(Ui& ui, const AppState& state, Stack& page) {
  const Player& player = state.player;
  const ClipTrack& track = *player.track.ready();
  const PlayRules rules = play_rules(state);
  const float height = ui.px(ui.size().control_height);
  Flow flow(ui, page.here(), height);
  const auto press = [&](std::string_view key, Symbol symbol, Text spoken, bool on, const PlayerStep& step) {
    const ButtonSpec spec{.key = key,
                          .symbol = symbol,
                          .look = ButtonLook::Quiet,
                          .spoken = ui.say(spoken),
                          .selected = on,
                          .disabled = is_forbidden(rules, step)};
    if (button(ui, spec, flow.place(height, height))) ui.actions.push(MovePlayer{step});
  };
  press("previous-frame", Symbol::ChevronLeft, Text::PlayerPreviousFrame, false, StepFrames{-1});
  press("play", player.playing ? Symbol::Pause : Symbol::Play, player.playing ? Text::PlayerPause : Text::PlayerPlay,
        false, TogglePlay{});
  press("next-frame", Symbol::ChevronRight, Text::PlayerNextFrame, false, StepFrames{1});
  if (!rules.whole) press("loop", Symbol::Loop, Text::PlayerLoop, player.looping == Looping::On, ToggleLoop{});
  if (track.has_audio && !rules.silent) {
    press("mute", Symbol::Sound, Text::PlayerMute, !player.muted, ToggleMute{});
    volume_ui(ui, player, flow.place(ui.px(ui.size().volume_width), height));
  }
  speed_ui(ui, state.query.speed, flow);
  const std::string place = time_text(track.times[player.frame]) + "  \u00b7  " +
                            ui.say(Text::PlayerFrameOf, {std::to_string(player.frame), std::to_string(track.frames())});
  if (text_width(ui, place, {}) > flow.here().w) flow.new_line();
  draw_text(ui, place, flow.here(), {.align = Align::Right});
  page.space(flow.bottom() - page.here().y + ui.px(ui.size().gap_small));
}

Text decoder_name(DecoderPath path) {
  if (path == DecoderPath::Ffmpeg) return Text::PlayerByFfmpeg;
  return path == DecoderPath::VideoElement ? Text::PlayerByVideo : Text::PlayerByBrowser;
}

/// What a reader may want to know but need not look at: decoder, codec, selection.
void facts_ui(Ui& ui, const AppState& state, Stack& page) {
  const Player& player = state.player;
  const ClipTrack& track = *player.track.ready();
  std::string facts = ui.say(decoder_name(player.path));
  facts += fmt::format("  \u00b7  {}  \u00b7  {}\u00d7{}", track.codec, track.width, track.height);
  if (state.query.selection)
    facts += std::string("  \u00b7  ") +
             ui.say(Text::PlayerSelection, {time_text(state.query.selection->start_millis * kMicrosPerMilli),
                                            time_text(state.query.selection->end_millis * kMicrosPerMilli)});
  const Rect line = page.take(ui.px(ui.size().small + ui.size().gap_small));
  draw_text(ui, facts, line, {.size = ui.size().small, .color = ui.color().text_muted});
  ui.mirror.add(Role::Text, "clip-facts", facts, line);
}

/// What is spoken now, in each language on a line of its own.
void caption_ui(Ui& ui, const Player& player, Stack& page) {
  if (player.transcripts.empty()) return;
  const std::int64_t millis = player.track.ready()->times[player.frame] / kMicrosPerMilli;
  std::string words;
  for (const TranscriptTrack& track : player.transcripts) {
    const std::size_t cue = media::cue_at(track.cues, millis);
    if (cue == track.cues.size()) continue;
    if (!words.empty()) words += '\n';
    words += track.cues[cue].text;
  }
  const Rect here = page.here();
  const std::size_t lines = std::max(wrap(ui, words, here.w, {}).size(), player.transcripts.size());
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
  if (!play_rules(state).silent) caption_ui(ui, state.player, page);
  facts_ui(ui, state, page);
  return true;
}

}  // namespace ego::web
