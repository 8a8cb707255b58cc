#include "core/analysis/analysis.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/compare/family.h"

namespace ego {
namespace {

constexpr std::array kKinds = {AnalysisKind::Agreement, AnalysisKind::Items,     AnalysisKind::Slices,
                               AnalysisKind::Positions, AnalysisKind::Baselines, AnalysisKind::Calibration,
                               AnalysisKind::Gains};

using Rows = std::span<const ScoredSubmission* const>;

bool asked(const AnalysisRequest& request, AnalysisKind kind) {
  return std::find(request.kinds.begin(), request.kinds.end(), kind) != request.kinds.end();
}

/// Rows that stand for models on a board: only these vote on items and are held against baselines.
BaselineRole role_of(const Submission& submission) {
  if (submission.model.kind == "human") return BaselineRole::LeftOut;
  if (submission.model.kind == "baseline") return BaselineRole::Submitted;
  return submission.run.mode == "full" ? BaselineRole::Row : BaselineRole::Blind;
}

std::vector<BaselineRole> roles_of(const AnswerTable& table, Rows rows) {
  std::vector<BaselineRole> roles;
  for (const std::uint32_t place : table.places) roles.push_back(role_of(rows[place]->submission));
  return roles;
}

/// Places in the table of the rows with this role.
std::vector<std::uint32_t> with_role(const std::vector<BaselineRole>& roles, BaselineRole role) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t row = 0; row < roles.size(); ++row) {
    if (roles[row] == role) out.push_back(row);
  }
  return out;
}

double total_of(const AnswerTable& table, std::uint32_t row) {
  double total = 0;
  for (const AnswerCell& cell : table.cells[row]) total += cell.score;
  return total;
}

/// The pairs asked for that the table has; without any, the best row against the second.
std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_of(const AnswerTable& table,
                                                              const std::vector<BaselineRole>& roles,
                                                              const AnalysisRequest& request) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  const auto place = [&](const RowId& id) {
    return static_cast<std::uint32_t>(std::find(table.rows.begin(), table.rows.end(), id) - table.rows.begin());
  };
  for (const auto& [baseline, candidate] : request.pairs) {
    const std::uint32_t a = place(baseline);
    const std::uint32_t b = place(candidate);
    if (a != b && a < table.rows.size() && b < table.rows.size()) out.emplace_back(a, b);
  }
  if (!request.pairs.empty()) return out;
  std::vector<std::uint32_t> models = with_role(roles, BaselineRole::Row);
  std::erase_if(models, [&](std::uint32_t row) { return !table.ran_all(row); });
  std::stable_sort(models.begin(), models.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return total_of(table, a) > total_of(table, b); });
  if (models.size() >= 2) out.emplace_back(models[1], models[0]);
  return out;
}

const Column* column_of(const QuestionSet& questions, const AnalysisRequest& request) {
  if (questions.columns.empty()) return nullptr;
  if (!request.column) return &main_column(questions);
  const auto found = std::find_if(questions.columns.begin(), questions.columns.end(),
                                  [&](const Column& column) { return column.id == *request.column; });
  return found == questions.columns.end() ? nullptr : &*found;
}

void add_calibration(const QuestionSet& questions, const Column& column, const ProfileId& profile, Rows rows,
                     const AnalysisRequest& request, Analysis& out) {
  for (const ScoredSubmission* row : rows) {
    auto found = calibrate(questions, column, *row, profile,
                           {.seed = request.seed, .draws = request.draws, .level = request.level});
    if (found) out.calibration.push_back(std::move(*found));
  }
}

}  // namespace

std::string_view to_string(AnalysisKind kind) {
  switch (kind) {
    case AnalysisKind::Agreement: return "agreement";
    case AnalysisKind::Items: return "items";
    case AnalysisKind::Slices: return "slices";
    case AnalysisKind::Positions: return "positions";
    case AnalysisKind::Baselines: return "baselines";
    case AnalysisKind::Calibration: return "calibration";
    case AnalysisKind::Gains: return "gains";
  }
  return "agreement";
}

std::span<const AnalysisKind> analysis_kinds() { return kKinds; }

Analysis analyze(const Benchmark& benchmark, const QuestionSet& questions, const Profile& profile, Rows rows,
                 const AnalysisRequest& request) {
  Analysis out;
  const Column* column = column_of(questions, request);
  if (column == nullptr) return out;
  const AnswerTable table = answer_table(questions, *column, profile, rows);
  const std::vector<BaselineRole> roles = roles_of(table, rows);
  if (asked(request, AnalysisKind::Agreement)) {
    out.agreement.push_back(
        analyze_agreement(table, {.draws = request.draws, .seed = request.seed, .level = request.level}));
  }
  if (asked(request, AnalysisKind::Items)) {
    out.items.push_back(analyze_item_table(questions, keep_rows(table, with_role(roles, BaselineRole::Row))));
    for (const ScoredSubmission* row : rows) {
      if (auto noise = rerun_noise(questions, *row, profile.id)) out.rerun_noise.push_back(std::move(*noise));
    }
  }
  if (asked(request, AnalysisKind::Slices)) {
    for (const auto& [baseline, candidate] : pairs_of(table, roles, request))
      out.slices.push_back(find_slices(questions, table, baseline, candidate));
  }
  if (asked(request, AnalysisKind::Positions)) {
    OptionPositions found = count_option_positions(table);
    if (!found.gold.empty()) out.positions.push_back(std::move(found));
  }
  if (asked(request, AnalysisKind::Baselines)) {
    std::vector<const ScoredSubmission*> all(rows.begin(), rows.end());
    all.insert(all.end(), request.baselines.begin(), request.baselines.end());
    const AnswerTable with_baselines = answer_table(questions, *column, profile, all);
    out.baselines.push_back(check_baselines(questions, with_baselines, roles_of(with_baselines, all),
                                            {.alpha = request.alpha, .seed = request.seed}));
  }
  if (asked(request, AnalysisKind::Gains)) {
    const GainOptions options{.level = request.level, .alpha = request.alpha, .seed = request.seed};
    out.gains = measure_gains(benchmark, questions, rows, profile.id, options);
    out.gain_contrasts = contrast_all_gains(questions, rows, out.gains, options);
  }
  if (asked(request, AnalysisKind::Calibration)) {
    add_calibration(questions, *column, profile.id, rows, request, out);
  }
  return out;
}

}  // namespace ego
