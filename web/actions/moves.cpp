#include <algorithm>

#include "web/actions/command.h"
#include "web/views/views.h"

namespace ego::web {
namespace {

bool on_board(const Query& query) { return query.view == ViewKind::Board || query.view == ViewKind::Row; }

int moved(int now, int count, int step) {
  return static_cast<int>(std::clamp<long>(static_cast<long>(now) + step, 0, count - 1));
}

/// The row some steps from the cursor; the first or last one if there is no cursor yet.
std::optional<std::string> next_row(const CommandContext& context, int step) {
  const BoardView& board = context.views.board;
  if (board.board() == nullptr || board.rows().empty()) return std::nullopt;
  const auto& rows = board.rows();
  const auto id_of = [&](std::uint32_t row) -> const std::string& { return board.board()->rows[row].id.value; };
  const auto now = std::find_if(rows.begin(), rows.end(),
                                [&](std::uint32_t row) { return id_of(row) == context.state.selected_row; });
  const int count = static_cast<int>(rows.size());
  const int next =
      now == rows.end() ? (step > 0 ? 0 : count - 1) : moved(static_cast<int>(now - rows.begin()), count, step);
  return id_of(rows[static_cast<std::size_t>(next)]);
}

std::optional<std::string> next_item(const CommandContext& context, int step, const std::string& from) {
  const QuestionSet* questions = context.views.items.questions();
  const auto& list = item_list(context.state, context.views);
  if (questions == nullptr || list.empty()) return std::nullopt;
  const auto index = questions->find(from);
  const auto now = index ? std::find(list.begin(), list.end(), *index) : list.end();
  const int count = static_cast<int>(list.size());
  const int next = now == list.end() ? 0 : moved(static_cast<int>(now - list.begin()), count, step);
  return questions->questions[list[static_cast<std::size_t>(next)]].id.value;
}

/// The replies that profiles read differently, one after the other.
std::optional<Action> move_reply(const CommandContext& context, int step) {
  const ParseView& view = context.views.parse;
  const auto& entries = view.entries();
  if (entries.empty()) return std::nullopt;
  const auto now = std::find_if(entries.begin(), entries.end(), [&](const ParseEntry& entry) {
    return view.key_of(entry) == context.state.selected_row;
  });
  const int count = static_cast<int>(entries.size());
  const int next = now == entries.end() ? 0 : moved(static_cast<int>(now - entries.begin()), count, step);
  const ParseEntry& entry = entries[static_cast<std::size_t>(next)];
  return TryReply{view.rows()[entry.row].submission->submission.row.value,
                  view.questions()->questions[entry.question].id.value};
}

/// The lines of a chart's table, one after the other: what a click on the drawing opens as well.
std::optional<Action> move_line(const CommandContext& context, const ViewTable& table, int step) {
  std::vector<std::string> keys;
  for (const TableRow& row : table.rows) {
    std::string key = cursor_key(row.opens, row.opens_too);
    if (!key.empty() && (keys.empty() || keys.back() != key)) keys.push_back(std::move(key));
  }
  // Lines of a radar are columns: there the cursor goes from row to row.
  const bool radar =
      context.state.query.view == ViewKind::Analysis && effective_chart(context.state) == ChartKind::Radar;
  if (radar) keys = context.views.chart.chosen();
  if (keys.empty()) return std::nullopt;
  const auto now = std::find(keys.begin(), keys.end(), context.state.selected_row);
  const int count = static_cast<int>(keys.size());
  const int next =
      now == keys.end() ? (step > 0 ? 0 : count - 1) : moved(static_cast<int>(now - keys.begin()), count, step);
  return SelectRow{keys[static_cast<std::size_t>(next)]};
}

/// What the line under the cursor stands for.
std::optional<Action> open_line(const CommandContext& context) {
  const AppState& state = context.state;
  const std::string& key = state.selected_row;
  switch (state.query.view) {
    case ViewKind::Slices: {
      const auto* finding = context.views.slices.finding(key);
      return finding == nullptr ? std::nullopt : std::optional<Action>(ApplySlice{slice_tests(finding->slice)});
    }
    case ViewKind::Agree: {
      if (effective_measure(state) == ChartKind::Alone) return TogglePin{key};
      const std::size_t split = key.find('\n');
      if (split == std::string::npos) return std::nullopt;
      return OpenPair{key.substr(0, split), key.substr(split + 1), PairCell::BothWrong};
    }
    case ViewKind::Pair: return OpenItem{key};
    default: break;
  }
  if (is_board_chart(effective_chart(state))) return ShowRow{key};
  if (effective_chart(state) == ChartKind::Items) return OpenItem{key};
  return std::nullopt;
}

}  // namespace

std::optional<Action> move_cursor(const CommandContext& context, int step) {
  if (context.state.query.view == ViewKind::Parse) return move_reply(context, step);
  if (const ViewTable* table = chart_table(context.state, context.views);
      table != nullptr && shown_item(context.state.query).empty())
    return move_line(context, *table, step);
  const auto next =
      on_board(context.state.query) ? next_row(context, step) : next_item(context, step, context.state.selected_row);
  if (!next) return std::nullopt;
  return SelectRow{*next};
}

std::optional<Action> extend_selection(const CommandContext& context, int step) {
  if (!on_board(context.state.query)) return std::nullopt;
  const auto next = next_row(context, step);
  if (!next) return std::nullopt;
  return ExtendBasket{context.state.selected_row, *next};
}

std::optional<std::string> cursor_column(const CommandContext& context) {
  const Board* board = context.views.board.board();
  if (board == nullptr || board->columns.empty() || !on_board(context.state.query)) return std::nullopt;
  const std::string& chosen = context.state.selected_column;
  const auto& shown = context.views.board.columns();
  const bool is_shown = std::any_of(shown.begin(), shown.end(),
                                    [&](std::uint32_t index) { return board->columns[index].id.value == chosen; });
  return is_shown ? chosen : board->columns[board->main_column()].id.value;
}

std::optional<Action> move_column(const CommandContext& context, int step) {
  const auto now = cursor_column(context);
  const auto& shown = context.views.board.columns();
  if (!now || shown.empty()) return std::nullopt;
  const auto& columns = context.views.board.board()->columns;
  const auto at =
      std::find_if(shown.begin(), shown.end(), [&](std::uint32_t index) { return columns[index].id.value == *now; });
  const int next =
      at == shown.end() ? 0 : moved(static_cast<int>(at - shown.begin()), static_cast<int>(shown.size()), step);
  return SelectColumn{columns[shown[static_cast<std::size_t>(next)]].id.value};
}

std::optional<Action> step_item(const CommandContext& context, int step) {
  const std::string& shown = shown_item(context.state.query);
  if (shown.empty()) return std::nullopt;
  const auto next = next_item(context, step, shown);
  if (!next) return std::nullopt;
  return OpenItem{*next};
}

std::optional<Action> next_note(const CommandContext& context) {
  if (shown_item(context.state.query).empty()) return std::nullopt;
  const auto& rows = context.views.items.shown();
  const auto& open = context.state.reviews.open_row;
  const auto id = [&](std::size_t row) { return rows[row].submission->submission.row.value; };
  if (!open) return OpenNote{rows.empty() ? std::string{} : id(0)};
  for (std::size_t row = 0; row + 1 < rows.size(); ++row) {
    if (id(row) == *open) return OpenNote{id(row + 1)};
  }
  return OpenNote{std::string{}};  // the question's; shuts it if it is open
}

std::optional<Action> open_selected(const CommandContext& context) {
  const std::string& id = context.state.selected_row;
  if (id.empty()) return std::nullopt;
  if (on_board(context.state.query)) return ToggleDrawer{id};
  if (chart_table(context.state, context.views) != nullptr && shown_item(context.state.query).empty())
    return open_line(context);
  const std::string& tried = context.state.trial.question;
  if (context.state.query.view == ViewKind::Parse && !tried.empty()) return OpenItem{tried};
  return OpenItem{id};
}

std::optional<Action> open_band(const CommandContext& context) {
  const BoardView& view = context.views.board;
  const ColumnRanking* ranking = on_board(context.state.query) ? view.ranking() : nullptr;
  if (ranking == nullptr || ranking->bands.empty()) return std::nullopt;
  const auto row = view.board()->find_row(context.state.selected_row);
  std::vector<std::uint32_t> bands;
  for (std::uint32_t band = 0; band < ranking->bands.size(); ++band) {
    const auto& rows = ranking->bands[band];
    if (!row || std::find(rows.begin(), rows.end(), *row) != rows.end()) bands.push_back(band);
  }
  if (bands.empty()) return std::nullopt;
  if (context.state.side != BoardSide::Band) return OpenBand{bands.front()};
  const auto open = std::find(bands.begin(), bands.end(), context.state.open_band);
  if (open == bands.end()) return OpenBand{bands.front()};
  return open + 1 == bands.end() ? OpenBand{context.state.open_band} : OpenBand{open[1]};
}

std::optional<Action> column_help(const CommandContext& context) {
  if (context.views.board.board() == nullptr || !on_board(context.state.query)) return std::nullopt;
  return ToggleColumnHelp{};
}

std::optional<Action> filter_by_value(const CommandContext& context) {
  const std::string& id = context.state.selected_row;
  if (on_board(context.state.query)) {
    const Board* board = context.views.board.board();
    const auto row = board == nullptr ? std::nullopt : board->find_row(id);
    if (!row) return std::nullopt;
    return ToggleFilter{"kind", std::string(to_string(board->rows[*row].kind))};
  }
  const ItemsView& items = context.views.items;
  const auto question = items.questions() == nullptr ? std::nullopt : items.questions()->find(id);
  if (!question) return std::nullopt;
  // One facet after the other, so that pressing again narrows further.
  for (const FieldMenu& menu : items.menus()) {
    const auto value = question_field(*items.questions(), items.questions()->questions[*question], menu.key);
    const bool filtered = std::any_of(menu.choices.begin(), menu.choices.end(), [](const auto& c) { return c.chosen; });
    if (value && !value->empty() && !filtered) return ToggleFilter{menu.key, std::string(*value)};
  }
  return std::nullopt;
}

}  // namespace ego::web
