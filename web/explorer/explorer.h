/// The explorer as one value: its host pushes actions, lets it think (logic), lets it draw (ui), takes its effects.
/// Knows no window, no network, no clock.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/actions/action.h"
#include "web/actions/commands.h"
#include "web/mirror/mirror.h"
#include "web/probe/registry.h"
#include "web/state/app_state.h"
#include "web/views/views.h"
#include "web/widgets/ui.h"

namespace ego::web {

/// What the host knows of the frame to be drawn.
struct FrameInput {
  Fonts fonts;
  Rect page;                    ///< CSS pixels
  TextEntry text_entry = TextEntry::Dom;
  std::uint32_t focused = 0;    ///< mirror target that has the DOM focus
  std::optional<Pinch> pinch = std::nullopt;
};

/// Whether the host should come back for another step without waiting for input.
enum class Activity : std::uint8_t { Idle, Busy };

class Explorer {
 public:
  /// Asks for the site's index.
  Explorer();

  void push(Action action) { actions_.push(std::move(action)); }
  /// The host's clock, told before each step. @param now_ms  milliseconds since 1970
  void tell_time(std::int64_t now_ms) { state_.now_ms = now_ms; }
  /// How much a host takes at once: replies of a benchmark that are larger together are fetched in pieces. Before the site is
  /// there. @param bytes  of all archives of a benchmark
  void limit_replies(std::uint64_t bytes) { state_.most_whole_replies = bytes; }
  /// Does what a key means now, after everything pushed before it: several keys may come between two frames.
  /// @param key  KeyboardEvent.key
  /// @return false if the key is not the explorer's
  bool press(std::string_view key, KeyModifiers modifiers);
  /// The rows the reader has chosen, tab-separated: what Ctrl+C copies. Empty without a table.
  std::string selection();
  /// The DOM focus moved to this item of the text layer; 0 = away from it.
  void focus(std::uint32_t target);
  /// A menu was asked for at this place of the page: of the row or item there, else of everything.
  void open_menu(float x, float y);
  /// Applies what was pushed, goes one step on with loading and scoring. No GUI call.
  /// @return Busy while steps remain or something changed that wants drawing
  Activity logic();
  /// Applies what was pushed and asks for the frame under the playhead; nothing else. For the clock of a playing clip, which
  /// comes far more often than anything is drawn.
  void think();
  /// Draws the whole page. @pre a GUI frame has begun
  void ui(const FrameInput& input);

  /// Wishes of the last steps; they are forgotten here.
  Effects take_effects();

  const AppState& state() const { return state_; }
  const Mirror& mirror() const { return mirror_; }
  const Views& views() const { return views_; }
  /// Theme that is shown now.
  ThemeKind theme() const;
  Tongue tongue() const;
  /// Canonical permalink of what is shown.
  std::string permalink() const;

 private:
  void apply_pending();
  void note_link_change();

  AppState state_;
  ActionQueue actions_;
  Views views_;
  Mirror mirror_;
  bool changed_ = false;  ///< actions were applied since the last step
  std::string last_link_;
  std::string last_place_;  ///< bench, view and targets of last_link_: a change pushes a history entry
  bool followed_ = false;  ///< the last change came from a link
  bool link_known_ = false;  ///< the host's first link has been followed
};

/// State for tests as JSON: view, link, loads under way, rows shown, memo counts.
std::string state_json(const Explorer& explorer);

}  // namespace ego::web
