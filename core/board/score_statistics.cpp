#include "core/board/score_statistics.h"

#include <cmath>
#include <string>
#include <vector>

#include "core/board/column_items.h"
#include "core/compare/pair.h"
#include "core/stats/intervals.h"
#include "core/stats/knowledge_gain.h"
#include "core/stats/printed.h"

namespace ego {
namespace {

/// Values that differ by more than this are no mean over items: half of the second decimal of a percent.
constexpr double kSameValue = 5e-5;

void set_interval(const ItemScores& items, stats::CriticalValues& critical, ReportScore& score) {
  const stats::ScoreInterval found = stats::score_interval(items.scores, items.clusters, critical);
  score.clusters = items.clusters.count;
  if (!found.se.mean || std::fabs(*found.se.mean - score.score.value.value_or(0)) > kSameValue) return;
  score.deff = found.se.deff;
  if (found.se.cr1) score.standard_error = ReportStandardError{*found.se.cr1, "cr1"};
  if (found.few_clusters) add_flag(score.score.flags, "few_clusters");
  if (found.clipped) add_flag(score.score.flags, "clipped");
  if (found.method == stats::IntervalMethod::NoneOneCluster) add_flag(score.score.flags, "one_cluster");
  if (!found.bounds) return;
  score.interval =
      ReportInterval{found.bounds->lo, found.bounds->hi, critical.level(), std::string(to_string(found.method)),
                     found.n_eff,      found.critical};
}

void set_chance(const QuestionSet& questions, const Profile& profile, const ItemScores& items, ReportScore& score) {
  std::vector<stats::Share> guess;
  guess.reserve(items.questions.size());
  bool any = false;
  for (const std::uint32_t item : items.questions) {
    const GuessShare share = guess_share(questions.questions[item], profile);
    guess.push_back({share.numerator, share.denominator});
    any = any || share.numerator > 0;
  }
  if (!any) return;
  const stats::ChanceCorrected found = stats::chance_corrected(items.scores, guess, items.clusters);
  score.chance = found.chance;
  if (std::fabs(found.raw - score.score.value.value_or(0)) <= kSameValue) score.chance_corrected = found.corrected.mean;
}

}  // namespace

void add_intervals(const Benchmark& benchmark, const QuestionSet& questions,
                   std::span<const ScoredSubmission* const> rows, Report& report) {
  const ColumnItems columns(questions);
  stats::CriticalValues critical(report.settings.level);
  for (std::size_t i = 0; i < rows.size() && i < report.rows.size(); ++i) {
    for (ReportScore& score : report.rows[i].scores) {
      if (!score.score.value) continue;
      const ScoredRun* run = run_of(*rows[i], score.score.profile);
      const Profile* profile = find_profile(benchmark, score.score.profile.value);
      const auto column = report.find_column(score.score.column);
      if (run == nullptr || profile == nullptr || !column || *column >= columns.columns()) continue;
      const ItemScores items = denominator_scores(questions, columns.items(*column), *run, profile->denominator);
      score.cluster_key = benchmark.info().cluster_key;
      set_interval(items, critical, score);
      set_chance(questions, *profile, items, score);
    }
  }
}

std::optional<ReportInterval> wilson_interval(std::uint64_t right, std::uint64_t n, double level) {
  const auto bounds = stats::wilson(right, n, level);
  if (!bounds) return std::nullopt;
  return ReportInterval{bounds->lo, bounds->hi, level, "wilson", static_cast<double>(n), std::nullopt};
}

std::optional<ReportInterval> published_interval(std::string_view text, std::uint64_t n) {
  const std::size_t point = text.find('.');
  const auto decimals = static_cast<int>(point == std::string_view::npos ? 0 : text.size() - point - 1);
  const auto fit = stats::printed_counts(text, decimals, n);
  if (!fit || !fit->feasible || fit->matches.size() != 1) return std::nullopt;
  constexpr double kLevel = 0.95;
  return wilson_interval(fit->matches.front().k, n, kLevel);
}

}  // namespace ego
