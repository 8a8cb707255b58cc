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

constexpr float kDoubleTapSlop = 20;  // pixels between two taps of a finger
constexpr int kSettleFrames = 3;  // hover, then layout that depends on it, then rest

/// Text mode lays everything out on one page that nobody sees: what fits on it is in the text layer.
const ImVec2 kTextPage{web::kTextPageWidth, web::kTextPageHeight};

/// Called for every event as it is queued. SDL's own end-of-poll marker is none: waking for it would draw for ever.
int on_event(void* host, SDL_Event* event) {
  if (event->type != SDL_POLLSENTINEL) static_cast<Host*>(host)->wake();
  return 1;
}

/// A texture without a picture, bound.
GLuint make_texture() {
  GLuint texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  return texture;
}

}  // namespace

void Host::start_text() {
  text_only_ = true;
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  io.DisplaySize = kTextPage;
  load_fonts();
  wake();
}

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
  io.MouseDoubleClickMaxDist = kDoubleTapSlop;
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
  if (stop_) __builtin_trap();
  const double begin = emscripten_get_now();
  ImGuiIO& io = ImGui::GetIO();
  if (!text_only_) {
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0) {
      ImGui_ImplSDL2_ProcessEvent(&event);
      touch_.handle(event, io);
    }
    if (touch_.step(io, explorer_.state().preferences.reduced_motion ? Inertia::Off : Inertia::On))
      frames_left_ = kSettleFrames;
  }
  explorer_.tell_time(static_cast<std::int64_t>(emscripten_date_now()));
  // Pictures of a playing clip come one after another: each is drawn once.
  if (explorer_.logic() == web::Activity::Busy && !explorer_.state().player.playing) frames_left_ = kSettleFrames;
  carry_out(explorer_.take_effects());
  follow_look();
  if (text_only_)
    describe();
  else
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
  explorer_.ui({fonts_, {0, 0, size.x, size.y}, web::TextEntry::Dom, focused_, touch_.take_pinch()});
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

/// A frame whose drawing nobody looks at.
void Host::describe() {
  ImGui::NewFrame();
  items_.begin_frame();
  explorer_.ui({fonts_, {0, 0, kTextPage.x, kTextPage.y}, web::TextEntry::Dom, focused_});
  ImGui::Render();
  items_.end_frame();
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

void Host::carry_out(web::Effects effects) {
  for (const web::LoadRequest& request : effects.loads) ego_page_load(web::load_key(request).c_str());
  for (const web::LoadRequest& request : effects.images) ego_page_image(request.url.c_str());
  if (text_only_) effects.media.clear();  // there is nowhere to draw a clip
  for (const web::MediaRequest& request : effects.media) {
    std::visit(
        web::Overloaded{
            [](const web::OpenClip& r) {
              ego_page_clip_open(r.url.c_str(), static_cast<double>(r.frames), r.frames_per_second);
            },
            [](const web::CloseClip&) { ego_page_clip_close(); },
            [](const web::ShowFrame& r) { ego_page_clip_show(r.frame, r.exactness == web::Exactness::Near ? 1 : 0); },
            [](const web::RunClock& r) {
              constexpr double kMicrosPerSecond = 1e6;
              ego_page_clip_play(static_cast<double>(r.micros) / kMicrosPerSecond, r.speed, r.gain);
            },
            [](const web::StopClock&) { ego_page_clip_pause(); },
            [](const web::MakeStrip& r) {
              ego_page_clip_strip(r.frames.data(), static_cast<std::uint32_t>(r.frames.size()));
            },
            [this](const web::MakeSheet& r) { make_sheet(r); },
            [](const web::SaveSheet& r) { ego_page_clip_save_sheet(r.name.c_str(), r.drawing.c_str()); },
            [](const web::MakeWaveform&) { ego_page_clip_waveform(); },
        },
        request);
  }
  if (effects.link) ego_page_link(effects.link->fragment.c_str(), effects.link->mode == web::HistoryMode::Push ? 1 : 0);
  if (effects.clipboard) ego_page_copy(effects.clipboard->c_str());
  if (effects.copy_text) ego_page_copy_text(effects.copy_text->c_str());
  if (effects.history_step != 0) ego_page_step_history(effects.history_step);
  if (effects.panel_step != 0) ego_page_step_panel(effects.panel_step);
  for (const web::PictureDownload& picture : effects.pictures)
    ego_page_save_picture(picture.name.c_str(), picture.svg.c_str(), picture.scale);
  if (effects.pick_files) ego_page_pick_files();
  if (effects.pick_folder) ego_page_pick_folder();
  for (const std::string& url : effects.hashes) ego_page_hash(url.c_str());
  if (effects.try_address) ego_page_try_address(effects.try_address->c_str());
  if (effects.focus_search) ego_page_focus_field("search");
  if (effects.focus_field) ego_page_focus_field(effects.focus_field->c_str());
  for (const web::KeepRequest& kept : effects.keeps) ego_page_keep(kept.key.c_str(), kept.text.c_str());
  for (const std::string& key : effects.recalls) ego_page_recall(key.c_str());
  for (const web::KeptRequest& request : effects.kept) {
    std::visit(web::Overloaded{
                   [](const web::ListKept&) { ego_page_kept_list(); },
                   [](const web::SaveKept& r) { ego_page_kept_save(r.key.c_str(), r.about.c_str(), r.number); },
                   [](const web::DeleteKept& r) { ego_page_kept_delete(r.key.c_str()); },
                   [](const web::FetchKept& r) { ego_page_kept_fetch(r.key.c_str()); },
               },
               request);
  }
  for (const web::Download& file : effects.downloads)
    ego_page_download(file.name.c_str(), file.type.c_str(), reinterpret_cast<const std::uint8_t*>(file.bytes.data()),
                      static_cast<std::uint32_t>(file.bytes.size()));
  if (effects.tick) ego_page_tick();
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
  explorer_.focus(target);
  wake();
}

void Host::open_menu(float x, float y) {
  touch_.cancel();  // the finger that still lies there is no tap
  explorer_.open_menu(x, y);
  wake();
}

void Host::set_modifiers(bool shift, bool control) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Shift, shift);
  io.AddKeyEvent(ImGuiMod_Ctrl, control);
}

