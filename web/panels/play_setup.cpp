#include <array>
#include <string>
#include <utility>

#include "web/panels/item_parts.h"
#include "web/panels/play_parts.h"

namespace ego::web {
namespace {

constexpr std::array<std::uint64_t, 4> kSamples{10, 20, 50, 100};

void sample_ui(Ui& ui, const AppState& state, std::size_t available, Stack& page) {
  ChipLine line(ui, Text::PlaySample, page);
  for (const std::uint64_t count : kSamples) {
    if (count >= available) continue;
    const std::string label = std::to_string(count);
    if (line({"play-sample/" + label, label, state.query.play_count == count})) ui.actions.push(SetPlaySample{count});
  }
  const bool all = !state.query.play_count || *state.query.play_count >= available;
  if (line({"play-sample/all", ui.say(Text::PlayAllItems, {std::to_string(available)}), all}))
    ui.actions.push(SetPlaySample{std::nullopt});
}

/// One condition: two chips, the first is how a test without it goes.
template <class Choice>
struct Condition {
  std::string_view key;
  Text caption;
  Text usual;
  Text held;
  Choice PlayConditions::* member;
  Choice to;  ///< value that `held` stands for
};

template <class Choice>
void condition_ui(Ui& ui, const PlayConditions& now, const Condition<Choice>& condition, Stack& page) {
  ChipLine line(ui, condition.caption, page);
  const std::string key(condition.key);
  const bool is_held = now.*condition.member == condition.to;
  const auto choose = [&](Choice value) {
    PlayConditions next = now;
    next.*condition.member = value;
    ui.actions.push(SetConditions{std::move(next)});
  };
  if (line({key + "/usual", ui.say(condition.usual), !is_held})) choose(Choice{});
  if (line({key + "/held", ui.say(condition.held), is_held})) choose(condition.to);
}

/// Whose frames are shown: a menu, for there may be many rows.
void frames_ui(Ui& ui, const PlayConditions& now, const Views& views, Stack& page) {
  ChipLine line(ui, Text::PlayFrames, page);
  const std::string whole = ui.say(Text::PlayWholeClip);
  const auto name = [&](const std::string& id) { return id.empty() ? whole : seen_name(id, views.items, ui.tongue); };
  const std::string value = name(now.seen);
  if (!menu_open(ui, "play-frames", "", value, line.place(menu_button_width(ui, "", value)))) return;
  const auto choice = [&](const std::string& id) {
    if (!menu_item(ui, "play-frames/" + id, name(id), "", now.seen == id)) return;
    PlayConditions next = now;
    next.seen = id;
    ui.actions.push(SetConditions{std::move(next)});
  };
  choice({});
  for (const std::string& id : views.play.frame_choices()) choice(id);
  menu_close();
}

void conditions_ui(Ui& ui, const AppState& state, const Views& views, Stack& page) {
  page.space(ui.px(ui.size().gap_small));
  paragraph(ui, "play-conditions", ui.say(Text::PlayConditionsTitle), {.weight = Weight::Strong}, page);
  paragraph(ui, "play-conditions-about", ui.say(Text::PlayConditionsAbout), {.color = ui.color().text_muted}, page);
  page.space(ui.px(ui.size().gap_small));
  PlayConditions now = state.play.conditions;
  now.seen = views.play.wanted_frames(state.query);
  frames_ui(ui, now, views, page);
  condition_ui<PlaySound>(
      ui, now,
      {"play-sound", Text::PlaySoundTitle, Text::PlaySoundOn, Text::PlaySilent, &PlayConditions::sound, PlaySound::Off},
      page);
  condition_ui<Replay>(
      ui, now,
      {"play-replay", Text::PlayReplay, Text::PlayReplayFree, Text::PlayOnce, &PlayConditions::replay, Replay::Once},
      page);
  condition_ui<AnswerWindow>(ui, now,
                             {"play-window", Text::PlayTime, Text::PlayNoLimit, Text::PlayWindow,
                              &PlayConditions::window, AnswerWindow::Short},
                             page);
  condition_ui<PlayOrder>(ui, now,
                          {"play-order", Text::PlayOrderTitle, Text::PlayShuffled, Text::PlayStreaming,
                           &PlayConditions::order, PlayOrder::Streaming},
                          page);
}

}  // namespace

void play_setup_ui(Ui& ui, const AppState& state, const Views& views, Stack& page) {
  const ItemsView& items = views.items;
  paragraph(ui, "play-title", ui.say(Text::PlayTitle), {.size = ui.size().subtitle, .weight = Weight::Strong}, page);
  paragraph(ui, "play-about", ui.say(Text::PlayAbout), {.color = ui.color().text_muted}, page);
  page.space(ui.px(ui.size().gap));
  const std::size_t available = items.items().size();
  sample_ui(ui, state, available, page);
  {
    ChipLine line(ui, Text::PlayOptions, page);
    if (line({"play-shuffle/off", ui.say(Text::PlayAsPublished), !state.query.play_shuffled}) &&
        state.query.play_shuffled)
      ui.actions.push(ToggleShuffle{});
    if (line({"play-shuffle/on", ui.say(Text::PlayShuffled), state.query.play_shuffled}) && !state.query.play_shuffled)
      ui.actions.push(ToggleShuffle{});
  }
  {
    ChipLine line(ui, Text::Reference, page);
    const GoldReveal reveal = state.play.reveal;
    if (line({"play-reveal/end", ui.say(Text::PlayRevealEnd), reveal == GoldReveal::AtEnd}))
      ui.actions.push(SetReveal{GoldReveal::AtEnd});
    if (line({"play-reveal/each", ui.say(Text::PlayRevealEach), reveal == GoldReveal::AfterEach}))
      ui.actions.push(SetReveal{GoldReveal::AfterEach});
  }
  {
    ChipLine line(ui, Text::PlaySeed, page);
    if (const auto text = text_field(ui, {kPlaySeedField, state.query.play_seed, ui.say(Text::PlaySeedHint)},
                                     line.place(ui.px(ui.size().search_field))))
      ui.actions.push(EditField{std::string(kPlaySeedField), *text});
  }
  conditions_ui(ui, state, views, page);
  page.space(ui.px(ui.size().gap));
  const ButtonSpec start{
      .key = "play-start", .label = ui.say(Text::PlayStart), .look = ButtonLook::Primary, .disabled = available == 0};
  const Rect box = page.take(ui.px(ui.size().control_height));
  if (button(ui, start, {box.x, box.y, button_width(ui, start), box.h}))
    ui.actions.push(StartPlay{items.items(), views.play.wanted_frames(state.query)});
}

}  // namespace ego::web
