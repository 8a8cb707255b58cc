/// The browser host of the explorer: one canvas, one GL context, frames only when something asks for one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <SDL.h>
#include <imgui.h>

#include "shell/wasm/touch.h"
#include "web/explorer/explorer.h"
#include "web/probe/registry.h"
#include "web/widgets/draw.h"

namespace ego::wasm {

/// Counters for tests and budgets.
struct FrameStats {
  std::uint64_t frames = 0;
  double last_ms = 0;      ///< time spent in the last frame
  double longest_ms = 0;
  double mirror_ms = 0;    ///< last update of the text layer, this side
};

class Host {
 public:
  /// @return false if there is no WebGL 2
  bool start();
  /// Works without a canvas: the text layer is all there is.
  void start_text();
  /// Hands over a typeface before start().
  void set_font(web::Weight weight, std::string bytes);

  /// One frame: input, thinking, drawing. Asks for the next one itself while there is more to do.
  void frame();
  /// Something happened: draw, and a little more, so that hover and layout settle.
  void wake();

  web::Explorer& explorer() { return explorer_; }
  const FrameStats& stats() const { return stats_; }
  void reset_longest() { stats_.longest_ms = 0; }

  /// Activates an item of the mirror as if it were clicked.
  void activate(std::uint32_t target);
  void focus(std::uint32_t target);
  void open_menu(float x, float y);
  void set_modifiers(bool shift, bool control);
  /// Does what a key means. @return false if the key is not the explorer's
  bool press(std::string_view key, web::KeyModifiers modifiers);
  void context_restored();
  /// Pixels of a picture, row by row from the top; copied to the GPU.
  void take_image(const char* url, const std::uint8_t* rgba, int width, int height);
  /// A frame of the open clip is ready on the page's side: it goes into the clip's texture.
  void take_clip_frame(std::uint32_t frame, int width, int height, web::DecoderPath path);
  /// The pictures that were asked for by ego_page_clip_strip, beside each other.
  void take_clip_strip(int width, int height);
  /// One picture of the contact sheet that was asked for by ego_page_clip_sheet: it is on the page's side, or will never be.
  void take_sheet_picture(std::uint32_t place, web::SheetPicture picture);
  /// Time of a playing clip went on: thinks; the picture that is asked for draws when it comes.
  void tick_clip(double millis);
  /// For tests of what the page does when the program traps.
  void stop_next() { stop_ = true; }
  void record_items(bool on);
  const web::ProbeRegistry& items() const { return items_; }

 private:
  void load_fonts();
  void draw();
  void describe();
  void carry_out(web::Effects effects);
  void make_sheet(const web::MakeSheet& request);
  void follow_look();
  void sync_mirror();

  web::Explorer explorer_;
  web::ProbeRegistry items_;
  bool text_only_ = false;
  bool stop_ = false;
  bool recording_ = false;
  SDL_Window* window_ = nullptr;
  SDL_GLContext gl_ = nullptr;
  TouchInput touch_;
  unsigned clip_texture_ = 0;  ///< made with the first frame; gone with the context
  unsigned strip_texture_ = 0;  ///< the same
  unsigned sheet_texture_ = 0;  ///< of the open contact sheet
  web::SheetGrid sheet_grid_;
  web::Fonts fonts_;
  std::string font_bytes_[2];
  int frames_left_ = 0;
  std::uint32_t focused_ = 0;
  int shown_theme_ = -1;
  int shown_tongue_ = -1;
  std::string sent_mirror_;
  FrameStats stats_;
};

}  // namespace ego::wasm
