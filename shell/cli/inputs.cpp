#include "shell/cli/inputs.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "core/io/import.h"
#include "core/io/known_rows.h"
#include "core/report/set_notes.h"
#include "core/score/evaluate.h"
#include "shell/cli/assets.h"
#include "shell/cli/folder_walk.h"
#include "shell/native/host_sha256.h"
#include "shell/native/posix_file_source.h"

namespace ego::cli {
namespace {

std::vector<std::string_view> prediction_endings() {
  // Pickles are read to be refused: a harness writes one where its table could not be written (formats.md 3.2).
  return {".json", ".jsonl",   ".csv", ".tsv", ".xlsx", ".eval", ".yaml",  ".yml",
          ".npy",  "_ids.txt", ".zip", ".gz",  ".zst",  ".pkl",  ".pickle"};
}

std::vector<std::string_view> annotation_endings() { return {".json", ".jsonl", ".csv", ".tsv"}; }

/// A folder of annotations holds other things too (notes, tables, submissions): files of another kind are passed over.
/// With nothing left, all are kept, so that the reader says what it wanted.
std::vector<NamedBytes> only_annotations(const Benchmark& benchmark, std::vector<NamedBytes> files) {
  std::vector<NamedBytes> kept;
  for (const NamedBytes& file : files) {
    Diagnostics unheard;
    const Result<QuestionSet> read = benchmark.read_annotations(std::span(&file, 1), unheard);
    if (read.ok() || read.error().code != Code::WrongBenchmark) kept.push_back(file);
  }
  return kept.empty() ? std::move(files) : kept;
}

/// Files of one name are told apart by the folder they lie in: `e01/results.json`.
void label_by_folder(std::vector<FoundFile>& found) {
  std::map<std::string, std::size_t> files;
  for (const FoundFile& file : found) ++files[file.label];
  for (FoundFile& file : found) {
    if (files[file.label] < 2 || !file.path.ends_with('/' + file.label)) continue;
    const std::string folder = native::base_name(file.path.substr(0, file.path.size() - file.label.size() - 1));
    file.label = folder + '/' + file.label;
  }
}

bool is_demo(const Benchmark& benchmark) { return benchmark.info().id.value == "demo"; }

Result<std::vector<std::string>> bundled(const ScoreRequest& request, Environment& environment, std::string_view path) {
  EGO_TRY(const std::string assets, find_assets(environment, request.assets));
  return std::vector<std::string>{assets + "/demo/" + std::string(path)};
}

std::string profile_list(const Benchmark& benchmark) {
  std::string text;
  for (const Profile& profile : benchmark.profiles()) text += (text.empty() ? "" : ", ") + profile.id.value;
  return text;
}

}  // namespace

Result<std::vector<NamedBytes>> read_inputs(Environment& environment, const std::vector<std::string>& paths,
                                            const std::vector<std::string_view>& endings) {
  std::vector<FoundFile> found;
  FolderWalk walk;
  walk.depth = 6;  // our own export is data/<collection>/<developer>/<model>/FILE
  walk.wanted = [&](std::string_view name) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return name.ends_with(e); });
  };
  for (const std::string& path : paths) {
    if (!environment.files.is_folder(path)) {
      found.push_back({path, native::base_name(path)});
      continue;
    }
    const std::size_t before = found.size();
    EGO_TRY([[maybe_unused]] const Ok read, walk_folder(environment.files, path, walk, found));
    for (std::size_t i = before; i < found.size(); ++i) found[i].origin = Origin::Found;
    if (found.size() == before) {
      return make_error(Code::UnreadableFile, "no file of a known kind in the folder", native::base_name(path));
    }
  }
  label_by_folder(found);
  std::vector<NamedBytes> out;
  for (FoundFile& file : found) {
    EGO_TRY(ByteBuffer bytes, environment.files.read_all(file.path));
    out.push_back({std::move(file.label), std::move(bytes), file.origin});
  }
  return out;
}

