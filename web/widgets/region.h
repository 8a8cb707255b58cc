/// A panel as the text layer knows it: the focus moves from one to the next, and keys of the one that has it win.
#pragma once

#include <string_view>

#include "web/widgets/ui.h"

namespace ego::web {

/// What is drawn while it lives belongs to the region. A press inside gives it the focus.
class RegionScope {
 public:
  RegionScope(Ui& ui, std::string_view key, std::string_view label, const Rect& rect);
  ~RegionScope();
  RegionScope(const RegionScope&) = delete;
  RegionScope& operator=(const RegionScope&) = delete;

 private:
  Ui& ui_;
};

}  // namespace ego::web
