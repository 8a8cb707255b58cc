#include "web/actions/commands.h"

#include <algorithm>

#include "web/actions/play_commands.h"
#include "web/views/views.h"

namespace ego::web {
namespace {

constexpr std::string_view kControl = "Control+";
constexpr std::string_view kShift = "Shift+";
constexpr std::string_view kAlt = "Alt+";  // the browser's; a desktop window does the same
constexpr std::string_view kAfterG = "g ";

/// One code point: a produced character. Names of keys are longer.
bool is_character(std::string_view key) {
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  return !key.empty() && std::all_of(key.begin() + 1, key.end(), continues);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// The key as the command list spells it. A character says by itself whether shift was held, but not beside control.
std::string spell(std::string_view key, KeyModifiers modifiers) {
  std::string spelt = modifiers.control ? std::string(kControl) : std::string{};
  if (modifiers.shift && (!is_character(key) || modifiers.control)) spelt += kShift;
  spelt += key;
  if (modifiers.control && is_character(key)) spelt.back() = lower(spelt.back());
  return spelt;
}

/// The scopes whose keys count now, the winner first. An open clip is what a reader steps through: its keys come first.
std::vector<Scope> active_scopes(const AppState& state) {
  if (state.player.sheet) return {Scope::Sheet, Scope::Global};  // it lies over everything else
  std::vector<Scope> scopes;
  if (state.focused_panel == kDatePanel && state.query.view == ViewKind::Board) scopes.push_back(Scope::Dates);
  if (state.query.view == ViewKind::Play) scopes.push_back(Scope::Play);
  if (state.player.is_open()) scopes.push_back(Scope::Player);
  if (!shown_item(state.query).empty() || has_item_list(state.query.view)) scopes.push_back(Scope::Items);
  if (shown_item(state.query).empty() && state.query.view != ViewKind::Play) scopes.push_back(Scope::Table);
  scopes.push_back(Scope::Global);
  return scopes;
}

}  // namespace

const Command* command_for_key(std::string_view key, KeyModifiers modifiers, const CommandContext& context) {
  if (!context.state.letter_keys && is_character(key) && !modifiers.control) return nullptr;
  const bool after_g = context.state.goto_pending;
  const std::string wanted = (after_g ? std::string(kAfterG) : std::string{}) + spell(key, modifiers);
  // Letters and digits answer the question in sight; a blank still plays its clip.
  const bool answers = is_asked(context.state) && is_character(key) && key != " " && !modifiers.control;
  for (const Scope scope : active_scopes(context.state)) {
    if (answers && scope != Scope::Play) break;
    for (const Command& command : command_list()) {
      if (command.scope != scope) continue;
      if (std::find(command.keys.begin(), command.keys.end(), wanted) == command.keys.end()) continue;
      if (command.action(context)) return &command;
    }
  }
  return nullptr;
}

const Command* find_command(std::string_view id) {
  const auto list = command_list();
  const auto found = std::find_if(list.begin(), list.end(), [&](const Command& command) { return command.id == id; });
  return found == list.end() ? nullptr : &*found;
}

std::string key_text(std::string_view key) {
  std::string out;
  if (key.starts_with(kAlt)) {
    out += kAlt;
    key.remove_prefix(kAlt.size());
  }
  if (key.starts_with(kControl)) {
    out += "Ctrl+";
    key.remove_prefix(kControl.size());
  }
  if (key.starts_with(kShift)) {
    out += kShift;
    key.remove_prefix(kShift.size());
  }
  if (key == "ArrowUp") return out + "\u2191";
  if (key == "ArrowDown") return out + "\u2193";
  if (key == "ArrowLeft") return out + "\u2190";
  if (key == "ArrowRight") return out + "\u2192";
  if (key == "PageUp") return out + "PgUp";
  if (key == "PageDown") return out + "PgDn";
  if (key == "Escape") return out + "Esc";
  if (key == " ") return out + "Space";
  const bool upper = key.size() == 1 && key[0] >= 'A' && key[0] <= 'Z';
  if (upper && out.empty()) out += kShift;
  out += key;
  if (out.starts_with("Ctrl+") && key.size() == 1 && lower(out.back()) == out.back())
    out.back() = out.back() >= 'a' && out.back() <= 'z' ? static_cast<char>(out.back() - 32) : out.back();
  return out;
}

std::string key_text(const Command& command) { return key_text(command.keys.front()); }

}  // namespace ego::web
