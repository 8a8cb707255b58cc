#include "core/analysis/pair_agreement_bounds.h"

#include <array>
#include <cstddef>
#include <map>
#include <span>

#include "core/analysis/cluster_weights.h"
#include "core/stats/standard_error.h"

namespace ego {
namespace {

/// What a cluster adds to the coefficients of one pair: fixed sums first, then each row's answers by category.
constexpr std::size_t kItems = 0, kSameAnswer = 1, kRightA = 2, kRightB = 3, kSameResult = 4, kJointWrong = 5,
                      kSameWrong = 6, kFixed = 7;

struct PairSums {
  std::vector<double> values;  ///< [cluster][field]
  std::size_t fields = kFixed;
  std::size_t categories = 0;
  std::uint32_t clusters = 0;
};

bool named(const AnswerTable& table, const AnswerCell& cell, std::size_t item) {
  return cell.answer > 0 && cell.answer <= table.options[item] && cell.answer < kOtherAnswer;
}

/// Answers of both rows as dense categories.
class Categories {
 public:
  std::size_t number(std::uint32_t answer) { return numbers_.try_emplace(answer, numbers_.size()).first->second; }
  std::size_t size() const { return numbers_.size(); }

 private:
  std::map<std::uint32_t, std::size_t> numbers_;
};

PairSums sums_of(const AnswerTable& table, const PairAgreement& pair) {
  const auto& left = table.cells[pair.a];
  const auto& right = table.cells[pair.b];
  std::vector<std::uint32_t> items;
  std::vector<std::uint32_t> keys;
  Categories categories;
  for (std::uint32_t item = 0; item < table.items(); ++item) {
    if (!table.ran(pair.a, item) || !table.ran(pair.b, item)) continue;
    items.push_back(item);
    keys.push_back(table.clusters.of_item[item]);
    categories.number(left[item].answer);
    categories.number(right[item].answer);
  }
  const stats::Clusters clusters = stats::number_clusters(keys);
  PairSums out;
  out.categories = categories.size();
  out.fields = kFixed + 2 * out.categories;
  out.clusters = clusters.count;
  out.values.assign(out.fields * clusters.count, 0);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const AnswerCell& a = left[items[i]];
    const AnswerCell& b = right[items[i]];
    const std::size_t category_a = categories.number(a.answer);
    const std::size_t category_b = categories.number(b.answer);
    const bool same = category_a == category_b;
    double* sums = out.values.data() + out.fields * clusters.of_item[i];
    const bool right_a = a.outcome == Outcome::Right;
    const bool right_b = b.outcome == Outcome::Right;
    const bool joint = !right_a && !right_b && named(table, a, items[i]) && named(table, b, items[i]);
    sums[kItems] += 1;
    sums[kSameAnswer] += same ? 1 : 0;
    sums[kRightA] += right_a ? 1 : 0;
    sums[kRightB] += right_b ? 1 : 0;
    sums[kSameResult] += right_a == right_b ? 1 : 0;
    sums[kJointWrong] += joint ? 1 : 0;
    sums[kSameWrong] += joint && same ? 1 : 0;
    sums[kFixed + category_a] += 1;
    sums[kFixed + out.categories + category_b] += 1;
  }
  return out;
}

std::optional<double> beyond(double observed, double expected) {
  return expected < 1 ? std::optional((observed - expected) / (1 - expected)) : std::nullopt;
}

std::optional<double> kappa(std::span<const double> sums, std::size_t categories) {
  const double n = sums[kItems];
  double products = 0;
  for (std::size_t c = 0; c < categories; ++c) products += sums[kFixed + c] * sums[kFixed + categories + c];
  return beyond(sums[kSameAnswer] / n, products / (n * n));
}

std::optional<double> error_consistency(std::span<const double> sums) {
  const double n = sums[kItems];
  const double by_chance = sums[kRightA] * sums[kRightB] + (n - sums[kRightA]) * (n - sums[kRightB]);
  return beyond(sums[kSameResult] / n, by_chance / (n * n));
}

/// Weighted sums over the clusters: whole numbers, so that no order of adding can matter.
void add_up(const PairSums& pair, std::span<const std::uint16_t> weights, std::span<double> total) {
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (weights[c] == 0) continue;
    const double weight = weights[c];
    const double* sums = pair.values.data() + pair.fields * c;
    for (std::size_t f = 0; f < pair.fields; ++f) total[f] += weight * sums[f];
  }
}

void set_bounds(const PairSums& sums, const ClusterWeights& weights, double level, PairAgreement& pair) {
  std::array<std::vector<double>, 3> replicates;
  std::vector<double> total(sums.fields);
  const auto keep = [](std::vector<double>& list, const std::optional<double>& value) {
    if (value) list.push_back(*value);
  };
  for (std::uint32_t r = 0; r < weights.draws(); ++r) {
    total.assign(sums.fields, 0);
    add_up(sums, weights.replicate(r), total);
    if (pair.kappa) keep(replicates[0], kappa(total, sums.categories));
    keep(replicates[1], error_consistency(total));
    if (total[kJointWrong] > 0) keep(replicates[2], total[kSameWrong] / total[kJointWrong]);
  }
  pair.kappa_bounds = percentile_bounds(std::move(replicates[0]), weights.draws(), level);
  pair.error_consistency_bounds = percentile_bounds(std::move(replicates[1]), weights.draws(), level);
  pair.same_wrong_bounds = percentile_bounds(std::move(replicates[2]), weights.draws(), level);
}

}  // namespace

void add_agreement_bounds(const AnswerTable& table, const AgreementOptions& options, AgreementMatrix& matrix) {
  matrix.draws = options.draws;
  std::map<std::uint32_t, ClusterWeights> weights;  // by number of clusters
  for (PairAgreement& pair : matrix.pairs) {
    const PairSums sums = sums_of(table, pair);
    if (sums.clusters < 2) continue;
    const auto draws = weights.try_emplace(sums.clusters, options.seed, options.draws, sums.clusters).first;
    set_bounds(sums, draws->second, options.level, pair);
  }
}

}  // namespace ego
