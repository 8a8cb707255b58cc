#include "web/state/view_list.h"

#include <algorithm>
#include <array>

namespace ego::web {
namespace {

bool is_scored(const AppState& state) {
  const BenchmarkData* data = state.current();
  return data != nullptr && data->is_scored();
}

/// Charts of a board need no items.
bool has_numbers(const AppState& state) {
  const BenchmarkData* data = state.current();
  return data != nullptr && (data->is_scored() || data->published.ready() != nullptr);
}

bool was_dropped(const AppState& state) {
  return state.drop.phase != DropPhase::None || state.query.view == ViewKind::Drop;
}

constexpr std::array kViews{
    ViewEntry{ViewKind::Board, Text::Board, "view/board", [](const AppState&) { return true; }},
    ViewEntry{ViewKind::Items, Text::Items, "view/items", is_scored},
    ViewEntry{ViewKind::Pair, Text::Pair, "view/pair", is_scored},
    ViewEntry{ViewKind::Flow, Text::Flow, "view/flow",
              [](const AppState& state) { return is_scored(state) || state.query.view == ViewKind::Flow; }},
    ViewEntry{ViewKind::Parse, Text::Parse, "view/parse", is_scored},
    ViewEntry{ViewKind::Agree, Text::Agreement, "view/agree", is_scored},
    ViewEntry{ViewKind::Slices, Text::Slices, "view/slices", is_scored},
    ViewEntry{ViewKind::Analysis, Text::Analysis, "view/analysis", has_numbers},
    ViewEntry{ViewKind::Play, Text::PlayTab, "view/play", is_scored},
    ViewEntry{ViewKind::Drop, Text::Dropped, "view/drop", was_dropped},
};

}  // namespace

std::span<const ViewEntry> view_list() { return kViews; }

const ViewEntry* find_view(ViewKind view) {
  if (view == ViewKind::Row) view = ViewKind::Board;
  if (view == ViewKind::Item) view = ViewKind::Items;
  const auto found =
      std::find_if(kViews.begin(), kViews.end(), [&](const ViewEntry& entry) { return entry.view == view; });
  return found == kViews.end() ? nullptr : &*found;
}

bool has_view(ViewKind view) { return view == ViewKind::Clip || find_view(view) != nullptr; }

}  // namespace ego::web
