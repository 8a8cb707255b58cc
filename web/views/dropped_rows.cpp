#include "web/views/dropped_rows.h"

#include <algorithm>

namespace ego::web {
namespace {

/// The one benchmark whose questions come with the command line.
constexpr std::string_view kBundled = "demo";

/// As a shell reads it: names of plain characters stand as they are.
std::string shell_word(std::string_view text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("._-/+=,:@").find(c) != std::string_view::npos;
  };
  if (!text.empty() && std::all_of(text.begin(), text.end(), plain)) return std::string(text);
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

/// The file itself, where a member of an archive was read.
std::string_view file_of(std::string_view label) { return label.substr(0, label.find('!')); }

std::string words(std::string_view option, const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += ' ' + std::string(option) + ' ' + shell_word(value);
  return out;
}

std::vector<std::string> annotation_files(const BenchmarkData& data) {
  std::vector<std::string> files;
  for (const InputInfo& input : data.question_inputs) files.push_back(input.label);
  const Report* report = data.report.ready();
  if (!files.empty() || report == nullptr || data.entry.id == kBundled) return files;
  for (const ReportInput& input : report->inputs) {
    if (input.role == "annotations") files.push_back(input.info.label);
  }
  return files;
}

/// Those that a bare call would not take.
std::vector<std::string> named_profiles(const BenchmarkData& data, const ScoredSubmission& row) {
  std::vector<std::string> scored;
  for (const ScoredRun& run : row.runs) scored.push_back(run.profile.value);
  std::vector<std::string> usual;
  for (const Profile* profile : default_profiles(*data.benchmark)) usual.push_back(profile->id.value);
  return scored == usual ? std::vector<std::string>{} : scored;
}

}  // namespace

std::vector<const ScoredSubmission*> dropped_rows(const AppState& state) {
  const DropBatch& drop = state.drop;
  const BenchmarkData* data = state.find_benchmark(drop.bench);
  if (drop.phase != DropPhase::Done || data == nullptr || data->benchmark == nullptr) return {};
  std::vector<const ScoredSubmission*> rows;
  for (const DroppedRow& dropped : drop.rows) {
    const auto row = std::find_if(data->local_rows.begin(), data->local_rows.end(), [&](const ScoredSubmission& local) {
      return local.submission.row.value == dropped.row;
    });
    if (!dropped.scored || row == data->local_rows.end()) return {};
    rows.push_back(&*row);
  }
  return rows;
}

std::string score_command(const AppState& state) {
  const std::vector<const ScoredSubmission*> rows = dropped_rows(state);
  if (rows.empty()) return {};
  const BenchmarkData& data = *state.find_benchmark(state.drop.bench);
  std::vector<std::string> predictions;
  for (const std::string& label : state.drop.labels) {
    const bool read = std::any_of(rows.begin(), rows.end(), [&](const ScoredSubmission* row) {
      return std::any_of(row->submission.inputs.begin(), row->submission.inputs.end(),
                         [&](const InputInfo& input) { return file_of(input.label) == label; });
    });
    if (read) predictions.push_back(label);
  }
  return "egoscope score " + data.entry.id + words("--predictions", predictions) +
         words("--annotations", annotation_files(data)) + words("--profile", named_profiles(data, *rows.front())) +
         " --format json";
}

}  // namespace ego::web
