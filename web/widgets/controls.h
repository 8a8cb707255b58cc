/// Things one can press: buttons, tabs, chips, menus, the search field. Each reports itself to the mirror under a language-free key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "web/widgets/draw.h"
#include "web/widgets/ui.h"

namespace ego::web {

/// What became of a pressable area this frame.
struct Press {
  bool hovered = false;
  bool held = false;
  bool clicked = false;
  bool focused = false;
};

/// An invisible pressable area with a mirror node. Draw over or under it as you like.
/// @param key  language-free, unique among its siblings; names the item for the probe as well
Press press_area(Ui& ui, std::string_view key, const Rect& rect, Role role, std::string_view spoken,
                 bool selected = false);

/// The ring around the item that has the focus.
void focus_ring(const Ui& ui, const Rect& rect, float rounding);

enum class ButtonLook : std::uint8_t {
  Primary,  ///< filled: the one thing to do here
  Framed,
  Quiet,  ///< text only until hovered
  Faint,  ///< the same, muted: beside something more important
};

struct ButtonSpec {
  std::string_view key;
  std::string_view label = {};  ///< empty: symbol only
  std::optional<Symbol> symbol = std::nullopt;
  ButtonLook look = ButtonLook::Framed;
  std::string_view spoken = {};  ///< for the mirror; empty = label
  bool selected = false;
  bool disabled = false;
};

/// Width the button wants.
float button_width(const Ui& ui, const ButtonSpec& spec);
/// @return true in the frame it is clicked
bool button(Ui& ui, const ButtonSpec& spec, const Rect& rect);

/// A tab of a bar: text with an underline when current.
float tab_width(const Ui& ui, std::string_view label);
bool tab(Ui& ui, std::string_view key, std::string_view label, const Rect& rect, bool current);

/// A small toggle: filter value, column group.
float chip_width(const Ui& ui, std::string_view label);
bool chip(Ui& ui, std::string_view key, std::string_view label, const Rect& rect, bool on);
/// One that can do nothing, and why: beside the pointer and in the text layer.
void dead_chip(Ui& ui, std::string_view key, std::string_view label, const std::string& reason, const Rect& rect);

/// A small label without function: kind of a row, state of an answer.
float tag_width(const Ui& ui, std::string_view label);
Rect draw_tag(Ui& ui, std::string_view label, const Rect& rect, Color color);

/// A field that opens a menu; its caption may stand elsewhere. Between menu_open and menu_close list the choices with menu_item.
float menu_button_width(const Ui& ui, std::string_view caption, std::string_view value);
bool menu_open(Ui& ui, std::string_view key, std::string_view caption, std::string_view value, const Rect& rect);
bool menu_item(Ui& ui, std::string_view key, std::string_view label, std::string_view detail, bool current);
/// A line above choices of one kind.
void menu_heading(Ui& ui, std::string_view text);
void menu_close();

/// Menus and tooltips lie over everything: tells the text layer which fields are under them. Call when all is drawn.
void cover_under_popups(Ui& ui);

enum class FieldKind : std::uint8_t {
  Search,  ///< one line, with a magnifier
  Line,
  Area,  ///< several lines
};

struct FieldSpec {
  std::string_view key;  ///< language-free; what an edit in the DOM is known by (web/actions/fields.h)
  std::string_view value;
  std::string_view hint;  ///< shown while it is empty, and spoken
  FieldKind kind = FieldKind::Line;
};

/// A text field. In the browser the text itself is typed into a DOM field laid over the drawn frame.
/// @return the new text when it was edited here (TextEntry::Drawn); the DOM field sends its own action
std::optional<std::string> text_field(Ui& ui, const FieldSpec& spec, const Rect& rect);

/// The search field.
inline std::optional<std::string> text_field(Ui& ui, std::string_view key, std::string_view value,
                                             std::string_view hint, const Rect& rect) {
  return text_field(ui, {key, value, hint, FieldKind::Search}, rect);
}

/// A note beside the pointer, at most `size().tooltip` wide. Lines are separated by newlines.
void tooltip(const Ui& ui, std::string_view text);

}  // namespace ego::web
