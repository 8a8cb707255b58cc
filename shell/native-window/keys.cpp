#include "shell/native-window/keys.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ego::desktop {
namespace {

constexpr std::array<std::pair<SDL_Keycode, std::string_view>, 14> kNamedKeys{{
    {SDLK_UP, "ArrowUp"},
    {SDLK_DOWN, "ArrowDown"},
    {SDLK_LEFT, "ArrowLeft"},
    {SDLK_RIGHT, "ArrowRight"},
    {SDLK_HOME, "Home"},
    {SDLK_END, "End"},
    {SDLK_PAGEUP, "PageUp"},
    {SDLK_PAGEDOWN, "PageDown"},
    {SDLK_RETURN, "Enter"},
    {SDLK_KP_ENTER, "Enter"},
    {SDLK_ESCAPE, "Escape"},
    {SDLK_BACKSPACE, "Backspace"},
    {SDLK_DELETE, "Delete"},
    {SDLK_TAB, "Tab"},
}};

web::KeyModifiers modifiers_of(Uint16 held) {
  web::KeyModifiers modifiers;
  modifiers.shift = (held & KMOD_SHIFT) != 0;
  modifiers.control = (held & (KMOD_CTRL | KMOD_GUI)) != 0;
  return modifiers;
}

}  // namespace

std::optional<KeyPress> key_press_of(const SDL_Event& event) {
  if (event.type == SDL_TEXTINPUT)
    return KeyPress{event.text.text, modifiers_of(static_cast<Uint16>(SDL_GetModState()))};
  if (event.type != SDL_KEYDOWN || (event.key.keysym.mod & KMOD_ALT) != 0) return std::nullopt;
  const SDL_Keycode code = event.key.keysym.sym;
  const web::KeyModifiers modifiers = modifiers_of(event.key.keysym.mod);
  const auto named =
      std::find_if(kNamedKeys.begin(), kNamedKeys.end(), [&](const auto& one) { return one.first == code; });
  if (named != kNamedKeys.end()) return KeyPress{std::string(named->second), modifiers};
  // No text comes while control is held: the key's own character stands for it.
  const bool printable = code > ' ' && code < SDLK_DELETE;
  if (modifiers.control && printable) return KeyPress{std::string(1, static_cast<char>(code)), modifiers};
  return std::nullopt;
}

KeyPress read_key_press(std::string_view text) {
  KeyPress press;
  for (const auto& [name, member] : {std::pair{std::string_view("Control+"), &web::KeyModifiers::control},
                                     std::pair{std::string_view("Shift+"), &web::KeyModifiers::shift}}) {
    if (!text.starts_with(name) || text.size() == name.size()) continue;
    press.modifiers.*member = true;
    text.remove_prefix(name.size());
  }
  press.key = text;
  return press;
}

}  // namespace ego::desktop
