#include "web/actions/apply_pieces.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/analysis/answer_table.h"
#include "core/score/evaluate.h"
#include "core/site/reply_log.h"
#include "web/actions/want.h"
#include "web/state/failure.h"

namespace ego::web {
namespace {

/// Of a matrix, between two frames: about 10 ms of work in the page.
constexpr std::size_t kOutcomesAtOnce = 200'000;

/// What a matrix says of an answer that is none of the first options.
constexpr std::string_view kOtherText = "\xE2\x80\xA6";

ProfileMatrix* matrix_of(BenchmarkData& data, std::string_view profile) {
  const auto found = std::find_if(data.matrices.begin(), data.matrices.end(),
                                  [&](const ProfileMatrix& matrix) { return matrix.profile == profile; });
  return found == data.matrices.end() ? nullptr : &*found;
}

LoadRequest directory_request(const BenchmarkData& data, const ReplyLog& log) {
  return {log.url, site::directory_part(log.archive_bytes, data.questions.ready()->questions.size())};
}

/// Nothing if the archive has no such piece.
std::optional<LoadRequest> piece_request(const ReplyLog& log, std::uint32_t piece) {
  const site::ReplyDirectory* directory = log.directory.ready();
  if (directory == nullptr || piece >= directory->entries.size()) return std::nullopt;
  return LoadRequest{log.url, directory->entries[piece]};
}

/// Calls `visit(load)` with the load of `data` that `key` names; false if none is on its way.
template <class Visit>
bool with_piece(BenchmarkData& data, const std::string& key, const Visit& visit) {
  for (ProfileMatrix& matrix : data.matrices) {
    if (matrix.url == key && matrix.cells.pending()) return visit(matrix.cells), true;
  }
  if (data.questions.ready() == nullptr) return false;
  for (ReplyLog& log : data.logs) {
    if (!key.starts_with(log.url)) continue;
    if (log.directory.pending() && load_key(directory_request(data, log)) == key) return visit(log), true;
    for (auto& [number, piece] : log.pieces) {
      const auto request = piece_request(log, number);
      if (piece.pending() && request && load_key(*request) == key) return visit(log, number, piece), true;
    }
  }
  return false;
}

std::string answer_of(std::uint8_t number) {
  if (number == 0) return {};
  return number == kOtherAnswer ? std::string(kOtherText) : answer_name(number);
}

ScoredSubmission row_of_matrix(const ItemMatrix& cells, std::size_t row, const ReportRow& shown,
                               const std::string& profile) {
  ScoredSubmission out;
  out.submission.row = shown.id;
  out.submission.model = shown.model;
  out.submission.run = shown.run;
  ScoredRun& run = out.runs.emplace_back();
  run.profile = ProfileId(profile);
  run.verdicts.resize(cells.items());
  for (std::uint32_t item = 0; item < cells.items(); ++item) {
    VerdictView verdict;
    verdict.question = item;
    verdict.outcome = cells.outcome(row, item);
    if (verdict.outcome == Outcome::Invalid) verdict.reason = InvalidReason::Unparsed;
    if (verdict.outcome == Outcome::Partial) verdict.mark = cells.mark(row, item);
    const std::string answer = answer_of(cells.answer(row, item));
    verdict.answer = answer;
    run.verdicts.set(item, verdict);
  }
  for (const ReportScore& score : shown.scores) {
    if (score.score.profile == run.profile) run.scores.push_back(score.score);
  }
  return out;
}

/// The questions of one piece as a set of their own.
QuestionSet questions_of_piece(const QuestionSet& all, std::uint32_t piece) {
  QuestionSet part;
  part.benchmark = all.benchmark;
  part.revision = all.revision;
  part.split = all.split;
  part.gold_is_public = all.gold_is_public;
  part.facet_keys = all.facet_keys;
  const std::size_t first = std::size_t{piece} * site::kItemsPerChunk;
  const std::size_t last = std::min(all.questions.size(), first + site::kItemsPerChunk);
  for (std::size_t i = first; i < last; ++i) part.questions.push_back(all.questions[i]);
  part.index();
  return part;
}

/// Puts the replies of a piece, and how they were read, into the row.
void fill_in(BenchmarkData& data, const ReplyLog& log, std::uint32_t piece, std::vector<Prediction> predictions) {
  const auto row = std::find_if(data.site_rows.begin(), data.site_rows.end(),
                                [&](const ScoredSubmission& r) { return r.submission.row.value == log.row; });
  if (row == data.site_rows.end() || data.benchmark == nullptr) return;
  ScoredRun& run = row->runs.front();
  const Profile* profile = find_profile(*data.benchmark, run.profile.value);
  const QuestionSet part = questions_of_piece(*data.questions.ready(), piece);
  if (profile == nullptr || !part.has_gold()) return;
  Submission submission = row->submission;
  submission.predictions = std::move(predictions);
  const auto before = static_cast<std::uint32_t>(row->submission.predictions.size());
  const auto first = static_cast<std::uint32_t>(piece * site::kItemsPerChunk);
  Diagnostics reported_by_the_site;
  const Profile* const profiles[] = {profile};
  ScoredSubmission scored = evaluate(*data.benchmark, part, std::move(submission), profiles, reported_by_the_site);
  for (std::uint32_t i = 0; i < part.questions.size() && first + i < run.verdicts.size(); ++i) {
    VerdictView verdict = scored.runs.front().verdicts[i];
    verdict.question = first + i;
    if (verdict.prediction) *verdict.prediction += before;
    run.verdicts.set(first + i, verdict);
  }
  for (Prediction& prediction : scored.submission.predictions)
    row->submission.predictions.push_back(std::move(prediction));
}

/// What arrived, by what it was asked for as.
struct Acceptance {
  AppState& state;
  BenchmarkData& data;
  const std::string& key;
  ByteView bytes;

