/// What tests see of a frame: every item's name, rectangle and state, as the GUI library itself reports them. Off unless asked for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "web/mirror/rect.h"

namespace ego::web {

struct ProbeItem {
  std::uint32_t id = 0;
  std::string label;  ///< as the code names it: language-free for our widgets
  Rect rect;  ///< whole item, CSS pixels
  Rect visible;  ///< part inside its clip; empty = not on screen
  bool disabled = false;
};

/// Two frames of items: the one being drawn and the last finished one, which is what tests may trust.
class ProbeRegistry {
 public:
  void begin_frame();
  void add(std::uint32_t id, const Rect& rect, const Rect& visible, bool disabled);
  void name(std::uint32_t id, std::string_view label);
  void end_frame();

  const std::vector<ProbeItem>& items() const { return finished_; }
  /// The named item of the last finished frame, or null.
  const ProbeItem* find(std::string_view label) const;

 private:
  std::vector<ProbeItem> drawing_;
  std::vector<ProbeItem> finished_;
};

/// Items as a JSON array of {id, label, rect:[x,y,w,h], visible:[...], disabled}.
std::string probe_json(const ProbeRegistry& registry);

}  // namespace ego::web
