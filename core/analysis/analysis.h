/// Everything the analyses of this folder find about one set of scored rows, as plain values: what report, command line and
/// page show. Pure: no file, no text for people.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/analysis/agreement.h"
#include "core/analysis/baseline_check.h"
#include "core/analysis/confidence.h"
#include "core/analysis/item_analysis.h"
#include "core/analysis/measured_gain.h"
#include "core/analysis/option_positions.h"
#include "core/analysis/persistence.h"
#include "core/analysis/rerun_noise.h"
#include "core/analysis/slice_finder.h"
#include "core/benchmarks/benchmark.h"
#include "core/model/question.h"
#include "core/model/score.h"

namespace ego {

/// Results by kind; what was not asked for, or has no data, is empty.
struct Analysis {
  std::vector<AgreementMatrix> agreement;
  std::vector<ItemTable> items;
  std::vector<RerunNoise> rerun_noise;
  std::vector<SliceSearch> slices;
  std::vector<OptionPositions> positions;
  std::vector<BaselineCheck> baselines;
  std::vector<RowCalibration> calibration;
  std::vector<MeasuredGain> gains;  ///< before by id, then after
  std::vector<GainContrast> gain_contrasts;  ///< all pairs of gains of one profile
  std::vector<RowPersistence> persistence;
};

/// What can be asked for.
enum class AnalysisKind : std::uint8_t { Agreement, Items, Slices, Positions, Baselines, Calibration, Gains };
/// `agreement`, `items`, `slices`, `positions`, `baselines`, `calibration`, `gains`.
std::string_view to_string(AnalysisKind kind);
/// Every kind, in that order.
std::span<const AnalysisKind> analysis_kinds();

struct AnalysisRequest {
  std::vector<AnalysisKind> kinds = {};  ///< in any order
  std::optional<ColumnId> column = {};  ///< nothing = the main column
  std::vector<std::pair<RowId, RowId>> pairs =
      {};  ///< baseline, candidate of the slice search; empty = best and second
  std::span<const ScoredSubmission* const> baselines = {};  ///< further rows that the baseline check alone sees
  double level = 0.95;
  double alpha = 0.05;
  std::uint64_t seed = stats::kDefaultSeed;
  std::uint32_t draws = 999;  ///< of every bootstrap here; 0 = no bounds
};

/// The analyses of one profile over one column.
/// @param rows  by id; ids unique
/// @cost  agreement O(rows^2 * items), and with bounds O(rows^2 * draws * clusters); the others are cheap
Analysis analyze(const Benchmark& benchmark, const QuestionSet& questions, const Profile& profile,
                 std::span<const ScoredSubmission* const> rows, const AnalysisRequest& request);

/// The gains between all rows of one model that the benchmark pairs (its question-only run and its full run); of two rows
/// alone also where their files name no model.
std::vector<MeasuredGain> measure_gains(const Benchmark& benchmark, const QuestionSet& questions,
                                        std::span<const ScoredSubmission* const> rows, const ProfileId& profile,
                                        const GainOptions& options);

/// Every gain of the list against every later one under the same profile.
std::vector<GainContrast> contrast_all_gains(const QuestionSet& questions,
                                             std::span<const ScoredSubmission* const> rows,
                                             std::span<const MeasuredGain> gains, const GainOptions& options);

}  // namespace ego