  template <class T>
  void damage(const Load<T>& load) const {
    if (const Error* error = load.failed())
      state.notices.push_back({std::string(failure::kDataDamaged), Text::DataDamaged, {key, error->message}});
  }
  void operator()(Load<ItemMatrix>& cells) const {
    cells.finish(read_item_matrix(bytes, key));
    damage(cells);
  }
  void operator()(ReplyLog& log) const {
    log.directory.finish(site::read_reply_directory(bytes, log.archive_bytes, key));
    damage(log.directory);
  }
  void operator()(const ReplyLog& log, std::uint32_t number, Load<Ok>& piece) const {
    Diagnostics diagnostics;
    Result<std::vector<Prediction>> predictions = site::read_reply_piece(bytes, key, diagnostics);
    if (predictions.ok()) {
      fill_in(data, log, number, std::move(predictions).value());
      piece.finish(Ok{});
    } else {
      piece.fail(predictions.error());
    }
    damage(piece);
  }
};

struct Refusal {
  const Error& error;
  void operator()(Load<ItemMatrix>& cells) const { cells.fail(error); }
  void operator()(ReplyLog& log) const { log.directory.fail(error); }
  void operator()(const ReplyLog&, std::uint32_t, Load<Ok>& piece) const { piece.fail(error); }
};

}  // namespace

ReplyTransport transport_of(const SiteBenchmark& entry, std::uint64_t most) {
  std::uint64_t bytes = 0;
  for (const LogUrl& log : entry.log_urls) bytes += log.bytes;
  return bytes > most && !entry.matrix_urls.empty() ? ReplyTransport::Pieces : ReplyTransport::Whole;
}

void want_pieces(AppState& state, BenchmarkData& data) {
  const QuestionSet* questions = data.questions.ready();
  if (ProfileMatrix* matrix = matrix_of(data, effective_profile(state))) want(state, matrix->cells, {matrix->url});
  const Question* shown = shown_question(state);
  if (questions == nullptr || shown == nullptr || !items_ready(data)) return;
  const auto item = static_cast<std::size_t>(shown - questions->questions.data());
  const auto piece = static_cast<std::uint32_t>(item / site::kItemsPerChunk);
  for (const std::string& row : shown_rows(state)) {
    const auto log = std::find_if(data.logs.begin(), data.logs.end(), [&](const ReplyLog& l) { return l.row == row; });
    if (log == data.logs.end()) continue;
    want(state, log->directory, directory_request(data, *log));
    if (auto request = piece_request(*log, piece)) want(state, log->pieces[piece], std::move(*request));
  }
}

bool accept_piece(AppState& state, BenchmarkData& data, const std::string& key, ByteView bytes) {
  return with_piece(data, key, Acceptance{state, data, key, bytes});
}

bool refuse_piece(BenchmarkData& data, const std::string& key, const Error& error) {
  return with_piece(data, key, Refusal{error});
}

bool advance_outcomes(AppState& state, BenchmarkData& data) {
  const std::string profile = effective_profile(state);
  const QuestionSet* questions = data.questions.ready();
  const Report* report = data.report.ready();
  ProfileMatrix* matrix = matrix_of(data, profile);
  const ItemMatrix* cells = matrix == nullptr ? nullptr : matrix->cells.ready();
  if (questions == nullptr || report == nullptr || cells == nullptr) return false;
  if (cells->items() != questions->questions.size() || cells->rows() > report->rows.size()) {
    matrix->cells.fail(make_error(Code::ContradictoryFields, "the matrix is not that of this report", matrix->url));
    state.notices.push_back(
        {std::string(failure::kDataDamaged), Text::DataDamaged, {matrix->url, matrix->cells.failed()->message}});
    return true;
  }
  if (data.matrix_profile != profile) {
    data.site_rows.clear();
    data.site_rows.reserve(cells->rows());  // rows stay where they are while views look at the first of them
    for (ReplyLog& log : data.logs) log.pieces.clear();
    data.matrix_profile = profile;
    ++state.data_revision;
  }
  const std::size_t first = data.site_rows.size();
  if (first >= cells->rows()) return false;
  const std::size_t rows = std::max<std::size_t>(1, kOutcomesAtOnce / std::max<std::size_t>(1, cells->items()));
  const std::size_t end = std::min(cells->rows(), first + rows);
  for (std::size_t row = first; row < end; ++row) {
    data.site_rows.push_back(row_of_matrix(*cells, row, report->rows[row], profile));
  }
  // What is derived from millions of outcomes is derived once, not for each row.
  if (end == cells->rows()) ++state.data_revision;
  return true;
}

}  // namespace ego::web
