/// Files that hold parts of one run, joined after each was read: tasks of OVO-Bench, participants of TeleEgo.
/// Source: formats.md section 3.7 ("one file per task or joined"; "one folder per participant").
#pragma once

#include <vector>

#include "core/model/submission.h"

namespace ego::io {

/// Parts of one model in the order of their files' names; everything else stays where it is.
std::vector<Submission> join_parts(std::vector<Submission> submissions);

}  // namespace ego::io
