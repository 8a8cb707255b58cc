#include "web/actions/commands.h"

#include <algorithm>
#include <array>

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
    KeyHelp{"[ ]", Text::KeyItems},
    KeyHelp{"g b, g i, g p, g a, g s, g n, g d", Text::KeyViews},
    KeyHelp{"y", Text::KeyLink},
    KeyHelp{"e", Text::Export},
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
  if (key == "d") return OpenView{ViewKind::Drop};
  if (key == "a") return OpenView{ViewKind::Agree};
  if (key == "s") return OpenView{ViewKind::Slices};
  if (key == "n") return OpenView{ViewKind::Analysis};
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

std::optional<Action> open_selected(const AppState& state) {
  if (state.selected_row.empty()) return std::nullopt;
  if (state.query.view == ViewKind::Board || state.query.view == ViewKind::Row) return ToggleDrawer{state.selected_row};
  if (state.query.view == ViewKind::Items || state.query.view == ViewKind::Pair) return OpenItem{state.selected_row};
  return std::nullopt;
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
  return std::nullopt;
}

}  // namespace

std::span<const KeyHelp> key_help() { return kHelp; }

std::optional<Action> command_for_key(std::string_view key, KeyModifiers modifiers, const AppState& state,
                                      const Views& views) {
  if (modifiers.control) return std::nullopt;
  if (state.goto_pending) return view_of(key);
  if (key == "/") return FocusSearch{};
  if (key == "Escape") return Escape{};
  if (key == "?") return ToggleKeyHelp{};
  if (key == "t") return CycleTheme{};
  if (key == "u") return SwitchLanguage{};
  if (key == "y") return CopyLink{};
  if (key == "o") return OpenFiles{};
  if (key == "e") return ToggleExport{};
  if (key == "g") return BeginGoto{};
  if (key == "Enter") return open_selected(state);

  const bool on_board = state.query.view == ViewKind::Board || state.query.view == ViewKind::Row;
  if (!shown_item(state.query).empty()) {
    if (key == "[" || key == "ArrowLeft") return move_item(state, views, -1);
    if (key == "]" || key == "ArrowRight") return move_item(state, views, 1);
    return std::nullopt;
  }
  if (const auto step = step_of(key))
    return on_board ? move_row(state, views.board, *step) : move_item(state, views, *step);
  return on_board ? board_key(key, modifiers, state, views) : std::nullopt;
}

}  // namespace ego::web