bool Host::press(std::string_view key, web::KeyModifiers modifiers) {
  if (!explorer_.press(key, modifiers)) return false;
  // The picture that a step wants is asked for now and not in the next frame: that one can draw it then.
  explorer_.think();
  carry_out(explorer_.take_effects());
  wake();
  return true;
}

void Host::context_restored() {
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
  ImGui_ImplOpenGL3_CreateDeviceObjects();
  clip_texture_ = 0;
  strip_texture_ = 0;
  sheet_texture_ = 0;
  explorer_.push(web::ImagesLost{});
  wake();
}

void Host::take_image(const char* url, const std::uint8_t* rgba, int width, int height) {
  if (text_only_) {
    explorer_.push(web::ImageArrived{url, {1, width, height}});
    return wake();
  }
  const GLuint texture = make_texture();
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
  explorer_.push(web::ImageArrived{url, {texture, width, height}});
  wake();
}

void Host::take_clip_frame(std::uint32_t frame, int width, int height, web::DecoderPath path) {
  if (clip_texture_ == 0) clip_texture_ = make_texture();
  ego_page_clip_upload(clip_texture_, width, height);
  explorer_.push(web::MovePlayer{web::FrameArrived{{frame, {clip_texture_, width, height}}, path}});
  explorer_.think();  // a picture that was at hand comes while a frame is made, and belongs to that one
  // Nothing has to settle between the pictures of a playing clip.
  if (!explorer_.state().player.playing) return wake();
  if (frames_left_ < 1) frames_left_ = 1;
  ego_page_request_frame();
}

void Host::take_clip_strip(int width, int height) {
  if (strip_texture_ == 0) strip_texture_ = make_texture();
  ego_page_clip_upload(strip_texture_, width, height);
  explorer_.push(web::MovePlayer{web::StripArrived{{strip_texture_, width, height}}});
  wake();
}

/// The texture holds the whole page of the sheet; its pictures come one by one.
void Host::make_sheet(const web::MakeSheet& request) {
  sheet_grid_ = request.grid;
  ego_page_clip_sheet(request.frames.data(), static_cast<std::uint32_t>(request.frames.size()), request.grid.width,
                      request.grid.height);
  if (request.frames.empty()) {
    if (sheet_texture_ != 0) glDeleteTextures(1, &sheet_texture_);
    sheet_texture_ = 0;
    return;
  }
  if (sheet_texture_ == 0) sheet_texture_ = make_texture();
  glBindTexture(GL_TEXTURE_2D, sheet_texture_);
  const auto columns = static_cast<GLsizei>(request.grid.columns);
  const auto rows = static_cast<GLsizei>(request.grid.rows);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, columns * request.grid.width, rows * request.grid.height, 0, GL_RGBA,
               GL_UNSIGNED_BYTE, nullptr);
}

void Host::take_sheet_picture(std::uint32_t place, web::SheetPicture picture) {
  const int x = static_cast<int>(place % sheet_grid_.columns) * sheet_grid_.width;
  const int y = static_cast<int>(place / sheet_grid_.columns) * sheet_grid_.height;
  if (picture == web::SheetPicture::Made) ego_page_clip_upload_part(sheet_texture_, x, y);
  const auto columns = static_cast<int>(sheet_grid_.columns);
  const auto rows = static_cast<int>(sheet_grid_.rows);
  explorer_.push(web::MovePlayer{
      web::SheetArrived{place, picture, {sheet_texture_, columns * sheet_grid_.width, rows * sheet_grid_.height}}});
  // Nothing has to settle between the pictures of a sheet.
  if (frames_left_ < 1) frames_left_ = 1;
  ego_page_request_frame();
}

void Host::tick_clip(double millis) {
  constexpr double kMicrosPerMilli = 1000;
  explorer_.push(web::MovePlayer{web::ClockTicked{static_cast<std::int64_t>(millis * kMicrosPerMilli)}});
  explorer_.think();
  carry_out(explorer_.take_effects());
  // The picture that was asked for draws when it comes.
  if (!explorer_.state().player.playing) wake();
}

void Host::record_items(bool on) {
  recording_ = on;
  web::attach_probe(on ? &items_ : nullptr);
  wake();
}

}  // namespace ego::wasm
