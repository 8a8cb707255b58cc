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
#include "web/state/app_state.h"
#include "web/state/query.h"

namespace ego::web {

struct OpenBenchmark {
  std::string id;
};
struct OpenView {
  ViewKind view = ViewKind::Board;
};
struct OpenItem {
  std::string id;
};
struct OpenPair {
  std::string baseline, candidate;
};
struct CloseItem {};
struct SwapPair {};
struct ShowCell {
  PairCell cell = PairCell::All;
};
struct ChooseColumn {
  std::string id;
};  ///< what an analysis is about; empty = the main one
/// The row whose lonely items are listed.
struct PinRow {
  std::string id;
};
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
struct ToggleFilter {
  std::string field, value;
};
struct ClearFilters {};

struct SelectRow {
  std::string id;
};
struct ToggleDrawer {
  std::string id;
};  ///< opens the details of that row, closes them if they are open
struct ToggleBasket {
  std::string id;
};
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
struct CopyLink {};
struct OpenFiles {};
struct FocusSearch {};
struct BeginGoto {};  ///< `g`: the next key names a view
struct ToggleKeyHelp {};
struct Escape {};
struct DismissNotices {};

struct FollowLink {
  std::string fragment;
};
struct FilesDropped {
  std::vector<NamedBytes> files;
  std::optional<Error> refused = std::nullopt;  ///< the host did not take the batch: nothing of it is read
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
struct PageMoved {
  std::string url;  ///< of the page, without fragment
};
struct PreferencesChanged {
  Preferences preferences;
};

using Action =
    std::variant<OpenBenchmark, OpenView, OpenItem, CloseItem, OpenPair, SwapPair, ShowCell, ChooseColumn, PinRow,
                 ChooseTable, ChooseProfile, SortBy, SetColumns, SetSearch, ToggleFilter, ClearFilters, SelectRow,
                 ToggleDrawer, ToggleBasket, CompareBasket, ForgetRow, SetBasket, ShowChart, OpenSlices, ApplySlice,
                 ShowRow, ToggleTable, ToggleExport, Export, PageMoved, CycleTheme, SetTheme, SwitchLanguage, CopyLink,
                 OpenFiles, FocusSearch, BeginGoto, ToggleKeyHelp, Escape, DismissNotices, FollowLink, FilesDropped,
                 FileArrived, ImageArrived, ImagesLost, FileMissing, PreferencesChanged>;

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

/// Filled while drawing, drained once a step.
class ActionQueue {
 public:
  void push(Action action) { actions_.push_back(std::move(action)); }
  bool empty() const { return actions_.empty(); }
  std::vector<Action> take() { return std::exchange(actions_, {}); }

 private:
  std::vector<Action> actions_;
};

}  // namespace ego::web
