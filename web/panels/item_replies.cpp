#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <span>

#include <fmt/format.h>

#include "core/board/item_matrix.h"
#include "core/json/writer.h"
#include "web/panels/item_grid.h"
#include "web/panels/item_parts.h"
#include "web/panels/remarks.h"
#include "web/views/item_numbers.h"
#include "web/widgets/controls.h"

namespace ego::web {
namespace {

constexpr std::size_t kMostShownBytes = 20'000;  // of one reply; the rest is counted
constexpr std::string_view kDot = "  \u00b7  ";

/// Those of the texts that are not empty, with dots between them.
std::string dotted(std::initializer_list<std::string> texts) {
  std::string out;
  for (const std::string& text : texts) {
    if (!text.empty()) out += (out.empty() ? "" : std::string(kDot)) + text;
  }
  return out;
}

/// The reply as text: the raw response, else the answer the sender extracted.
std::string reply_text(const Prediction& prediction) {
  if (prediction.response) return *prediction.response;
  if (prediction.answer)
    return prediction.answer->as_id_text().value_or(json::write(*prediction.answer, json::Layout::Compact));
  return {};
}

std::string rule_text(const Ui& ui, const VerdictView& verdict) {
  return verdict.rule.empty() ? "" : ui.say(Text::Rule, {verdict.rule});
}

/// What was read, with the option's own words where it is one.
std::string answer_text(const Ui& ui, const Question& question, const std::optional<VerdictView>& verdict) {
  if (!verdict || verdict->answer.empty()) return ui.say(Text::NothingRead);
  const std::uint8_t number = answer_number(question, verdict->answer);
  if (number == 0 || number > question.options.size()) return std::string(verdict->answer);
  const std::string letter(1, static_cast<char>('A' + number - 1));
  return letter + std::string(kDot) + std::string(bare_option(question.options[number - 1U], letter[0]));
}

struct AgainstLook {
  Text word = Text::AgainstSame;
  std::string_view mark;  ///< beside the word: never colour alone
  Color color;
};

std::optional<AgainstLook> against_look(const Ui& ui, Against against) {
  switch (against) {
    case Against::Unknown: return std::nullopt;
    case Against::Same: return AgainstLook{Text::AgainstSame, "=", ui.color().text_muted};
    case Against::Gained: return AgainstLook{Text::AgainstGained, "\u25b2", ui.color().right};
    case Against::Lost: return AgainstLook{Text::AgainstLost, "\u25bc", ui.color().wrong};
    case Against::OtherAnswer: return AgainstLook{Text::AgainstOther, "\u2260", ui.color().late};
  }
  return std::nullopt;
}

/// The stretch it names, latency, tokens, frames and confidence, what there is of them.
std::string facts_text(const Ui& ui, const Prediction* prediction, const PredictedStretch* predicted) {
  std::string facts;
  const auto add = [&](const std::string& fact) { facts += (facts.empty() ? "" : std::string(kDot)) + fact; };
  if (predicted != nullptr) {
    const std::string iou = iou_words(*predicted);
    add(ui.say(Text::FactPredicted, {stretch_words(predicted->stretches) + (iou.empty() ? "" : ", " + iou)}));
  }
  if (prediction == nullptr) return facts;
  const auto number = [&](ItemNumber which) -> std::optional<std::string> {
    const auto value = item_number(*prediction, which);
    return value ? std::optional(item_number_text(which, *value)) : std::nullopt;
  };
  if (const auto secs = number(ItemNumber::Latency)) add(ui.say(Text::FactLatency, {*secs}));
  const auto in = number(ItemNumber::InputTokens);
  const auto out = number(ItemNumber::OutputTokens);
  if (in && out)
    add(ui.say(Text::FactTokens, {*in, *out}));
  else if (out)
    add(ui.say(Text::FactTokensOut, {*out}));
  if (const std::optional<json::Value> frames = prediction->extras.find("frames"); frames && frames->is_array())
    add(ui.say(Text::FactFramesSeen, {std::to_string(frames->if_array()->size())}));
  if (const auto confidence = number(ItemNumber::Confidence)) add(ui.say(Text::FactConfidence, {*confidence}));
  return facts;
}

/// `mean 0.67 of 3 runs: B right, C wrong, B right`; empty for an item that was run once.
std::string repeats_text(const Ui& ui, const ItemRow& row, std::uint32_t item) {
  constexpr std::size_t kNamed = 8;
  if (row.run == nullptr) return {};
  const auto [first, last] = places_of_repeats(*row.run, item);
  if (first == last) return {};
  std::string runs;
  for (std::size_t i = first; i < std::min(last, first + kNamed); ++i) {
    const VerdictView repeat = row.run->repeats[i];
    if (i > first) runs += ", ";
    if (!repeat.answer.empty()) runs += std::string(repeat.answer) + ' ';
    runs += ui.say(outcome_look(ui, repeat.outcome).word);
  }
  if (last - first > kNamed) runs += ", \u2026";
  const double mean = item_score(row.run->verdicts[item]);
  return ui.say(Text::FactRepeats, {fmt::format("{:.2f}", mean), std::to_string(last - first), runs});
}

Text hint_title(FailureHint hint) {
  switch (hint) {
    case FailureHint::AnswerExtraction: return Text::HintExtraction;
    case FailureHint::Refusal: return Text::HintRefusal;
    case FailureHint::InstructionDrift: return Text::HintDrift;
    case FailureHint::GenericTerm: return Text::HintGeneric;
  }
  return Text::HintExtraction;
}

/// `suspected: refusal`; empty where nothing is.
std::string hints_text(const Ui& ui, std::span<const FailureHint> hints) {
  std::string names;
  for (const FailureHint hint : hints) names += (names.empty() ? "" : ", ") + std::string(ui.say(hint_title(hint)));
  return names.empty() ? std::string() : ui.say(Text::HintSuspected, {names});
}

/// Everything one row's card shows, made before anything is drawn: cards of one band stand aligned.
struct Card {
  const ItemRow* row = nullptr;
  std::optional<VerdictView> verdict;
  bool baseline = false;
  Against against = Against::Unknown;
  std::string answer;
  std::string rule;
  std::string reply;      ///< as sent, or the sentence that stands for it
  bool is_sentence = false;
  std::size_t cut = 0;    ///< bytes of the reply that are not shown
  std::vector<Span> hits;
  std::string facts;
  std::size_t profiles = 0;  ///< other profiles that read the same reply
};

/// A row of a large site has its outcomes before its replies.
bool reply_is_coming(const AppState& state, const ItemRow& row, const std::optional<VerdictView>& verdict) {
  const BenchmarkData* data = state.current();
  if (data == nullptr || data->transport != ReplyTransport::Pieces || row.local || !verdict) return false;
  return verdict->outcome != Outcome::Missing && verdict->outcome != Outcome::NotSubmitted;
}

Card make_card(const Ui& ui, const AppState& state, const Views& views, const ItemRow& row, std::uint32_t item) {
  const ItemsView& view = views.items;
  const Question& question = view.questions()->questions[item];
  const ItemRow& baseline = view.shown().front();
  Card card;
  card.row = &row;
  card.verdict = verdict_of(row, item);
  card.baseline = &row == &baseline;
  const Prediction* prediction = prediction_of(row, item);
  if (!card.baseline) card.against = against_baseline(verdict_of(baseline, item), card.verdict);
  card.answer = answer_text(ui, question, card.verdict);
  if (card.verdict) card.rule = rule_text(ui, *card.verdict);
  card.is_sentence = true;
  if (prediction == nullptr) {
    card.reply = ui.say(reply_is_coming(state, row, card.verdict) ? Text::ReplyComing : Text::ReplyNone);
  } else if (!prediction->error.empty()) {
    card.reply = ui.say(Text::ReplyError, {prediction->error});
  } else if (std::string reply = reply_text(*prediction); reply.empty()) {
    card.reply = ui.say(Text::ReplyEmpty);
  } else {
    card.is_sentence = false;
    card.cut = reply.size() > kMostShownBytes ? reply.size() - kMostShownBytes : 0;
    reply.resize(reply.size() - card.cut);
    card.hits = find_hits(view.search(), SearchPart::Reply, reply);
    card.reply = std::move(reply);
  }
  const std::string& id = row.submission->submission.row.value;
  card.facts = dotted({hints_text(ui, views.hints.of_row(id)), repeats_text(ui, row, item),
                       facts_text(ui, prediction, views.predicted.find(id))});
  card.profiles = row.submission->runs.empty() ? 0 : row.submission->runs.size() - 1;
  return card;
}

TextLook reply_look(const Ui& ui, const Card& card) {
  return {.color = card.is_sentence ? std::optional<Color>(ui.color().text_muted) : std::nullopt};
}

/// Heights of the parts of a card that must agree within a band.
struct BandHeights {
  float answer = 0;
  float reply = 0;
  float facts = 0;
  float profiles = 0;
  float remark = 0;
};

TextLook answer_look(const Ui& ui, const Card& card) {
  const bool read = card.verdict && !card.verdict->answer.empty();
  return {.weight = Weight::Strong, .color = read ? std::optional<Color>{} : ui.color().text_muted};
}

float profile_line(const Ui& ui) { return ui.px(ui.size().small + ui.size().gap_small); }

RemarkTarget remark_target(const AppState& state, const Card& card) {
  return {shown_item(state.query), card.row->submission->submission.row.value,
          to_string(card.verdict ? card.verdict->outcome : Outcome::NotSubmitted)};
}

BandHeights measure(const Ui& ui, const AppState& state, std::span<const Card> cards, float width) {
  BandHeights heights;
  for (const Card& card : cards) {
    const auto lines = [&](std::string_view text, const TextLook& look) {
      return prose_height(ui, wrap(ui, text, width, look).size(), look);
    };
    heights.answer = std::max(heights.answer, lines(card.answer, answer_look(ui, card)));
    heights.reply = std::max(heights.reply, lines(card.reply, reply_look(ui, card)));
    if (!card.facts.empty() || card.cut > 0) heights.facts = ui.px(ui.size().chip_height);
    heights.remark = std::max(heights.remark, remark_height(ui, state, remark_target(state, card), width));
    heights.profiles = std::max(heights.profiles, profile_line(ui) * static_cast<float>(card.profiles));
  }
  return heights;
}

void name_ui(Ui& ui, const Card& card, Rect line) {
  const std::string& id = card.row->submission->submission.row.value;
  const OutcomeLook look = outcome_look(ui, card.verdict ? card.verdict->outcome : Outcome::NotSubmitted);
  draw_symbol(ui, look.symbol, line.cut_left(ui.px(ui.size().mark)), look.color);
  line.cut_left(ui.px(ui.size().gap_small));
  std::string spoken = card.row->name + ": " + ui.say(look.word);
  const auto tag = [&](const std::string& text, Color color) {
    draw_tag(ui, text, line.cut_right(tag_width(ui, text)), color);
    line.cut_right(ui.px(ui.size().gap_tiny));
    spoken += ", " + text;
  };
  if (card.baseline) {
    tag(ui.say(Text::PairBaseline), ui.color().accent);
  } else if (const auto against = against_look(ui, card.against)) {
    tag(std::string(against->mark) + " " + ui.say(against->word), against->color);
  }
  if (card.row->local) tag(ui.say(Text::LocalTag), ui.color().accent);
  draw_text(ui, card.row->name, line, {.weight = Weight::Strong});
  if (card.verdict && !card.verdict->answer.empty())
    spoken += std::string(kDot) + ui.say(Text::ReadAs, {card.verdict->answer});
  if (!card.rule.empty()) spoken += std::string(kDot) + card.rule;
  ui.mirror.add(Role::Heading, "verdict/" + id, spoken, line);
}

/// What the other profiles read from the same reply, in one line each.
void profiles_ui(Ui& ui, const BenchmarkData& data, const ItemRow& row, std::uint32_t item, Rect rect) {
  for (const ScoredRun& run : row.submission->runs) {
    if (&run == row.run || item >= run.verdicts.size()) continue;
    const VerdictView verdict = run.verdicts[item];
    const OutcomeLook look = outcome_look(ui, verdict.outcome);
    Rect line = rect.cut_top(profile_line(ui));
    const Rect whole = line;
    draw_symbol(ui, look.symbol, line.cut_left(ui.px(ui.size().mark)), look.color);
    line.cut_left(ui.px(ui.size().gap_tiny));
    std::string text = profile_label(data, run.profile.value) + std::string(kDot) +
                       (verdict.answer.empty() ? ui.say(Text::NothingRead) : std::string(verdict.answer));
    draw_text(ui, text, line, {.size = ui.size().small, .color = ui.color().text_muted});
    text += std::string(kDot) + ui.say(look.word);
    if (!verdict.rule.empty()) text += std::string(kDot) + rule_text(ui, verdict);
    ui.mirror.add(Role::Text, "", text, whole);
  }
}

void reply_ui(Ui& ui, const Card& card, const Rect& box) {
  std::vector<ProseMark> marks = hit_marks(ui, card.hits);
  if (!card.is_sentence && card.verdict && card.verdict->span)
    marks.push_back({*card.verdict->span, outcome_look(ui, card.verdict->outcome).color});
  draw_prose(ui, card.reply, box, reply_look(ui, card), marks);
  ui.mirror.add(Role::Text, "reply/" + card.row->submission->submission.row.value, card.reply, box);
}

void card_ui(Ui& ui, const AppState& state, const Card& card, std::uint32_t item, const BandHeights& heights,
             Rect rect) {
  const std::string& id = card.row->submission->submission.row.value;
  const Rect whole = rect;
  ui.mirror.open(Role::Group, "card/" + id, "", rect).label = card.row->name;
  fill(rect, ui.color().panel, ui.px(ui.size().rounding));
  outline(ui, rect, card.baseline ? ui.color().accent : ui.color().line, ui.px(ui.size().rounding));
  rect = rect.inset(ui.px(ui.size().gap), ui.px(ui.size().gap_small));
  name_ui(ui, card, rect.cut_top(ui.px(ui.size().chip_height)));

  draw_prose(ui, card.answer, rect.cut_top(heights.answer), answer_look(ui, card));
  Rect rule = rect.cut_top(profile_line(ui));
  const bool may_lead = !card.baseline && state.query.view != ViewKind::Pair && state.query.view != ViewKind::Flow;
  const Rect foot = rect.cut_bottom(ui.px(ui.size().chip_height));
  note_button_ui(ui, state, id, Text::NoteButton, foot);
  const std::string key = "make-baseline/" + id;
  const ButtonSpec lead{.key = key, .label = ui.say(Text::MakeBaseline), .look = ButtonLook::Quiet};
  const float lead_width = button_width(ui, lead);
  if (may_lead && button(ui, lead, {foot.right() - lead_width, foot.y, lead_width, foot.h}))
    ui.actions.push(MakeBaseline{id});
  draw_text(ui, card.rule, rule, {.size = ui.size().small, .color = ui.color().text_muted});
  rect.cut_top(ui.px(ui.size().gap_small));
  Rect reply = rect.cut_top(heights.reply);
  reply_ui(ui, card, reply);
  if (heights.facts > 0) {
    const Rect line = rect.cut_top(heights.facts);
    std::string facts = card.facts;
    if (card.cut > 0)
      facts = ui.say(Text::ReplyCut, {std::to_string(card.cut)}) + (facts.empty() ? "" : std::string(kDot) + facts);
    draw_text(ui, facts, line, {.size = ui.size().small, .color = ui.color().text_muted});
    if (!facts.empty()) ui.mirror.add(Role::Text, "facts/" + id, facts, line);
  }
  rect.cut_top(ui.px(ui.size().gap_tiny));
  if (heights.remark > 0) remark_ui(ui, state, remark_target(state, card), rect.cut_top(heights.remark));
  if (state.reviews.open_row == id)
    reveal_once(ui, state.reviews.opened, {whole.x, whole.y, whole.w, rect.y - whole.y});
  profiles_ui(ui, *state.current(), *card.row, item, rect);
  ui.mirror.close();
}

}  // namespace

void replies_ui(Ui& ui, const AppState& state, const Views& views, std::uint32_t item, const Beside& beside,
                Stack& page) {
  const ItemsView& view = views.items;
  if (view.shown().empty()) return;
  section_title(ui, "replies",
                std::string(ui.say(Text::Replies)) + std::string(kDot) +
                    profile_label(*state.current(), effective_profile(state)),
                page);
  Flow flow(ui, page.here(), ui.px(ui.size().control_height));
  rows_menu_ui(ui, view, flow);
  page.space(flow.bottom() - page.here().y + ui.px(ui.size().gap_small));

  std::vector<Card> cards;
  cards.reserve(view.shown().size());
  for (const ItemRow& row : view.shown()) cards.push_back(make_card(ui, state, views, row, item));
  const float gap = ui.px(ui.size().gap);
  const float pad = ui.px(ui.size().gap);
  std::size_t columns = 0;
  for (std::size_t first = 0; first < cards.size(); first += columns) {
    const float room = page.here().y < beside.end ? beside.width : page.here().w;
    const float fitting = std::floor((room + gap) / (ui.px(ui.size().reply_column) + gap));
    columns = static_cast<std::size_t>(std::clamp(fitting, 1.0F, static_cast<float>(cards.size())));
    const float width = (room - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const auto band = std::span(cards).subspan(first, std::min(columns, cards.size() - first));
    const BandHeights heights = measure(ui, state, band, width - 2 * pad);
    const float height = 2 * ui.px(ui.size().gap_small) + 2 * ui.px(ui.size().chip_height) + heights.answer +
                         profile_line(ui) + ui.px(ui.size().gap_small) + heights.reply + heights.facts +
                         heights.remark + ui.px(ui.size().gap_tiny) + heights.profiles;
    Rect row = page.take(height);
    for (const Card& card : band) {
      card_ui(ui, state, card, item, heights, row.cut_left(width));
      row.cut_left(gap);
    }
    page.space(gap);
  }
}

}  // namespace ego::web
