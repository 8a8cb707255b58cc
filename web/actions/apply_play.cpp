#include "web/actions/apply_play.h"

#include <algorithm>
#include <utility>

#include "core/io/import.h"
#include "core/io/submission_writer.h"
#include "web/actions/join_row.h"
#include "web/actions/play_clip.h"
#include "web/views/play_order.h"

namespace ego::web {
namespace {

/// The session on the current benchmark; made if there is none.
PlaySession* current_session(AppState& state) {
  const BenchmarkData* data = state.current();
  if (data == nullptr) return nullptr;
  if (PlaySession* session = find_session(state.play, data->entry.id)) return session;
  PlaySession& fresh = state.play.sessions.emplace_back();
  fresh.bench = data->entry.id;
  return &fresh;
}

/// The question in sight, with its session; null if none is.
const Question* asked_question(AppState& state, PlaySession& session) {
  const QuestionSet* questions = state.current()->questions.ready();
  const auto index = questions == nullptr ? std::nullopt : questions->find(asked_item(session));
  return index ? &questions->questions[*index] : nullptr;
}

void keep(AppState& state, const PlaySession& session) {
  const bool nothing = session.phase == PlayPhase::Setup;
  state.effects.keeps.push_back({play_key(session.bench), nothing ? std::string{} : write_session(session)});
}

/// What the draft is about begins anew: the next question comes into sight.
void ask_next(PlaySession& session) {
  session.draft = {};
  session.shown_ms = 0;
  session.spent_ms = 0;
  session.window_secs.reset();
  session.clip_started = false;
  session.reached_micros = session.kept_micros = 0;
  session.clip_ended = false;
  session.phase = session.answers.size() < session.items.size() ? PlayPhase::Asking : PlayPhase::Done;
}

bool has_answer(const PlayAnswer& answer) { return answer.option || answer.unknown || !answer.text.empty(); }

ByteBuffer submission_bytes(const PlaySession& session, const QuestionSet& questions) {
  return io::write_submission(play_submission(session, questions), session.bench, questions.revision);
}

/// Through the same importer and scorer as a dropped file: no other way leads to a score.
void score_session(AppState& state, BenchmarkData& data, PlaySession& session) {
  const QuestionSet& questions = *data.questions.ready();
  const std::vector<NamedBytes> files{{"play.json", submission_bytes(session, questions)}};
  Diagnostics diagnostics;  // written here: nothing to tell the reader
  Result<std::vector<Submission>> read = io::import_predictions(*data.benchmark, files, ImportOptions{}, diagnostics);
  if (!read.ok() || read.value().empty()) return;
  const DroppedRow row = join_row(data, std::move(read.value().front()), diagnostics);
  session.row = row.row;
  ++state.data_revision;
}

}  // namespace

void start_play(AppState& state, const StartPlay& action) {
  PlaySession* session = current_session(state);
  const QuestionSet* questions = session == nullptr ? nullptr : state.current()->questions.ready();
  if (questions == nullptr || action.items.empty()) return;
  const std::uint64_t seed = play_seed(state.query.play_seed);
  PlaySession fresh;
  fresh.bench = session->bench;
  fresh.recalled = true;
  fresh.settings = {state.query.targets.empty() ? "custom" : state.query.targets.front(), seed,
                    state.query.play_shuffled, state.play.reveal, state.play.conditions};
  fresh.settings.conditions.seen = action.seen;
  std::vector<std::uint32_t> order = play_order(action.items, seed, state.query.play_count);
  if (fresh.settings.conditions.order == PlayOrder::Streaming) order_as_stream(order, *questions);
  for (const std::uint32_t item : order) fresh.items.push_back(questions->questions[item].id.value);
  fresh.started_ms = state.now_ms;
  ask_next(fresh);
  *session = std::move(fresh);
  keep(state, *session);
}

void choose_option(AppState& state, std::uint32_t place) {
  PlaySession* session = current_session(state);
  if (session == nullptr || session->phase != PlayPhase::Asking) return;
  const Question* question = asked_question(state, *session);
  if (question == nullptr || place >= question->options.size()) return;
  std::uint32_t option = place;
  if (session->settings.shuffled) {
    const auto index = state.current()->questions.ready()->find(question->id.value);
    if (!index) return;
    option = option_order(*index, question->options.size(), session->settings.seed)[place];
  }
  session->draft.unknown = false;
  session->draft.option = session->draft.option == option ? std::nullopt : std::optional(option);
}

void answer_unknown(AppState& state) {
  PlaySession* session = current_session(state);
  if (session == nullptr || session->phase != PlayPhase::Asking) return;
  session->draft.option.reset();
  session->draft.text.clear();
  session->draft.unknown = !session->draft.unknown;
}

void set_confidence(AppState& state, const SetConfidence& action) {
  PlaySession* session = current_session(state);
  if (session == nullptr || session->phase != PlayPhase::Asking) return;
  if (action.value) {
    session->draft.confidence = std::clamp(*action.value, 0.0, 1.0);
  } else {
    constexpr double kMiddle = 0.5;
    session->draft.confidence = std::clamp(session->draft.confidence.value_or(kMiddle) + action.step, 0.0, 1.0);
  }
}

void clear_answer(AppState& state) {
  if (PlaySession* session = current_session(state); session != nullptr && session->phase == PlayPhase::Asking)
    session->draft = {};
}

void submit_answer(AppState& state) {
  PlaySession* session = current_session(state);
  if (session == nullptr || session->phase != PlayPhase::Asking || !has_answer(session->draft)) return;
  session->draft.item = asked_item(*session);
  session->draft.secs = secs_in_sight(*session, state.now_ms);
  session->draft.window_secs = session->window_secs;
  session->answers.push_back(session->draft);
  if (session->settings.reveal == GoldReveal::AfterEach)
    session->phase = PlayPhase::Revealed;
  else
    ask_next(*session);
  keep(state, *session);
}

void next_question(AppState& state) {
  PlaySession* session = current_session(state);
  if (session == nullptr || session->phase != PlayPhase::Revealed) return;
  ask_next(*session);
  keep(state, *session);
}

void finish_play(AppState& state) {
  PlaySession* session = current_session(state);
  if (session == nullptr || session->answers.empty()) return;
  session->items.resize(session->answers.size());
  ask_next(*session);
  keep(state, *session);
}

void reset_play(AppState& state) {
  PlaySession* session = current_session(state);
  if (session == nullptr) return;
  const std::string bench = session->bench;
  *session = {};
  session->bench = bench;
  session->recalled = true;
  keep(state, *session);
}

void set_conditions(AppState& state, PlayConditions conditions) {
  // Frames that are only marked elsewhere stay so.
  if (state.query.seen_only || !conditions.seen.empty()) state.query.seen_row = conditions.seen;
  state.query.seen_only = !conditions.seen.empty();
  conditions.seen.clear();
  state.play.conditions = std::move(conditions);
}

void export_play(AppState& state) {
  const PlaySession* session = current_session(state);
  const QuestionSet* questions = session == nullptr ? nullptr : state.current()->questions.ready();
  if (questions == nullptr || session->answers.empty()) return;
  state.effects.downloads.push_back(
      {session->bench + "-human.json", "application/json", submission_bytes(*session, *questions)});
}

bool edit_play_field(AppState& state, std::string_view key, const std::string& text) {
  if (key == kPlaySeedField) {
    std::string seed;
    for (const char c : text) {
      if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) seed += c;
    }
    constexpr std::size_t kMostDigits = 16;
    state.query.play_seed = seed.substr(0, kMostDigits);
    return true;
  }
  if (key != kPlayTextField) return false;
  PlaySession* session = current_session(state);
  if (session == nullptr || session->phase != PlayPhase::Asking) return true;
  session->draft.text = text;
  if (!text.empty()) session->draft.unknown = false;
  return true;
}

