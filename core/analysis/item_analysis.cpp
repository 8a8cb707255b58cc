#include "core/analysis/item_analysis.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>

#include "core/compare/pair.h"

namespace ego {
namespace {

/// Rows by rest score (total without the item), best first; ties by canonical order.
std::vector<std::size_t> by_rest_score(const std::vector<std::vector<std::uint8_t>>& right,
                                       const std::vector<std::int64_t>& totals, std::size_t item) {
  std::vector<std::size_t> order(right.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return totals[a] - right[a][item] > totals[b] - right[b][item];
  });
  return order;
}

/// The other option that three quarters of the strongest quarter (four rows or more) agree on; nothing if they do not.
std::optional<std::uint32_t> suspected_key(const AnswerTable& table, const std::vector<std::size_t>& order,
                                           std::size_t item) {
  constexpr std::size_t kLeast = 4;
  const std::size_t top = std::min(order.size(), std::max(kLeast, (order.size() + 3) / 4));
  if (top < kLeast || table.options[item] == 0) return std::nullopt;
  std::map<std::uint32_t, std::size_t> votes;
  for (std::size_t i = 0; i < top; ++i) {
    const AnswerCell& cell = table.cells[order[i]][item];
    const bool other_option = cell.answer > 0 && cell.answer <= table.options[item] && cell.answer < kOtherAnswer &&
                              cell.outcome != Outcome::Right;
    if (other_option) ++votes[cell.answer];
  }
  for (const auto& [answer, count] : votes) {
    if (4 * count >= 3 * top) return answer;
  }
  return std::nullopt;
}

std::vector<AnswerVotes> votes_on(const AnswerTable& table, std::size_t item) {
  std::map<std::uint32_t, std::uint32_t> votes;
  for (const auto& cells : table.cells) ++votes[std::min<std::uint32_t>(cells[item].answer, kOtherAnswer)];
  std::vector<AnswerVotes> out;
  for (const auto& [answer, rows] : votes) out.push_back({answer, rows});
  return out;
}

ItemSuspicion suspicion_of(const stats::ItemStatistics& statistics, const std::optional<std::uint32_t>& key) {
  if (key) return ItemSuspicion::Key;
  switch (statistics.flag) {
    case stats::ItemFlag::None: return ItemSuspicion::None;
    case stats::ItemFlag::Dead: return ItemSuspicion::Dead;
    case stats::ItemFlag::Free: return ItemSuspicion::Free;
    case stats::ItemFlag::Negative: return ItemSuspicion::Negative;
  }
  return ItemSuspicion::None;
}

/// The table of the rows that ran every item, where some did not: these would look wrong on what they skipped. Nothing if all did,
/// so that millions of answers are not copied for nothing.
std::optional<AnswerTable> only_voters(const AnswerTable& table) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < table.rows.size(); ++row) {
    if (table.ran_all(row)) rows.push_back(row);
  }
  if (rows.size() == table.rows.size()) return std::nullopt;
  return keep_rows(table, rows);
}

}  // namespace

std::string_view to_string(ItemSuspicion suspicion) {
  switch (suspicion) {
    case ItemSuspicion::None: return "";
    case ItemSuspicion::Dead: return "DEAD";
    case ItemSuspicion::Free: return "FREE";
    case ItemSuspicion::Negative: return "NEG";
    case ItemSuspicion::Key: return "KEY?";
  }
  return "";
}

ItemTable analyze_item_table(const QuestionSet& questions, const AnswerTable& table) {
  const std::optional<AnswerTable> some = only_voters(table);
  const AnswerTable& voting = some ? *some : table;
  ItemTable out;
  out.column = table.column;
  out.profile = table.profile;
  out.rows = voting.rows;
  if (voting.rows.size() < 2 || voting.items() == 0) return out;
  std::vector<std::vector<std::uint8_t>> right;
  std::vector<std::int64_t> totals;
  for (const auto& cells : voting.cells) {
    right.emplace_back();
    for (const AnswerCell& cell : cells) right.back().push_back(cell.outcome == Outcome::Right ? 1 : 0);
    totals.push_back(std::accumulate(right.back().begin(), right.back().end(), std::int64_t{0}));
  }
  const stats::ItemAnalysis found = stats::analyze_items(right);
  out.group_size = found.group_size;
  const bool flagged = right.size() >= stats::kFewModels;
  for (std::size_t item = 0; item < voting.items(); ++item) {
    AnalyzedItem row;
    row.question = voting.questions[item];
    row.id = questions.questions[row.question].id;
    for (const auto& each : right) row.right += each[item];
    row.statistics = found.items[item];
    if (flagged) row.suspected_key = suspected_key(voting, by_rest_score(right, totals, item), item);
    row.suspicion = suspicion_of(row.statistics, row.suspected_key);
    row.votes = votes_on(voting, item);
    out.items.push_back(std::move(row));
  }
  return out;
}

}  // namespace ego
