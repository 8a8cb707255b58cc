/// How long rows remember what they answered right at first.
/// Source: statistics.md section 13.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/id.h"
#include "core/stats/standard_error.h"
#include "core/stats/survival.h"

namespace ego {

/// How the follow-up of items that were right at first ended.
struct FollowUpEnds {
  std::uint64_t failed = 0;      ///< a recall was wrong
  std::uint64_t all_rounds = 0;  ///< every recall was right
  std::uint64_t missing = 0;     ///< a recall has no record
};

/// One row's persistence over a column.
struct RowPersistence {
  RowId row;
  ColumnId column;
  ProfileId profile;
  std::uint64_t n = 0;
  std::uint64_t initially_right = 0;
  std::optional<double> official_mpt;      ///< the published mean, seconds
  std::optional<double> capped_mpt;        ///< the same population, at most 600 s
  std::optional<double> capped_mpt_right;  ///< mean over the items right at first
  FollowUpEnds ended_by;
  double tau_secs = 0;
  stats::SurvivalCurve curve;  ///< conditional on being right at first
  std::optional<double> restricted_mean_se;  ///< of the cluster bootstrap; nothing for fewer than two clusters
  std::vector<std::string> flags;            ///< `few_clusters`, sorted
};

struct PersistenceOptions {
  double level = 0.95;
  std::uint64_t seed = 0x65676F73636F7065;
  std::uint32_t draws = 999;
};

/// @param items  closed questions of the column, canonical order @param clusters  of the same items
RowPersistence measure_persistence(std::span<const stats::MemoryItem> items, const stats::Clusters& clusters,
                                   const PersistenceOptions& options);

}  // namespace ego
