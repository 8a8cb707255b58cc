/// A host without a window: feeds the explorer files from memory, draws into nothing, moves a mouse that does not exist.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/ui/demo_site.h"
#include "web/explorer/explorer.h"
#include "web/probe/registry.h"

namespace ui_test {

class FakeHost {
 public:
  explicit FakeHost(const Files& files, ego::web::Rect page = {0, 0, 1440, 900});
  ~FakeHost();
  FakeHost(const FakeHost&) = delete;
  FakeHost& operator=(const FakeHost&) = delete;

  /// One frame: thinking, files, drawing.
  void frame();
  /// Frames until nothing is left to do.
  void settle();
  void push(ego::web::Action action);
  /// Follows a link and settles.
  void open(const std::string& fragment);
  /// Moves the mouse onto the item with this key, presses, releases, settles. The item must be on screen.
  void click(std::string_view key);
  /// Activates it as the text layer does.
  void activate(std::string_view key);
  void hover(std::string_view key);
  /// Presses a key, KeyboardEvent.key, and settles.
  void press_key(std::string_view key);

  const ego::web::MirrorNode& node(std::string_view key) const;
  bool shows(std::string_view key) const { return explorer.mirror().find(key) != nullptr; }
  /// True if a node of the text layer has exactly this text.
  bool shows_text(std::string_view text) const;
  std::string link() const { return explorer.permalink(); }

  ego::web::Explorer explorer;
  ego::web::ProbeRegistry items;
  ego::web::Effects effects;  ///< the last step's, files left out
  std::map<std::string, std::string> kept;  ///< what a browser would keep
  /// The browser's store of files, by key: `about` and the files. A second host with the same store is the next visit.
  struct KeptFiles {
    std::string about;
    std::vector<ego::NamedBytes> files;
  };
  std::map<std::string, KeptFiles> kept_files;
  std::string refuses_to_keep;  ///< a full disk, in the browser's words; empty = it keeps
  std::vector<ego::web::Download> downloads;
  std::vector<std::string> loaded;  ///< load_key of every file asked for, in order
  int links_pushed = 0;
  std::optional<ego::web::Pinch> pinch;  ///< what two fingers do in the next frame
  std::string refused;  ///< of files whose name begins like this no part is sent: the host answers with the whole
  std::int64_t now_ms = 1'000'000;  ///< the host's clock; stands still unless a test moves it

 private:
  void serve(const ego::web::Effects& wanted);
  void serve_kept(const ego::web::KeptRequest& request);

  const Files& files_;
  std::vector<ego::NamedBytes> dropped_;  ///< of the last drop that can be kept
  ego::web::Rect page_;
  bool busy_ = true;
};

/// The demo's test. @pre one was started
const ego::web::PlaySession& session_of(const FakeHost& host);

}  // namespace ui_test
