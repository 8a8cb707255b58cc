#include "web/panels/panels.h"
#include "web/widgets/tab_strip.h"

namespace ego::web {
namespace {

/// The mark: an eye made of two arcs and a pupil, drawn in the accent colour.
void draw_mark(const Ui& ui, const Rect& rect) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float radius = ui.px(ui.size().wordmark) * ui.size().mark_radius;
  const ImVec2 center{rect.mid_x(), rect.mid_y()};
  const ImU32 color = to_u32(ui.color().accent);
  list.AddCircle(center, radius, color, 0, ui.size().mark_stroke * ui.tokens.em);
  list.AddCircleFilled({center.x + radius * ui.size().pupil_shift, center.y}, radius * ui.size().pupil_radius, color);
}

float draw_wordmark(Ui& ui, const Rect& rect) {
  const TextLook look{.size = ui.size().wordmark, .weight = Weight::Strong};
  const float mark = ui.px(ui.size().wordmark);
  Rect inner = rect;
  draw_mark(ui, inner.cut_left(mark));
  inner.cut_left(ui.px(ui.size().gap_tiny));
  const Rect shown = draw_text(ui, ui.say(Text::AppName), inner, look);
  ui.mirror.add(Role::Heading, "app", ui.say(Text::AppName), shown);
  return shown.right() - rect.x;
}

std::string theme_label(const Ui& ui, const AppState& state) {
  constexpr Text kNames[] = {Text::ThemeSystem, Text::ThemeLight, Text::ThemeDark, Text::ThemeContrast};
  return ui.say(Text::ThemeButton, {ui.say(kNames[static_cast<std::size_t>(state.query.theme)])});
}

/// The buttons at the right, laid out from the right edge.
void actions_ui(Ui& ui, const AppState& state, Rect& rect) {
  const float height = ui.px(ui.size().control_height);
  const auto place = [&](float width) {
    const Rect box = rect.cut_right(width);
    rect.cut_right(ui.px(ui.size().gap_tiny));
    return Rect{box.x, box.mid_y() - height / 2, box.w, height};
  };
  const ButtonSpec language{.key = "language", .label = ui.say(Text::LanguageButton), .look = ButtonLook::Quiet};
  if (button(ui, language, place(button_width(ui, language)))) ui.actions.push(SwitchLanguage{});
  const std::string theme = theme_label(ui, state);
  const ButtonSpec look{
      .key = "theme", .label = "", .symbol = Symbol::Theme, .look = ButtonLook::Quiet, .spoken = theme};
  if (button(ui, look, place(button_width(ui, look)))) ui.actions.push(CycleTheme{});
  if (ImGui::IsItemHovered()) tooltip(ui, theme);
  const ButtonSpec link{.key = "copy-link",
                        .label = "",
                        .symbol = Symbol::Link,
                        .look = ButtonLook::Quiet,
                        .spoken = ui.say(Text::CopyLinkButton)};
  if (button(ui, link, place(button_width(ui, link)))) ui.actions.push(CopyLink{});
  if (ImGui::IsItemHovered()) tooltip(ui, ui.say(Text::CopyLinkButton));
  const ButtonSpec save{
      .key = "export", .label = "", .symbol = Symbol::Save, .look = ButtonLook::Quiet, .spoken = ui.say(Text::Export)};
  if (button(ui, save, place(button_width(ui, save)))) ui.actions.push(ToggleExport{});
  if (ImGui::IsItemHovered()) tooltip(ui, ui.say(Text::Export));
  rect.cut_right(ui.px(ui.size().gap_tiny));
  const ButtonSpec files{.key = "open-files",
                         .label = ui.narrow() ? "" : ui.say(Text::OpenFilesButton),
                         .symbol = Symbol::File,
                         .look = ButtonLook::Primary,
                         .spoken = ui.say(Text::OpenFilesButton)};
  if (button(ui, files, place(button_width(ui, files)))) ui.actions.push(OpenFiles{});
  if (ImGui::IsItemHovered()) tooltip(ui, ui.say(Text::OpenFilesHint));
}

/// `EgoCross, published results` -> `EgoCross`: what a tab has room for.
std::string_view short_title(std::string_view title) {
  for (const std::string_view separator : {", ", " (", "\uFF0C", "\uFF08", " \u5DF2"})
    title = title.substr(0, title.find(separator));
  return title;
}

void benchmark_tabs_ui(Ui& ui, const AppState& state, const Rect& rect) {
  const auto title = [&](const BenchmarkData& data) {
    return short_title(localized(ui, data.entry.title, data.entry.title_zh));
  };
  float total = 0;
  for (const BenchmarkData& data : state.benchmarks) total += tab_width(ui, title(data));
  TabStrip strip(ui, "benchmarks", ui.say(Text::Benchmarks), rect, total);
  for (const BenchmarkData& data : state.benchmarks) {
    if (strip.add("bench/" + data.entry.id, title(data), &data == state.current() ? TabMark::Current : TabMark::Other))
      ui.actions.push(OpenBenchmark{data.entry.id});
  }
}

}  // namespace

float top_bar_height(const Ui& ui) {
  return ui.px(ui.size().bar_height) + (ui.narrow() ? ui.px(ui.size().control_height) : 0);
}

void top_bar_ui(Ui& ui, const AppState& state, const Rect& rect) {
  fill(rect, ui.color().panel);
  line_below(ui, rect, ui.color().line);
  Rect inner = rect.inset(ui.margin(), 0);
  Rect first = ui.narrow() ? inner.cut_top(ui.px(ui.size().bar_height)) : inner;
  const float wordmark = draw_wordmark(ui, first);
  first.cut_left(wordmark + ui.px(ui.size().gap_large));
  actions_ui(ui, state, first);
  first.cut_right(ui.px(ui.size().gap));
  benchmark_tabs_ui(ui, state, ui.narrow() ? inner : first);
}

const std::string& localized(const Ui& ui, const std::string& english, const std::string& chinese) {
  return ui.tongue == Tongue::Chinese && !chinese.empty() ? chinese : english;
}

}  // namespace ego::web
