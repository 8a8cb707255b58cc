/// Knowledge gain: what a model can answer after the lecture that it could not before, and what it unlearned.
/// Source: video-mmmu.md section 10; statistics.md section 9.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/id.h"
#include "core/model/question.h"
#include "core/model/score.h"

namespace ego::video_mmmu {

/// The same items before (question only) and after (with video). Right means right; everything else is not.
struct GainTable {
  std::uint64_t both = 0;
  std::uint64_t gained = 0;  ///< right after only (wrong to right)
  std::uint64_t lost = 0;    ///< right before only (right to wrong)
  std::uint64_t neither = 0;

  std::uint64_t n() const { return both + gained + lost + neither; }
  std::uint64_t right_before() const { return both + lost; }
  std::uint64_t right_after() const { return both + gained; }
  friend bool operator==(const GainTable&, const GainTable&) = default;
};

/// One discipline's part of the table.
struct DisciplineGain {
  std::string_view discipline;  ///< key, e.g. `art`
  GainTable table;
};

/// Two runs under one profile. All rates are fractions; nothing = undefined.
struct KnowledgeGain {
  RowId before;
  RowId after;
  ProfileId profile;
  GainTable table;  ///< over all Adaptation items of the set
  std::optional<double> accuracy_before;  ///< of the profile, with its own denominator
  std::optional<double> accuracy_after;
  std::optional<double> delta;         ///< (after - before) / (1 - before) of these accuracies
  std::optional<double> paired_delta;  ///< (gained - lost) / (n - right before): differs where the profile drops rows
  std::optional<double> w2r;  ///< gained / (n - right before)
  std::optional<double> r2w;  ///< lost / right before
  std::vector<DisciplineGain> by_discipline;  ///< board order, disciplines with items
  std::vector<std::uint32_t> gained_items;  ///< indices of questions, ascending
  std::vector<std::uint32_t> lost_items;
};

/// The gain from `before_run` to `after_run`.
/// @param before, after  rows of a question-only and a full run
/// @pre  both runs are of this QuestionSet and of the same profile
KnowledgeGain knowledge_gain(const QuestionSet& questions, const RowId& before, const ScoredRun& before_run,
                             const RowId& after, const ScoredRun& after_run);

/// (after - before) / (1 - before); nothing if before is 1.
///
///   delta_knowledge(122.0 / 300, 181.0 / 300) == 0.3314...   (the published human row)
std::optional<double> delta_knowledge(double before, double after);

}  // namespace ego::video_mmmu
