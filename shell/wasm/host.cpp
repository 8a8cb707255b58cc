#include "shell/wasm/host.h"

#include <SDL_opengles2.h>
#include <emscripten/html5.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>
#include <imgui_internal.h>

#include "shell/wasm/browser_glyphs.h"
#include "shell/wasm/page.h"
#include "web/widgets/test_hooks.h"

namespace ego::wasm {
namespace {

constexpr int kSettleFrames = 3;  // hover, then layout that depends on it, then rest

/// Called for every event as it is queued. SDL's own end-of-poll marker is none: waking for it would draw for ever.
int on_event(void* host, SDL_Event* event) {
  if (event->type != SDL_POLLSENTINEL) static_cast<Host*>(host)->wake();
  return 1;
}

}  // namespace

bool Host::start() {
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT,
              "#no-keyboard");  // keys.js decides which keys are ours; SDL would take all
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  double width = 0;
  double height = 0;
  emscripten_get_element_css_size("#canvas", &width, &height);
  window_ = SDL_CreateWindow("egoscope", 0, 0, static_cast<int>(width), static_cast<int>(height),
                             SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
  if (window_ == nullptr) return false;
  gl_ = SDL_GL_CreateContext(window_);
  if (gl_ == nullptr) return false;

  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;   // a blinking caret would draw for ever
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  ImGui_ImplSDL2_InitForOpenGL(window_, gl_);
  ImGui_ImplOpenGL3_Init("#version 300 es");
  load_fonts();
  SDL_AddEventWatch(on_event, this);
  wake();
  return true;
}

void Host::set_font(web::Weight weight, std::string bytes) {
  font_bytes_[static_cast<std::size_t>(weight)] = std::move(bytes);
}

void Host::load_fonts() {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  const auto load = [&](web::Weight weight) {
    std::string& bytes = font_bytes_[static_cast<std::size_t>(weight)];
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;  // copied by the atlas
    ImFont* font = bytes.empty() ? atlas.AddFontDefault()
                                 : atlas.AddFontFromMemoryTTF(bytes.data(), static_cast<int>(bytes.size()), 0, &config);
    add_browser_glyphs(atlas, weight);
    bytes.clear();
    return font;
  };
  fonts_.regular = load(web::Weight::Regular);
  fonts_.strong = load(web::Weight::Strong);
}

void Host::wake() {
  frames_left_ = kSettleFrames;
  ego_page_request_frame();
}

void Host::frame() {
  const double begin = emscripten_get_now();
  ImGuiIO& io = ImGui::GetIO();
  SDL_Event event;
  while (SDL_PollEvent(&event) != 0) {
    ImGui_ImplSDL2_ProcessEvent(&event);
    touch_.handle(event, io);
  }
  if (touch_.step(io)) frames_left_ = kSettleFrames;
  if (explorer_.logic() == web::Activity::Busy) frames_left_ = kSettleFrames;
  carry_out(explorer_.take_effects());
  follow_look();
  draw();
  --frames_left_;

  ++stats_.frames;
  stats_.last_ms = emscripten_get_now() - begin;
  if (stats_.last_ms > stats_.longest_ms) stats_.longest_ms = stats_.last_ms;
  if (frames_left_ > 0) {
    ego_page_request_frame();
  } else {
    sync_mirror();
    ego_page_idle();
  }
}

void Host::draw() {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  ImGui::NewFrame();
  items_.begin_frame();
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  explorer_.ui({fonts_, {0, 0, size.x, size.y}, web::TextEntry::Dom, focused_});
  ImGui::Render();
  items_.end_frame();

  const web::Color background = web::palette(explorer_.theme()).background;
  const ImVec2 scale = ImGui::GetIO().DisplayFramebufferScale;
  constexpr float kFull = 255.0F;
  glViewport(0, 0, static_cast<int>(size.x * scale.x), static_cast<int>(size.y * scale.y));
  glClearColor(static_cast<float>(background.r) / kFull, static_cast<float>(background.g) / kFull,
               static_cast<float>(background.b) / kFull, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  SDL_GL_SwapWindow(window_);
}

void Host::carry_out(web::Effects effects) {
  for (const web::LoadRequest& request : effects.loads) ego_page_load(request.url.c_str());
  for (const web::LoadRequest& request : effects.images) ego_page_image(request.url.c_str());
  if (effects.link) ego_page_link(effects.link->fragment.c_str(), effects.link->mode == web::HistoryMode::Push ? 1 : 0);
  if (effects.clipboard) ego_page_copy(effects.clipboard->c_str());
  if (effects.copied_text) ego_page_copy_text(effects.copied_text->c_str());
  for (const web::Download& file : effects.downloads)
    ego_page_save(file.name.c_str(), file.media_type.c_str(), file.bytes.data(),
                  static_cast<std::uint32_t>(file.bytes.size()));
  for (const web::PictureDownload& picture : effects.pictures)
    ego_page_save_picture(picture.name.c_str(), picture.svg.c_str(), picture.scale);
  if (effects.pick_files) ego_page_pick_files();
  if (effects.focus_search) ego_page_focus_search();
}

void Host::follow_look() {
  const int theme = static_cast<int>(explorer_.theme());
  const int tongue = static_cast<int>(explorer_.tongue());
  if (theme == shown_theme_ && tongue == shown_tongue_) return;
  shown_theme_ = theme;
  shown_tongue_ = tongue;
  ego_page_look(theme, tongue, web::kBodyTextPx);
}

void Host::sync_mirror() {
  const double begin = emscripten_get_now();
  std::string json = web::mirror_json(explorer_.mirror());
  if (json == sent_mirror_) return;
  sent_mirror_ = std::move(json);
  ego_page_mirror(sent_mirror_.c_str(), static_cast<std::uint32_t>(sent_mirror_.size()));
  stats_.mirror_ms = emscripten_get_now() - begin;
}

void Host::activate(std::uint32_t target) {
  ImGui::ActivateItemByID(target);
  wake();
}

void Host::focus(std::uint32_t target) {
  if (focused_ == target) return;
  focused_ = target;
  wake();
}

void Host::set_modifiers(bool shift, bool control) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Shift, shift);
  io.AddKeyEvent(ImGuiMod_Ctrl, control);
}

void Host::context_restored() {
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
  ImGui_ImplOpenGL3_CreateDeviceObjects();
  explorer_.push(web::ImagesLost{});
  wake();
}

void Host::take_image(const char* url, const std::uint8_t* rgba, int width, int height) {
  GLuint texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
  explorer_.push(web::ImageArrived{url, {texture, width, height}});
  wake();
}

void Host::record_items(bool on) {
  recording_ = on;
  web::attach_probe(on ? &items_ : nullptr);
  wake();
}

}  // namespace ego::wasm
