/// What every panel is handed: tokens, language, fonts, where actions go, what the mirror hears. Lives for one frame.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "web/actions/action.h"
#include "web/mirror/mirror.h"
#include "web/text/text.h"
#include "web/theme/tokens.h"

namespace ego::web {

/// Weights of the interface typeface. Sizes are chosen where text is drawn.
struct Fonts {
  ImFont* regular = nullptr;
  ImFont* strong = nullptr;
};

/// How the host takes text: a real DOM field over the canvas, or one drawn here (desktop window).
enum class TextEntry : std::uint8_t { Dom, Drawn };

/// What two fingers did since the last frame.
struct Pinch {
  float x = 0;  ///< middle of the fingers, CSS pixels
  float y = 0;
  float factor = 1;  ///< their distance over what it was; > 1 = apart
  float dx = 0;  ///< way of the middle
  float dy = 0;
};

/// Keys of this frame that the shown view should act on; the host maps key events to commands (web/actions/commands.h).
struct Ui {
  const Tokens& tokens;
  Tongue tongue = Tongue::English;
  Fonts fonts;
  ActionQueue& actions;
  Mirror& mirror;
  TextEntry text_entry = TextEntry::Dom;
  std::uint32_t focused = 0;  ///< item the DOM focus is on; drawn with a ring
  Rect page;  ///< the whole canvas
  std::optional<Pinch> pinch = std::nullopt;

  const char* say(Text id) const { return text(id, tongue); }
  std::string say(Text id, std::initializer_list<std::string_view> arguments) const {
    return text(id, tongue, arguments);
  }
  const Palette& color() const { return tokens.color; }
  const Sizes& size() const { return tokens.size; }
  float px(float ems) const { return tokens.px(ems); }
  bool narrow() const { return page.w < tokens.px(tokens.size.narrow_below); }
  float margin() const { return px(narrow() ? size().page_margin_narrow : size().page_margin); }
};

/// Pushes the style that belongs to the tokens on the current context: colours, rounding, scroll bars.
void apply_style(const Tokens& tokens);

}  // namespace ego::web
