/// The desktop host of the explorer: a window, a site folder, the system's clipboard. The page's host is shell/wasm/host.h.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "shell/native-window/keys.h"
#include "shell/native-window/window.h"
#include "shell/native/posix_file_source.h"
#include "web/explorer/explorer.h"

namespace ego::desktop {

class Host {
 public:
  /// @keeps the window. @param site  folder with site.json and fonts/
  Host(Window& window, std::string site);

  void follow(const std::string& link);
  void press(const KeyPress& press);
  /// Files to be scored, as if dropped on the window.
  void drop(const std::vector<std::string>& paths);

  /// Draws and waits for events until the window is closed.
  void run();
  /// Works and draws without a screen until nothing is left to do. @return the last frame
  Picture settle(WindowSize size, float scale);

 private:
  void load_fonts();
  bool step();
  void draw();
  web::Color background() const;
  void handle(const SDL_Event& event);
  void go(int entries);
  void carry_out(const web::Effects& effects);
  void save(const std::string& name, const std::string& bytes);
  void note_link(const web::LinkChange& change);

  Window& window_;
  std::string site_;
  native::PosixFileSource files_;
  web::Explorer explorer_;
  web::Fonts fonts_;
  std::deque<ByteBuffer> font_bytes_;  ///< the atlas reads glyphs from them as they are needed
  std::vector<std::string> history_;
  std::size_t place_ = 0;  ///< entry of history_ that is shown
  std::vector<NamedBytes> dropped_;  ///< of the drop that is being received
  bool field_ = false;  ///< the last frame had the caret in a text field
  bool open_ = true;
};

}  // namespace ego::desktop
