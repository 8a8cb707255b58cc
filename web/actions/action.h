/// Everything the reader, the site and the host can do to the explorer: one variant. Panels push, apply() alone changes state.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "web/actions/kept_action.h"
#include "web/actions/own_media_action.h"
#include "web/actions/player_action.h"
#include "web/state/app_state.h"
#include "web/state/query.h"

namespace ego::web {

struct OpenBenchmark {
  std::string id;
};
struct OpenView {
  ViewKind view = ViewKind::Board;
};
/// Goes between the items and the board that is counted over them: filters on items come along.
struct CarryItems {
  ViewKind to = ViewKind::Board;
};
struct OpenItem {
  std::string id;
};
struct OpenPair {
  std::string baseline, candidate;
  PairCell cell = PairCell::All;  ///< whose items are listed at once
};
/// Rows as stages, in order; also the way to change those that are shown.
struct OpenFlow {
  std::vector<std::string> rows;  ///< 2 to 8
  std::vector<std::string> columns = {};  ///< one for each stage; empty = one column for all
};
struct ShowPattern {
  std::string pattern;  ///< as Query::pattern; empty = every item
};
/// A reply to try against all profiles: that of a row on a question, or typed in piece by piece.
struct TryReply {
  std::string row, question;
};
enum class TrialField : std::uint8_t { Reply, Options, Gold };
struct EditTrial {
  TrialField field = TrialField::Reply;
  std::string text;
};
struct CloseItem {};
struct SwapPair {};
struct ShowCell {
  PairCell cell = PairCell::All;
};
struct ShowPairSection {
  PairSection section = PairSection::Summary;
};
struct ChoosePairAxes {
  PairAxes axes;
};
struct ChooseColumn {
  std::string id;
};  ///< what a pair or an analysis is about; empty = the main one
struct ChooseTable {
  std::string id;
};
struct ChooseProfile {
  std::string id;
};

/// How a column enters the sort.
enum class SortMode : std::uint8_t { Replace, Add };
struct SortBy {
  std::string column;
  SortMode mode = SortMode::Replace;
  Direction first = Direction::Descending;
};
struct SetColumns {
  std::vector<std::string> columns;
};  ///< as Query::columns
struct SetSearch {
  std::string text;
};
/// What of the first sort column the rows are sorted by.
struct SortByBasis {
  SortBasis basis = SortBasis::Value;
  std::string column;  ///< taken if nothing is sorted by yet
  Direction first = Direction::Descending;
};
struct TogglePin {
  std::string id;
};  ///< the row becomes the reference; again, or an empty id: none
struct RankDropped {};  ///< rank sets are to count dropped rows: the answers of the others are asked for
struct ChooseFamily {
  Family family = Family::Board;
};
struct OpenBand {
  std::uint32_t band = 0;
};  ///< explains a tie band of the ranked column; the open one is closed
struct ToggleColumnHelp {};
/// The whole of the board's note, or its beginning.
struct ToggleBoardNote {};
struct ToggleFilter {
  std::string field, value;
  std::optional<std::string> upper = std::nullopt;  ///< a range, as FieldTest::upper
};
struct DropFilter {
  FieldTest test;
};  ///< that one test
struct SetFilter {
  std::string field, value;
};  ///< that value instead of others of the field; empty = none
struct ClearFilters {};
/// The board as it was at that day, `YYYY-MM-DD`; empty = as it is now.
struct SetDate {
  std::string date;
};

struct SelectRow {
  std::string id;
};
struct ToggleDrawer {
  std::string id;
};  ///< opens the details of that row, closes them if they are open
struct ToggleBasket {
  std::string id;
};
struct ExtendBasket {
  std::string from, to;
};  ///< both rows go into the basket, the cursor goes to `to`
struct SelectColumn {
  std::string id;
};
struct ToggleShown {
  std::string id;
};  ///< a row beside the others on item views; the basket becomes what is shown
struct MakeBaseline {
  std::string id;
};  ///< the row that others are held against on item views
struct CompareBasket {};
struct ForgetRow {
  std::string id;
};  ///< a local row

/// Chosen rows of a chart, in its order; replaces the basket.
struct SetBasket {
  std::vector<std::string> ids;
};
struct ShowChart {
  ChartKind chart = ChartKind::Auto;
};
/// The slice finder on another pair: none = the best row against the field, one = that row against the field.
struct OpenSlices {
  std::vector<std::string> rows;
};
/// A filter that holds in every view from now on. Replaces the tests of those fields.
struct ApplySlice {
  std::vector<FieldTest> tests;
};
struct ShowRow {
  std::string id;
};  ///< on the board, with its details
struct ToggleTable {};  ///< a chart's data as a table, and back
struct ToggleExport {};
struct Export {
  ExportWish wish;
};

struct CycleTheme {};
struct SetTheme {
  ThemeChoice theme = ThemeChoice::System;
};
struct SwitchLanguage {};
enum class LinkData : std::uint8_t {
  Any,  ///< whatever the site has when the link is followed
  Pinned,  ///< the link says which report it was made from; other data are said to be others
};
struct CopyLink {
  LinkData data = LinkData::Any;
};
struct OpenFiles {};
struct FocusSearch {};
struct StepHistory {
  int entries = 0;
};
struct CyclePanel {
  int step = 1;
};
struct FocusPanel {
  std::string key;
};  ///< the region with this mirror key has the focus; empty = none
struct CycleDensity {};
struct ToggleLetterKeys {};
struct Undo {};
struct Redo {};

struct OpenPalette {
  std::string text = {};
};
/// The palette with what can be done to one row or item.
struct OpenMenu {
  std::string id;
};
struct ClosePalette {};
struct ChoosePalette {
  int entry = 0;
};
struct NoteRecent {
  std::string id;
};  ///< a command was run from the palette
struct BeginGoto {};  ///< `g`: the next key names a view
struct ToggleKeyHelp {};
struct Escape {};
struct DismissNotices {};

/// Opens the editor of the remark on that row's reply to the shown item (empty: on the item), closes it if it is open.
struct OpenNote {
  std::optional<std::string> row;
};
struct SetRemark {
  io::ReviewChange change;
};
struct ToggleRemarks {};  ///< the list of remarks beside the items
struct ExportRemarks {};
struct ForgetRemarks {};

/// A test for the reader, of these questions in benchmark order; what to take of them is in the query.
struct StartPlay {
  std::vector<std::uint32_t> items;
  std::string seen = {};  ///< only these frames of every clip (PlayConditions::seen); empty = all
};
struct ChooseOption {
  std::uint32_t place = 0;
};  ///< from 0, as shown
struct AnswerUnknown {};
/// A value in [0, 1], or a step from where it is.
struct SetConfidence {
  std::optional<double> value;
  double step = 0;
};
struct ClearAnswer {};
struct SubmitAnswer {};
struct NextQuestion {};
struct FinishPlay {};
struct ResetPlay {};
struct ExportPlay {};
struct SetPlaySample {
  std::optional<std::uint64_t> count;
};
struct ToggleShuffle {};
/// For the next test.
struct SetConditions {
  PlayConditions conditions;
};
struct SetReveal {
  GoldReveal reveal = GoldReveal::AtEnd;
};

/// A text field was edited; `key` is its mirror key.
struct EditField {
  std::string key, text;
};
/// What the browser kept under that key; empty if there is nothing.
struct TextRecalled {
  std::string key, text;
};

struct FollowLink {
  std::string fragment;
};
struct FilesDropped {
  std::vector<NamedBytes> files;
  std::optional<Error> refused = std::nullopt;  ///< the host did not take the batch: nothing of it is read
  std::uint32_t number = 0;  ///< what the host knows the batch by while it can keep its files; 0 = it cannot
};
struct FileArrived {
  std::string url;
  ByteBuffer bytes;
};
struct ImageArrived {
  std::string url;
  Image image;
};
struct ImagesLost {};  ///< the host's textures are gone: ask again
struct FileMissing {
  std::string url;
  int status = 0;
};  ///< HTTP status; 0 = no answer
/// The host could not do something, or lost it.
struct HostFailed {
  int code = 0;  ///< 102 = X102
};
struct PageMoved {
  std::string url;  ///< of the page, without fragment
};
struct PreferencesChanged {
  Preferences preferences;
};

using ActionVariant = std::variant<
    OpenBenchmark, OpenView, CarryItems, OpenItem, CloseItem, OpenPair, SwapPair, ShowCell, OpenFlow, ShowPattern,
    ChooseTable, ChooseProfile, SortBy, SortByBasis, SetColumns, SetSearch, TryReply, EditTrial, TogglePin, RankDropped,
    ChooseFamily, OpenBand, ToggleColumnHelp, ToggleBoardNote, ShowPairSection, ChoosePairAxes, ChooseColumn,
    ToggleFilter, SetFilter, DropFilter, ClearFilters, SetDate, SelectRow, ToggleDrawer, ToggleBasket, ExtendBasket,
    SelectColumn, ToggleShown, MakeBaseline, CompareBasket, ForgetRow, SetBasket, ShowChart, OpenSlices, ApplySlice,
    ShowRow, ToggleTable, ToggleExport, Export, StepHistory, CyclePanel, FocusPanel, CycleDensity, ToggleLetterKeys,
    Undo, Redo, OpenPalette, OpenMenu, ClosePalette, ChoosePalette, NoteRecent, CycleTheme, SetTheme, SwitchLanguage,
    CopyLink, OpenFiles, FocusSearch, BeginGoto, ToggleKeyHelp, Escape, DismissNotices, OpenNote, SetRemark,
    ToggleRemarks, ExportRemarks, ForgetRemarks, StartPlay, ChooseOption, AnswerUnknown, SetConfidence, ClearAnswer,
    SubmitAnswer, NextQuestion, FinishPlay, ResetPlay, ExportPlay, SetPlaySample, ToggleShuffle, SetConditions,
    SetReveal, EditField, TextRecalled, FollowLink, FilesDropped, FileArrived, ImageArrived, ImagesLost, FileMissing,
    HostFailed, PageMoved, PreferencesChanged, MovePlayer, BringClips, KeepRows>;

/// One of the structures above. A class, so that the many sources which make an action do not each compile how every one of
/// them is copied, moved and destroyed.
class Action {
 public:
  template <class A>
    requires(!std::is_same_v<A, Action>)
  Action(A action)  // NOLINT(google-explicit-constructor): an action is passed where one is asked for
      : value(std::in_place_type<A>, std::move(action)) {}
  Action(const Action& other);
  Action(Action&& other) noexcept;
  Action& operator=(const Action& other);
  Action& operator=(Action&& other) noexcept;
  ~Action();

  ActionVariant value;
};

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

/// Filled while drawing, drained once a step.
class ActionQueue {
 public:
  void push(Action action);
  bool empty() const { return actions_.empty(); }
  std::vector<Action> take();

 private:
  std::vector<Action> actions_;
};

}  // namespace ego::web
