#include <algorithm>
#include <array>
#include <utility>

#include "web/actions/command.h"
#include "web/panels/panels.h"
#include "web/widgets/controls.h"
#include "web/widgets/prose.h"
#include "web/widgets/scroll.h"
#include "web/widgets/sheet.h"

namespace ego::web {
namespace {

struct ScopeTitle {
  Scope scope;
  Text title;
};

/// In the order of the help.
constexpr std::array kScopes{ScopeTitle{Scope::Global, Text::ScopeGlobal}, ScopeTitle{Scope::Table, Text::ScopeTable},
                             ScopeTitle{Scope::Dates, Text::BoardDate},    ScopeTitle{Scope::Items, Text::ScopeItems},
                             ScopeTitle{Scope::Player, Text::ScopePlayer}, ScopeTitle{Scope::Sheet, Text::SheetOpen},
                             ScopeTitle{Scope::Play, Text::ScopePlay}};

/// One line of the help: a scope's title, or a command with its keys.
struct Line {
  std::string_view title;
  std::string keys;  ///< empty: a heading
};

std::vector<Line> help_lines(const Ui& ui) {
  std::vector<Line> lines;
  for (const auto& [scope, title] : kScopes) {
    bool headed = false;
    for (const Command& command : command_list()) {
      if (command.scope != scope || command.keys.front().empty()) continue;
      if (!std::exchange(headed, true)) {
        if (!lines.empty()) lines.push_back({});
        lines.push_back({ui.say(title), {}});
      }
      std::string keys;
      for (const std::string_view key : command.keys) {
        if (!key.empty()) keys += (keys.empty() ? "" : "   ") + key_text(key);
      }
      lines.push_back({ui.say(command.title), std::move(keys)});
    }
  }
  return lines;
}

TextLook title_look(const Ui& ui) { return {.size = ui.size().small, .color = ui.color().text_muted}; }

/// What its keys leave of a line for its title.
float title_room(const Ui& ui, const Line& line, float width) {
  return width - text_width(ui, line.keys, {.size = ui.size().small}) - ui.px(ui.size().gap);
}

float line_height(const Ui& ui, const Line& line, float width) {
  const float one = ui.px(ui.size().help_line);
  if (line.keys.empty()) return one;
  const std::size_t lines = wrap(ui, line.title, title_room(ui, line, width), title_look(ui)).size();
  return lines <= 1 ? one : prose_height(ui, lines, title_look(ui)) + ui.px(ui.size().gap_small);
}

void line_ui(Ui& ui, const Line& line, const Rect& rect) {
  if (line.title.empty()) return;
  if (line.keys.empty()) {
    draw_text(ui, line.title, rect, {.size = ui.size().small, .weight = Weight::Strong});
    ui.mirror.add(Role::Heading, "", line.title, rect);
    return;
  }
  Rect first = Rect(rect).cut_top(ui.px(ui.size().help_line));
  draw_text(ui, line.keys, first, {.size = ui.size().small, .align = Align::Right});
  const float room = title_room(ui, line, rect.w);
  if (rect.h <= first.h)
    draw_text(ui, line.title, first, title_look(ui));
  else
    draw_prose(ui, line.title, {rect.x, rect.y + ui.px(ui.size().gap_tiny), room, rect.h}, title_look(ui));
  ui.mirror.add(Role::Text, "", std::string(line.title) + ": " + line.keys, rect);
}

}  // namespace

void key_help_ui(Ui& ui, const Rect& rect) {
  const std::vector<Line> lines = help_lines(ui);
  const std::size_t columns = ui.narrow() ? 1 : 2;
  const std::size_t rows = (lines.size() + columns - 1) / columns;
  const float pad = ui.px(ui.size().gap_large);
  const float title_height = ui.px(ui.size().control_height);
  const float room = sheet_width(ui, rect) - 2 * (pad + ui.margin());
  const float column = (room - pad * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  std::array<float, 2> heights{};  // of the columns
  for (std::size_t i = 0; i < lines.size(); ++i) heights[i / rows] += line_height(ui, lines[i], column);
  const float wanted = std::max(heights[0], heights[1]) + title_height + 2 * ui.px(ui.size().gap);
  const Rect box = sheet_box(ui, wanted, rect);
  const Sheet sheet(ui, "key-help", box);
  ui.mirror.open(Role::Dialog, "key-help", "", box).label = ui.say(Text::KeyHelpTitle);
  Rect inner = box.inset(pad, ui.px(ui.size().gap));
  Rect title = inner.cut_top(title_height);
  const ButtonSpec close{.key = "close-key-help",
                         .label = "",
                         .symbol = Symbol::Close,
                         .look = ButtonLook::Quiet,
                         .spoken = ui.say(Text::Close)};
  if (button(ui, close, title.cut_right(title.h))) ui.actions.push(ToggleKeyHelp{});
  draw_text(ui, ui.say(Text::KeyHelpTitle), title, {.size = ui.size().subtitle, .weight = Weight::Strong});
  {
    ScrollPage page(ui, "key-help-lines", inner, inner.w);
    const Rect top = page.here();
    Stack right(top.x + column + pad, top.y, column);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const float height = line_height(ui, lines[i], column);
      Rect place = i < rows ? page.take(height) : right.take(height);
      place.w = column;
      line_ui(ui, lines[i], place);
    }
    page.space(std::max(0.0F, right.here().y - page.here().y));
  }
  ui.mirror.close();
}

}  // namespace ego::web
