#include <algorithm>

#include "web/panels/item_grid.h"
#include "web/panels/parse_parts.h"
#include "web/views/facet_names.h"

namespace ego::web {
namespace {

constexpr std::uint32_t kItemCells = 0;
constexpr std::uint32_t kReplyCells = 1;
constexpr std::uint32_t kFirstProfile = 2;
constexpr std::size_t kBefore = 40;    // bytes of the reply shown before what was read first
constexpr std::size_t kExcerpt = 400;  // bytes in all: two lines hold no more
constexpr std::size_t kReplyLines = 2;

bool begins_character(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// The stretch of a reply around what was read, on one line, with the marks moved along.
struct Excerpt {
  std::string text;
  std::vector<ProseMark> marks;
};

Excerpt excerpt_of(const Ui& ui, const ParseView& view, const ParseEntry& entry) {
  const std::string_view reply = view.reply(entry);
  std::size_t first = reply.size();
  for (std::size_t p = 0; p < view.profiles().size(); ++p) {
    if (const auto span = view.verdict(entry, p).span) first = std::min<std::size_t>(first, span->begin);
  }
  std::size_t begin = first < reply.size() && first > kBefore ? first - kBefore : 0;
  while (!begins_character(reply, begin)) --begin;
  std::size_t end = std::min(reply.size(), begin + kExcerpt);
  while (!begins_character(reply, end)) --end;
  Excerpt out;
  const std::string_view lead = begin > 0 ? "\u2026" : "";
  out.text = std::string(lead) + std::string(reply.substr(begin, end - begin));
  std::replace(out.text.begin(), out.text.end(), '\n', ' ');
  for (std::size_t p = 0; p < view.profiles().size(); ++p) {
    const VerdictView verdict = view.verdict(entry, p);
    if (!verdict.span || verdict.span->begin < begin || verdict.span->end > end) continue;
    const auto shift = [&](std::uint32_t at) { return static_cast<std::uint32_t>(at - begin + lead.size()); };
    out.marks.push_back(
        {{shift(verdict.span->begin), shift(verdict.span->end)}, outcome_look(ui, verdict.outcome).color});
  }
  return out;
}

void reply_cell(Ui& ui, Grid& grid, const ParseView& view, const ParseEntry& entry, const Rect& rect) {
  const TextLook look{.size = ui.size().small};
  Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  const std::string_view reply = view.reply(entry);
  if (reply.empty()) {
    draw_text(ui, ui.say(Text::ReplyEmpty), inner, {.size = ui.size().small, .color = ui.color().text_muted});
    return grid.describe(kReplyCells, Role::Cell, ui.say(Text::ReplyEmpty), "", rect);
  }
  Excerpt excerpt = excerpt_of(ui, view, entry);
  const std::vector<ProseLine> lines = wrap(ui, excerpt.text, inner.w, look);
  if (lines.size() > kReplyLines) excerpt.text.resize(lines[kReplyLines - 1].end);
  const float height = prose_height(ui, std::min(kReplyLines, lines.size()), look);
  inner = {inner.x, inner.mid_y() - height / 2, inner.w, height};
  draw_prose(ui, excerpt.text, inner, look, excerpt.marks);
  grid.describe(kReplyCells, Role::Cell, excerpt.text, "", rect);
}

void reading_cell(Ui& ui, Grid& grid, std::uint32_t column, const VerdictView& verdict, const Rect& rect) {
  const OutcomeLook look = outcome_look(ui, verdict.outcome);
  Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  draw_symbol(ui, look.symbol, inner.cut_left(ui.px(ui.size().mark)), look.color);
  inner.cut_left(ui.px(ui.size().gap_tiny));
  const float high = ui.px(ui.size().body) + ui.px(ui.size().gap_tiny);
  const float low = ui.px(ui.size().tag);
  const float top = inner.mid_y() - (high + low) / 2;
  const std::string answer(verdict.answer.empty() ? std::string_view("\u2013") : verdict.answer);
  const std::string rule = rule_title(rule_or_reason(verdict), ui.tongue);
  draw_text(ui, answer, {inner.x, top, inner.w, high}, {.weight = Weight::Strong});
  draw_text(ui, rule, {inner.x, top + high, inner.w, low}, {.size = ui.size().tag, .color = ui.color().text_muted});
  grid.describe(column, Role::Cell, answer, answer + ", " + ui.say(look.word) + ", " + rule, rect);
}

/// Heights of a card's lines.
float card_line(const Ui& ui) { return ui.px(ui.size().body + ui.size().gap_small); }
float card_height(const Ui& ui) {
  const float reply = prose_height(ui, kReplyLines, {.size = ui.size().small});
  return 2 * card_line(ui) + reply + 2 * ui.px(ui.size().gap_tiny);
}

/// What each profile read, side by side in one line.
void readings_ui(Ui& ui, Grid& grid, const ParseView& view, const ParseEntry& entry, Rect line) {
  const float each = line.w / static_cast<float>(view.profiles().size());
  for (std::uint32_t p = 0; p < view.profiles().size(); ++p) {
    const VerdictView verdict = view.verdict(entry, p);
    const OutcomeLook look = outcome_look(ui, verdict.outcome);
    const Rect whole = line.cut_left(each);
    Rect box = whole;
    draw_symbol(ui, look.symbol, box.cut_left(ui.px(ui.size().mark)), look.color);
    box.cut_left(ui.px(ui.size().gap_tiny));
    const std::string answer(verdict.answer.empty() ? std::string_view("\u2013") : verdict.answer);
    const Rect shown = draw_text(ui, answer, box, {.weight = Weight::Strong});
    box.cut_left(shown.w + ui.px(ui.size().gap_tiny));
    draw_text(ui, view.labels()[p], box, {.size = ui.size().tag, .color = ui.color().text_muted});
    grid.describe(
        p + kFirstProfile, Role::Cell, answer,
        view.labels()[p] + ": " + answer + ", " + ui.say(look.word) + ", " + std::string(rule_or_reason(verdict)),
        whole);
  }
}

/// On a narrow page: item and row, the reply, what each profile read.
void card_cell(Ui& ui, Grid& grid, const ParseView& view, const ParseEntry& entry, Rect rect) {
  const ParseRow& row = view.rows()[entry.row];
  const std::string& id = view.questions()->questions[entry.question].id.value;
  rect = rect.inset(0, ui.px(ui.size().gap_tiny));
  Rect head = rect.cut_top(card_line(ui)).inset(ui.px(ui.size().gap_small), 0);
  const Rect readings = rect.cut_bottom(card_line(ui)).inset(ui.px(ui.size().gap_small), 0);
  const Rect name = draw_text(ui, id, head, {.cut = Cut::Start});
  head.cut_left(name.w + ui.px(ui.size().gap_small));
  draw_text(ui, row.name, head, {.size = ui.size().small, .align = Align::Right, .color = ui.color().text_muted});
  grid.describe(kItemCells, Role::RowHeader, id, id + ", " + row.name, name);
  reply_cell(ui, grid, view, entry, rect);
  readings_ui(ui, grid, view, entry, readings);
}

/// The cells of one reply on a wide page.
void row_cells(Ui& ui, Grid& grid, const ParseView& view, const ParseEntry& entry) {
  const ParseRow& row = view.rows()[entry.row];
  const std::string& id = view.questions()->questions[entry.question].id.value;
  if (const auto cell = grid.cell(kItemCells)) {
    const Rect inner = cell->inset(ui.px(ui.size().gap_small), 0);
    const float high = ui.px(ui.size().body) + ui.px(ui.size().gap_tiny);
    const float low = ui.px(ui.size().small);
    const float top = inner.mid_y() - (high + low) / 2;
    draw_text(ui, id, {inner.x, top, inner.w, high}, {.cut = Cut::Start});
    draw_text(ui, row.name, {inner.x, top + high, inner.w, low},
              {.size = ui.size().small, .color = ui.color().text_muted});
    grid.describe(kItemCells, Role::RowHeader, id, id + ", " + row.name, *cell);
  }
  if (const auto cell = grid.cell(kReplyCells)) reply_cell(ui, grid, view, entry, *cell);
  for (std::uint32_t p = 0; p < view.profiles().size(); ++p) {
    if (const auto cell = grid.cell(p + kFirstProfile))
      reading_cell(ui, grid, p + kFirstProfile, view.verdict(entry, p), *cell);
  }
}

/// Of a narrow page only the reply's column has a width: its cells are cards.
std::vector<GridColumn> lay_out(const Ui& ui, const ParseView& view, const Rect& rect) {
  const bool cards = ui.narrow();
  const float answer = cards ? 0 : ui.px(ui.size().reading_column);
  const float id = cards ? 0 : ui.px(ui.size().name_column_narrow);
  const float all = id + answer * static_cast<float>(view.profiles().size()) + ui.px(ui.size().scrollbar);
  const float least = cards ? 0 : ui.px(ui.size().name_column);
  std::vector<GridColumn> columns;
  columns.push_back({.key = "item",
                     .title = ui.say(Text::ParseItem),
                     .width = id,
                     .align = Align::Left,
                     .frozen = !cards,
                     .sortable = false});
  columns.push_back({.key = "reply",
                     .title = ui.say(Text::ParseReply),
                     .width = std::max(least, rect.w - all),
                     .align = Align::Left,
                     .sortable = false});
  for (std::size_t p = 0; p < view.profiles().size(); ++p)
    columns.push_back({.key = view.profiles()[p],
                       .title = view.labels()[p],
                       .spoken = view.labels()[p],
                       .width = answer,
                       .align = Align::Left,
                       .sortable = false});
  return columns;
}

}  // namespace

void parse_list_ui(Ui& ui, const AppState& state, const ParseView& view, const Rect& rect) {
  const bool pieces = state.current()->transport == ReplyTransport::Pieces;
  if (view.entries().empty())
    return message_ui(ui, "empty", ui.say(pieces ? Text::ParsePieces : Text::ParseNone), rect);
  const std::vector<GridColumn> columns = lay_out(ui, view, rect);
  GridSpec spec{.key = "replies",
                .label = ui.say(Text::ParseReplies),
                .columns = columns,
                .rows = static_cast<std::uint32_t>(view.entries().size()),
                .row_height = ui.narrow() ? card_height(ui) : ui.px(ui.size().row_height_two)};
  if (!state.selected_row.empty()) {
    for (std::uint32_t i = 0; i < view.entries().size(); ++i) {
      if (view.is(view.entries()[i], state.trial)) spec.reveal = i;
    }
  }
  Grid grid(ui, spec, rect);
  for (std::uint32_t column = 0; column < columns.size(); ++column) grid.header(column);
  grid.end_header();
  for (std::uint32_t index = grid.first_row(); index < grid.rows_end(); ++index) {
    const ParseEntry& entry = view.entries()[index];
    const ParseRow& row = view.rows()[entry.row];
    const std::string& row_id = row.submission->submission.row.value;
    const std::string& id_text = view.questions()->questions[entry.question].id.value;
    const Press press = grid.begin_row(index, "reply/" + row_id + "/" + id_text, id_text + ", " + row.name,
                                       view.is(entry, state.trial));
    if (press.clicked) ui.actions.push(TryReply{row_id, id_text});
    if (!ui.narrow())
      row_cells(ui, grid, view, entry);
    else if (const auto cell = grid.cell(kReplyCells))
      card_cell(ui, grid, view, entry, *cell);
    grid.end_row();
  }
}

}  // namespace ego::web
