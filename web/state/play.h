/// A test that a person takes: which questions in which order, what was answered, how long it took. Plain data.
/// Source: explorer.md section 4.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ego::web {

/// When the reference answers are shown.
enum class GoldReveal : std::uint8_t { AtEnd, AfterEach };

/// Whether a person may look again.
enum class Replay : std::uint8_t {
  Free,
  Once,  ///< the clip runs through once for each question: no seeking, no step back
};
enum class PlaySound : std::uint8_t { On, Off };
/// How long a person has once the clip has stopped (without a clip: once the question is in sight).
enum class AnswerWindow : std::uint8_t {
  Open,
  Short,  ///< kAnswerWindowSecs; later answers count and are marked late
};
enum class PlayOrder : std::uint8_t {
  Seeded,
  Streaming,  ///< by clip, then by the end of the evidence: as a stream would ask
};
inline constexpr double kAnswerWindowSecs = 5;

/// What is taken away from a person so that the test is like a model's.
struct PlayConditions {
  std::string
      seen;  ///< of the clip only the frames of this row or plan (web/views/seen_frames.h); empty = the whole clip
  PlaySound sound = PlaySound::On;
  Replay replay = Replay::Free;
  AnswerWindow window = AnswerWindow::Open;
  PlayOrder order = PlayOrder::Seeded;
  friend bool operator==(const PlayConditions&, const PlayConditions&) = default;
};

struct PlaySettings {
  std::string set = "custom";     ///< what the link called the set
  std::uint64_t seed = 0;
  bool shuffled = false;          ///< options in an order of their own for each question
  GoldReveal reveal = GoldReveal::AtEnd;
  PlayConditions conditions;
  friend bool operator==(const PlaySettings&, const PlaySettings&) = default;
};

/// What stands in the answer form, or was submitted.
struct PlayAnswer {
  std::string item;
  std::optional<std::uint32_t> option;  ///< index in Question::options, whatever order they were shown in
  std::string text;                     ///< of open questions
  bool unknown = false;                 ///< "I do not know"
  std::optional<double> confidence;     ///< in [0, 1]
  double secs = 0;                      ///< from seeing the question to submitting
  std::optional<double> window_secs;  ///< from seeing it to the begin of the answer window; nothing = it did not begin
  friend bool operator==(const PlayAnswer&, const PlayAnswer&) = default;
};

/// True if the answer came after its window.
inline bool is_late(const PlayAnswer& answer) {
  return answer.window_secs && answer.secs - *answer.window_secs > kAnswerWindowSecs;
}

enum class PlayPhase : std::uint8_t {
  Setup,  ///< nothing started
  Asking,  ///< items[answers.size()] is asked
  Revealed,  ///< the last answer's reference is shown
  Done,
};

struct PlaySession {
  std::string bench;
  PlaySettings settings;
  std::vector<std::string> items;  ///< question ids in the order asked
  std::vector<PlayAnswer> answers;  ///< submitted, shape [<= items]
  PlayAnswer draft;  ///< of the question that is asked
  PlayPhase phase = PlayPhase::Setup;
  std::int64_t started_ms = 0;  ///< host's clock
  std::int64_t shown_ms = 0;  ///< since when the question is in sight; 0 = it is not
  std::int64_t spent_ms = 0;  ///< on it before that
  std::optional<double> window_secs;  ///< of the question that is asked, see PlayAnswer
  bool clip_started = false;  ///< its clip was set going for the answer window
  std::int64_t reached_micros = 0;  ///< how far its clip has run, where it runs once
  std::int64_t kept_micros = 0;  ///< the same when the session was kept last
  bool clip_ended = false;  ///< it has run to its end
  std::string row;  ///< of the scored result; empty = not scored
  bool recalled = false;  ///< the browser was asked for what it kept
};

struct PlayState {
  GoldReveal reveal = GoldReveal::AtEnd;  ///< chosen for the next session
  PlayConditions conditions;  ///< the same; `seen` is the query's
  std::vector<PlaySession> sessions;  ///< one a benchmark
};

/// The session of a benchmark, or null.
const PlaySession* find_session(const PlayState& play, std::string_view bench);
PlaySession* find_session(PlayState& play, std::string_view bench);

/// Id of the question in sight; empty if none is.
const std::string& asked_item(const PlaySession& session);

/// Seconds the question has been in sight by now.
double secs_in_sight(const PlaySession& session, std::int64_t now_ms);

/// Key of the kept text, see KeepRequest.
inline std::string play_key(std::string_view bench) { return "play/" + std::string(bench); }
/// Mirror keys of text fields.
inline constexpr std::string_view kPlayTextField = "play-answer";
inline constexpr std::string_view kPlaySeedField = "play-seed";

/// The session as text for the browser to keep, and back.
std::string write_session(const PlaySession& session);
/// Nothing if the text is none of ours, or damaged.
std::optional<PlaySession> read_session(std::string_view text);

}  // namespace ego::web
