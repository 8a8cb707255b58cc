/// Several rows compared at once: neighbouring stages or all against one, slices corrected for their number, and the flow of items.
/// Source: statistics.md sections 0, 6 and 14.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/compare/pair.h"

namespace ego {

/// Which pairs of K rows are compared.
enum class PairChoice : std::uint8_t {
  Neighbours,  ///< each row with the one before it: stages
  WithFirst,  ///< each row with the first: one baseline, several candidates
};

/// How the p-values of a family are adjusted.
enum class Adjustment : std::uint8_t {
  None,
  Holm,  ///< no false finding in the whole family
  BenjaminiHochberg,  ///< few false findings among those reported: exploration
};
/// `none`, `holm`, `bh`.
std::string_view to_string(Adjustment adjustment);

struct FamilyOptions {
  PairOptions pair = {};
  PairChoice pairs = PairChoice::Neighbours;
  Adjustment slices = Adjustment::BenjaminiHochberg;  ///< columns of one pair other than the main one
  std::optional<ColumnId> column = {};  ///< one column only; nothing = every column with items
};

/// The comparisons of rows in the order given: pair by pair, columns in the set's order.
/// The main column (`overall`, else the first) is adjusted by Holm over the pairs if there are several; the other columns of
/// a pair among themselves as `slices` says. Verdicts rest on the adjusted p.
/// @param rows  at least two, scored under `profile`
std::vector<Comparison> compare_rows(const QuestionSet& questions, std::span<const ScoredSubmission> rows,
                                     const ProfileId& profile, const FamilyOptions& options);

/// The main column of a set: `overall` if there is one, else the first. @pre the set has columns
const Column& main_column(const QuestionSet& questions);

/// What became of the items over the rows, in the order given. Items that a row did not run or that cannot be scored are left out.
/// @param rows  at least two, scored under `profile`
StageFlow stage_flow(const QuestionSet& questions, const Column& column, std::span<const ScoredSubmission> rows,
                     const ProfileId& profile);

/// Sets the adjusted p of the chosen comparisons and settles their verdicts anew.
void adjust(std::span<Comparison* const> family, Adjustment adjustment, const PairOptions& options);

}  // namespace ego
