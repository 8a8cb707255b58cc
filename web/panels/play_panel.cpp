#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "web/panels/item_grid.h"
#include "web/panels/item_parts.h"
#include "web/panels/play_parts.h"
#include "web/panels/player_parts.h"
#include "web/views/play_order.h"
#include "web/widgets/flow.h"
#include "web/widgets/scroll.h"

namespace ego::web {
namespace {

constexpr std::array<std::uint64_t, 4> kSamples{10, 20, 50, 100};

/// A caption with chips behind it, below it on a narrow page; the page goes on below.
class ChipLine {
 public:
  ChipLine(Ui& ui, Text caption, Stack& page) : ui_(ui), page_(page), flow_(ui, page.here(), height(ui)) {
    const std::string title = ui.say(caption);
    const Rect box = flow_.place(ui.px(ui.size().id_column_most), height(ui));
    draw_text(ui, title, box, {.color = ui.color().text_muted});
    if (ui.narrow()) flow_.new_line();
    ui.mirror.open(Role::Group, "", "", box).label = title;
  }
  ~ChipLine() {
    ui_.mirror.close();
    page_.space(flow_.bottom() - page_.here().y + ui_.px(ui_.size().gap_small));
  }
  ChipLine(const ChipLine&) = delete;
  ChipLine& operator=(const ChipLine&) = delete;

  bool operator()(std::string_view key, const std::string& label, bool on) {
    return chip(ui_, key, label, flow_.place(chip_width(ui_, label), ui_.px(ui_.size().chip_height)), on);
  }
  Rect place(float width) { return flow_.place(width, height(ui_)); }

 private:
  static float height(const Ui& ui) { return ui.px(ui.size().control_height); }

  Ui& ui_;
  Stack& page_;
  Flow flow_;
};

void sample_ui(Ui& ui, const AppState& state, std::size_t available, Stack& page) {
  ChipLine line(ui, Text::PlaySample, page);
  for (const std::uint64_t count : kSamples) {
    if (count >= available) continue;
    const std::string label = std::to_string(count);
    if (line("play-sample/" + label, label, state.query.play_count == count)) ui.actions.push(SetPlaySample{count});
  }
  const bool all = !state.query.play_count || *state.query.play_count >= available;
  if (line("play-sample/all", ui.say(Text::PlayAllItems, {std::to_string(available)}), all))
    ui.actions.push(SetPlaySample{std::nullopt});
}

void setup_ui(Ui& ui, const AppState& state, const ItemsView& items, Stack& page) {
  paragraph(ui, "play-title", ui.say(Text::PlayTitle), {.size = ui.size().subtitle, .weight = Weight::Strong}, page);
  paragraph(ui, "play-about", ui.say(Text::PlayAbout), {.color = ui.color().text_muted}, page);
  page.space(ui.px(ui.size().gap));
  const std::size_t available = items.items().size();
  sample_ui(ui, state, available, page);
  {
    ChipLine line(ui, Text::PlayOptions, page);
    if (line("play-shuffle/off", ui.say(Text::PlayAsPublished), !state.query.play_shuffled) &&
        state.query.play_shuffled)
      ui.actions.push(ToggleShuffle{});
    if (line("play-shuffle/on", ui.say(Text::PlayShuffled), state.query.play_shuffled) && !state.query.play_shuffled)
      ui.actions.push(ToggleShuffle{});
  }
  {
    ChipLine line(ui, Text::Reference, page);
    const GoldReveal reveal = state.play.reveal;
    if (line("play-reveal/end", ui.say(Text::PlayRevealEnd), reveal == GoldReveal::AtEnd))
      ui.actions.push(SetReveal{GoldReveal::AtEnd});
    if (line("play-reveal/each", ui.say(Text::PlayRevealEach), reveal == GoldReveal::AfterEach))
      ui.actions.push(SetReveal{GoldReveal::AfterEach});
  }
  {
    ChipLine line(ui, Text::PlaySeed, page);
    if (const auto text = text_field(ui, {kPlaySeedField, state.query.play_seed, ui.say(Text::PlaySeedHint)},
                                     line.place(ui.px(ui.size().search_field))))
      ui.actions.push(EditField{std::string(kPlaySeedField), *text});
  }
  page.space(ui.px(ui.size().gap));
  const ButtonSpec start{
      .key = "play-start", .label = ui.say(Text::PlayStart), .look = ButtonLook::Primary, .disabled = available == 0};
  const Rect box = page.take(ui.px(ui.size().control_height));
  if (button(ui, start, {box.x, box.y, button_width(ui, start), box.h})) ui.actions.push(StartPlay{items.items()});
}

std::string clock_text(std::int64_t ms) {
  constexpr std::int64_t kMsPerSecond = 1000;
  constexpr std::int64_t kSecondsPerMinute = 60;
  const std::int64_t secs = ms / kMsPerSecond;
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
    const std::int64_t in_sight = session.shown_ms > 0 ? std::max<std::int64_t>(0, state.now_ms - session.shown_ms) : 0;
    const std::string time = clock_text(session.spent_ms + in_sight);
    draw_text(ui, time, line, {.color = ui.color().text_muted});
    ui.mirror.add(Role::Text, "play-clock", time, line);
  }
  Rect track = page.take(ui.px(ui.size().bar_thickness));
  fill(track, ui.color().bar, ui.px(ui.size().rounding_small));
  track.w *= static_cast<float>(session.answers.size()) / static_cast<float>(session.items.size());
  fill(track, ui.color().bar_value, ui.px(ui.size().rounding_small));
  page.space(ui.px(ui.size().gap));
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
    if (line("play-confidence/" + std::to_string(step), label, session.draft.confidence == value))
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
    setup_ui(ui, state, items, text);
  } else if (session->phase == PlayPhase::Done) {
    play_result_ui(ui, state, *session, views.play, text);
  } else if (index) {
    const Question& question = questions.questions[*index];
    progress_ui(ui, state, *session, text);
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
