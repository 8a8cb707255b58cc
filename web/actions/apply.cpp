#include "web/actions/apply.h"

#include <algorithm>
#include <utility>

#include "web/state/failure.h"

namespace ego::web {
namespace {

constexpr std::size_t kMaxBasket = 8;

void add_notice(AppState& state, std::string_view code, Text text, std::vector<std::string> arguments) {
  state.notices.push_back({std::string(code), text, std::move(arguments)});
}

/// A new benchmark starts from its defaults; only what belongs to the reader stays.
void open_benchmark(AppState& state, std::string id) {
  Query fresh;
  fresh.bench = std::move(id);
  fresh.theme = state.query.theme;
  fresh.language = state.query.language;
  state.query = std::move(fresh);
  state.selected_row.clear();
  state.drawer_open = false;
}

/// Views whose filter asks about questions: it holds while the reader goes from one to the other.
bool filters_questions(ViewKind view) {
  switch (view) {
    case ViewKind::Items:
    case ViewKind::Item:
    case ViewKind::Pair:
    case ViewKind::Analysis:
    case ViewKind::Agree:
    case ViewKind::Slices: return true;
    default: return false;
  }
}

void open_view(AppState& state, ViewKind view, std::vector<std::string> targets) {
  if (view != state.query.view) {
    state.query.cell = PairCell::All;
    state.query.chart = ChartKind::Auto;
    if (!filters_questions(view) || !filters_questions(state.query.view)) {
      state.query.search.clear();
      state.query.filters.clear();
    }
    state.selected_row.clear();
  }
  state.query.view = view;
  state.query.targets = std::move(targets);
  state.query.item.clear();
  state.drawer_open = false;
}

void sort_by(AppState& state, const SortBy& action) {
  std::vector<SortKey>& sort = state.query.sort;
  const auto same =
      std::find_if(sort.begin(), sort.end(), [&](const SortKey& key) { return key.column == action.column; });
  if (same != sort.end()) {
    same->direction = same->direction == Direction::Descending ? Direction::Ascending : Direction::Descending;
    if (action.mode == SortMode::Replace) sort = {SortKey(*same)};
    return;
  }
  if (action.mode == SortMode::Replace) sort.clear();
  sort.push_back({action.column, action.first, SortBasis::Value});
}

void toggle_filter(Query& query, const ToggleFilter& action) {
  const FieldTest wanted{action.field, action.value, std::nullopt, false};
  const auto group = std::find_if(query.filters.begin(), query.filters.end(),
                                  [&](const FilterGroup& g) { return !g.empty() && g.front().field == action.field; });
  if (group == query.filters.end()) {
    query.filters.push_back({wanted});
    return;
  }
  if (const auto test = std::find(group->begin(), group->end(), wanted); test != group->end())
    group->erase(test);
  else
    group->push_back(wanted);
  if (group->empty()) query.filters.erase(group);
}

void toggle_basket(Query& query, const std::string& id) {
  if (const auto held = std::find(query.basket.begin(), query.basket.end(), id); held != query.basket.end()) {
    query.basket.erase(held);
  } else if (query.basket.size() < kMaxBasket) {
    query.basket.push_back(id);
  }
}

/// The next of system, light, dark, high contrast; the step that would look the same as now is skipped.
ThemeChoice next_theme(ThemeChoice now, const Preferences& preferences) {
  switch (now) {
    case ThemeChoice::System: return preferences.dark ? ThemeChoice::Light : ThemeChoice::Dark;
    case ThemeChoice::Light: return preferences.dark ? ThemeChoice::Contrast : ThemeChoice::Dark;
    case ThemeChoice::Dark: return ThemeChoice::Contrast;
    case ThemeChoice::Contrast: return ThemeChoice::System;
  }
  return ThemeChoice::System;
}

void follow_link(AppState& state, const std::string& fragment) {
  ParsedLink link = parse_permalink(fragment);
  for (const LinkNotice& notice : link.notices) {
    switch (notice.fault) {
      case LinkFault::UnknownView: add_notice(state, failure::kLink, Text::NoticeUnknownView, {notice.part}); break;
      case LinkFault::BadTargets: add_notice(state, failure::kLink, Text::NoticeBadTargets, {notice.part}); break;
      case LinkFault::BadValue: add_notice(state, failure::kLink, Text::NoticeBadValue, {notice.part}); break;
      case LinkFault::BadCompression: add_notice(state, failure::kLink, Text::NoticeBadCompression, {}); break;
      case LinkFault::NewerGrammar: add_notice(state, failure::kLink, Text::NoticeNewerGrammar, {}); break;
    }
  }
  state.query = std::move(link.query);
  state.link_unchecked = true;
  state.selected_row = state.query.view == ViewKind::Row ? state.query.targets.front() : std::string{};
  state.drawer_open = state.query.view == ViewKind::Row;
}

void drop_files(AppState& state, std::vector<NamedBytes> files, std::optional<Error> refused) {
  const BenchmarkData* data = state.current();
  if ((files.empty() && !refused) || data == nullptr) return;
  state.drop = {};
  state.drop.phase = refused ? DropPhase::Done : DropPhase::Waiting;
  state.drop.bench = data->entry.id;
  for (const NamedBytes& file : files) {
    state.drop.labels.push_back(file.label);
    state.drop.bytes += file.bytes.size();
  }
  if (refused) {
    if (files.empty()) state.drop.labels.push_back(refused->input);
    files.clear();
  }
  state.drop.refused = std::move(refused);
  state.drop.files = std::move(files);
  open_view(state, ViewKind::Drop, {});
  ++state.data_revision;
}

void forget_row(AppState& state, const std::string& id) {
  if (BenchmarkData* data = state.current()) {
    std::erase_if(data->local_rows, [&](const ScoredSubmission& row) { return row.submission.row.value == id; });
  }
  std::erase(state.query.basket, id);
  if (std::find(state.query.targets.begin(), state.query.targets.end(), id) != state.query.targets.end()) {
    open_view(state, ViewKind::Board, {});
  }
  state.drawer_open = false;
  ++state.data_revision;
}

/// Leaves the innermost thing that is open.
void escape(AppState& state) {
  if (state.key_help_open)
    state.key_help_open = false;
  else if (state.export_open)
    state.export_open = false;
  else if (state.drawer_open)
    state.drawer_open = false;
  else if (!state.query.item.empty())
    state.query.item.clear();
  else if (state.query.view == ViewKind::Item)
    open_view(state, ViewKind::Items, {});
  else if (state.query.view != ViewKind::Board)
    open_view(state, ViewKind::Board, {});
}

/// From a list the item opens beside it, so that the way through the list stays; from elsewhere it has a page of its own.
void open_item(AppState& state, std::string id) {
  state.selected_row = id;
  if (has_item_list(state.query.view))
    state.query.item = std::move(id);
  else
    open_view(state, ViewKind::Item, {std::move(id)});
}

void show_chart(AppState& state, ChartKind chart) {
  const bool agreement = chart == ChartKind::Kappa || chart == ChartKind::Errors || chart == ChartKind::SameWrong ||
                         chart == ChartKind::Alone;
  const ViewKind view = agreement ? ViewKind::Agree : ViewKind::Analysis;
  if (state.query.view != view) open_view(state, view, {});
  state.query.chart = chart;
  state.query.item.clear();
}

/// The tests of a slice take the place of whatever was asked of the same fields; the rest of the filter stays.
void apply_slice(AppState& state, std::vector<FieldTest>& tests) {
  std::vector<FilterGroup>& filters = state.query.filters;
  for (const FieldTest& test : tests) {
    std::erase_if(filters, [&](const FilterGroup& g) { return !g.empty() && g.front().field == test.field; });
  }
  for (FieldTest& test : tests) filters.push_back({std::move(test)});
}

/// Two rows to start a comparison with: the basket's, else the first two scored ones of the report.
std::vector<std::string> default_pair(const AppState& state) {
  std::vector<std::string> ids(state.query.basket.begin(), state.query.basket.end());
  if (const BenchmarkData* data = state.current(); data != nullptr) {
    if (const Report* report = data->report.ready()) {
      for (const ReportRow& row : report->rows) ids.push_back(row.id.value);
    }
    for (const ScoredSubmission& row : data->local_rows) ids.push_back(row.submission.row.value);
  }
  std::vector<std::string> two;
  for (std::string& id : ids) {
    if (two.size() < 2 && std::find(two.begin(), two.end(), id) == two.end()) two.push_back(std::move(id));
  }
  if (two.size() < 2) two.clear();
  return two;
}

void open_view_by_name(AppState& state, ViewKind view) {
  if (view != ViewKind::Pair) return open_view(state, view, {});
  std::vector<std::string> pair = default_pair(state);
  if (pair.empty()) return;
  state.query.basket.clear();
  open_view(state, ViewKind::Pair, std::move(pair));
}

}  // namespace

void apply(AppState& state, Action action) {
  state.goto_pending = false;
  std::visit(
      Overloaded{
          [&](OpenBenchmark& a) { open_benchmark(state, std::move(a.id)); },
          [&](OpenView& a) { open_view_by_name(state, a.view); },
          [&](OpenItem& a) { open_item(state, std::move(a.id)); },
          [&](CloseItem&) { state.query.item.clear(); },
          [&](OpenPair& a) { open_view(state, ViewKind::Pair, {std::move(a.baseline), std::move(a.candidate)}); },
          [&](SwapPair&) {
            if (state.query.targets.size() == 2) std::swap(state.query.targets[0], state.query.targets[1]);
          },
          [&](ShowCell& a) {
            state.query.cell = a.cell;
            state.query.item.clear();
          },
          [&](ChooseColumn& a) { state.query.column = std::move(a.id); },
          [&](PinRow& a) { state.query.pin = state.query.pin == a.id ? std::string() : std::move(a.id); },
          [&](ChooseTable& a) {
            state.query.table = std::move(a.id);
            state.query.sort.clear();
            state.query.columns.clear();
          },
          [&](ChooseProfile& a) { state.query.profile = std::move(a.id); },
          [&](SortBy& a) { sort_by(state, a); },
          [&](SetColumns& a) { state.query.columns = std::move(a.columns); },
          [&](SetSearch& a) { state.query.search = std::move(a.text); },
          [&](ToggleFilter& a) { toggle_filter(state.query, a); },
          [&](ClearFilters&) {
            state.query.filters.clear();
            state.query.search.clear();
          },
          [&](SelectRow& a) { state.selected_row = std::move(a.id); },
          [&](ToggleDrawer& a) {
            state.drawer_open = !(state.drawer_open && state.selected_row == a.id);
            state.selected_row = std::move(a.id);
          },
          [&](ToggleBasket& a) { toggle_basket(state.query, a.id); },
          [&](CompareBasket&) { open_view_by_name(state, ViewKind::Pair); },
          [&](ForgetRow& a) { forget_row(state, a.id); },
          [&](SetBasket& a) {
            if (a.ids.size() > kMaxBasket) a.ids.resize(kMaxBasket);
            state.query.basket = std::move(a.ids);
          },
          [&](ShowChart& a) { show_chart(state, a.chart); },
          [&](OpenSlices& a) { open_view(state, ViewKind::Slices, std::move(a.rows)); },
          [&](ApplySlice& a) { apply_slice(state, a.tests); },
          [&](ShowRow& a) {
            open_view(state, ViewKind::Board, {});
            state.selected_row = std::move(a.id);
            state.drawer_open = true;
          },
          [&](ToggleTable&) { state.table_shown = !state.table_shown; },
          [&](ToggleExport&) { state.export_open = !state.export_open; },
          [&](Export& a) {
            state.export_open = false;
            state.export_wish = a.wish;
          },
          [&](PageMoved& a) { state.page_url = std::move(a.url); },
          [&](CycleTheme&) { state.query.theme = next_theme(state.query.theme, state.preferences); },
          [&](SetTheme& a) { state.query.theme = a.theme; },
          [&](SwitchLanguage&) {
            const bool chinese = state.query.language == Language::Chinese ||
                                 (state.query.language == Language::Browser && state.preferences.chinese);
            state.query.language = chinese ? Language::English : Language::Chinese;
          },
          [&](CopyLink&) { state.effects.clipboard = write_permalink(state.query, link_defaults(state)); },
          [&](OpenFiles&) { state.effects.pick_files = true; },
          [&](FocusSearch&) { state.effects.focus_search = true; },
          [&](BeginGoto&) { state.goto_pending = true; },
          [&](ToggleKeyHelp&) { state.key_help_open = !state.key_help_open; },
          [&](Escape&) { escape(state); },
          [&](DismissNotices&) { state.notices.clear(); },
          [&](FollowLink& a) { follow_link(state, a.fragment); },
          [&](FilesDropped& a) { drop_files(state, std::move(a.files), std::move(a.refused)); },
          [&](FileArrived& a) { accept_file(state, a.url, std::move(a.bytes)); },
          [&](ImageArrived& a) { accept_image(state, a.url, a.image); },
          [&](ImagesLost&) {
            for (BenchmarkData& data : state.benchmarks) {
              for (Poster& poster : data.posters) poster.image.forget();
            }
          },
          [&](FileMissing& a) { refuse_file(state, a.url, a.status); },
          [&](PreferencesChanged& a) { state.preferences = a.preferences; },
      },
      action);
}

}  // namespace ego::web
