/// A row of tabs. Where it is too wide it scrolls sideways, and a tab that becomes current comes into sight.
#pragma once

#include <cstdint>
#include <string_view>

#include "web/widgets/controls.h"

namespace ego::web {

enum class TabMark : std::uint8_t { Other, Current };

class TabStrip {
 public:
  /// @param label  spoken  @param total  width of all tabs together  @param each  what every tab gets beyond what it wants
  TabStrip(Ui& ui, std::string_view key, std::string_view label, const Rect& rect, float total, float each = 0);
  ~TabStrip();
  TabStrip(const TabStrip&) = delete;
  TabStrip& operator=(const TabStrip&) = delete;

  /// The next tab from the left. @return true in the frame it is clicked
  bool add(std::string_view key, std::string_view label, TabMark mark);

 private:
  Ui& ui_;
  Rect rect_;
  float x_ = 0;
  float each_ = 0;
};

}  // namespace ego::web
