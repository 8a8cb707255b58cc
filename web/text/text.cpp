#include "web/text/text.h"

#include <array>

namespace ego::web {
namespace {

constexpr std::size_t kCount = static_cast<std::size_t>(Text::Count_);

constexpr std::array<std::array<std::string_view, 2>, kCount> kTexts{{
#define EGO_TEXT(name, english, chinese) {{english, chinese}},
#include "web/text/strings.inc"
#undef EGO_TEXT
}};

consteval bool all_present() {
  for (const auto& languages : kTexts) {
    for (const std::string_view one : languages) {
      if (one.empty()) return false;
    }
  }
  return true;
}
static_assert(all_present(), "every interface text needs every language");

}  // namespace

const char* text(Text id, Tongue tongue) {
  return kTexts[static_cast<std::size_t>(id)][static_cast<std::size_t>(tongue)].data();
}

std::string text(Text id, Tongue tongue, std::initializer_list<std::string_view> arguments) {
  const std::string_view pattern = text(id, tongue);
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool placeholder = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                             pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    const auto index = placeholder ? static_cast<std::size_t>(pattern[i + 1] - '0') : arguments.size();
    if (index < arguments.size()) {
      out += *(arguments.begin() + index);
      i += 2;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

}  // namespace ego::web
