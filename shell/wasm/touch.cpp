#include "shell/wasm/touch.h"

#include <cmath>

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
      if (down_) return;
      down_ = true;
      scrolling_ = false;
      velocity_ = {};
      finger_ = event.tfinger.fingerId;
      start_ = last_ = position(event, io);
      io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
      io.AddMousePosEvent(start_.x, start_.y);
      break;
    case SDL_FINGERMOTION: {
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
      if (!down_ || event.tfinger.fingerId != finger_) return;
      down_ = false;
      // The library ignores a press in the frame of the first hover: one step each.
      if (!scrolling_) tap_ = Tap::Hover;
      break;
    default: break;
  }
}

void TouchInput::cancel() {
  down_ = false;
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
