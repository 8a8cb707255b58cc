#include "web/panels/play_parts.h"

#include <algorithm>

#include <fmt/format.h>

#include "web/panels/item_parts.h"
#include "web/views/play_order.h"
#include "web/widgets/flow.h"

namespace ego::web {
namespace {

constexpr double kPercent = 100;

/// How an option looks now.
struct OptionState {
  bool chosen = false;
  bool right = false;  ///< the reference, once it may be shown
  bool live = true;    ///< may be pressed
};

void option_ui(Ui& ui, std::string_view text, std::uint32_t place, const OptionState& state, Stack& page) {
  const std::string letter(1, static_cast<char>('A' + place));
  const float letter_width = ui.px(ui.size().option_letter);
  const float mark_width = ui.px(ui.size().mark) + ui.px(ui.size().gap_small);
  const float width = page.here().w - letter_width - mark_width - 2 * ui.px(ui.size().gap_small);
  const float height = prose_height(ui, wrap(ui, text, width, {}).size(), {});
  const Rect rect = page.take(std::max(height + 2 * ui.px(ui.size().gap_small), ui.px(ui.size().touch_target)));
  page.space(ui.px(ui.size().gap_tiny));
  std::string spoken = letter + ". " + std::string(text);
  if (state.right) spoken += std::string(" (") + ui.say(Text::Reference) + ")";
  Press press;
  if (state.live)
    press = press_area(ui, "play-option/" + letter, rect, Role::Toggle, spoken, state.chosen);
  else
    ui.mirror.add(Role::ListItem, "play-option/" + letter, spoken, rect).selected = state.chosen;
  const float rounding = ui.px(ui.size().rounding);
  const Color frame = state.right ? ui.color().right : state.chosen ? ui.color().accent : ui.color().line_strong;
  if (state.right)
    fill(rect, with_alpha(ui.color().right, ui.size().option_tint), rounding);
  else if (state.chosen)
    fill(rect, ui.color().selected, rounding);
  if (press.hovered) fill(rect, press.held ? ui.color().pressed : ui.color().hover, rounding);
  outline(ui, rect, frame, rounding);
  Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  draw_text(ui, letter, inner.cut_left(letter_width),
            {.weight = Weight::Strong, .color = state.chosen || state.right ? frame : ui.color().text_muted});
  const Rect mark = inner.cut_right(mark_width);
  if (state.right)
    draw_symbol(ui, Symbol::Right, mark, ui.color().right);
  else if (state.chosen && !state.live)
    draw_symbol(ui, Symbol::Wrong, mark, ui.color().wrong);
  else if (state.chosen)
    draw_symbol(ui, Symbol::Check, mark, ui.color().accent);
  draw_prose(ui, text, {inner.x, inner.mid_y() - height / 2, width, height}, {});
  if (press.focused) focus_ring(ui, rect, rounding);
  if (press.clicked) ui.actions.push(ChooseOption{place});
}

std::string percent(double share) { return fmt::format("{:.1f}", kPercent * share); }

/// Name, share, and its interval on the axis that all lines share.
void result_line_ui(Ui& ui, const PlayResult& result, Stack& page) {
  Rect line = page.take(ui.px(ui.size().row_height));
  const Rect whole = line;
  if (result.human) fill(line, ui.color().selected, ui.px(ui.size().rounding_small));
  line = line.inset(ui.px(ui.size().gap_small), 0);
  const std::string counts = fmt::format("{}/{}", result.right, result.n);
  const double share = result.n == 0 ? 0 : static_cast<double>(result.right) / static_cast<double>(result.n);
  const std::string value = result.n == 0 ? "\u2013" : percent(share);
  draw_text(ui, counts, line.cut_right(ui.px(ui.size().number_column)),
            {.size = ui.size().small, .align = Align::Right, .color = ui.color().text_muted});
  draw_text(ui, value, line.cut_right(ui.px(ui.size().id_column)), {.weight = Weight::Strong, .align = Align::Right});
  line.cut_right(ui.px(ui.size().gap));
  const Rect axis = line.cut_right(line.w / 2);
  fill({axis.x, axis.mid_y(), axis.w, ui.px(ui.size().hairline)}, ui.color().line);
  const Color color = result.human ? ui.color().accent : ui.color().text_muted;
  std::string spoken = result.name + ": " + value + " (" + counts + ")";
  if (result.bounds) {
    const float thickness = ui.px(ui.size().bar_thickness);
    const auto left = static_cast<float>(result.bounds->lo) * axis.w;
    const auto right = static_cast<float>(result.bounds->hi) * axis.w;
    fill({axis.x + left, axis.mid_y() - thickness / 2, right - left, thickness},
         with_alpha(color, ui.size().tag_outline), thickness / 2);
    const float dot = ui.px(ui.size().gap_small);
    fill({axis.x + static_cast<float>(share) * axis.w - dot / 2, axis.mid_y() - dot / 2, dot, dot}, color, dot / 2);
    spoken += " [" + percent(result.bounds->lo) + ", " + percent(result.bounds->hi) + "]";
  }
  draw_text(ui, result.name, line, {.weight = result.human ? Weight::Strong : Weight::Regular});
  ui.mirror.add(Role::ListItem, "play-result/" + result.row, spoken, whole);
}

void buttons_ui(Ui& ui, const PlaySession& session, Stack& page) {
  Flow flow(ui, page.here(), ui.px(ui.size().control_height));
  const auto one = [&](const ButtonSpec& spec) {
    return button(ui, spec, flow.place(button_width(ui, spec), ui.px(ui.size().control_height)));
  };
  if (one({.key = "play-export", .label = ui.say(Text::PlayExport), .look = ButtonLook::Primary}))
    ui.actions.push(ExportPlay{});
  if (!session.row.empty() && one({.key = "play-board", .label = ui.say(Text::DropShowBoard)})) {
    ui.actions.push(OpenView{ViewKind::Board});
    ui.actions.push(SelectRow{session.row});
  }
  if (one({.key = "play-again", .label = ui.say(Text::PlayAgain), .look = ButtonLook::Quiet}))
    ui.actions.push(ResetPlay{});
  page.space(flow.bottom() - page.here().y + ui.px(ui.size().gap));
}

/// The conditions of the test, and what came of the answer window.
void held_to_ui(Ui& ui, const PlaySession& session, const Views& views, Stack& page) {
  const std::string words = condition_words(session.settings.conditions, views.items, ui.tongue);
  if (words.empty()) return;
  paragraph(ui, "play-result-conditions", ui.say(Text::PlayHeldTo, {words}), {.color = ui.color().text_muted}, page);
  if (session.settings.conditions.window == AnswerWindow::Open) return;
  const std::string late =
      ui.say(Text::PlayLate, {std::to_string(views.play.late()), std::to_string(session.answers.size())});
  paragraph(ui, "play-late", late, {.color = views.play.late() > 0 ? ui.color().late : ui.color().text_muted}, page);
}

}  // namespace

void play_options_ui(Ui& ui, const PlaySession& session, const Question& question, std::uint32_t index, Stack& page) {
  const bool asking = session.phase == PlayPhase::Asking;
  const PlayAnswer& answer = asking ? session.draft : session.answers.back();
  if (question.options.empty()) {
    const Rect box = page.take(ui.px(ui.size().control_height));
    if (!asking) return;
    if (const auto text = text_field(ui, {kPlayTextField, answer.text, ui.say(Text::PlayTextHint)}, box))
      ui.actions.push(EditField{std::string(kPlayTextField), *text});
    return;
  }
  const std::size_t count = question.options.size();
  const std::vector<std::uint32_t> order =
      session.settings.shuffled ? option_order(index, count, session.settings.seed) : std::vector<std::uint32_t>{};
  const std::vector<std::uint8_t> gold = asking ? std::vector<std::uint8_t>{} : gold_options(question);
  ui.mirror.open(Role::Group, "play-options", "", page.here()).label = ui.say(Text::Options);
  for (std::uint32_t place = 0; place < count; ++place) {
    const std::uint32_t option = order.empty() ? place : order[place];
    const bool translated = ui.tongue == Tongue::Chinese && option < question.options_zh.size();
    const std::string& text = translated ? question.options_zh[option] : question.options[option];
    const bool right = std::find(gold.begin(), gold.end(), option + 1) != gold.end();
    // The letter the source wrote is another one where options are shuffled.
    option_ui(ui, bare_option(text, static_cast<char>('A' + option)), place, {answer.option == option, right, asking},
              page);
  }
  ui.mirror.close();
}

void play_result_ui(Ui& ui, const AppState& state, const PlaySession& session, const Views& views, Stack& page) {
  const PlayView& view = views.play;
  const auto own =
      std::find_if(view.results().begin(), view.results().end(), [](const PlayResult& r) { return r.human; });
  std::string title = ui.say(Text::PlayDone, {std::to_string(session.answers.size())});
  if (own != view.results().end() && own->n > 0)
    title = ui.say(Text::PlayScore, {std::to_string(own->right), std::to_string(own->n),
                                     percent(static_cast<double>(own->right) / static_cast<double>(own->n))});
  paragraph(ui, "play-score", title, {.size = ui.size().title, .weight = Weight::Strong}, page);
  if (const auto bounds = own != view.results().end() ? own->bounds : std::nullopt) {
    const std::string detail =
        ui.say(Text::PlayInterval, {percent(bounds->lo), percent(bounds->hi), fmt::format("{:.1f}", view.mean_secs())});
    paragraph(ui, "play-interval", detail, {.color = ui.color().text_muted}, page);
  }
  held_to_ui(ui, session, views, page);
  page.space(ui.px(ui.size().gap));
  buttons_ui(ui, session, page);
  const QuestionSet* questions = state.current()->questions.ready();
  if (questions != nullptr && !questions->has_gold())
    return paragraph(ui, "play-unscored", ui.say(Text::PlayNoGold), {.color = ui.color().text_muted}, page);
  if (view.results().empty()) return paragraph(ui, "play-scoring", ui.say(Text::LoadingItems), {}, page);
  section_title(ui, "play-beside", ui.say(Text::PlayBeside), page);
  ui.mirror.open(Role::List, "play-results", "", page.here()).label = ui.say(Text::PlayBeside);
  for (const PlayResult& result : view.results()) result_line_ui(ui, result, page);
  ui.mirror.close();
  page.space(ui.px(ui.size().gap));
  paragraph(ui, "play-missing", ui.say(Text::PlayMissing), {.size = ui.size().small, .color = ui.color().text_muted},
            page);
}

}  // namespace ego::web
