#include "web/actions/commands.h"

#include <algorithm>
#include <array>

#include "web/actions/player_keys.h"
#include "web/views/views.h"

namespace ego::web {
namespace {

constexpr int kPage = 15;  // rows of PgUp, PgDn

constexpr std::array kHelp{
    KeyHelp{"/", Text::KeySearch},
    KeyHelp{"\u2191 \u2193 k j Home End PgUp PgDn", Text::KeyMove},
    KeyHelp{"Enter", Text::KeyOpen},
    KeyHelp{"Esc", Text::KeyEscape},
    KeyHelp{"s", Text::KeySort},
    KeyHelp{"x", Text::KeyBasket},
    KeyHelp{"c", Text::KeyCompare},
    KeyHelp{"p", Text::KeyPin},
    KeyHelp{"b", Text::KeyBand},
    KeyHelp{"h", Text::KeyColumns},
    KeyHelp{"1 ... 6", Text::KeyCells},
    KeyHelp{"[ ]", Text::KeyItems},
    KeyHelp{"Space", Text::KeyPlay},
    KeyHelp{", . \u2190 \u2192", Text::KeyFrame},
    KeyHelp{"Shift \u2190 \u2192", Text::KeySecond},
    KeyHelp{"i o, Shift+I, Shift+L", Text::KeySelection},
    KeyHelp{"- = 0", Text::KeySpeed},
    KeyHelp{"Shift+, Shift+.", Text::KeyMark},
    KeyHelp{"w m z, Shift+Z", Text::KeySeen},
    KeyHelp{"g b, g i, g p, g f, g d, g o", Text::KeyViews},
    KeyHelp{"y", Text::KeyLink},
    KeyHelp{"o", Text::KeyFiles},
    KeyHelp{"t", Text::KeyTheme},
    KeyHelp{"u", Text::KeyLanguage},
    KeyHelp{"?", Text::KeyHelp},
};

/// `g` and this key.
std::optional<Action> view_of(std::string_view key) {
  if (key == "b") return OpenView{ViewKind::Board};
  if (key == "i") return OpenView{ViewKind::Items};
  if (key == "p") return OpenView{ViewKind::Pair};
  if (key == "f") return OpenView{ViewKind::Flow};
  if (key == "d") return OpenView{ViewKind::Parse};
  if (key == "o") return OpenView{ViewKind::Drop};
  return std::nullopt;
}

/// How far a key moves the cursor; nothing for other keys.
std::optional<int> step_of(std::string_view key) {
  if (key == "ArrowDown" || key == "j") return 1;
  if (key == "ArrowUp" || key == "k") return -1;
  if (key == "PageDown") return kPage;
  if (key == "PageUp") return -kPage;
  constexpr int kFar = 1 << 30;
  if (key == "Home") return -kFar;
  if (key == "End") return kFar;
  return std::nullopt;
}

int moved(int now, int count, int step) {
  return static_cast<int>(std::clamp<long>(static_cast<long>(now) + step, 0, count - 1));
}

std::optional<Action> move_row(const AppState& state, const BoardView& board, int step) {
  if (board.board() == nullptr || board.rows().empty()) return std::nullopt;
  const auto& rows = board.rows();
  const auto now = std::find_if(rows.begin(), rows.end(),
                                [&](std::uint32_t r) { return board.board()->rows[r].id.value == state.selected_row; });
  const int count = static_cast<int>(rows.size());
  const int next =
      now == rows.end() ? (step > 0 ? 0 : count - 1) : moved(static_cast<int>(now - rows.begin()), count, step);
  return SelectRow{board.board()->rows[rows[static_cast<std::size_t>(next)]].id.value};
}

std::optional<Action> move_item(const AppState& state, const Views& views, int step) {
  const QuestionSet* questions = views.items.questions();
  const auto& list = item_list(state, views);
  if (questions == nullptr || list.empty()) return std::nullopt;
  const std::string& shown = shown_item(state.query);
  const bool on_page = !shown.empty();
  const auto index = questions->find(on_page ? shown : state.selected_row);
  const auto now = index ? std::find(list.begin(), list.end(), *index) : list.end();
  const int count = static_cast<int>(list.size());
  const int next = now == list.end() ? 0 : moved(static_cast<int>(now - list.begin()), count, step);
  const std::string& id = questions->questions[list[static_cast<std::size_t>(next)]].id.value;
  if (on_page) return OpenItem{id};
  return SelectRow{id};
}

/// The replies that profiles read differently, one after the other.
std::optional<Action> move_reply(const AppState& state, const ParseView& view, int step) {
  const auto& entries = view.entries();
  if (entries.empty()) return std::nullopt;
  const auto now = std::find_if(entries.begin(), entries.end(),
                                [&](const ParseEntry& entry) { return view.key_of(entry) == state.selected_row; });
  const int count = static_cast<int>(entries.size());
  const int next = now == entries.end() ? 0 : moved(static_cast<int>(now - entries.begin()), count, step);
  const ParseEntry& entry = entries[static_cast<std::size_t>(next)];
  return TryReply{view.rows()[entry.row].submission->submission.row.value,
                  view.questions()->questions[entry.question].id.value};
}

std::optional<Action> open_selected(const AppState& state) {
  if (state.selected_row.empty()) return std::nullopt;
  if (state.query.view == ViewKind::Board || state.query.view == ViewKind::Row) return ToggleDrawer{state.selected_row};
  if (state.query.view == ViewKind::Parse && !state.trial.question.empty()) return OpenItem{state.trial.question};
  if (has_item_list(state.query.view)) return OpenItem{state.selected_row};
  return std::nullopt;
}

/// The first tie band of the selected row (of the best one without a selection); the next one if that is open already.
std::optional<Action> band_of_selected(const AppState& state, const BoardView& view) {
  const ColumnRanking* ranking = view.ranking();
  if (ranking == nullptr || ranking->bands.empty()) return std::nullopt;
  const auto row = view.board()->find_row(state.selected_row);
  std::vector<std::uint32_t> bands;
  for (std::uint32_t band = 0; band < ranking->bands.size(); ++band) {
    const auto& rows = ranking->bands[band];
    if (!row || std::find(rows.begin(), rows.end(), *row) != rows.end()) bands.push_back(band);
  }
  if (bands.empty()) return std::nullopt;
  if (state.side != BoardSide::Band) return OpenBand{bands.front()};
  const auto open = std::find(bands.begin(), bands.end(), state.open_band);
  if (open == bands.end()) return OpenBand{bands.front()};
  return open + 1 == bands.end() ? OpenBand{state.open_band} : OpenBand{open[1]};
}

std::optional<Action> board_key(std::string_view key, KeyModifiers modifiers, const AppState& state,
                                const Views& views) {
  const Board* board = views.board.board();
  if (board == nullptr) return std::nullopt;
  if ((key == "s" || key == "S") && !board->columns.empty()) {
    const BoardColumn& column = board->columns[board->main_column()];
    return SortBy{column.id.value, modifiers.shift ? SortMode::Add : SortMode::Replace,
                  column.higher_is_better ? Direction::Descending : Direction::Ascending};
  }
  if (key == "x" && !state.selected_row.empty()) return ToggleBasket{state.selected_row};
  if (key == "c") return CompareBasket{};
  if (key == "p" && !state.selected_row.empty()) return TogglePin{state.selected_row};
  if (key == "b") return band_of_selected(state, views.board);
  if (key == "h") return ToggleColumnHelp{};
  return std::nullopt;
}

/// `1` ... `6`: the cells of a pair; the shown one again shows all items.
std::optional<Action> cell_key(std::string_view key, const AppState& state) {
  constexpr std::array kCells{PairCell::Lost,      PairCell::Gained,  PairCell::BothRight,
                              PairCell::BothWrong, PairCell::Changed, PairCell::Format};
  if (key.size() != 1 || key[0] < '1' || key[0] > '6') return std::nullopt;
  const PairCell cell = kCells[static_cast<std::size_t>(key[0] - '1')];
  return ShowCell{cell == state.query.cell ? PairCell::All : cell};
}

}  // namespace

std::span<const KeyHelp> key_help() { return kHelp; }

std::optional<Action> command_for_key(std::string_view key, KeyModifiers modifiers, const AppState& state,
                                      const Views& views) {
  if (state.goto_pending && !modifiers.control) return view_of(key);
  // The keys of what is shown come before those of the page.
  if (auto action = player_key(key, modifiers, state, views)) return action;
  if (modifiers.control) return std::nullopt;
  if (key == "/") return FocusSearch{};
  if (key == "Escape") return Escape{};
  if (key == "?") return ToggleKeyHelp{};
  if (key == "t") return CycleTheme{};
  if (key == "u") return SwitchLanguage{};
  if (key == "y") return CopyLink{};
  if (key == "o") return OpenFiles{};
  if (key == "g") return BeginGoto{};
  if (key == "Enter") return open_selected(state);

  const bool on_board = state.query.view == ViewKind::Board || state.query.view == ViewKind::Row;
  if (state.query.view == ViewKind::Pair) {
    if (const auto cell = cell_key(key, state)) return cell;
  }
  if (!shown_item(state.query).empty()) {
    if (key == "[" || key == "ArrowLeft") return move_item(state, views, -1);
    if (key == "]" || key == "ArrowRight") return move_item(state, views, 1);
    return std::nullopt;
  }
  if (const auto step = step_of(key); step && state.query.view == ViewKind::Parse)
    return move_reply(state, views.parse, *step);
  if (const auto step = step_of(key))
    return on_board ? move_row(state, views.board, *step) : move_item(state, views, *step);
  return on_board ? board_key(key, modifiers, state, views) : std::nullopt;
}

}  // namespace ego::web
