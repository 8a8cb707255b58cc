/// Actions of play mode. Part of apply().
#pragma once

#include <string>
#include <string_view>

#include "core/model/submission.h"
#include "web/actions/action.h"
#include "web/state/app_state.h"

namespace ego::web {

void start_play(AppState& state, const StartPlay& action);
/// Chooses an option by its place on the screen, takes it back if it was chosen.
void choose_option(AppState& state, std::uint32_t place);
void answer_unknown(AppState& state);
void set_confidence(AppState& state, const SetConfidence& action);
void clear_answer(AppState& state);
/// Submits what is chosen and goes on; shows the reference first if that was asked for.
void submit_answer(AppState& state);
/// After a shown reference: the next question, or the result.
void next_question(AppState& state);
/// Ends the test with what was answered.
void finish_play(AppState& state);
/// Back to the settings; what was answered is forgotten.
void reset_play(AppState& state);
/// Conditions of the next test; whose frames are shown goes into the link.
void set_conditions(AppState& state, PlayConditions conditions);
void export_play(AppState& state);
/// @return false if the field is not one of play mode
bool edit_play_field(AppState& state, std::string_view key, const std::string& text);

/// Asks the browser once for the session on a benchmark.
void recall_play(AppState& state, std::string_view bench);
/// Its answer. @return false if the key is not one of sessions
bool take_kept_play(AppState& state, std::string_view key, std::string_view text);

/// Time counts only while the question is in sight; a finished session is scored. Called once a step.
/// @return true if something changed
bool advance_play(AppState& state);

/// The answers as a submission of a person: settings and times go with it.
Submission play_submission(const PlaySession& session, const QuestionSet& questions);

}  // namespace ego::web
