/// The one place where actions change state.
#pragma once

#include "web/actions/action.h"
#include "web/state/app_state.h"

namespace ego::web {

/// Changes the state as the action says. Never draws, never waits; wishes to the host go to state.effects.
void apply(AppState& state, Action action);

/// Bytes of a site file, put where they belong. Part of apply().
void accept_file(AppState& state, const std::string& url, ByteBuffer bytes);
/// A picture the host has made ready. Part of apply().
void accept_image(AppState& state, const std::string& url, const Image& image);
/// A site file that did not come. Part of apply().
void refuse_file(AppState& state, const std::string& url, int status);

/// Query and local rows before `action`, kept for undo if it was a step of the reader. Part of apply().
class StepKeeper {
 public:
  StepKeeper(AppState& state, const Action& action);
  ~StepKeeper();
  StepKeeper(const StepKeeper&) = delete;
  StepKeeper& operator=(const StepKeeper&) = delete;

 private:
  AppState& state_;
  bool counts_;
  bool typing_;
  std::optional<PastStep> before_;
};
/// Goes one step back (or forward again). Part of apply().
void undo(AppState& state);
void redo(AppState& state);

/// Asks the host for what the reader chose on an earlier visit: row density, single-character keys.
void recall_settings(AppState& state);

/// Asks for the files the current view needs and does not have yet.
void request_data(AppState& state);

/// The fields of the reply that is tried start with the options and reference of the set's first question. Part of each step.
void prepare_trial(AppState& state);

/// Once the benchmark's files are here: what a followed link names but nobody knows is noted, with the nearest name.
void check_link_names(AppState& state);

/// Moves the player or takes in what its host says. Part of apply().
void apply_player(AppState& state, PlayerStep step);
/// Opens the clip of what is shown, asks for the frame under the playhead. Called once a step.
void request_media(AppState& state);

/// Takes a local row off the board, and out of what is kept. Part of apply().
void forget_row(AppState& state, const std::string& id);

/// Next step of the work on dropped files. @return true while there is more to do
bool advance_drop(AppState& state);
/// The same for any batch: one that was just dropped, or one that was kept.
bool advance_batch(AppState& state, DropBatch& drop);

/// Scores the site's rows from their replies once all are here; one row a call. @return true while there is more to do
bool advance_scoring(AppState& state);

}  // namespace ego::web
