#include "core/report/set_notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "core/board/column_items.h"
#include "core/stats/intervals.h"

namespace ego {
namespace {

void add(Code code, std::string field, std::string message, Diagnostics& diagnostics) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.field = std::move(field);
  diagnostic.message = std::move(message);
  diagnostics.add(std::move(diagnostic));
}

std::string profile_names(const Benchmark& benchmark, const ScoredSubmission& row) {
  std::string text;
  for (const ScoredRun& run : row.runs) {
    const Profile* profile = find_profile(benchmark, run.profile.value);
    text += (text.empty() ? "" : ", ") + run.profile.value;
    if (profile != nullptr && !profile->version.empty()) text += " " + profile->version;
  }
  return text;
}

}  // namespace

void add_set_notes(const Benchmark& benchmark, const QuestionSet& questions, std::span<const ScoredSubmission> rows,
                   Diagnostics& diagnostics) {
  const auto scored =
      std::find_if(rows.begin(), rows.end(), [](const ScoredSubmission& row) { return !row.runs.empty(); });
  if (scored == rows.end()) return;
  add(Code::ProfileUsed, {}, "scored under " + profile_names(benchmark, *scored), diagnostics);
  const ColumnItems columns(questions);
  std::string absent;
  std::size_t crossed = 0;
  std::map<std::size_t, std::string> few;  // by clusters: one line for columns that have as many
  for (std::size_t i = 0; i < columns.columns(); ++i) {
    const Column& column = questions.columns[i];
    if (columns.items(i).empty()) {
      absent += (absent.empty() ? "" : ", ") + column.id.value;
      continue;
    }
    const std::size_t clusters = clusters_of(questions, columns.items(i)).count;
    if (!column.shown_by_default || clusters >= stats::kFewClusters) continue;
    if (column.group.find(" x ") != std::string::npos) {
      ++crossed;  // a part of two columns has no more clusters than they: one line for all of these
      continue;
    }
    std::string& names = few[clusters];
    names += (names.empty() ? "" : ", ") + column.id.value;
  }
  for (const auto& [clusters, names] : few) {
    add(Code::FewClusters, names,
        fmt::format("{} clusters by {}, fewer than {}: intervals there are rough, and there are no rank sets", clusters,
                    benchmark.info().cluster_key, stats::kFewClusters),
        diagnostics);
  }
  if (crossed > 0) {
    add(Code::FewClusters, {},
        fmt::format("{} columns that cross two others have fewer than {} clusters as well", crossed,
                    stats::kFewClusters),
        diagnostics);
  }
  if (!absent.empty()) add(Code::AbsentColumns, {}, "no items by construction: " + absent, diagnostics);
}

}  // namespace ego