Result<LoadedQuestions> load_questions(const ScoreRequest& request, GoldNeed gold, Environment& environment,
                                       Diagnostics& diagnostics) {
  std::vector<std::string> paths = request.annotations;
  const BenchmarkInfo& info = request.benchmark->info();
  if (paths.empty()) {
    if (!is_demo(*request.benchmark)) {
      return make_error(Code::MissingAnnotations,
                        "scoring " + info.id.value + " needs its annotations, which are not bundled", {},
                        "get them from " + info.url + " and name the file or folder with --annotations");
    }
    EGO_TRY(paths, bundled(request, environment, "registry.json"));
  }
  EGO_TRY(std::vector<NamedBytes> files, read_inputs(environment, paths, annotation_endings()));
  const bool from_folder = std::any_of(paths.begin(), paths.end(),
                                       [&](const std::string& path) { return environment.files.is_folder(path); });
  if (from_folder) files = only_annotations(*request.benchmark, std::move(files));
  LoadedQuestions loaded;
  EGO_TRY(loaded.set, request.benchmark->read_annotations(files, diagnostics));
  if (gold == GoldNeed::Needed && !loaded.set.has_gold()) {
    return make_error(Code::MissingAnnotations, "the annotations hold no reference answers: nothing can be scored",
                      files.front().label, "name the answer file as well with --annotations");
  }
  loaded.inputs = io::annotation_inputs(*request.benchmark, loaded.set, files, native::host_sha256_hex);
  return loaded;
}

Result<std::vector<const Profile*>> choose_profiles(const Benchmark& benchmark, const std::vector<std::string>& ids) {
  if (ids.empty()) return default_profiles(benchmark);
  std::vector<const Profile*> chosen;
  const auto add = [&](const Profile& profile) {
    if (std::find(chosen.begin(), chosen.end(), &profile) == chosen.end()) chosen.push_back(&profile);
  };
  for (const std::string& id : ids) {
    const Profile* profile = find_profile(benchmark, id);
    if (profile == nullptr && id != "all") {
      return make_error(Code::UnknownName, "no profile \"" + id + "\"", {},
                        "known: " + profile_list(benchmark) + "; or all");
    }
    if (profile != nullptr) add(*profile);
    if (id != "all") continue;
    for (const Profile& each : benchmark.profiles()) add(each);
  }
  return chosen;
}

std::vector<std::string> profile_ids(const std::vector<const Profile*>& profiles) {
  std::vector<std::string> ids;
  ids.reserve(profiles.size());
  for (const Profile* profile : profiles) ids.push_back(profile->id.value);
  return ids;
}

Result<std::vector<NamedBytes>> read_prediction_files(const ScoreRequest& request, Environment& environment) {
  std::vector<std::string> paths = request.predictions;
  if (paths.empty()) { EGO_TRY(paths, bundled(request, environment, "submissions")); }
  return read_inputs(environment, paths, prediction_endings());
}

Result<std::vector<Submission>> load_submissions(const ScoreRequest& request, Environment& environment,
                                                 Diagnostics& diagnostics) {
  EGO_TRY(const std::vector<NamedBytes> files, read_prediction_files(request, environment));
  return io::import_predictions(*request.benchmark, files, request.import, diagnostics);
}

Result<std::vector<Submission>> load_answers(const ScoreRequest& request, const QuestionSet& questions,
                                             Environment& environment, Diagnostics& diagnostics) {
  EGO_TRY(const std::vector<NamedBytes> files, read_prediction_files(request, environment));
  EGO_TRY(std::vector<Submission> submissions,
          io::import_predictions(*request.benchmark, files, request.import, diagnostics));
  return io::accept_answers(*request.benchmark, questions, files, std::move(submissions), diagnostics);
}

std::vector<ScoredSubmission> score_submissions(const Benchmark& benchmark, const QuestionSet& questions,
                                                std::vector<Submission> submissions,
                                                const std::vector<const Profile*>& profiles, Progress& progress,
                                                Diagnostics& diagnostics) {
  std::vector<ScoredSubmission> rows;
  for (std::size_t i = 0; i < submissions.size(); ++i) {
    progress.step("scoring " + submissions[i].row.value + " (" + std::to_string(i + 1) + " of " +
                  std::to_string(submissions.size()) + ")");
    rows.push_back(evaluate(benchmark, questions, std::move(submissions[i]), profiles, diagnostics));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const ScoredSubmission& a, const ScoredSubmission& b) {
    return a.submission.row < b.submission.row;
  });
  return rows;
}

Result<ScoredRows> score_inputs(const ScoreRequest& request, Environment& environment, Progress& progress,
                                Diagnostics& diagnostics) {
  ScoredRows scored;
  EGO_TRY(scored.profiles, choose_profiles(*request.benchmark, request.profiles));
  progress.step("reading annotations");
  EGO_TRY(scored.questions, load_questions(request, GoldNeed::Needed, environment, diagnostics));
  progress.step("reading predictions");
  EGO_TRY(std::vector<Submission> submissions, load_answers(request, scored.questions.set, environment, diagnostics));
  scored.rows = score_submissions(*request.benchmark, scored.questions.set, std::move(submissions), scored.profiles,
                                  progress, diagnostics);
  add_set_notes(*request.benchmark, scored.questions.set, scored.rows, diagnostics);
  return scored;
}

}  // namespace ego::cli
