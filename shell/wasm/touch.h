/// Fingers on the canvas: a tap is a click, one finger that moves scrolls with inertia, two pinch. SDL alone would make every drag a mouse drag.
#pragma once

#include <SDL.h>
#include <imgui.h>

#include <optional>

#include "web/widgets/ui.h"

namespace ego::wasm {

/// Whether a list goes on rolling when the finger leaves it; readers may prefer less motion.
enum class Inertia : unsigned char { On, Off };

class TouchInput {
 public:
  /// Takes finger events; everything else is left alone.
  void handle(const SDL_Event& event, ImGuiIO& io);
  /// Called once a frame: releases a tap's button, runs the inertia.
  /// @return true while it has more to do
  bool step(ImGuiIO& io, Inertia inertia);
  /// What two fingers did since the last call.
  std::optional<web::Pinch> take_pinch();
  /// The finger that is down means something else: no tap, no scrolling on.
  void cancel();

 private:
  void begin_pinch(const SDL_Event& event, ImGuiIO& io);
  void move_pinch(const SDL_Event& event, ImGuiIO& io);

  enum class Tap : unsigned char { None, Hover, Press, Release };

  SDL_FingerID finger_ = 0;
  bool down_ = false;
  SDL_FingerID second_finger_ = 0;
  bool pinching_ = false;
  ImVec2 second_{};  ///< where the second finger is; the first is at last_
  std::optional<web::Pinch> pinch_;
  bool scrolling_ = false;
  ImVec2 start_{};
  ImVec2 last_{};
  ImVec2 velocity_{};  ///< pixels a frame
  Tap tap_ = Tap::None;
};

}  // namespace ego::wasm
