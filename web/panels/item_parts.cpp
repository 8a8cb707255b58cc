#include "web/panels/item_parts.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/board/item_matrix.h"
#include "web/panels/item_grid.h"

namespace ego::web {
namespace {

std::string gold_text(const Question& question) { return question.gold.as_id_text().value_or(std::string{}); }

/// Names of the rows whose answer is that option.
std::vector<std::string_view> voters(const Question& question, std::span<const ItemRow> rows, std::uint32_t item,
                                     std::uint8_t option) {
  std::vector<std::string_view> names;
  for (const ItemRow& row : rows) {
    const std::optional<VerdictView> verdict = verdict_of(row, item);
    if (verdict && answer_number(question, verdict->answer) == option) names.push_back(row.name);
  }
  return names;
}

std::string join(const std::vector<std::string_view>& parts) {
  std::string out;
  for (const std::string_view part : parts) {
    if (!out.empty()) out += ", ";
    out += part;
  }
  return out;
}

void option_ui(Ui& ui, const Question& question, std::span<const ItemRow> rows, std::uint32_t item, std::uint8_t number,
               bool is_gold, Stack& page) {
  const char letter = static_cast<char>('A' + number - 1);
  const std::string_view text = bare_option(question.options[number - 1U], letter);
  const float letter_width = ui.px(ui.size().option_letter);
  const Rect at = page.here();
  const float votes_width = std::min(ui.px(ui.size().votes_column), at.w * ui.size().votes_share);
  const float text_room = at.w - letter_width - votes_width - 2 * ui.px(ui.size().gap_small);
  const float text_height = prose_height(ui, wrap(ui, text, text_room, {}).size(), {});
  Rect row = page.take(std::max(text_height + ui.px(ui.size().gap_small), ui.px(ui.size().chip_height)));
  page.space(ui.px(ui.size().gap_tiny));
  const Rect whole = row;

  const std::vector<std::string_view> names = voters(question, rows, item, number);
  if (!rows.empty() && !names.empty()) {
    Rect bar = row;
    bar.w *= static_cast<float>(names.size()) / static_cast<float>(rows.size());
    fill(bar, is_gold ? with_alpha(ui.color().right, ui.size().option_tint) : ui.color().hover,
         ui.px(ui.size().rounding_small));
  }
  outline(ui, row, is_gold ? ui.color().right : ui.color().line, ui.px(ui.size().rounding_small));
  row = row.inset(ui.px(ui.size().gap_small), 0);
  const std::string mark(1, letter);
  draw_text(ui, mark, row.cut_left(letter_width),
            {.weight = Weight::Strong, .color = is_gold ? ui.color().right : ui.color().text_muted});
  Rect votes = row.cut_right(votes_width);
  if (is_gold) draw_symbol(ui, Symbol::Check, votes.cut_right(ui.px(ui.size().mark)), ui.color().right);
  // Names where they fit, else how many.
  const std::string who = join(names);
  const TextLook small{.size = ui.size().small, .align = Align::Right, .color = ui.color().text_muted};
  const std::string share = std::to_string(names.size()) + "/" + std::to_string(rows.size());
  if (!names.empty()) draw_text(ui, text_width(ui, who, small) <= votes.w ? who : share, votes, small);
  draw_prose(ui, text, {row.x, row.mid_y() - text_height / 2, text_room, text_height}, {});
  std::string spoken = mark + ". " + std::string(text);
  if (is_gold) spoken += std::string(" (") + ui.say(Text::Reference) + ")";
  if (!names.empty()) spoken += ": " + who;
  ui.mirror.add(Role::ListItem, "option/" + mark, spoken, whole);
}

}  // namespace

std::vector<std::uint8_t> gold_options(const Question& question) {
  std::vector<std::uint8_t> options;
  const auto add = [&](const json::Value& value) {
    const auto text = value.as_id_text();
    if (!text) return;
    const std::uint8_t number = answer_number(question, *text);
    if (number > 0 && number < kOtherAnswer) options.push_back(number);
  };
  if (const json::Array* list = question.gold.if_array()) {
    for (const json::Value& value : *list) add(value);
  } else {
    add(question.gold);
  }
  return options;
}

std::string_view bare_option(std::string_view option, char letter) {
  if (option.size() > 2 && option[0] == letter && (option[1] == '.' || option[1] == ')' || option[1] == ':')) {
    option.remove_prefix(2);
    while (!option.empty() && option[0] == ' ') option.remove_prefix(1);
  } else if (option.size() > 3 && option[0] == '(' && option[1] == letter && option[2] == ')') {
    option.remove_prefix(3);
    while (!option.empty() && option[0] == ' ') option.remove_prefix(1);
  }
  return option;
}

void paragraph(Ui& ui, std::string_view key, std::string_view text, const TextLook& look, Stack& page) {
  const Rect block = page.take(prose_height(ui, wrap(ui, text, page.here().w, look).size(), look));
  draw_prose(ui, text, block, look);
  ui.mirror.add(Role::Text, key, text, block);
  page.space(ui.px(ui.size().gap_small));
}

void section_title(Ui& ui, std::string_view key, std::string_view title, Stack& page) {
  page.space(ui.px(ui.size().gap));
  const Rect line = page.take(ui.px(ui.size().body + ui.size().gap));
  draw_text(ui, title, line, {.weight = Weight::Strong});
  ui.mirror.add(Role::Heading, key, title, line);
}

void options_ui(Ui& ui, const Question& question, std::span<const ItemRow> rows, std::uint32_t item, Stack& page) {
  const std::vector<std::uint8_t> gold = gold_options(question);
  if (!question.options.empty()) {
    ui.mirror.open(Role::List, "options", "", page.here()).label = ui.say(Text::Options);
    for (std::size_t i = 0; i < question.options.size(); ++i) {
      const auto number = static_cast<std::uint8_t>(std::min<std::size_t>(i + 1, kOtherAnswer - 1));
      option_ui(ui, question, rows, item, number, std::find(gold.begin(), gold.end(), number) != gold.end(), page);
    }
    ui.mirror.close();
  }
  std::string sentence;
  if (question.gold.is_null())
    sentence = ui.say(Text::ReferenceHidden);
  else if (gold.empty())
    sentence = std::string(ui.say(Text::Reference)) + ": " + gold_text(question);
  if (sentence.empty()) return;
  const Rect line = page.take(ui.px(ui.size().body + ui.size().gap_small));
  draw_text(ui, sentence, line, {.color = ui.color().text_muted});
  ui.mirror.add(Role::Text, "reference", sentence, line);
}

void clip_ui(Ui& ui, const AppState& state, const Question& question, Stack& page) {
  section_title(ui, "clip", ui.say(Text::Clip), page);
  const Image* poster = find_poster(state, question.media.ref);
  if (poster != nullptr && poster->width > 0) {
    const float width = std::min(page.here().w, ui.px(ui.size().poster_most));
    Rect box = page.take(width * static_cast<float>(poster->height) / static_cast<float>(poster->width));
    box.w = width;
    ImGui::GetWindowDrawList()->AddImageRounded(ImTextureRef(static_cast<ImTextureID>(poster->texture)), corner(box),
                                                far_corner(box), ImVec2{}, ImVec2{1, 1}, to_u32(rgb(0xFFFFFF)),
                                                ui.px(ui.size().rounding));
    ui.mirror.add(Role::Image, "poster", question.media.ref, box);
    page.space(ui.px(ui.size().gap_small));
  } else {
    const std::string sentence = question.media.ref.empty()
                                     ? ui.say(Text::MediaUnknown)
                                     : std::string(ui.say(Text::MediaAbsent)) + " " + question.media.ref;
    const TextLook look{.color = ui.color().text_muted};
    const Rect block = page.take(prose_height(ui, wrap(ui, sentence, page.here().w, look).size(), look));
    draw_prose(ui, sentence, block, look);
    ui.mirror.add(Role::Text, "media", sentence, block);
  }
}

void evidence_ui(Ui& ui, const Question& question, Stack& page) {
  if (question.evidence.empty()) return;
  double end = question.media.end_secs - question.media.start_secs;
  std::string text;
  for (const Interval& interval : question.evidence) {
    end = std::max(end, interval.end_secs);
    if (!text.empty()) text += ", ";
    text += ui.say(Text::EvidenceSpan,
                   {fmt::format("{:.2f}", interval.start_secs), fmt::format("{:.2f}", interval.end_secs)});
  }
  text = std::string(ui.say(Text::Evidence)) + ": " + text;
  Rect axis = page.take(ui.px(ui.size().axis_height));
  axis.w = std::min(axis.w, ui.px(ui.size().poster_most));
  fill(axis, ui.color().panel, ui.px(ui.size().rounding_small));
  for (const Interval& interval : question.evidence) {
    const float left = axis.w * static_cast<float>(interval.start_secs / end);
    const float right = axis.w * static_cast<float>(interval.end_secs / end);
    fill({axis.x + left, axis.y, std::max(right - left, ui.px(ui.size().focus_ring)), axis.h}, ui.color().accent,
         ui.px(ui.size().rounding_small));
  }
  const Rect line = page.take(ui.px(ui.size().body + ui.size().gap_small));
  draw_text(ui, text, line, {.size = ui.size().small, .color = ui.color().text_muted});
  ui.mirror.add(Role::Text, "evidence", text, line);
}

}  // namespace ego::web
