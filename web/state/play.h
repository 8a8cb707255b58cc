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

struct PlaySettings {
  std::string set = "custom";     ///< what the link called the set
  std::uint64_t seed = 0;
  bool shuffled = false;          ///< options in an order of their own for each question
  GoldReveal reveal = GoldReveal::AtEnd;
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
  friend bool operator==(const PlayAnswer&, const PlayAnswer&) = default;
};

enum class PlayPhase : std::uint8_t {
  Setup,     ///< nothing started
  Asking,    ///< items[answers.size()] is asked
  Revealed,  ///< the last answer's reference is shown
  Done,
};

struct PlaySession {
  std::string bench;
  PlaySettings settings;
  std::vector<std::string> items;    ///< question ids in the order asked
  std::vector<PlayAnswer> answers;   ///< submitted, shape [<= items]
  PlayAnswer draft;                  ///< of the question that is asked
  PlayPhase phase = PlayPhase::Setup;
  std::int64_t started_ms = 0;       ///< host's clock
  std::int64_t shown_ms = 0;         ///< since when the question is in sight; 0 = it is not
  std::int64_t spent_ms = 0;         ///< on it before that
  std::string row;                   ///< of the scored result; empty = not scored
  bool recalled = false;             ///< the browser was asked for what it kept
};

struct PlayState {
  GoldReveal reveal = GoldReveal::AtEnd;  ///< chosen for the next session
  std::vector<PlaySession> sessions;      ///< one a benchmark
};

/// The session of a benchmark, or null.
const PlaySession* find_session(const PlayState& play, std::string_view bench);
PlaySession* find_session(PlayState& play, std::string_view bench);

/// Id of the question in sight; empty if none is.
const std::string& asked_item(const PlaySession& session);

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
