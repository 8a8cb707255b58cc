#include "core/analysis/baseline_check.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/stats/cluster_totals.h"
#include "core/stats/multiple.h"
#include "core/stats/sign_flip.h"

namespace ego {
namespace {

/// One baseline with its item scores.
struct Baseline {
  BaselineRow row;
  std::vector<double> scores;
};

double mean_of(std::span<const double> scores) {
  double sum = 0;
  for (const double score : scores) sum += score;
  return scores.empty() ? 0 : sum / static_cast<double>(scores.size());
}

std::vector<double> scores_of(const AnswerTable& table, std::size_t row) {
  std::vector<double> scores;
  scores.reserve(table.items());
  for (const AnswerCell& cell : table.cells[row]) scores.push_back(cell.score);
  return scores;
}

/// Nothing where no item of the column can be guessed.
std::optional<Baseline> random_baseline(const QuestionSet& questions, const AnswerTable& table,
                                        const BaselineOptions& options) {
  const bool any = std::any_of(table.options.begin(), table.options.end(), [](std::uint8_t k) { return k >= 2; });
  if (!any || options.random_draws == 0) return std::nullopt;
  const std::vector<std::uint32_t> hits = random_answer_hits(questions, options.seed, options.random_draws);
  Baseline out;
  out.row = {RowId{std::string(kRandomBaseline)}, BaselineKind::Random, 0};
  for (std::size_t item = 0; item < table.items(); ++item) {
    const double share = static_cast<double>(hits[table.questions[item]]) / static_cast<double>(options.random_draws);
    out.scores.push_back(table.options[item] >= 2 ? share : 0);
  }
  return out;
}

std::vector<Baseline> baselines_of(const QuestionSet& questions, const AnswerTable& table,
                                   std::span<const BaselineRole> roles, const BaselineOptions& options) {
  std::vector<Baseline> out;
  if (auto random = random_baseline(questions, table, options)) out.push_back(std::move(*random));
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const bool submitted = roles[row] == BaselineRole::Submitted;
    if ((!submitted && roles[row] != BaselineRole::Blind) || !table.ran_all(row)) continue;
    out.push_back(
        {{table.rows[row], submitted ? BaselineKind::Submitted : BaselineKind::Blind, 0}, scores_of(table, row)});
  }
  for (Baseline& baseline : out) baseline.row.value = mean_of(baseline.scores);
  std::stable_sort(out.begin(), out.end(), [](const Baseline& a, const Baseline& b) { return a.row.id < b.row.id; });
  return out;
}

std::optional<double> chance_of(const AnswerTable& table) {
  std::vector<double> guess;
  for (const std::uint8_t options : table.options) guess.push_back(options >= 2 ? 1.0 / options : 0);
  const double mean = mean_of(guess);
  return mean > 0 ? std::optional(mean) : std::nullopt;
}

BaselineContrast contrast_with(std::span<const Baseline> baselines, std::span<const double> scores,
                               const AnswerTable& table, const BaselineOptions& options) {
  BaselineContrast out;
  std::vector<double> p;
  for (std::uint32_t i = 0; i < baselines.size(); ++i) {
    if (baselines[i].row.value > baselines[out.best].row.value) out.best = i;
    const auto totals = stats::cluster_differences(baselines[i].scores, scores, table.clusters);
    p.push_back(
        stats::sign_flip(totals, {.seed = options.seed, .draws = options.test_draws, .alpha = options.alpha}).p);
  }
  out.difference = mean_of(scores) - baselines[out.best].row.value;
  out.p = p[out.best];
  out.p_adjusted = stats::holm(p)[out.best];
  out.separable = out.difference > 0 && out.p_adjusted <= options.alpha;
  return out;
}

}  // namespace

std::string_view to_string(BaselineKind kind) {
  switch (kind) {
    case BaselineKind::Random: return "random";
    case BaselineKind::Submitted: return "submitted";
    case BaselineKind::Blind: return "blind";
  }
  return "submitted";
}

std::vector<std::uint32_t> random_answer_hits(const QuestionSet& questions, std::uint64_t seed, std::uint32_t draws) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> keys;  // question, index of the right option
  std::vector<std::uint32_t> hits(questions.questions.size(), 0);
  for (std::uint32_t i = 0; i < questions.questions.size(); ++i) {
    const Question& question = questions.questions[i];
    const auto gold = question.options.size() >= 2 ? question.gold.as_id_text() : std::nullopt;
    const std::uint8_t number = gold ? answer_number(question, *gold) : std::uint8_t{0};
    if (number > 0 && number < kOtherAnswer) keys.emplace_back(i, number - 1);
  }
  for (std::uint32_t r = 0; r < draws; ++r) {
    stats::RandomStream random({seed, stats::Stream::RandomAnswers, r});
    for (const auto& [question, right] : keys) {
      const auto options = static_cast<std::uint32_t>(questions.questions[question].options.size());
      if (random.below(options) == right) ++hits[question];
    }
  }
  return hits;
}

BaselineCheck check_baselines(const QuestionSet& questions, const AnswerTable& table,
                              std::span<const BaselineRole> roles, const BaselineOptions& options) {
  BaselineCheck out;
  out.column = table.column;
  out.profile = table.profile;
  out.n = table.items();
  if (table.items() == 0) return out;
  out.chance = chance_of(table);
  const std::vector<Baseline> baselines = baselines_of(questions, table, roles, options);
  for (const Baseline& baseline : baselines) out.baselines.push_back(baseline.row);
  if (baselines.empty()) return out;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (roles[row] != BaselineRole::Row || !table.ran_all(row)) continue;
    out.rows.push_back(contrast_with(baselines, scores_of(table, row), table, options));
    out.rows.back().row = table.rows[row];
  }
  return out;
}

}  // namespace ego
