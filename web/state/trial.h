/// A reply that the reader tries against all profiles, with the question it is meant for. Never leaves the page.
#pragma once

#include <string>

namespace ego::web {

struct Trial {
  std::string row;       ///< whose reply it was; empty = typed here
  std::string question;  ///< id of the question it is judged as; empty = one without facets
  std::string reply;
  std::string options;   ///< one a line, as in the source
  std::string gold;      ///< reference answer as text; empty = none
  friend bool operator==(const Trial&, const Trial&) = default;
};

}  // namespace ego::web