void recall_play(AppState& state, std::string_view bench) {
  PlaySession* session = find_session(state.play, bench);
  if (session == nullptr) {
    session = &state.play.sessions.emplace_back();
    session->bench = bench;
  }
  if (std::exchange(session->recalled, true)) return;
  state.effects.recalls.push_back(play_key(bench));
}

bool take_kept_play(AppState& state, std::string_view key, std::string_view text) {
  const auto session = std::find_if(state.play.sessions.begin(), state.play.sessions.end(),
                                    [&](const PlaySession& one) { return play_key(one.bench) == key; });
  if (session == state.play.sessions.end()) return false;
  std::optional<PlaySession> kept = read_session(text);
  if (kept && kept->bench == session->bench && session->phase == PlayPhase::Setup) {
    kept->recalled = true;
    *session = std::move(*kept);
  }
  return true;
}

bool advance_play(AppState& state) {
  BenchmarkData* data = state.current();
  PlaySession* session = data == nullptr ? nullptr : find_session(state.play, data->entry.id);
  if (session == nullptr) return false;
  const QuestionSet* questions = data->questions.ready();
  if (session->phase == PlayPhase::Asking) {
    const bool in_sight = state.query.view == ViewKind::Play && questions != nullptr;
    if (in_sight) {
      if (session->shown_ms == 0) session->shown_ms = state.now_ms;
      state.effects.tick = true;
      constexpr std::int64_t kKeepEachMicros = 1'000'000;
      const bool ran = session->reached_micros - session->kept_micros >= kKeepEachMicros;
      if (follow_window(state, *session) || ran) keep(state, *session);
      session->kept_micros = ran ? session->reached_micros : session->kept_micros;
    } else if (session->shown_ms > 0) {
      session->spent_ms += std::max<std::int64_t>(0, state.now_ms - std::exchange(session->shown_ms, 0));
      keep(state, *session);
    }
    return false;
  }
  // Models first: a person's row takes its place after them, whatever was opened first.
  const bool may_score = session->phase == PlayPhase::Done && session->row.empty() && questions != nullptr &&
                         questions->has_gold() && data->benchmark != nullptr && items_ready(*data) &&
                         !data->report.pending();
  if (!may_score) return false;
  score_session(state, *data, *session);
  return !session->row.empty();
}

}  // namespace ego::web
