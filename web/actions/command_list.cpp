// The commands. A view of your own: one line here for its `g` key, one in web/state/view_list.cpp for its tab.
#include <algorithm>
#include <array>

#include "web/actions/command.h"
#include "web/actions/play_commands.h"
#include "web/actions/player_commands.h"
#include "web/state/board_items.h"
#include "web/state/view_list.h"
#include "web/views/dropped_rows.h"
#include "web/views/views.h"

namespace ego::web {
namespace {

using Context = CommandContext;
using Wanted = std::optional<Action>;

constexpr int kPage = 15;       // rows of PgUp, PgDn
constexpr int kFar = 1 << 30;   // past either end of every list
constexpr int kSheetPage = static_cast<int>(kMostOnSheet);

template <ViewKind View>
Wanted open_view(const Context& context) {
  const ViewEntry* entry = find_view(View);
  if (entry == nullptr || !entry->offered(context.state)) return std::nullopt;
  return OpenView{View};
}

template <int Step>
Wanted move(const Context& context) {
  return move_cursor(context, Step);
}

template <int Step>
Wanted extend(const Context& context) {
  return extend_selection(context, Step);
}

template <PairCell Cell>
Wanted show_cell(const Context& context) {
  const Query& query = context.state.query;
  if (query.view != ViewKind::Pair) return std::nullopt;
  return ShowCell{query.cell == Cell ? PairCell::All : Cell};
}

constexpr int kAllDates = 1 << 20;

/// The board some dates on, as far as there are any.
template <int Step>
Wanted slide_date(const Context& context) {
  const Query& query = context.state.query;
  const BoardDates& dates = context.views.board.dates();
  if (query.view != ViewKind::Board || !dates.has_history()) return std::nullopt;
  const int place = static_cast<int>(dates.place_of(query.date)) + Step;
  const int last = static_cast<int>(dates.stops.size()) - 1;
  return SetDate{dates.date_at(static_cast<std::size_t>(std::clamp(place, 0, last)))};
}

template <SortMode Mode>
Wanted sort(const Context& context) {
  const auto column = cursor_column(context);
  if (!column) return std::nullopt;
  const Board& board = *context.views.board.board();
  const auto index = board.find_column(*column);
  const bool descending = !index || board.columns[*index].higher_is_better;
  return SortBy{*column, Mode, descending ? Direction::Descending : Direction::Ascending};
}

/// The row under the cursor; nothing on views whose cursor is on an item.
std::optional<std::string> cursor_row(const Context& context) {
  const AppState& state = context.state;
  const bool on_board = state.query.view == ViewKind::Board || state.query.view == ViewKind::Row;
  if (!on_board || state.selected_row.empty()) return std::nullopt;
  return state.selected_row;
}

template <class A>
Wanted on_row(const Context& context) {
  const auto row = cursor_row(context);
  if (!row) return std::nullopt;
  return A{*row};
}

template <class A>
Wanted always(const Context&) {
  return A{};
}

template <ExportFormat Format, ExportRows Rows = ExportRows::Shown>
Wanted export_as(const Context& context) {
  constexpr int kSharp = 2;  // twice the size: what a slide or a paper wants
  if (!can_export_view(context.state, context.views)) return std::nullopt;
  return Export{{Format, Format == ExportFormat::Png ? kSharp : 1, Rows}};
}

template <ExportFormat Format>
Wanted export_dropped(const Context& context) {
  return dropped_rows(context.state).empty() ? std::nullopt : Wanted(Export{{Format}});
}

/// The drawing or the numbers behind it.
Wanted toggle_table(const Context& context) { return has_chart(context.state) ? Wanted(ToggleTable{}) : std::nullopt; }

template <class Step>
Wanted player(const Context& context) {
  return move_player(context, Step{});
}

template <int Frames>
Wanted step_frames(const Context& context) {
  return move_player(context, StepFrames{Frames});
}

template <int Seconds>
Wanted step_seconds(const Context& context) {
  constexpr std::int64_t kSecond = 1000000;
  return move_player(context, StepTime{Seconds * kSecond});
}

template <int Direction>
Wanted half_view(const Context& context) {
  return step_half_view(context, Direction);
}

template <int Direction>
Wanted mark(const Context& context) {
  return seek_mark(context, Direction);
}

template <int Direction>
Wanted spoken(const Context& context) {
  return seek_spoken(context, Direction);
}

/// The contact sheet's cursor, some pictures and some lines on.
template <int Pictures, int Lines = 0>
Wanted on_sheet(const Context& context) {
  return move_on_sheet(context, Pictures, Lines);
}

template <std::uint32_t Place>
Wanted choose(const Context& context) {
  return choose_place(context, Place);
}

template <class A>
Wanted answering(const Context& context) {
  return while_asking(context, A{});
}

/// Steps of the confidence, a quarter each.
template <int Steps>
Wanted confidence(const Context& context) {
  constexpr double kStep = 0.25;
  return while_asking(context, SetConfidence{std::nullopt, Steps * kStep});
}

constexpr std::array kCommands{
    // anywhere
    Command{"palette",
            Text::CmdPalette,
            {"Control+k", ":"},
            Scope::Global,
            [](const Context&) { return Wanted(OpenPalette{}); }},
    Command{"key-help", Text::KeyHelp, {"?"}, Scope::Global, always<ToggleKeyHelp>},
    Command{"search", Text::KeySearch, {"/"}, Scope::Global, always<FocusSearch>},
    Command{"close", Text::KeyEscape, {"Escape"}, Scope::Global, always<Escape>},
    Command{"goto", Text::CmdGoto, {"g"}, Scope::Global, always<BeginGoto>},
    Command{"open-board", Text::CmdOpenBoard, {"g b"}, Scope::Global, open_view<ViewKind::Board>},
    Command{"open-pair", Text::CmdOpenPair, {"g p"}, Scope::Global, open_view<ViewKind::Pair>},
    Command{"open-items", Text::CmdOpenItems, {"g i"}, Scope::Global, open_view<ViewKind::Items>},
    Command{"open-flow",
            Text::CmdOpenFlow,
            {"g f"},
            Scope::Global,
            [](const Context&) { return Wanted(OpenView{ViewKind::Flow}); }},
    Command{"open-parse", Text::CmdOpenParse, {"g d"}, Scope::Global, open_view<ViewKind::Parse>},
    Command{"open-agree", Text::CmdOpenAgree, {"g a"}, Scope::Global, open_view<ViewKind::Agree>},
    Command{"open-slices", Text::CmdOpenSlices, {"g s"}, Scope::Global, open_view<ViewKind::Slices>},
    Command{"open-analysis", Text::CmdOpenAnalysis, {"g n"}, Scope::Global, open_view<ViewKind::Analysis>},
    Command{"open-play", Text::CmdOpenPlay, {"g h"}, Scope::Global, open_view<ViewKind::Play>},
    Command{"open-dropped",
            Text::CmdOpenDropped,
            {"g o"},
            Scope::Global,
            [](const Context&) { return Wanted(OpenView{ViewKind::Drop}); }},
    Command{"back",
            Text::CmdBack,
            {"Alt+ArrowLeft"},
            Scope::Global,
            [](const Context&) { return Wanted(StepHistory{-1}); }},
    Command{"forward",
            Text::CmdForward,
            {"Alt+ArrowRight"},
            Scope::Global,
            [](const Context&) { return Wanted(StepHistory{1}); }},
    Command{"undo",
            Text::CmdUndo,
            {"Control+z"},
            Scope::Global,
            [](const Context& c) { return c.state.past.undo.empty() ? std::nullopt : Wanted(Undo{}); }},
    Command{"redo",
            Text::CmdRedo,
            {"Control+Shift+z", "Control+y"},
            Scope::Global,
            [](const Context& c) { return c.state.past.redo.empty() ? std::nullopt : Wanted(Redo{}); }},
    Command{"copy-link", Text::KeyLink, {"y"}, Scope::Global, always<CopyLink>},
    Command{"copy-pinned-link",
            Text::CmdCopyPinned,
            {},
            Scope::Global,
            [](const Context& c) {
              const BenchmarkData* data = c.state.current();
              const bool pins = data != nullptr && !data->report_sha256.empty();
              return pins ? Wanted(CopyLink{LinkData::Pinned}) : std::nullopt;
            }},
    Command{"export",
            Text::CmdExport,
            {"e"},
            Scope::Global,
            [](const Context& c) { return can_export(c.state, c.views) ? Wanted(ToggleExport{}) : std::nullopt; }},
    Command{"open-files", Text::KeyFiles, {"o"}, Scope::Global, always<OpenFiles>},
    Command{"pick-folder",
            Text::CmdPickFolder,
            {"O"},
            Scope::Global,
            [](const Context&) { return Wanted(BringClips{PickFolder{}}); }},
    Command{"own-clips",
            Text::CmdOwnClips,
            {},
            Scope::Global,
            [](const Context& c) {
              return shown_question(c.state) == nullptr ? std::nullopt : Wanted(BringClips{ToggleOwnClips{}});
            }},
    Command{"theme", Text::KeyTheme, {"t"}, Scope::Global, always<CycleTheme>},
    Command{"density", Text::CmdDensity, {"T"}, Scope::Global, always<CycleDensity>},
    Command{"language", Text::KeyLanguage, {"u"}, Scope::Global, always<SwitchLanguage>},
    Command{
        "next-panel", Text::CmdNextPanel, {"`"}, Scope::Global, [](const Context&) { return Wanted(CyclePanel{1}); }},
    Command{"previous-panel",
            Text::CmdPreviousPanel,
            {"~"},
            Scope::Global,
            [](const Context&) { return Wanted(CyclePanel{-1}); }},
    Command{"letter-keys", Text::CmdLetterKeys, {}, Scope::Global, always<ToggleLetterKeys>},
    Command{"clear-filters",
            Text::ClearFilters,
            {},
            Scope::Global,
            [](const Context& c) {
              return c.state.query.filters.empty() && c.state.query.search.empty() && c.state.query.date.empty()
                         ? std::nullopt
                         : Wanted(ClearFilters{});
            }},

    Command{
        "board-over",
        Text::BoardOver,
        {},
        Scope::Global,
        [](const Context& c) { return can_carry_items(c.state) ? Wanted(CarryItems{ViewKind::Board}) : std::nullopt; }},

    // tables
    Command{"date-earlier", Text::CmdDateEarlier, {"Shift+ArrowLeft"}, Scope::Table, slide_date<-1>},
    Command{"date-later", Text::CmdDateLater, {"Shift+ArrowRight"}, Scope::Table, slide_date<1>},
    Command{"down", Text::CmdDown, {"ArrowDown", "j"}, Scope::Table, move<1>},
    Command{"up", Text::CmdUp, {"ArrowUp", "k"}, Scope::Table, move<-1>},
    Command{"page-down", Text::CmdPageDown, {"PageDown"}, Scope::Table, move<kPage>},
    Command{"page-up", Text::CmdPageUp, {"PageUp"}, Scope::Table, move<-kPage>},
    Command{"first", Text::CmdFirst, {"Home"}, Scope::Table, move<-kFar>},
    Command{"last", Text::CmdLast, {"End"}, Scope::Table, move<kFar>},
    Command{"column-left",
            Text::CmdColumnLeft,
            {"ArrowLeft"},
            Scope::Table,
            [](const Context& c) { return move_column(c, -1); }},
    Command{"column-right",
            Text::CmdColumnRight,
            {"ArrowRight"},
            Scope::Table,
            [](const Context& c) { return move_column(c, 1); }},
    Command{"open", Text::KeyOpen, {"Enter"}, Scope::Table, open_selected},
    Command{"basket", Text::KeyBasket, {"x"}, Scope::Table, on_row<ToggleBasket>},
    Command{"extend-down", Text::CmdExtendDown, {"Shift+ArrowDown"}, Scope::Table, extend<1>},
    Command{"extend-up", Text::CmdExtendUp, {"Shift+ArrowUp"}, Scope::Table, extend<-1>},
    Command{"sort", Text::CmdSort, {"s"}, Scope::Table, sort<SortMode::Replace>},
    Command{"sort-add", Text::CmdSortAdd, {"S"}, Scope::Table, sort<SortMode::Add>},
    Command{"filter-value", Text::CmdFilterValue, {"v"}, Scope::Table, filter_by_value},
    Command{"compare", Text::KeyCompare, {"c"}, Scope::Table, open_view<ViewKind::Pair>},
    Command{"pin", Text::KeyPin, {"p"}, Scope::Table, on_row<TogglePin>},
    Command{"band", Text::KeyBand, {"b"}, Scope::Table, open_band},
    Command{"column-help", Text::KeyColumns, {"h"}, Scope::Table, column_help},
    Command{
        "copy-tsv", Text::CmdCopyTsv, {"Control+c"}, Scope::Global, export_as<ExportFormat::Tsv, ExportRows::Chosen>},
    Command{"export-csv", Text::CmdExportCsv, {}, Scope::Global, export_as<ExportFormat::Csv>},
    Command{"export-json", Text::CmdExportJson, {}, Scope::Global, export_as<ExportFormat::Json>},
    Command{"export-markdown", Text::CmdExportMarkdown, {}, Scope::Global, export_as<ExportFormat::Markdown>},
    Command{"export-latex", Text::CmdExportLatex, {}, Scope::Global, export_as<ExportFormat::Latex>},
    Command{"export-svg", Text::CmdExportSvg, {}, Scope::Global, export_as<ExportFormat::Svg>},
    Command{"export-png", Text::CmdExportPng, {}, Scope::Global, export_as<ExportFormat::Png>},
    Command{"copy-citation", Text::CmdCopyCitation, {}, Scope::Global, export_as<ExportFormat::Citation>},
    Command{"export-report", Text::CmdExportReport, {}, Scope::Global, export_dropped<ExportFormat::Report>},
    Command{"export-eee", Text::CmdExportEee, {}, Scope::Global, export_dropped<ExportFormat::Eee>},
    Command{"as-table", Text::CmdAsTable, {}, Scope::Global, toggle_table},

    // the date slider of a board, while it has the focus
    Command{"slide-earlier", Text::CmdDateEarlier, {"ArrowLeft", "ArrowDown"}, Scope::Dates, slide_date<-1>},
    Command{"slide-later", Text::CmdDateLater, {"ArrowRight", "ArrowUp"}, Scope::Dates, slide_date<1>},
    Command{"slide-first", Text::CmdDateFirst, {"Home"}, Scope::Dates, slide_date<-kAllDates>},
    Command{"slide-latest", Text::CmdDateLatest, {"End"}, Scope::Dates, slide_date<kAllDates>},

    // lists of items
    Command{"previous-item", Text::Previous, {"["}, Scope::Items, [](const Context& c) { return step_item(c, -1); }},
    Command{"next-item", Text::Next, {"]"}, Scope::Items, [](const Context& c) { return step_item(c, 1); }},
    Command{"cell-lost", Text::PairLost, {"1"}, Scope::Items, show_cell<PairCell::Lost>},
    Command{"cell-gained", Text::PairGained, {"2"}, Scope::Items, show_cell<PairCell::Gained>},
    Command{"cell-both-right", Text::PairBothRight, {"3"}, Scope::Items, show_cell<PairCell::BothRight>},
    Command{"cell-both-wrong", Text::PairBothWrong, {"4"}, Scope::Items, show_cell<PairCell::BothWrong>},
    Command{"cell-changed", Text::PairChanged, {"5"}, Scope::Items, show_cell<PairCell::Changed>},
    Command{"cell-format", Text::CmdCellFormat, {"6"}, Scope::Items, show_cell<PairCell::Format>},

    Command{"note", Text::KeyNote, {"n"}, Scope::Items, next_note},

    // a person answers
    Command{"play-go", Text::CmdPlayGo, {"Enter"}, Scope::Play, go_on_playing},
    Command{"choose-a", Text::CmdChooseA, {"A", "a", "1"}, Scope::Play, choose<0>},
    Command{"choose-b", Text::CmdChooseB, {"B", "b", "2"}, Scope::Play, choose<1>},
    Command{"choose-c", Text::CmdChooseC, {"C", "c", "3"}, Scope::Play, choose<2>},
    Command{"choose-d", Text::CmdChooseD, {"D", "d", "4"}, Scope::Play, choose<3>},
    Command{"choose-e", Text::CmdChooseE, {"E", "e", "5"}, Scope::Play, choose<4>},
    Command{"choose-f", Text::CmdChooseF, {"F", "f", "6"}, Scope::Play, choose<5>},
    Command{"choose-g", Text::CmdChooseG, {"G", "g", "7"}, Scope::Play, choose<6>},
    Command{"choose-h", Text::CmdChooseH, {"H", "h", "8"}, Scope::Play, choose<7>},
    Command{"choose-i", Text::CmdChooseI, {"I", "i", "9"}, Scope::Play, choose<8>},
    Command{"choose-j", Text::CmdChooseJ, {"J", "j"}, Scope::Play, choose<9>},
    Command{"choose-k", Text::CmdChooseK, {"K", "k"}, Scope::Play, choose<10>},
    Command{"choose-l", Text::CmdChooseL, {"L", "l"}, Scope::Play, choose<11>},
    Command{"choose-m", Text::CmdChooseM, {"M", "m"}, Scope::Play, choose<12>},
    Command{"choose-n", Text::CmdChooseN, {"N", "n"}, Scope::Play, choose<13>},
    Command{"play-clear", Text::CmdPlayClear, {"Backspace"}, Scope::Play, answering<ClearAnswer>},
    Command{"play-unknown", Text::PlayUnknown, {"0"}, Scope::Play, answering<AnswerUnknown>},
    Command{"play-surer", Text::CmdPlaySurer, {"+", "="}, Scope::Play, confidence<1>},
    Command{"play-less-sure", Text::CmdPlayLessSure, {"-"}, Scope::Play, confidence<-1>},

    // the clip player
    Command{"play", Text::KeyPlay, {" "}, Scope::Player, player<TogglePlay>},
    Command{"previous-frame", Text::PlayerPreviousFrame, {",", "ArrowLeft"}, Scope::Player, step_frames<-1>},
    Command{"next-frame", Text::PlayerNextFrame, {".", "ArrowRight"}, Scope::Player, step_frames<1>},
    Command{"second-back", Text::CmdSecondBack, {"Shift+ArrowLeft"}, Scope::Player, step_seconds<-1>},
    Command{"second-on", Text::CmdSecondOn, {"Shift+ArrowRight"}, Scope::Player, step_seconds<1>},
    Command{"ten-back", Text::CmdTenBack, {"Control+ArrowLeft"}, Scope::Player, step_seconds<-10>},
    Command{"ten-on", Text::CmdTenOn, {"Control+ArrowRight"}, Scope::Player, step_seconds<10>},
    Command{"half-view-back", Text::CmdHalfViewBack, {"PageUp"}, Scope::Player, half_view<-1>},
    Command{"half-view-on", Text::CmdHalfViewOn, {"PageDown"}, Scope::Player, half_view<1>},
    Command{"clip-start", Text::CmdClipStart, {"Home"}, Scope::Player, player<GoToStart>},
    Command{"clip-end", Text::CmdClipEnd, {"End"}, Scope::Player, player<GoToEnd>},
    Command{"mark-in", Text::CmdMarkIn, {"i"}, Scope::Player, player<MarkIn>},
    Command{"mark-out", Text::CmdMarkOut, {"o"}, Scope::Player, player<MarkOut>},
    Command{"clear-selection", Text::PlayerClearSelection, {"I"}, Scope::Player, player<ClearSelection>},
    Command{"loop", Text::PlayerLoop, {"L"}, Scope::Player, player<ToggleLoop>},
    Command{"slower", Text::CmdSlower, {"-"}, Scope::Player, player<PlaySlower>},
    Command{"faster", Text::CmdFaster, {"="}, Scope::Player, player<PlayFaster>},
    Command{"normal-speed", Text::CmdNormalSpeed, {"0"}, Scope::Player, player<PlayNormal>},
    Command{"previous-mark", Text::CmdPreviousMark, {"<"}, Scope::Player, mark<-1>},
    Command{"next-mark", Text::CmdNextMark, {">"}, Scope::Player, mark<1>},
    Command{"find-spoken", Text::CmdFindSpoken, {"f"}, Scope::Player, find_spoken},
    Command{"previous-spoken", Text::CmdPreviousSpoken, {":"}, Scope::Player, spoken<-1>},
    Command{"next-spoken", Text::CmdNextSpoken, {";"}, Scope::Player, spoken<1>},
    Command{"seen-only", Text::CmdSeenOnly, {"w"}, Scope::Player, player<ToggleSeenOnly>},
    Command{"contact-sheet", Text::SheetOpen, {"W"}, Scope::Player, open_sheet},
    Command{"mute", Text::PlayerMute, {"m"}, Scope::Player, player<ToggleMute>},
    Command{"louder", Text::CmdLouder, {"Shift+ArrowUp"}, Scope::Player, player<PlayLouder>},
    Command{"quieter", Text::CmdQuieter, {"Shift+ArrowDown"}, Scope::Player, player<PlayQuieter>},
    Command{"enlarge", Text::CmdEnlarge, {"e"}, Scope::Player, player<EnlargePicture>},
    Command{"zoom-selection", Text::CmdZoomSelection, {"z"}, Scope::Player, player<ZoomToSelection>},
    Command{"zoom-fit", Text::CmdZoomFit, {"Z"}, Scope::Player, player<ZoomFit>},
    Command{"zoom-in", Text::CmdZoomIn, {"Control+ArrowUp"}, Scope::Player, player<ZoomIn>},
    Command{"zoom-out", Text::CmdZoomOut, {"Control+ArrowDown"}, Scope::Player, player<ZoomOut>},

    // the contact sheet over the player
    Command{"sheet-left", Text::SheetLeft, {"ArrowLeft"}, Scope::Sheet, on_sheet<-1>},
    Command{"sheet-right", Text::SheetRight, {"ArrowRight"}, Scope::Sheet, on_sheet<1>},
    Command{"sheet-up", Text::SheetUp, {"ArrowUp"}, Scope::Sheet, on_sheet<0, -1>},
    Command{"sheet-down", Text::SheetDown, {"ArrowDown"}, Scope::Sheet, on_sheet<0, 1>},
    Command{"sheet-page-up", Text::CmdPageUp, {"PageUp"}, Scope::Sheet, on_sheet<-kSheetPage>},
    Command{"sheet-page-down", Text::CmdPageDown, {"PageDown"}, Scope::Sheet, on_sheet<kSheetPage>},
    Command{"sheet-first", Text::CmdFirst, {"Home"}, Scope::Sheet, on_sheet<-kFar>},
    Command{"sheet-last", Text::CmdLast, {"End"}, Scope::Sheet, on_sheet<kFar>},
    Command{"sheet-go", Text::SheetGo, {"Enter"}, Scope::Sheet, go_to_pictured},
    Command{"save-sheet", Text::CmdSaveSheet, {"e"}, Scope::Sheet, save_sheet},
};

}  // namespace

std::span<const Command> command_list() { return kCommands; }

}  // namespace ego::web
