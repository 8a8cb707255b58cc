#include "core/analysis/persistence.h"

#include <cmath>
#include <cstddef>

#include "core/analysis/cluster_weights.h"
#include "core/stats/intervals.h"
#include "core/stats/normal.h"

namespace ego {
namespace {

constexpr double kTauSecs = stats::kRecallSecs * stats::kMostRecalls;

FollowUpEnds ends_of(const std::vector<stats::FollowUp>& follow_ups) {
  FollowUpEnds ends;
  for (const stats::FollowUp& item : follow_ups) {
    if (item.forgotten) {
      ++ends.failed;
    } else if (item.time_secs >= kTauSecs) {
      ++ends.all_rounds;
    } else {
      ++ends.missing;
    }
  }
  return ends;
}

/// Standard deviation of the restricted mean over resampled clusters; replicates without an item are left out.
std::optional<double> clustered_se(const std::vector<stats::FollowUp>& follow_ups,
                                   const std::vector<std::uint32_t>& cluster_of, std::uint32_t clusters,
                                   const PersistenceOptions& options) {
  if (clusters < 2 || options.draws < 2) return std::nullopt;
  const ClusterWeights weights(options.seed, options.draws, clusters);
  std::vector<double> means;
  for (std::uint32_t r = 0; r < options.draws; ++r) {
    const auto counts = weights.replicate(r);
    std::vector<stats::FollowUp> drawn;
    for (std::size_t i = 0; i < follow_ups.size(); ++i) drawn.insert(drawn.end(), counts[cluster_of[i]], follow_ups[i]);
    if (!drawn.empty()) means.push_back(stats::kaplan_meier(drawn, kTauSecs, stats::kNormal975).restricted_mean_secs);
  }
  if (means.size() < 2) return std::nullopt;
  double mean = 0;
  for (const double each : means) mean += each;
  mean /= static_cast<double>(means.size());
  double squares = 0;
  for (const double each : means) squares += (each - mean) * (each - mean);
  return std::sqrt(squares / static_cast<double>(means.size() - 1));
}

}  // namespace

RowPersistence measure_persistence(std::span<const stats::MemoryItem> items, const stats::Clusters& clusters,
                                   const PersistenceOptions& options) {
  const stats::Persistence found = stats::persistence(items);
  RowPersistence out;
  out.n = found.n;
  out.initially_right = found.initially_right;
  out.official_mpt = found.official_secs;
  out.capped_mpt = found.capped_secs;
  out.ended_by = ends_of(found.follow_ups);
  out.tau_secs = kTauSecs;
  if (clusters.count < stats::kFewClusters) out.flags.emplace_back("few_clusters");
  if (found.follow_ups.empty()) return out;
  double seconds = 0;
  for (const stats::FollowUp& item : found.follow_ups) seconds += item.time_secs;
  out.capped_mpt_right = seconds / static_cast<double>(found.follow_ups.size());
  stats::CriticalValues critical(options.level);
  out.curve = stats::kaplan_meier(found.follow_ups, kTauSecs, critical.z());
  std::vector<std::uint32_t> keys;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].initially_right) keys.push_back(clusters.of_item[i]);
  }
  const stats::Clusters followed = stats::number_clusters(keys);
  out.restricted_mean_se = clustered_se(found.follow_ups, followed.of_item, followed.count, options);
  return out;
}

}  // namespace ego
