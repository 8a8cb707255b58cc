/// What a view was last derived for, when it rests on items that may still be on their way.
#pragma once

#include <string>
#include <utility>

namespace ego::web {

struct SeenKey {
  std::string key;       ///< everything the view depends on, as text; empty = nothing is wanted
  bool waiting = false;  ///< the items it rests on are on their way
  friend bool operator==(const SeenKey&, const SeenKey&) = default;

  /// True if `now` is something else; it is remembered.
  bool changes_to(SeenKey now) {
    if (*this == now) return false;
    *this = std::move(now);
    return true;
  }
};

}  // namespace ego::web
