#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "core/benchmarks/read_rows.h"
#include "core/benchmarks/stated_scores.h"
#include "core/io/import.h"
#include "core/io/known_rows.h"
#include "core/io/review_patch.h"
#include "core/report/set_notes.h"
#include "core/score/evaluate.h"
#include "web/actions/apply.h"
#include "web/actions/apply_review.h"
#include "web/actions/join_row.h"

namespace ego::web {
namespace {

/// The profiles the board shows: those of the site's report, else all of the benchmark.
std::vector<const Profile*> board_profiles(const BenchmarkData& data) {
  std::vector<const Profile*> profiles;
  const Report* report = data.report.ready();
  for (const Profile& profile : data.benchmark->profiles()) {
    if (report != nullptr) {
      const auto& listed = report->settings.profiles;
      if (std::find(listed.begin(), listed.end(), profile.id.value) == listed.end()) continue;
    }
    profiles.push_back(&profile);
  }
  return profiles;
}

bool is_taken(const BenchmarkData& data, const std::string& id) {
  const Report* report = data.report.ready();
  return (report != nullptr && report->find_row(RowId(id))) || data.find_scored(id) != nullptr;
}

/// `name`, `name (2)`, ... until no row has it.
std::string free_row_id(const BenchmarkData& data, const std::string& wanted) {
  std::string id = wanted;
  for (int n = 2; is_taken(data, id); ++n) id = wanted + " (" + std::to_string(n) + ")";
  return id;
}

DroppedRow summarize(const BenchmarkData& data, const Submission& submission) {
  DroppedRow row;
  row.sent = submission.row.value;
  if (!submission.inputs.empty()) row.importer = submission.inputs.front().importer;
  row.rows = submission.predictions.size();
  const QuestionSet* questions = data.questions.ready();
  if (questions == nullptr) return row;
  row.ids_checked = true;
  Diagnostics counted_elsewhere;
  const Alignment alignment = align_predictions(*data.benchmark, *questions, submission, counted_elsewhere);
  row.missing = alignment.missing;
  row.unknown = alignment.unknown;
  row.duplicate = alignment.repeated;
  row.matched = row.rows - row.unknown - row.duplicate;
  return row;
}

/// Checks a submission whose reference answers are not here.
void check_only(const BenchmarkData& data, const Submission& submission, Diagnostics& diagnostics) {
  align_predictions(*data.benchmark, *data.questions.ready(), submission, diagnostics);
  const ReadRows rows = read_rows(*data.benchmark, *data.questions.ready(), submission);
  data.benchmark->check(*data.questions.ready(), rows, diagnostics);
}

/// The site has no questions to score against, or none with reference answers, and nothing rests on them yet.
bool wants_questions(const BenchmarkData& data) {
  const QuestionSet* questions = data.questions.ready();
  return questions == nullptr || (!questions->has_gold() && data.site_rows.empty() && data.local_rows.empty());
}

/// Predictions have ids and answers as annotations do; only annotations also ask something.
bool asks(const Question& question) { return !question.text.empty() || !question.options.empty(); }

/// Annotation files among the dropped ones: the reader may hold what the site may not publish. They leave `files`.
void take_annotations(BenchmarkData& data, DropBatch& drop, std::vector<NamedBytes>& files) {
  const auto is_annotation = [&](const NamedBytes& file) {
    Diagnostics ignored;
    const Result<QuestionSet> read = data.benchmark->read_annotations({&file, 1}, ignored);
    return read.ok() && std::ranges::any_of(read.value().questions, asks);
  };
  const auto first =
      std::stable_partition(files.begin(), files.end(), [&](const NamedBytes& f) { return !is_annotation(f); });
  const std::vector<NamedBytes> annotations(std::make_move_iterator(first), std::make_move_iterator(files.end()));
  files.erase(first, files.end());
  if (annotations.empty()) return;
  Result<QuestionSet> questions = data.benchmark->read_annotations(annotations, drop.diagnostics);
  if (!questions.ok()) return drop.diagnostics.add(questions.error());
  drop.questions_read = questions.value().questions.size();
  data.question_inputs = io::annotation_inputs(*data.benchmark, questions.value(), annotations);
  data.question_notes = drop.diagnostics;
  data.questions.finish(std::move(questions).value());
}

/// Files of remarks among the dropped ones. They leave `files`.
void take_reviews(AppState& state, const BenchmarkData& data, DropBatch& drop, std::vector<NamedBytes>& files) {
  std::erase_if(files, [&](const NamedBytes& file) {
    if (!io::is_review_patch(file.bytes)) return false;
    if (!drop.wanted.empty()) return true;  // remarks are kept by themselves
    Result<io::ReviewPatch> patch = io::read_review_patch(file.bytes, file.label, drop.diagnostics);
    if (patch.ok() && patch.value().benchmark != data.entry.id) {
      Error error = make_error(Code::WrongBenchmark, "these remarks are on another benchmark", file.label);
      error.field = "benchmark";
      error.value = patch.value().benchmark;
      error.has_value = true;
      drop.diagnostics.add(std::move(error));
    } else if (patch.ok()) {
      const RemarksTaken taken = add_remarks(state, data.entry.id, patch.value());
      drop.remarks.taken += taken.taken;
      drop.remarks.already += taken.already;
      drop.remarks.otherwise += taken.otherwise;
      drop.remarks.unknown += taken.unknown;
      drop.remarks_read = true;
    } else {
      drop.diagnostics.add(patch.error());
    }
    return true;
  });
}

/// Scores without answers are no row here: with nothing to judge, every question would count as missing.
void leave_out_stated(DropBatch& drop) {
  std::optional<Error> why;
  std::erase_if(drop.submissions, [&](const Submission& submission) {
    const Status answered = require_answers(submission);
    if (answered.ok()) return false;
    why = answered.error();
    drop.diagnostics.add(*why);
    return true;
  });
  if (!why || !drop.submissions.empty()) return;
  drop.refused = *why;
  drop.phase = DropPhase::Done;
}

/// Files that answer other questions: no rows of zeros.
void refuse_others(const BenchmarkData& data, std::span<const NamedBytes> files, DropBatch& drop) {
  const QuestionSet* questions = data.questions.ready();
  if (questions == nullptr) return;
  Result<std::vector<Submission>> accepted =
      io::accept_answers(*data.benchmark, *questions, files, std::exchange(drop.submissions, {}), drop.diagnostics);
  if (accepted.ok()) {
    drop.submissions = std::move(accepted).value();
    return;
  }
  drop.refused = accepted.error();
  drop.phase = DropPhase::Done;
}

/// Of kept files the rows that were kept.
void leave_out_unwanted(DropBatch& drop) {
  if (drop.wanted.empty()) return;
  std::erase_if(drop.submissions, [&](const Submission& submission) {
    const std::string& sent = submission.row.value.empty() ? submission.model.id : submission.row.value;
    return std::find(drop.wanted.begin(), drop.wanted.end(), sent) == drop.wanted.end();
  });
}

void read_batch(AppState& state, BenchmarkData& data, DropBatch& drop) {
  std::vector<NamedBytes> files = std::exchange(drop.files, {});
  if (data.benchmark == nullptr) {
    drop.phase = DropPhase::Done;
    return;
  }
  if (wants_questions(data)) take_annotations(data, drop, files);
  take_reviews(state, data, drop, files);
  if (files.empty()) {
    drop.phase = DropPhase::Done;
    return;
  }
  Result<std::vector<Submission>> read =
      io::import_predictions(*data.benchmark, files, ImportOptions{}, drop.diagnostics);
  if (!read.ok()) {
    drop.refused = read.error();
    drop.phase = DropPhase::Done;
    return;
  }
  drop.submissions = std::move(read).value();
  drop.phase = DropPhase::Scoring;
  refuse_others(data, files, drop);
  leave_out_stated(drop);
  leave_out_unwanted(drop);
}

void score_next(BenchmarkData& data, DropBatch& drop) {
  if (drop.submissions.empty()) {
    const bool scored = std::ranges::any_of(drop.rows, [](const DroppedRow& row) { return row.scored; });
    if (scored) add_set_notes(*data.benchmark, *data.questions.ready(), {&data.local_rows.back(), 1}, drop.diagnostics);
    drop.phase = DropPhase::Done;
    return;
  }
  Submission submission = std::move(drop.submissions.front());
  drop.submissions.erase(drop.submissions.begin());
  drop.rows.push_back(join_row(data, std::move(submission), drop.diagnostics));
}

}  // namespace

DroppedRow join_row(BenchmarkData& data, Submission submission, Diagnostics& diagnostics) {
  if (submission.row.value.empty()) submission.row = RowId(submission.model.id);
  DroppedRow row = summarize(data, submission);
  row.row = free_row_id(data, row.sent);
  const QuestionSet* questions = data.questions.ready();
  if (questions != nullptr && questions->has_gold()) {
    const std::vector<const Profile*> profiles = board_profiles(data);
    data.local_rows.push_back(evaluate(*data.benchmark, *questions, std::move(submission), profiles, diagnostics));
    data.local_rows.back().submission.row = RowId(row.row);
    row.scored = true;
  } else if (questions != nullptr) {
    check_only(data, submission, diagnostics);
  }
  return row;
}

bool advance_drop(AppState& state) { return advance_batch(state, state.drop); }

bool advance_batch(AppState& state, DropBatch& drop) {
  if (drop.phase == DropPhase::None || drop.phase == DropPhase::Done) return false;
  BenchmarkData* data = state.find_benchmark(drop.bench);
  if (data == nullptr) return false;
  // Ids are checked against the questions and rows join the report's board: both must be here (or have failed) first.
  if (data->questions.pending() || data->report.pending()) return false;
  if (drop.phase == DropPhase::Waiting)
    read_batch(state, *data, drop);
  else
    score_next(*data, drop);
  ++state.data_revision;
  return true;
}

}  // namespace ego::web
