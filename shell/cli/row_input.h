/// Rows named one by one on the command line, read and scored under one profile: what compare and gate share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shell/cli/inputs.h"

namespace ego::cli {

/// `FILE#ROW` as file and row; the row is empty if there is no `#`, or if a file of the whole name exists.
struct RowPath {
  std::string file;
  std::string row;
};
RowPath split_row_path(FileSource& files, const std::string& text);

/// The row that was meant: the named one, the only one, or among several the only one of that mode.
/// @error UnknownName  with the rows there are
Result<Submission> pick_row(std::vector<Submission> submissions, const std::string& row,
                            std::string_view preferred_mode, const std::string& file);

/// Rows in the order they were named.
struct NamedRows {
  LoadedQuestions questions;
  std::vector<const Profile*> profiles;
  std::vector<ScoredSubmission> rows;  ///< row ids made unique: ` (2)`, ` (3)`
};

/// Reads and scores the rows. Two names of one file without a row mean the two runs of a knowledge gain in it: question only
/// first, then with the video.
Result<NamedRows> load_named_rows(const ScoreRequest& request, const std::vector<std::string>& names,
                                  Environment& environment, Progress& progress, Diagnostics& diagnostics);

/// The column that was asked for. @error UnknownName  with the known ones
Status check_column(const QuestionSet& questions, const std::string& column);

}  // namespace ego::cli
