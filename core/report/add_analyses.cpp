#include <iterator>
#include <utility>
#include <vector>

#include "core/report/build_report.h"

namespace ego {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T>&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void append(Analysis& to, Analysis&& from) {
  append(to.agreement, std::move(from.agreement));
  append(to.items, std::move(from.items));
  append(to.rerun_noise, std::move(from.rerun_noise));
  append(to.slices, std::move(from.slices));
  append(to.positions, std::move(from.positions));
  append(to.baselines, std::move(from.baselines));
  append(to.calibration, std::move(from.calibration));
  append(to.gains, std::move(from.gains));
  append(to.gain_contrasts, std::move(from.gain_contrasts));
  append(to.persistence, std::move(from.persistence));
}

}  // namespace

void add_analyses(const Benchmark& benchmark, const QuestionSet& questions,
                  std::span<const ScoredSubmission* const> rows, const BuildOptions& options, Report& report) {
  for (const ScoredSubmission* row : rows) append(report.claims, check_claims(benchmark, row->submission, row->runs));
  if (options.analyses.empty()) return;
  AnalysisRequest request;
  request.kinds = options.analyses;
  request.column = options.analysis_column;
  request.pairs = options.analysis_pairs;
  request.level = report.settings.level;
  request.alpha = report.settings.alpha;
  request.seed = report.settings.seed;
  request.draws = options.analysis_draws;
  request.baselines = options.analysis_baselines;
  for (const std::string& id : report.settings.profiles) {
    const Profile* profile = find_profile(benchmark, id);
    if (profile != nullptr) append(report.analysis, analyze(benchmark, questions, *profile, rows, request));
  }
}

}  // namespace ego
