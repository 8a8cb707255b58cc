#define GL_GLEXT_PROTOTYPES  // NOLINT(readability-identifier-naming): the system's library exports what a frame buffer needs
#include "shell/native-window/window.h"

#include <cmath>

#include <SDL_opengl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>

namespace ego::desktop {
namespace {

constexpr const char* kShaderVersion = "#version 150";  // OpenGL 3.2, what every desktop driver has
constexpr int kBytesPerPixel = 4;

void clear(int width, int height, web::Color color) {
  constexpr float kFull = 255.0F;
  glViewport(0, 0, width, height);
  glClearColor(static_cast<float>(color.r) / kFull, static_cast<float>(color.g) / kFull,
               static_cast<float>(color.b) / kFull, 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

/// A frame buffer in memory, bound while it lives.
class OffScreen {
 public:
  OffScreen(int width, int height) {
    glGenFramebuffers(1, &buffer_);
    glBindFramebuffer(GL_FRAMEBUFFER, buffer_);
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
  }
  ~OffScreen() {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glDeleteTextures(1, &texture_);
    glDeleteFramebuffers(1, &buffer_);
  }
  OffScreen(const OffScreen&) = delete;
  OffScreen& operator=(const OffScreen&) = delete;

 private:
  GLuint buffer_ = 0;
  GLuint texture_ = 0;
};

Picture read_pixels(int width, int height) {
  const std::size_t row = static_cast<std::size_t>(width) * kBytesPerPixel;
  std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
  Picture picture{width, height, {}};
  picture.rgba.reserve(upside_down.size());
  for (auto end = upside_down.end(); end != upside_down.begin(); end -= static_cast<std::ptrdiff_t>(row))
    picture.rgba.insert(picture.rgba.end(), end - static_cast<std::ptrdiff_t>(row), end);
  return picture;
}

}  // namespace

std::unique_ptr<Window> Window::open(WindowSize size, Visibility visibility) {
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");  // an explorer is no game
  if (SDL_Init(SDL_INIT_VIDEO) != 0) {
    // A picture needs no display where the graphics library can do without one.
    if (visibility == Visibility::Shown) return nullptr;
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return nullptr;
  }
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 2);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  const Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI |
                       (visibility == Visibility::Hidden ? SDL_WINDOW_HIDDEN : SDL_WINDOW_SHOWN);
  SDL_Window* window =
      SDL_CreateWindow("egoscope", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, size.width, size.height, flags);
  if (window == nullptr) return nullptr;
  SDL_GLContext context = SDL_GL_CreateContext(window);
  if (context == nullptr) return nullptr;
  SDL_GL_SetSwapInterval(1);
  return std::unique_ptr<Window>(new Window(window, context));
}

Window::Window(SDL_Window* window, SDL_GLContext context) : window_(window), context_(context) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;  // a blinking caret would draw for ever
  ImGui_ImplSDL2_InitForOpenGL(window_, context_);
  ImGui_ImplOpenGL3_Init(kShaderVersion);
}

Window::~Window() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplSDL2_Shutdown();
  ImGui::DestroyContext();
  SDL_GL_DeleteContext(context_);
  SDL_DestroyWindow(window_);
  SDL_Quit();
}

void Window::take(const SDL_Event& event) { ImGui_ImplSDL2_ProcessEvent(&event); }

void Window::show(const std::function<void()>& draw, web::Color background) {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  ImGui::NewFrame();
  draw();
  ImGui::Render();
  int width = 0;
  int height = 0;
  SDL_GL_GetDrawableSize(window_, &width, &height);
  clear(width, height, background);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  SDL_GL_SwapWindow(window_);
}

Picture Window::capture(WindowSize size, float scale, const std::function<void()>& draw, web::Color background) {
  const int width = static_cast<int>(std::lround(static_cast<float>(size.width) * scale));
  const int height = static_cast<int>(std::lround(static_cast<float>(size.height) * scale));
  const OffScreen target(width, height);
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  // The window may be smaller than the picture, and knows nothing of its density.
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(size.width), static_cast<float>(size.height)};
  io.DisplayFramebufferScale = {scale, scale};
  ImGui::NewFrame();
  draw();
  ImGui::Render();
  clear(width, height, background);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  return read_pixels(width, height);
}

}  // namespace ego::desktop
