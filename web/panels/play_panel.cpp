#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "web/panels/item_grid.h"
#include "web/panels/item_parts.h"
#include "web/panels/play_parts.h"
#include "web/panels/player_parts.h"
#include "web/views/play_order.h"
#include "web/widgets/scroll.h"

namespace ego::web {
namespace {

/// What is left of the answer window, or that it is over; before it begins, what it waits for.
void window_ui(Ui& ui, const PlaySession& session, std::int64_t now_ms, const Rect& line) {
  if (session.settings.conditions.window == AnswerWindow::Open) return;
  std::string words = ui.say(Text::PlayWindowWaits);
  Color color = ui.color().text_muted;
  if (session.window_secs) {
    const double left = kAnswerWindowSecs - (secs_in_sight(session, now_ms) - *session.window_secs);
    color = left < 0 ? ui.color().late : ui.color().accent;
    words = left < 0 ? std::string(ui.say(Text::PlayIsLate))
                     : ui.say(Text::PlaySecondsLeft, {std::to_string(static_cast<int>(std::ceil(left)))});
  }
  const Rect shown = draw_text(ui, words, line, {.weight = Weight::Strong, .color = color});
  ui.mirror.add(Role::Text, "play-window-left", words, shown);
}

std::string clock_text(double in_sight) {
  constexpr std::int64_t kSecondsPerMinute = 60;
  const auto secs = static_cast<std::int64_t>(in_sight);
  return fmt::format("{}:{:02}", secs / kSecondsPerMinute, secs % kSecondsPerMinute);
}

void progress_ui(Ui& ui, const AppState& state, const PlaySession& session, Stack& page) {
  const std::size_t at = session.phase == PlayPhase::Revealed ? session.answers.size() : session.answers.size() + 1;
  Rect line = page.take(ui.px(ui.size().control_height));
  const ButtonSpec end{.key = "play-end",
                       .label = ui.say(Text::PlayEnd),
                       .look = ButtonLook::Quiet,
                       .disabled = session.answers.empty()};
  if (button(ui, end, line.cut_right(button_width(ui, end)))) ui.actions.push(FinishPlay{});
  const std::string place = ui.say(Text::PositionOf, {std::to_string(at), std::to_string(session.items.size())});
  const Rect shown = draw_text(ui, place, line, {.weight = Weight::Strong});
  ui.mirror.add(Role::Status, "play-position", place, shown);
  line.cut_left(shown.w + ui.px(ui.size().gap));
  if (session.phase == PlayPhase::Asking) {
    const std::string time = clock_text(secs_in_sight(session, state.now_ms));
    const Rect clock = draw_text(ui, time, line, {.color = ui.color().text_muted});
    ui.mirror.add(Role::Text, "play-clock", time, clock);
    line.cut_left(clock.w + ui.px(ui.size().gap));
    window_ui(ui, session, state.now_ms, line);
  }
  Rect track = page.take(ui.px(ui.size().bar_thickness));
  fill(track, ui.color().bar, ui.px(ui.size().rounding_small));
  track.w *= static_cast<float>(session.answers.size()) / static_cast<float>(session.items.size());
  fill(track, ui.color().bar_value, ui.px(ui.size().rounding_small));
  page.space(ui.px(ui.size().gap));
}

/// What the clip is held to, so that nobody looks for its sound.
void conditions_line_ui(Ui& ui, const PlaySession& session, const ItemsView& items, Stack& page) {
  const std::string line = condition_words(session.settings.conditions, items, ui.tongue);
  if (line.empty()) return;
  paragraph(ui, "play-held-to", line, {.size = ui.size().small, .color = ui.color().text_muted}, page);
  page.space(ui.px(ui.size().gap_small));
}

void question_ui(Ui& ui, const Question& question, Stack& page) {
  paragraph(ui, "play-question", localized(ui, question.text, question.text_zh),
            {.size = ui.size().subtitle, .weight = Weight::Strong}, page);
  page.space(ui.px(ui.size().gap));
}

void confidence_ui(Ui& ui, const PlaySession& session, Stack& page) {
  constexpr std::array kSteps{0, 25, 50, 75, 100};
  constexpr double kPercent = 100;
  ChipLine line(ui, Text::PlayConfidence, page);
  for (const int step : kSteps) {
    const std::string label = std::to_string(step) + " %";
    const double value = step / kPercent;
    if (line({"play-confidence/" + std::to_string(step), label, session.draft.confidence == value}))
      ui.actions.push(SetConfidence{value, 0});
  }
}

void form_ui(Ui& ui, const PlaySession& session, Stack& page) {
  page.space(ui.px(ui.size().gap_small));
  confidence_ui(ui, session, page);
  Flow flow(ui, page.here(), ui.px(ui.size().control_height));
  const bool ready = session.draft.option || session.draft.unknown || !session.draft.text.empty();
  const ButtonSpec submit{
      .key = "play-submit", .label = ui.say(Text::PlaySubmit), .look = ButtonLook::Primary, .disabled = !ready};
  if (button(ui, submit, flow.place(button_width(ui, submit), ui.px(ui.size().control_height))))
    ui.actions.push(SubmitAnswer{});
  const ButtonSpec unknown{
      .key = "play-unknown", .label = ui.say(Text::PlayUnknown), .selected = session.draft.unknown};
  if (button(ui, unknown, flow.place(button_width(ui, unknown), ui.px(ui.size().control_height))))
    ui.actions.push(AnswerUnknown{});
  page.space(flow.bottom() - page.here().y + ui.px(ui.size().gap));
  paragraph(ui, "play-keys", ui.say(Text::PlayKeys), {.size = ui.size().small, .color = ui.color().text_muted}, page);
}

void revealed_ui(Ui& ui, Stack& page) {
  page.space(ui.px(ui.size().gap));
  const ButtonSpec next{.key = "play-next", .label = ui.say(Text::Next), .look = ButtonLook::Primary};
  const Rect box = page.take(ui.px(ui.size().control_height));
  if (button(ui, next, {box.x, box.y, button_width(ui, next), box.h})) ui.actions.push(NextQuestion{});
}

}  // namespace

void play_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const ItemsView& items = views.items;
  if (items_missing_ui(ui, state, rect) || items.questions() == nullptr) return;
  const QuestionSet& questions = *items.questions();
  const PlaySession* session = find_session(state.play, state.current()->entry.id);
  const float gap = ui.px(ui.size().gap_large);
  const float room = rect.w - 2 * ui.margin() - ui.px(ui.size().scrollbar);
  const auto index = session == nullptr ? std::nullopt : questions.find(asked_item(*session));
  const bool beside = index && room >= ui.px(ui.size().item_width_least + ui.size().poster_width) + gap;
  const float clip_width = std::min(room - ui.px(ui.size().item_width_least) - gap, ui.px(ui.size().poster_most));
  ScrollPage page(ui, "play", rect, room);
  const Rect top = page.here();
  Stack text(top.x, top.y, std::min(beside ? room - clip_width - gap : room, ui.px(ui.size().item_width)));
  if (session == nullptr || session->phase == PlayPhase::Setup) {
    play_setup_ui(ui, state, views, text);
  } else if (session->phase == PlayPhase::Done) {
    play_result_ui(ui, state, *session, views, text);
  } else if (index) {
    const Question& question = questions.questions[*index];
    progress_ui(ui, state, *session, text);
    conditions_line_ui(ui, *session, items, text);
    question_ui(ui, question, text);
    Stack side(top.x + room - clip_width, top.y, clip_width);
    Stack& clip = beside ? side : text;
    if (!player_ui(ui, state, views.player, clip)) {
      clip_ui(ui, state, question, clip);
      own_media_ui(ui, state, question, clip);
    }
    if (!beside) text.space(ui.px(ui.size().gap));
    play_options_ui(ui, *session, question, *index, text);
    if (session->phase == PlayPhase::Revealed)
      revealed_ui(ui, text);
    else
      form_ui(ui, *session, text);
    if (beside && side.here().y > text.here().y) text.space(side.here().y - text.here().y);
  }
  page.space(text.here().y - top.y + ui.px(ui.size().gap_large));
}

}  // namespace ego::web
