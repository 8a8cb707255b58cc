/// Files that belong to one run: a harness log of several tasks, and replies with the judge's replies to them.
/// Source: formats.md section 3.1, video-mmmu.md section 5.1.3, egocross.md section 5.1.3.
#pragma once

#include <string>
#include <vector>

#include "core/base/diagnostics.h"
#include "core/benchmarks/benchmark.h"
#include "core/model/submission.h"

namespace ego::io {

/// Moves the inputs, predictions and claims of `source` behind those of `target`.
void append_submission(Submission& target, Submission& source);

/// Joins the sample logs of one run (same folder and date, one file a track) and gives them the run's results file as
/// claimed scores. With a row name given, logs of different tracks are one run whatever their dates.
/// @param submissions  each from one file, Submission::inputs filled
std::vector<Submission> join_harness_runs(std::vector<Submission> submissions, const ImportOptions& options);

/// Gives judge replies (rows with nothing but `judge_response`) to the replies of the file before, else after them, by id.
/// A judge reply without its reply is E014.
std::vector<Submission> join_judge_replies(std::vector<Submission> submissions, Diagnostics& diagnostics);

/// Fills RowId from the model id.
void name_rows(std::vector<Submission>& submissions);

/// Makes RowIds unique: rows of one name take their file's folder before it (`e01/name`), and where that does not tell
/// them apart the second becomes `name#2`.
void make_rows_unique(std::vector<Submission>& submissions);

}  // namespace ego::io
