/// What the rows of a column say about its items: difficulty, discrimination, suspicious keys, votes.
/// Flags are suspicions; the votes decide.
/// Source: statistics.md section 12.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/analysis/answer_table.h"
#include "core/stats/items.h"

namespace ego {

/// A suspicion about an item, the most telling one.
enum class ItemSuspicion : std::uint8_t {
  None,
  Dead,      ///< nobody is right
  Free,      ///< everybody is right
  Negative,  ///< stronger models get it wrong: check the answer key
  Key,       ///< most of the strongest models give the same other option: check the answer key
};
/// Empty, `DEAD`, `FREE`, `NEG`, `KEY?`.
std::string_view to_string(ItemSuspicion suspicion);

/// How many rows gave an answer.
struct AnswerVotes {
  std::uint32_t answer = 0;  ///< as in AnswerCell
  std::uint32_t rows = 0;
};

inline constexpr std::uint32_t kUnknownQuestion = 0xffffffff;

struct AnalyzedItem {
  QuestionId id;
  std::uint32_t question = kUnknownQuestion;  ///< index in QuestionSet; not known of an item read from a report
  std::uint32_t right = 0;     ///< rows that are right
  stats::ItemStatistics statistics;
  ItemSuspicion suspicion = ItemSuspicion::None;
  std::optional<std::uint32_t> suspected_key;  ///< the option that the strongest models give; only with Key
  std::vector<AnswerVotes> votes;              ///< answers given, ascending; open answers count as one (31)
};

struct ItemTable {
  ColumnId column;
  ProfileId profile;
  std::vector<RowId> rows;           ///< that were run on every item
  std::uint32_t group_size = 0;      ///< rows in each of the two groups of d27
  std::vector<AnalyzedItem> items;   ///< canonical order; empty for fewer than two rows
};

/// @param table  rows that shall vote: full runs of models, as on a board
ItemTable analyze_item_table(const QuestionSet& questions, const AnswerTable& table);

}  // namespace ego
