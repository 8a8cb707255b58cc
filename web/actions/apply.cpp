#include "web/actions/apply.h"

#include <algorithm>
#include <utility>

#include "web/actions/apply_choice.h"
#include "web/actions/apply_play.h"
#include "web/actions/apply_review.h"
#include "web/actions/fields.h"
#include "web/state/failure.h"
#include "web/views/flow_presets.h"
#include "web/views/parse_view.h"

namespace ego::web {
namespace {

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
  state.side = BoardSide::None;
  state.trial = {};
}

void open_view(AppState& state, ViewKind view, std::vector<std::string> targets) {
  if (view != state.query.view) {
    // What these mean differs from view to view.
    if (view == ViewKind::Flow || state.query.view == ViewKind::Flow) state.query.sort.clear();
    if (state.query.view == ViewKind::Flow) state.query.columns.clear();
    state.query.cell = PairCell::All;
    state.query.pattern.clear();
    state.query.search.clear();
    state.query.filters.clear();
    state.selected_row.clear();
  }
  state.query.view = view;
  state.query.targets = std::move(targets);
  state.query.item.clear();
  state.drawer_open = false;
  state.side = BoardSide::None;
}

void sort_by(AppState& state, const SortBy& action) {
  std::vector<SortKey>& sort = state.query.sort;
  if (state.side == BoardSide::Band) state.side = BoardSide::None;  // another column has other bands
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

void sort_by_basis(AppState& state, const SortByBasis& action) {
  std::vector<SortKey>& sort = state.query.sort;
  if (sort.empty() || sort.front().column == kModelColumn) sort = {{action.column, action.first, SortBasis::Value}};
  sort.front().basis = action.basis;
}

void open_band(AppState& state, std::uint32_t band) {
  const bool open = state.side == BoardSide::Band && state.open_band == band && !state.drawer_open;
  state.side = open ? BoardSide::None : BoardSide::Band;
  state.open_band = band;
  state.drawer_open = false;
}

void toggle_column_help(AppState& state) {
  const bool open = state.side == BoardSide::Columns && !state.drawer_open;
  state.side = open ? BoardSide::None : BoardSide::Columns;
  state.drawer_open = false;
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

/// A subtitle file dropped while a clip is shown is that clip's transcript. @return false: the batch is something else
bool take_transcript(AppState& state, const FilesDropped& batch) {
  if (batch.files.size() != 1 || !state.player.is_open()) return false;
  const NamedBytes& file = batch.files.front();
  if (!file.label.ends_with(".srt") && !file.label.ends_with(".vtt")) return false;
  Result<std::vector<media::Cue>> cues = media::parse_subtitles(file.bytes, file.label);
  if (!cues.ok()) {
    add_notice(state, failure::kDataDamaged, Text::DataDamaged, {file.label, cues.error().message});
    return true;
  }
  state.player.transcript = std::move(cues).value();
  ++state.player.transcript_revision;
  return true;
}

void forget_row(AppState& state, const std::string& id) {
  if (BenchmarkData* data = state.current()) {
    std::erase_if(data->local_rows, [&](const ScoredSubmission& row) { return row.submission.row.value == id; });
  }
  if (state.query.pin == id) state.query.pin.clear();
  std::erase(state.query.basket, id);
  if (std::find(state.query.targets.begin(), state.query.targets.end(), id) != state.query.targets.end()) {
    open_view(state, ViewKind::Board, {});
  }
  state.drawer_open = false;
  ++state.data_revision;
}

/// Leaves the innermost thing that is open.
void escape(AppState& state) {
  if (state.palette.open)
    state.palette.open = false;
  else if (state.key_help_open)
    state.key_help_open = false;
  else if (state.reviews.open_row)
    state.reviews.open_row.reset();
  else if (state.drawer_open)
    state.drawer_open = false;
  else if (state.side != BoardSide::None)
    state.side = BoardSide::None;
  else if (!state.query.item.empty())
    state.query.item.clear();
  else if (!state.query.pattern.empty())
    state.query.pattern.clear();
  else if (state.query.view == ViewKind::Item)
    open_view(state, ViewKind::Items, {});
  else if (state.query.view != ViewKind::Board)
    open_view(state, ViewKind::Board, {});
}

/// A place in one clip means nothing in another.
void leave_moment(Query& query) {
  query.moment.reset();
  query.selection.reset();
  query.zoom_millis.reset();
}

/// The next question of a test has a clip of its own.
void go_on_playing(AppState& state, void (*step)(AppState&)) {
  const Question* before = shown_question(state);
  step(state);
  if (shown_question(state) != before) leave_moment(state.query);
}

/// From a list the item opens beside it, so that the way through the list stays; from elsewhere it has a page of its own.
void open_item(AppState& state, std::string id) {
  if (id != shown_item(state.query)) leave_moment(state.query);
  state.reviews.open_row.reset();
  state.selected_row = id;
  if (has_item_list(state.query.view))
    state.query.item = std::move(id);
  else
    open_view(state, ViewKind::Item, {std::move(id)});
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

void try_reply(AppState& state, const TryReply& action) {
  const BenchmarkData* data = state.current();
  const QuestionSet* questions = data == nullptr ? nullptr : data->questions.ready();
  const auto index = questions == nullptr ? std::nullopt : questions->find(action.question);
  if (!index) return;
  state.trial = make_trial(*data, action.row, *index);
  state.selected_row = action.row + '\n' + action.question;
}

/// What is typed stays; it is nobody's reply any more once it differs from the one sent.
void edit_trial(Trial& trial, EditTrial& edit) {
  switch (edit.field) {
    case TrialField::Reply:
      trial.reply = std::move(edit.text);
      trial.row.clear();
      break;
    case TrialField::Options: trial.options = std::move(edit.text); break;
    case TrialField::Gold: trial.gold = std::move(edit.text); break;
  }
}

/// Stages shown in this order. What was picked among other stages does not carry over.
void open_flow(AppState& state, OpenFlow flow) {
  if (flow.rows.size() < 2) return;
  flow.rows.resize(std::min(flow.rows.size(), kMostStages));
  if (flow.columns.size() != flow.rows.size()) flow.columns.clear();
  if (state.query.targets != flow.rows || state.query.columns != flow.columns) state.query.pattern.clear();
  open_view(state, ViewKind::Flow, std::move(flow.rows));
  state.query.columns = std::move(flow.columns);
}

/// The first preset, else the pair a comparison would start with.
OpenFlow default_flow(const AppState& state) {
  std::vector<FlowPreset> presets = flow_presets(state);
  if (presets.empty()) return {default_pair(state), {}};
  return {std::move(presets.front().rows), std::move(presets.front().columns)};
}

void note_host_failure(AppState& state, int code) {
  constexpr int kNoWebgl = 102;
  const Text sentence = code == kNoWebgl ? Text::NoticeNoWebgl : Text::NoticeHostFailed;
  add_notice(state, "X" + std::to_string(code), sentence, {});
}

void open_palette(AppState& state, std::string text) {
  state.palette.open = true;
  state.palette.menu = false;
  state.palette.text = std::move(text);
  state.palette.chosen = 0;
  state.key_help_open = false;
  state.effects.focus_field = std::string(kPaletteField);
}

void note_recent(PaletteState& palette, std::string id) {
  constexpr std::size_t kMostRecent = 8;
  std::erase(palette.recent, id);
  palette.recent.insert(palette.recent.begin(), std::move(id));
  if (palette.recent.size() > kMostRecent) palette.recent.resize(kMostRecent);
}

void edit_field(AppState& state, const std::string& key, std::string text) {
  if (key == kPaletteField) {
    if (!state.palette.open) return;
    state.palette.text = std::move(text);
    state.palette.chosen = 0;
    return;
  }
  if (edit_play_field(state, key, text)) return;
  if (key == kNoteField) return edit_note(state, std::move(text));
  std::optional<Action> meant = field_edited(key, std::move(text));
  if (!meant) return;
  if (auto* search = std::get_if<SetSearch>(&meant->value)) state.query.search = std::move(search->text);
  if (auto* edit = std::get_if<EditTrial>(&meant->value)) edit_trial(state.trial, *edit);
}

constexpr std::string_view kKeptDensity = "density";
constexpr std::string_view kKeptLetterKeys = "letter-keys";
constexpr int kDensities = 3;

/// Texts kept under keys that nobody knows any longer are left alone.
void recall_text(AppState& state, std::string_view key, std::string_view text) {
  if (key == kKeptDensity && text.size() == 1 && text[0] >= '0' && text[0] < '0' + kDensities)
    state.density = static_cast<Density>(text[0] - '0');
  if (key == kKeptLetterKeys) state.letter_keys = text != "off";
  if (!take_kept_remarks(state, key, text)) take_kept_play(state, key, text);
}

void cycle_density(AppState& state) {
  const int next = (static_cast<int>(state.density) + 1) % kDensities;
  state.density = static_cast<Density>(next);
  state.effects.keeps.push_back({std::string(kKeptDensity), next == 0 ? "" : std::to_string(next)});
}

void toggle_letter_keys(AppState& state) {
  state.letter_keys = !state.letter_keys;
  add_notice(state, {}, state.letter_keys ? Text::NoticeLettersOn : Text::NoticeLettersOff, {});
  state.effects.keeps.push_back({std::string(kKeptLetterKeys), state.letter_keys ? "" : "off"});
}

/// The items a list shows become the set that is played: what they are filtered by stays.
void open_play(AppState& state) {
  const std::vector<FilterGroup> filters = state.query.filters;
  const std::string search = state.query.search;
  const bool from_list = state.query.view == ViewKind::Items || state.query.view == ViewKind::Item;
  open_view(state, ViewKind::Play, {"custom"});
  if (!from_list) return;
  state.query.filters = filters;
  state.query.search = search;
}

void open_view_by_name(AppState& state, ViewKind view) {
  if (view == ViewKind::Play) return open_play(state);
  if (view == ViewKind::Flow) {
    OpenFlow flow = default_flow(state);
    if (flow.rows.size() >= 2) state.query.basket.clear();
    return open_flow(state, std::move(flow));
  }
  if (view != ViewKind::Pair) return open_view(state, view, {});
  std::vector<std::string> pair = default_pair(state);
  if (pair.empty()) return;
  constexpr std::size_t kMatrix = 3;  // from three rows on the page also shows all of their pairs
  if (state.query.basket.size() < kMatrix) state.query.basket.clear();
  open_view(state, ViewKind::Pair, std::move(pair));
}

}  // namespace

void prepare_trial(AppState& state) {
  const BenchmarkData* data = state.current();
  if (data == nullptr || state.query.view != ViewKind::Parse || state.trial != Trial{}) return;
  state.trial = make_trial(*data, {}, 0);
}

void recall_settings(AppState& state) {
  for (const std::string_view key : {kKeptDensity, kKeptLetterKeys}) state.effects.recalls.emplace_back(key);
}

void apply(AppState& state, Action action) {
  state.goto_pending = false;
  const StepKeeper keeper(state, action);
  std::visit(
      Overloaded{
          [&](OpenBenchmark& a) { open_benchmark(state, std::move(a.id)); },
          [&](OpenView& a) { open_view_by_name(state, a.view); },
          [&](OpenItem& a) { open_item(state, std::move(a.id)); },
          [&](CloseItem&) { state.query.item.clear(); },
          [&](OpenPair& a) { open_view(state, ViewKind::Pair, {std::move(a.baseline), std::move(a.candidate)}); },
          [&](OpenFlow& a) { open_flow(state, std::move(a)); },
          [&](ShowPattern& a) {
            state.query.pattern = std::move(a.pattern);
            state.query.item.clear();
            state.selected_row.clear();
          },
          [&](SwapPair&) {
            if (state.query.targets.size() == 2) std::swap(state.query.targets[0], state.query.targets[1]);
          },
          [&](ShowCell& a) {
            state.query.cell = a.cell;
            state.pair_section = PairSection::Items;
            state.query.item.clear();
          },
          [&](ChooseTable& a) {
            state.query.table = std::move(a.id);
            state.query.pin.clear();
            state.side = BoardSide::None;
            state.query.sort.clear();
            state.query.columns.clear();
          },
          [&](ChooseProfile& a) { state.query.profile = std::move(a.id); },
          [&](SortBy& a) { sort_by(state, a); },
          [&](SortByBasis& a) { sort_by_basis(state, a); },
          [&](TogglePin& a) { state.query.pin = a.id == state.query.pin ? std::string() : std::move(a.id); },
          [&](RankDropped&) { state.rank_dropped = true; },
          [&](ChooseFamily& a) { state.query.family = a.family; },
          [&](OpenBand& a) { open_band(state, a.band); },
          [&](ToggleColumnHelp&) { toggle_column_help(state); },
          [&](ShowPairSection& a) { state.pair_section = a.section; },
          [&](ChooseColumn& a) { state.query.column = std::move(a.id); },
          [&](SetColumns& a) { state.query.columns = std::move(a.columns); },
          [&](SetSearch& a) { state.query.search = std::move(a.text); },
          [&](TryReply& a) { try_reply(state, a); },
          [&](EditTrial& a) { edit_trial(state.trial, a); },
          [&](ToggleFilter& a) { toggle_filter(state.query, a); },
          [&](DropFilter& a) { drop_filter(state.query, a); },
          [&](SetFilter& a) { set_filter(state.query, a); },
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
          [&](ExtendBasket& a) { extend_basket(state, a); },
          [&](SelectColumn& a) { state.selected_column = std::move(a.id); },
          [&](ToggleShown& a) { toggle_shown(state, a.id); },
          [&](MakeBaseline& a) { make_baseline(state, a.id); },
          [&](CompareBasket&) { open_view_by_name(state, ViewKind::Pair); },
          [&](ForgetRow& a) { forget_row(state, a.id); },
          [&](ExportTable&) {},  // the explorer has the views it is made from
          [&](StepHistory& a) { state.effects.history_step += a.entries; },
          [&](CyclePanel& a) { state.effects.panel_step += a.step; },
          [&](FocusPanel& a) { state.focused_panel = std::move(a.key); },
          [&](CycleDensity&) { cycle_density(state); },
          [&](ToggleLetterKeys&) { toggle_letter_keys(state); },
          [&](Undo&) { undo(state); },
          [&](Redo&) { redo(state); },
          [&](OpenPalette& a) { open_palette(state, std::move(a.text)); },
          [&](OpenMenu& a) {
            state.selected_row = std::move(a.id);
            open_palette(state, {});
            state.palette.menu = true;
          },
          [&](ClosePalette&) { state.palette.open = false; },
          [&](ChoosePalette& a) { state.palette.chosen = a.entry; },
          [&](NoteRecent& a) { note_recent(state.palette, std::move(a.id)); },
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
          [&](OpenNote& a) { open_note(state, a); },
          [&](SetRemark& a) { set_remark(state, std::move(a)); },
          [&](ToggleRemarks&) { state.reviews.list_open = !state.reviews.list_open; },
          [&](ExportRemarks&) { export_remarks(state); },
          [&](ForgetRemarks&) { forget_remarks(state); },
          [&](StartPlay& a) { start_play(state, a); },
          [&](ChooseOption& a) { choose_option(state, a.place); },
          [&](AnswerUnknown&) { answer_unknown(state); },
          [&](SetConfidence& a) { set_confidence(state, a); },
          [&](ClearAnswer&) { clear_answer(state); },
          [&](SubmitAnswer&) { go_on_playing(state, submit_answer); },
          [&](NextQuestion&) { go_on_playing(state, next_question); },
          [&](FinishPlay&) { finish_play(state); },
          [&](ResetPlay&) { reset_play(state); },
          [&](ExportPlay&) { export_play(state); },
          [&](SetPlaySample& a) { state.query.play_count = a.count; },
          [&](ToggleShuffle&) { state.query.play_shuffled = !state.query.play_shuffled; },
          [&](SetReveal& a) { state.play.reveal = a.reveal; },
          [&](EditField& a) { edit_field(state, a.key, std::move(a.text)); },
          [&](TextRecalled& a) { recall_text(state, a.key, a.text); },
          [&](FollowLink& a) { follow_link(state, a.fragment); },
          [&](FilesDropped& a) {
            if (!take_transcript(state, a)) drop_files(state, std::move(a.files), std::move(a.refused));
          },
          [&](FileArrived& a) { accept_file(state, a.url, std::move(a.bytes)); },
          [&](ImageArrived& a) { accept_image(state, a.url, a.image); },
          [&](ImagesLost&) {
            for (BenchmarkData& data : state.benchmarks) {
              for (Poster& poster : data.posters) poster.image.forget();
            }
            state.player.shown.reset();
            state.player.asked.reset();
          },
          [&](FileMissing& a) { refuse_file(state, a.url, a.status); },
          [&](HostFailed& a) { note_host_failure(state, a.code); },
          [&](PreferencesChanged& a) { state.preferences = a.preferences; },
          [&](MovePlayer& a) { apply_player(state, std::move(a.step)); },
      },
      action.value);
}

}  // namespace ego::web
