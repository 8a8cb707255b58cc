#include "core/stats/slices.h"

#include <cmath>
#include <cstddef>

#include "core/stats/beta.h"

namespace ego::stats {
namespace {

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

/// Variance of the mean: s^2 / n.
double mean_variance(std::span<const double> values) {
  const double mean = mean_of(values);
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const auto n = static_cast<double>(values.size());
  return squares / (n - 1) / n;
}

}  // namespace

std::optional<SliceContrast> slice_contrast(std::span<const double> differences, std::span<const std::uint8_t> inside,
                                            const Clusters& clusters) {
  double sums[2] = {0, 0};
  double counts[2] = {0, 0};
  for (std::size_t i = 0; i < differences.size(); ++i) {
    const std::size_t part = inside[i] != 0 ? 1 : 0;
    sums[part] += differences[i];
    ++counts[part];
  }
  if (counts[0] == 0 || counts[1] == 0) return std::nullopt;
  SliceContrast out;
  out.diff_out = sums[0] / counts[0];
  out.diff_in = sums[1] / counts[1];
  out.contrast = out.diff_in - out.diff_out;
  if (clusters.count < 2) return out;
  std::vector<double> groups(clusters.count, 0);
  for (std::size_t i = 0; i < differences.size(); ++i) {
    groups[clusters.of_item[i]] +=
        inside[i] != 0 ? (differences[i] - out.diff_in) / counts[1] : -(differences[i] - out.diff_out) / counts[0];
  }
  double squares = 0;
  for (const double group : groups) squares += group * group;
  const auto c = static_cast<double>(clusters.count);
  out.se = std::sqrt(c / (c - 1) * squares);
  if (!(*out.se > 0)) return out;
  out.t = out.contrast / *out.se;
  out.p = t_two_sided(*out.t, c - 1);
  return out;
}

MacroMean macro_mean(std::span<const double> means, std::span<const double> ses) {
  double squares = 0;
  for (const double se : ses) squares += se * se;
  return {mean_of(means), std::sqrt(squares) / static_cast<double>(ses.size())};
}

JudgeCorrected judge_corrected(std::span<const double> judge_all, std::span<const double> judge_checked,
                               std::span<const double> human_checked, double z) {
  std::vector<double> errors(judge_checked.size());
  for (std::size_t i = 0; i < errors.size(); ++i) errors[i] = judge_checked[i] - human_checked[i];
  JudgeCorrected out;
  out.bias = mean_of(errors);
  out.theta = mean_of(judge_all) - out.bias;
  out.se = std::sqrt(mean_variance(judge_all) + mean_variance(errors));
  out.bounds = {out.theta - z * out.se, out.theta + z * out.se};
  return out;
}

Flow flow(std::span<const std::string> stages) {
  Flow out;
  if (stages.empty()) return out;
  out.links.resize(stages.size() - 1);
  for (std::size_t i = 0; i < stages.front().size(); ++i) {
    std::string pattern;
    for (const std::string& stage : stages) pattern += stage[i];
    for (std::size_t s = 0; s + 1 < stages.size(); ++s) ++out.links[s][pattern.substr(s, 2)];
    ++out.patterns[pattern];
  }
  return out;
}

}  // namespace ego::stats
