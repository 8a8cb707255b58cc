/// The desktop window: SDL2, OpenGL 3 and the GUI library's backends, opened and closed together.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include <SDL.h>

#include "web/theme/color.h"

namespace ego::desktop {

/// CSS pixels.
struct WindowSize {
  int width = 1440;
  int height = 900;
};

/// Pixels of a drawn frame, row by row from the top.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
};

enum class Visibility : std::uint8_t { Shown, Hidden };

class Window {
 public:
  /// @return null if there is no display or no OpenGL 3; SDL_GetError() says why
  static std::unique_ptr<Window> open(WindowSize size, Visibility visibility);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// Hands an event to the GUI library.
  void take(const SDL_Event& event);
  /// Draws a frame on the screen. @param draw  called between the library's new frame and its rendering
  void show(const std::function<void()>& draw, web::Color background);
  /// Draws a frame of this size and density into memory; the screen plays no part in it.
  Picture capture(WindowSize size, float scale, const std::function<void()>& draw, web::Color background);

 private:
  Window(SDL_Window* window, SDL_GLContext context);

  SDL_Window* window_;
  SDL_GLContext context_;
};

}  // namespace ego::desktop
