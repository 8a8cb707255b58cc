/// Actions on remarks. Part of apply().
#pragma once

#include <string>
#include <string_view>

#include "core/io/review_patch.h"
#include "web/actions/action.h"
#include "web/state/app_state.h"

namespace ego::web {

void open_note(AppState& state, const OpenNote& action);
void set_remark(AppState& state, SetRemark action);
/// The words of the open remark.
void edit_note(AppState& state, std::string text);
/// Hands the remarks of the current benchmark over as a file.
void export_remarks(AppState& state);
/// Forgets the remarks of the current benchmark, here and in the browser.
void forget_remarks(AppState& state);

/// Asks the browser once for the remarks on a benchmark.
void recall_remarks(AppState& state, std::string_view bench);
/// Its answer. @return false if the key is not one of remarks
bool take_kept_remarks(AppState& state, std::string_view key, std::string_view text);

/// Adds remarks to the book of a benchmark. Nothing that is there is overwritten.
RemarksTaken add_remarks(AppState& state, std::string_view bench, const io::ReviewPatch& patch);

}  // namespace ego::web
