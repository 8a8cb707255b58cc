#include "web/actions/apply.h"

#include <algorithm>
#include <utility>

#include "web/actions/apply_choice.h"
#include "web/actions/apply_kept.h"
#include "web/actions/apply_own_media.h"
#include "web/actions/apply_play.h"
#include "web/actions/apply_review.h"
#include "web/actions/apply_view.h"
#include "web/actions/fields.h"
#include "web/state/failure.h"
#include "web/state/view_list.h"
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

/// A view of the grammar that this page does not have: the board is shown, with what else the link says.
void leave_unknown_view(ParsedLink& link) {
  if (has_view(link.query.view)) return;
  link.notices.push_back({LinkFault::UnknownView, std::string(view_name(link.query.view))});
  link.query.view = ViewKind::Board;
  link.query.targets.clear();
}

void follow_link(AppState& state, const std::string& fragment) {
  ParsedLink link = parse_permalink(fragment);
  leave_unknown_view(link);
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

void copy_link(AppState& state, LinkData data) {
  Query query = state.query;
  const BenchmarkData* shown = state.current();
  if (data == LinkData::Pinned && shown != nullptr) query.data_hash = short_data_hash(*shown);
  state.effects.clipboard = write_permalink(query, link_defaults(state));
}

void drop_files(AppState& state, FilesDropped dropped) {
  auto& [files, refused, number] = dropped;
  const BenchmarkData* data = state.current();
  if ((files.empty() && !refused) || data == nullptr) return;
  state.drop = {};
  state.drop.phase = refused ? DropPhase::Done : DropPhase::Waiting;
  state.drop.number = number;
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

/// Leaves the innermost thing that is open.
void escape(AppState& state) {
  if (state.palette.open)
    state.palette.open = false;
  else if (state.key_help_open)
    state.key_help_open = false;
  else if (state.export_open)
    state.export_open = false;
  else if (state.player.sheet)
    apply_player(state, CloseSheet{});
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

/// The next question of a test has a clip of its own.
void go_on_playing(AppState& state, void (*step)(AppState&)) {
  const Question* before = shown_question(state);
  step(state);
  if (shown_question(state) == before) return;
  apply_player(state, PageHidden{});  // the clip may be the same: it begins anew, and rests
  leave_moment(state.query);
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
  if (key == kOrganizationField) {
    state.organization = std::move(text);
    return;
  }
  if (key == kTranscriptField) return apply_player(state, SearchTranscript{std::move(text)});
  if (key == kAddressField) return bring_clips(state, EditAddress{std::move(text)});
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
  if (take_kept_address(state, key, text)) return;
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

}  // namespace

void forget_row(AppState& state, const std::string& id) {
  if (BenchmarkData* data = state.current()) {
    std::erase_if(data->local_rows, [&](const ScoredSubmission& row) { return row.submission.row.value == id; });
  }
  leave_kept(state, id);
  if (state.query.pin == id) state.query.pin.clear();
  std::erase(state.query.basket, id);
  if (std::find(state.query.targets.begin(), state.query.targets.end(), id) != state.query.targets.end()) {
    open_view(state, ViewKind::Board, {});
  }
  state.drawer_open = false;
  ++state.data_revision;
}

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
  std::visit(Overloaded{
                 [&](OpenBenchmark& a) { open_benchmark(state, std::move(a.id)); },
                 [&](CarryItems& a) { carry_items(state, a.to); },
                 [&](OpenView& a) { open_view_by_name(state, a.view); },
                 [&](OpenItem& a) { open_item(state, std::move(a.id)); },
                 [&](CloseItem&) { state.query.item.clear(); },
                 [&](OpenPair& a) {
                   open_view(state, ViewKind::Pair, {std::move(a.baseline), std::move(a.candidate)});
                   if (a.cell != PairCell::All) show_cell(state, a.cell);
                 },
                 [&](OpenFlow& a) { open_flow(state, std::move(a)); },
                 [&](ShowPattern& a) {
                   state.query.pattern = std::move(a.pattern);
                   state.query.item.clear();
                   state.selected_row.clear();
                 },
                 [&](SwapPair&) {
                   if (state.query.targets.size() == 2) std::swap(state.query.targets[0], state.query.targets[1]);
                 },
                 [&](ShowCell& a) { show_cell(state, a.cell); },
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
                 [&](ToggleBoardNote&) {
                   state.note_fold = state.note_fold == NoteFold::Whole ? NoteFold::Begun : NoteFold::Whole;
                 },
                 [&](ShowPairSection& a) { show_section(state.query, a.section); },
                 [&](ChoosePairAxes& a) { state.query.axes = a.axes; },
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
                   state.query.date.clear();
                 },
                 [&](SetDate& a) { state.query.date = std::move(a.date); },
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
                 [&](SetBasket& a) {
                   if (a.ids.size() > kMostBasket) a.ids.resize(kMostBasket);
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
                 [&](CopyLink& a) { copy_link(state, a.data); },
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
                 [&](SetConditions& a) { set_conditions(state, std::move(a.conditions)); },
                 [&](SetReveal& a) { state.play.reveal = a.reveal; },
                 [&](EditField& a) { edit_field(state, a.key, std::move(a.text)); },
                 [&](TextRecalled& a) { recall_text(state, a.key, a.text); },
                 [&](FollowLink& a) { follow_link(state, a.fragment); },
                 [&](FilesDropped& a) {
                   if (!take_for_clips(state, a)) drop_files(state, std::move(a));
                 },
                 [&](FileArrived& a) { accept_file(state, a.url, std::move(a.bytes)); },
                 [&](ImageArrived& a) { accept_image(state, a.url, a.image); },
                 [&](ImagesLost&) {
                   for (BenchmarkData& data : state.benchmarks) {
                     for (Poster& poster : data.posters) poster.image.forget();
                   }
                   state.player.shown.reset();
                   state.player.asked.reset();
                   state.player.strip_wanted.clear();
                   if (state.player.sheet) state.player.sheet->pictures.clear();
                 },
                 [&](FileMissing& a) { refuse_file(state, a.url, a.status); },
                 [&](HostFailed& a) { note_host_failure(state, a.code); },
                 [&](PreferencesChanged& a) { state.preferences = a.preferences; },
                 [&](MovePlayer& a) { apply_player(state, std::move(a.step)); },
                 [&](BringClips& a) { bring_clips(state, std::move(a.step)); },
                 [&](KeepRows& a) { keep_rows(state, std::move(a.step)); },
             },
             action.value);
}

}  // namespace ego::web
