/// The knowledge gain between two stages (Video-MMMU: question only, then with the video), with everything that is said beside it.
/// Source: video-mmmu.md section 10, statistics.md section 9.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/analysis/measured_gain.h"
#include "core/benchmarks/benchmark.h"
#include "core/compare/stages.h"
#include "core/model/knowledge.h"
#include "core/stats/knowledge_gain.h"

namespace ego::web {

/// The gain within one column, e.g. a discipline.
struct SliceGain {
  const Column* column = nullptr;
  stats::KnowledgeGain gain;
};

struct GainView {
  std::vector<Knowledge>
      rules;  ///< as the benchmark defines it: by the profile first, then by other rules, e.g. its script
  MeasuredGain paired;  ///< on the paired items, dropped ones counted as not right
  std::uint64_t dropped_before = 0;  ///< paired items that the profile takes out of its own denominators
  std::uint64_t dropped_after = 0;
  std::vector<SliceGain> slices;  ///< disciplines with items, column order
};

/// Nothing if the benchmark defines no gain between these stages.
/// @param stages  before, after; @param items  what both asked
std::optional<GainView> find_gain(const Benchmark& benchmark, const QuestionSet& questions,
                                  std::span<const Stage> stages, const StageItems& items);

}  // namespace ego::web
