#include "shell/wasm/touch.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ego::wasm {
namespace {

constexpr float kTapSlop = 9;          // pixels a finger may wander and still tap
constexpr float kWheelPixels = 85;     // what the GUI library scrolls for one wheel notch: 5 lines of text
constexpr float kFriction = 0.93F;     // of the velocity, kept from frame to frame
constexpr float kRestVelocity = 0.4F;  // pixels a frame

ImVec2 position(const SDL_Event& event, const ImGuiIO& io) {
  return {event.tfinger.x * io.DisplaySize.x, event.tfinger.y * io.DisplaySize.y};
}

void scroll(ImGuiIO& io, ImVec2 pixels) { io.AddMouseWheelEvent(pixels.x / kWheelPixels, pixels.y / kWheelPixels); }

}  // namespace

void TouchInput::handle(const SDL_Event& event, ImGuiIO& io) {
  switch (event.type) {
    case SDL_FINGERDOWN:
      if (down_) return begin_pinch(event, io);
      down_ = true;
      scrolling_ = false;
      velocity_ = {};
      finger_ = event.tfinger.fingerId;
      start_ = last_ = position(event, io);
      io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
      io.AddMousePosEvent(start_.x, start_.y);
      break;
    case SDL_FINGERMOTION: {
      if (pinching_) return move_pinch(event, io);
      if (!down_ || event.tfinger.fingerId != finger_) return;
      const ImVec2 now = position(event, io);
      if (!scrolling_ && std::abs(now.x - start_.x) + std::abs(now.y - start_.y) > kTapSlop) scrolling_ = true;
      if (scrolling_) {
        velocity_ = {now.x - last_.x, now.y - last_.y};
        scroll(io, velocity_);
      }
      last_ = now;
      break;
    }
    case SDL_FINGERUP:
      if (pinching_ && (event.tfinger.fingerId == finger_ || event.tfinger.fingerId == second_finger_))
        return cancel();  // the one that stays means nothing until it is lifted
      if (!down_ || event.tfinger.fingerId != finger_) return;
      down_ = false;
      // The library ignores a press in the frame of the first hover: one step each.
      if (!scrolling_) tap_ = Tap::Hover;
      break;
    default: break;
  }
}

void TouchInput::begin_pinch(const SDL_Event& event, ImGuiIO& io) {
  if (pinching_ || event.tfinger.fingerId == finger_) return;
  pinching_ = true;
  scrolling_ = false;
  velocity_ = {};
  second_finger_ = event.tfinger.fingerId;
  second_ = position(event, io);
  io.AddMousePosEvent((last_.x + second_.x) / 2, (last_.y + second_.y) / 2);
}

void TouchInput::move_pinch(const SDL_Event& event, ImGuiIO& io) {
  const bool is_first = event.tfinger.fingerId == finger_;
  if (!is_first && event.tfinger.fingerId != second_finger_) return;
  const auto distance = [&] { return std::hypot(last_.x - second_.x, last_.y - second_.y); };
  const float before = std::max(distance(), kTapSlop);  // fingers on one place have no ratio
  const ImVec2 now = position(event, io);
  ImVec2& finger = is_first ? last_ : second_;
  web::Pinch pinch = pinch_.value_or(web::Pinch{});
  pinch.dx += (now.x - finger.x) / 2;
  pinch.dy += (now.y - finger.y) / 2;
  finger = now;
  pinch.factor *= std::max(distance(), kTapSlop) / before;
  pinch.x = (last_.x + second_.x) / 2;
  pinch.y = (last_.y + second_.y) / 2;
  pinch_ = pinch;
  io.AddMousePosEvent(pinch.x, pinch.y);
}

std::optional<web::Pinch> TouchInput::take_pinch() { return std::exchange(pinch_, std::nullopt); }

void TouchInput::cancel() {
  down_ = false;
  pinching_ = false;
  scrolling_ = false;
  velocity_ = {};
  tap_ = Tap::None;
}

bool TouchInput::step(ImGuiIO& io, Inertia inertia) {
  switch (tap_) {
    case Tap::Hover: tap_ = Tap::Press; return true;
    case Tap::Press:
      io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
      io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
      tap_ = Tap::Release;
      return true;
    case Tap::Release:
      io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
      io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
      tap_ = Tap::None;
      return true;
    case Tap::None: break;
  }
  if (inertia == Inertia::Off && !down_) velocity_ = {};
  if (down_ || std::abs(velocity_.x) + std::abs(velocity_.y) < kRestVelocity) return false;
  velocity_ = {velocity_.x * kFriction, velocity_.y * kFriction};
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  scroll(io, velocity_);
  return true;
}

}  // namespace ego::wasm
