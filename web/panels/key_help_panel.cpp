#include <algorithm>
#include <array>
#include <utility>

#include "web/actions/command.h"
#include "web/panels/panels.h"
#include "web/widgets/controls.h"
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
                             ScopeTitle{Scope::Player, Text::ScopePlayer}, ScopeTitle{Scope::Play, Text::ScopePlay}};

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

void line_ui(Ui& ui, const Line& line, const Rect& rect) {
  if (line.title.empty()) return;
  if (line.keys.empty()) {
    draw_text(ui, line.title, rect, {.size = ui.size().small, .weight = Weight::Strong});
    ui.mirror.add(Role::Heading, "", line.title, rect);
    return;
  }
  draw_text(ui, line.title, rect, {.size = ui.size().small, .color = ui.color().text_muted});
  draw_text(ui, line.keys, rect, {.size = ui.size().small, .align = Align::Right});
  ui.mirror.add(Role::Text, "", std::string(line.title) + ": " + line.keys, rect);
}

}  // namespace

void key_help_ui(Ui& ui, const Rect& rect) {
  const std::vector<Line> lines = help_lines(ui);
  const float height = ui.px(ui.size().help_line);
  const std::size_t columns = ui.narrow() ? 1 : 2;
  const std::size_t rows = (lines.size() + columns - 1) / columns;
  const float pad = ui.px(ui.size().gap_large);
  const float title_height = ui.px(ui.size().control_height);
  const float content = height * static_cast<float>(rows);
  const float wanted = content + title_height + 2 * ui.px(ui.size().gap);
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
    const float column = (page.here().w - pad * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const Rect top = page.here();
    Stack right(top.x + column + pad, top.y, column);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      Rect place = i < rows ? page.take(height) : right.take(height);
      place.w = column;
      line_ui(ui, lines[i], place);
    }
    page.space(std::max(0.0F, right.here().y - page.here().y));
  }
  ui.mirror.close();
}

}  // namespace ego::web
