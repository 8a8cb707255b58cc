#include "core/analysis/agreement.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/analysis/pair_agreement_bounds.h"

namespace ego {
namespace {

/// Open answers that an item matrix lost are no categories.
bool answers_known(const AnswerTable& table, std::size_t item) {
  return table.options[item] > 0 || table.open_answers == OpenAnswers::Kept;
}

/// What one pair is computed from, items that both ran.
struct PairLists {
  std::vector<std::uint32_t> items;  ///< places in the table
  std::vector<std::uint32_t> answers_a, answers_b;
  std::vector<std::uint8_t> right_a, right_b;
  std::vector<stats::OptionPair> options;
  bool answers_known = true;
};

std::optional<std::uint32_t> option_of(const AnswerTable& table, std::size_t row, std::size_t item) {
  const std::uint32_t answer = table.cells[row][item].answer;
  const bool names_one = answer > 0 && answer <= table.options[item] && answer < kOtherAnswer;
  return names_one ? std::optional(answer) : std::nullopt;
}

/// The right option: known, or told by the row that is right. Where neither is right it is only known to be another one.
std::uint32_t reference_of(const AnswerTable& table, std::size_t a, std::size_t b, std::size_t item) {
  if (table.cells[a][item].outcome == Outcome::Right) return table.cells[a][item].answer;
  if (table.cells[b][item].outcome == Outcome::Right) return table.cells[b][item].answer;
  return 0;
}

PairLists lists_of(const AnswerTable& table, std::size_t a, std::size_t b) {
  PairLists out;
  for (std::uint32_t item = 0; item < table.items(); ++item) {
    if (!table.ran(a, item) || !table.ran(b, item)) continue;
    const AnswerCell& left = table.cells[a][item];
    const AnswerCell& right = table.cells[b][item];
    out.items.push_back(item);
    out.answers_known = out.answers_known && answers_known(table, item);
    out.answers_a.push_back(left.answer);
    out.answers_b.push_back(right.answer);
    out.right_a.push_back(left.outcome == Outcome::Right ? 1 : 0);
    out.right_b.push_back(right.outcome == Outcome::Right ? 1 : 0);
    if (table.options[item] >= 2) {
      out.options.push_back(
          {option_of(table, a, item), option_of(table, b, item), reference_of(table, a, b, item), table.options[item]});
    }
  }
  return out;
}

/// One more than the largest answer.
std::uint32_t category_count(const PairLists& lists) {
  std::uint32_t most = 0;
  for (const std::uint32_t answer : lists.answers_a) most = std::max(most, answer);
  for (const std::uint32_t answer : lists.answers_b) most = std::max(most, answer);
  return most + 1;
}

PairAgreement agreement_of(const AnswerTable& table, std::uint32_t a, std::uint32_t b) {
  const PairLists lists = lists_of(table, a, b);
  PairAgreement out;
  out.a = a;
  out.b = b;
  out.items = lists.items.size();
  if (lists.answers_known) {
    if (const auto kappa = stats::cohen_kappa(lists.answers_a, lists.answers_b, category_count(lists)))
      out.kappa = kappa->kappa;
  }
  if (const auto errors = stats::error_consistency(lists.right_a, lists.right_b)) out.error_consistency = errors->kappa;
  out.same_wrong = stats::same_wrong(lists.options);
  return out;
}

/// Fleiss' kappa over the items that every row ran.
void set_fleiss(const AnswerTable& table, AgreementMatrix& matrix) {
  std::uint32_t most = 0;
  for (const auto& cells : table.cells) {
    for (const AnswerCell& cell : cells) most = std::max(most, cell.answer);
  }
  std::vector<std::vector<std::uint32_t>> counts;
  for (std::size_t item = 0; item < table.items(); ++item) {
    const bool all = std::all_of(table.cells.begin(), table.cells.end(),
                                 [&](const auto& cells) { return cells[item].outcome != Outcome::NotSubmitted; });
    if (!all || !answers_known(table, item)) continue;
    counts.emplace_back(most + 1);
    for (const auto& cells : table.cells) ++counts.back()[cells[item].answer];
  }
  matrix.fleiss_items = counts.size();
  if (const auto kappa = stats::fleiss_kappa(counts)) matrix.fleiss = kappa->kappa;
}

/// Mean distance of all rows of one group to all of another.
double linkage(const AgreementMatrix& matrix, std::span<const std::uint32_t> left,
               std::span<const std::uint32_t> right) {
  double sum = 0;
  for (const std::uint32_t a : left) {
    for (const std::uint32_t b : right) sum += 1 - matrix.pairs[matrix.place(a, b)].kappa.value_or(0);
  }
  return sum / (static_cast<double>(left.size()) * static_cast<double>(right.size()));
}

}  // namespace

std::size_t AgreementMatrix::place(std::size_t a, std::size_t b) const {
  const std::size_t low = std::min(a, b);
  const std::size_t high = std::max(a, b);
  return low * (2 * rows.size() - low - 1) / 2 + (high - low - 1);
}

std::vector<std::uint32_t> cluster_order(const AgreementMatrix& matrix) {
  std::vector<std::vector<std::uint32_t>> groups;  // kept in the order of their first rows
  for (std::uint32_t row = 0; row < matrix.rows.size(); ++row) groups.push_back({row});
  while (groups.size() > 1) {
    std::size_t left = 0;
    std::size_t right = 1;
    double nearest = linkage(matrix, groups[0], groups[1]);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      for (std::size_t j = i + 1; j < groups.size(); ++j) {
        const double distance = linkage(matrix, groups[i], groups[j]);
        if (distance >= nearest) continue;
        nearest = distance;
        left = i;
        right = j;
      }
    }
    groups[left].insert(groups[left].end(), groups[right].begin(), groups[right].end());
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(right));
  }
  return groups.empty() ? std::vector<std::uint32_t>{} : groups.front();
}

AgreementMatrix analyze_agreement(const AnswerTable& table, const AgreementOptions& options) {
  AgreementMatrix out;
  out.column = table.column;
  out.profile = table.profile;
  out.rows = table.rows;
  out.level = options.level;
  const auto rows = static_cast<std::uint32_t>(table.rows.size());
  for (std::uint32_t a = 0; a < rows; ++a) {
    for (std::uint32_t b = a + 1; b < rows; ++b) out.pairs.push_back(agreement_of(table, a, b));
  }
  out.order = cluster_order(out);
  if (rows < 2) return out;
  set_fleiss(table, out);
  if (options.draws > 0) add_agreement_bounds(table, options, out);
  return out;
}

}  // namespace ego
