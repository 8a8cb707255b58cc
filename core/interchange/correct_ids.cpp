#include "core/interchange/correct_ids.h"

#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "core/json/value.h"
#include "core/json/writer.h"

namespace ego::interchange {
namespace {

/// Right items of one run: part to ids. Parts that the row did not run are left out.
std::map<std::string, json::Array> right_items(const Benchmark& benchmark, const QuestionSet& questions,
                                               const ScoredRun& run) {
  std::map<std::string, json::Array> parts;
  for (std::size_t item = 0; item < questions.questions.size(); ++item) {
    const Outcome outcome = run.verdicts.outcome(item);
    if (outcome == Outcome::NotSubmitted) continue;
    OwnId own = benchmark.own_id(questions.questions[item]);
    json::Array& ids = parts[std::move(own.part)];
    if (outcome == Outcome::Right) ids.emplace_back(std::move(own.id));
  }
  return parts;
}

}  // namespace

std::vector<ExportFile> export_correct_ids(const Benchmark& benchmark, const QuestionSet& questions,
                                           std::span<const ScoredSubmission> rows) {
  std::vector<ExportFile> files;
  for (const ScoredSubmission& row : rows) {
    for (const ScoredRun& run : row.runs) {
      for (auto& [part, ids] : right_items(benchmark, questions, run)) {
        std::string name = row.submission.row.value;
        if (!part.empty()) name += "." + part;
        if (row.runs.size() > 1) name += "." + run.profile.value;
        files.push_back({safe_path_part(name) + ".json",
                         json::write(json::Object{{"correct_ids", std::move(ids)}}, json::Layout::Indented)});
      }
    }
  }
  return files;
}

}  // namespace ego::interchange
