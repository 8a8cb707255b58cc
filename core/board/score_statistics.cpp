#include "core/board/score_statistics.h"

#include <cmath>
#include <string>
#include <vector>

#include "core/board/column_items.h"
#include "core/compare/pair.h"
#include "core/lint/published.h"
#include "core/model/macro_column.h"
#include "core/stats/intervals.h"
#include "core/stats/knowledge_gain.h"
#include "core/stats/slices.h"

namespace ego {
namespace {

/// Values that differ by more than this are no mean over items: half of the second decimal of a percent.
constexpr double kSameValue = 5e-5;

void set_interval(const ItemScores& items, stats::CriticalValues& critical, ReportScore& score) {
  const stats::ScoreInterval found = stats::score_interval(items.scores, items.clusters, critical);
  score.clusters = items.clusters.count;
  if (!found.se.mean || std::fabs(*found.se.mean - score.score.value.value_or(0)) > kSameValue) return;
  keep_interval(found, critical.level(), score.score.flags, score);
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

/// Standard error and chance of a mean over columns, from theirs; nothing where one of them has none.
/// Source: statistics.md 5.3; the columns of one group share no clusters.
void set_macro_error(const Report& report, std::string_view group, std::span<const ReportScore> scores,
                     ReportScore& score) {
  std::vector<double> means, errors, chances;
  std::size_t columns = 0;
  for (const ReportScore& part : scores) {
    const auto column = report.find_column(part.score.column);
    if (part.score.profile != score.score.profile || !column || report.columns[*column].column.group != group) continue;
    ++columns;
    if (part.chance) chances.push_back(*part.chance);
    if (!part.score.value || !part.standard_error) continue;
    means.push_back(*part.score.value);
    errors.push_back(part.standard_error->value);
  }
  if (columns == 0) return;
  if (errors.size() == columns) score.standard_error = ReportStandardError{stats::macro_mean(means, errors).se, "cr1"};
  if (chances.size() == columns) score.chance = stats::macro_mean(chances, chances).mean;
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
      if (!averaged_group(questions.columns[*column]).empty()) continue;
      const ItemScores items = denominator_scores(questions, columns.items(*column), *run, profile->denominator);
      score.cluster_key = benchmark.info().cluster_key;
      set_interval(items, critical, score);
      set_chance(questions, *profile, items, score);
    }
    for (ReportScore& score : report.rows[i].scores) {
      const auto column = report.find_column(score.score.column);
      const std::string_view group =
          column && *column < columns.columns() ? averaged_group(questions.columns[*column]) : std::string_view{};
      if (score.score.value && !group.empty()) set_macro_error(report, group, report.rows[i].scores, score);
    }
  }
}

std::optional<ReportInterval> report_interval(const stats::ScoreInterval& found, double level) {
  if (!found.bounds) return std::nullopt;
  return ReportInterval{found.bounds->lo, found.bounds->hi, level, std::string(to_string(found.method)),
                        found.n_eff,      found.critical};
}

std::optional<ReportInterval> wilson_interval(std::uint64_t right, std::uint64_t n, double level) {
  const auto bounds = stats::wilson(right, n, level);
  if (!bounds) return std::nullopt;
  return ReportInterval{bounds->lo, bounds->hi, level, "wilson", static_cast<double>(n), std::nullopt};
}

std::optional<ReportInterval> published_interval(const PublishedCell& cell, const PublishedColumn& column,
                                                 std::uint64_t n) {
  if (!is_share(column)) return std::nullopt;
  const lint::Unit unit = column.unit == "percent" ? lint::Unit::Percent : lint::Unit::Fraction;
  const std::vector<std::uint64_t> fitting = lint::fit_k_of_n(cell.value, n, unit).direct;
  constexpr double kLevel = 0.95;
  return fitting.size() == 1 ? wilson_interval(fitting.front(), n, kLevel) : std::nullopt;
}

}  // namespace ego
