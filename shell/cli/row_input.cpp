#include "shell/cli/row_input.h"

#include <algorithm>
#include <utility>

#include "core/benchmarks/stated_scores.h"
#include "core/model/macro_column.h"
#include "core/score/evaluate.h"
#include "shell/native/posix_file_source.h"

namespace ego::cli {
namespace {

Result<Submission> load_row(const ScoreRequest& request, const QuestionSet& questions, const RowPath& path,
                            std::string_view preferred_mode, Environment& environment, Diagnostics& diagnostics) {
  ScoreRequest one = request;
  one.predictions = {path.file};
  EGO_TRY(std::vector<Submission> submissions, load_answers(one, questions, environment, diagnostics));
  EGO_TRY(Submission row, pick_row(std::move(submissions), path.row, preferred_mode, native::base_name(path.file)));
  EGO_TRY([[maybe_unused]] const Ok answered, require_answers(row));
  return row;
}

/// One log that holds both runs of the knowledge gain: question only is the baseline.
bool one_log(const std::vector<RowPath>& paths) {
  return paths.size() == 2 && paths[0].file == paths[1].file && paths[0].row.empty() && paths[1].row.empty();
}

void make_unique(std::vector<Submission>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string id = rows[i].row.value;
    const auto taken = [&](const std::string& text) {
      return std::any_of(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(i),
                         [&](const Submission& row) { return row.row.value == text; });
    };
    for (int copy = 2; taken(rows[i].row.value); ++copy) rows[i].row.value = id + " (" + std::to_string(copy) + ")";
  }
}

}  // namespace

RowPath split_row_path(FileSource& files, const std::string& text) {
  const std::size_t mark = text.rfind('#');
  if (mark == std::string::npos || files.exists(text)) return {text, {}};
  return {text.substr(0, mark), text.substr(mark + 1)};
}

Result<Submission> pick_row(std::vector<Submission> submissions, const std::string& row,
                            std::string_view preferred_mode, const std::string& file) {
  std::vector<Submission*> fitting;
  for (Submission& submission : submissions) {
    if (row.empty() ? submissions.size() == 1 || submission.run.mode == preferred_mode : submission.row.value == row) {
      fitting.push_back(&submission);
    }
  }
  if (fitting.size() == 1) return std::move(*fitting.front());
  std::string ids;
  for (const Submission& submission : submissions) ids += (ids.empty() ? "" : ", ") + submission.row.value;
  return make_error(Code::UnknownName,
                    row.empty() ? "the file holds several rows" : "no row \"" + row + "\" in the file", file,
                    "name one as FILE#ROW: " + ids);
}

Result<NamedRows> load_named_rows(const ScoreRequest& request, const std::vector<std::string>& names,
                                  Environment& environment, Progress& progress, Diagnostics& diagnostics) {
  NamedRows out;
  EGO_TRY(out.profiles, choose_profiles(*request.benchmark, request.profiles));
  EGO_TRY(out.questions, load_questions(request, GoldNeed::Needed, environment, diagnostics));
  std::vector<RowPath> paths;
  paths.reserve(names.size());
  for (const std::string& name : names) paths.push_back(split_row_path(environment.files, name));
  std::vector<Submission> rows;
  for (const RowPath& path : paths) {
    const std::string_view mode = one_log(paths) && rows.empty() ? "question-only" : "full";
    EGO_TRY(Submission row, load_row(request, out.questions.set, path, mode, environment, diagnostics));
    rows.push_back(std::move(row));
  }
  make_unique(rows);
  for (Submission& row : rows) {
    progress.step("scoring " + row.row.value);
    out.rows.push_back(evaluate(*request.benchmark, out.questions.set, std::move(row), out.profiles, diagnostics));
  }
  return out;
}

Status check_column(const QuestionSet& questions, const std::string& column) {
  const auto& columns = questions.columns;
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const Column& each) { return each.id.value == column; });
  if (found != columns.end() && averaged_group(*found).empty()) return Ok{};
  std::string ids;
  for (const Column& each : columns) {
    if (averaged_group(each).empty()) ids += (ids.empty() ? "" : ", ") + each.id.value;
  }
  if (found != columns.end())
    return make_error(Code::UnknownName, "column \"" + column + "\" is a mean of columns and has no items of its own",
                      {}, "these have: " + ids);
  return make_error(Code::UnknownName, "no column \"" + column + "\"", {}, "known: " + ids);
}

}  // namespace ego::cli
