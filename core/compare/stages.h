/// Items followed over ordered stages: rows of one benchmark, or the parts of one row that ask about the same things.
/// Source: statistics.md section 14 ("Flow"), explorer.md 2.3.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/compare/pair.h"

namespace ego {

/// One stage: a row's run under the profile of the flow, over one column.
struct Stage {
  const ScoredSubmission* row = nullptr;
  const ScoredRun* run = nullptr;
  const Column* column = nullptr;
};

/// What every stage asked, side by side.
struct StageItems {
  std::size_t stages = 0;
  std::vector<std::uint32_t> questions;  ///< shape [items, stages]: index of the question each stage is judged by
  std::string letters;  ///< shape [items, stages]: R right, W wrong, I no usable answer, M missing
  std::uint64_t left_out = 0;  ///< items of the last stage that another one did not ask, did not run or cannot score

  std::size_t size() const { return stages == 0 ? 0 : letters.size() / stages; }
  /// What became of the item, e.g. `RWRR`.
  std::string_view pattern(std::size_t item) const { return std::string_view(letters).substr(item * stages, stages); }
  std::uint32_t question(std::size_t item, std::size_t stage) const { return questions[item * stages + stage]; }
  /// The question an item is listed by: the last stage's.
  std::uint32_t listed(std::size_t item) const { return question(item, stages - 1); }
};

/// What a question is about, whatever part of the benchmark asks it: its id without the part before the first `/`.
///
///   adaptation/dev_Art_1, perception/dev_Art_1  ->  dev_Art_1
std::string_view item_key(const Question& question);

/// The items that all stages share, in question order of the last one. Stages of one column share questions; stages of several
/// columns share what they ask about (item_key), and each column must ask once about it.
/// @param keep  shape [questions]: 0 leaves the item listed by that question out; empty = all are kept
StageItems stage_items(const QuestionSet& questions, std::span<const Stage> stages,
                       std::span<const std::uint8_t> keep = {});

/// Patterns and links between neighbours, counted.
stats::Flow count_flow(const StageItems& items);

/// Each stage held against the one before it, on these items; p adjusted by Holm if there are several pairs.
/// @return shape [stages - 1]
std::vector<Comparison> compare_stages(const QuestionSet& questions, std::span<const Stage> stages,
                                       const StageItems& items, const PairOptions& options);

}  // namespace ego
