/// All pairs of a board at once: max-T with shared sign flips, step-down.
/// Source: statistics.md 6.3; Romano and Wolf 2005, 10.1198/016214504000000539.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/stats/cluster_totals.h"
#include "core/stats/philox.h"
#include "core/stats/workers.h"

namespace ego::stats {

/// Scores of several models on the same items, per cluster.
struct ScoreTable {
  std::vector<std::vector<std::int64_t>> sums;  ///< [model][cluster], units >= 0
};

/// One pair of models a < b.
struct MaxTPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::int64_t difference = 0;  ///< sum of b - sum of a, units
  double t = 0;       ///< |difference| / sqrt(sum of squared cluster differences); 0 if all of those are 0
  double p_raw = 1;   ///< of this pair alone, from the same draws
  double p_single = 1;  ///< single step
  double p_step = 1;  ///< step-down: the one to use
};

/// The pairs of a table and their statistics, made once; replicate ranges are then counted by anybody and added up.
class MaxT {
 public:
  /// @param table  at least one model; every model has the same clusters
  explicit MaxT(const ScoreTable& table);

  /// Counts of one replicate range; add() joins ranges.
  struct Counts {
    std::uint32_t draws = 0;
    // Indexed by the place of a pair when pairs are ordered by t, largest first.
    std::vector<std::uint32_t> raw;     ///< draws in which the pair's own statistic is as large as observed
    std::vector<std::uint32_t>
        single;  ///< draws in which the largest of all reaches this place, but not the one before
    std::vector<std::uint32_t> step;    ///< draws in which the largest from this place on is as large
    void add(const Counts& other);
  };
  /// Draws [first, last) of the sign flips.
  /// @cost  O(draws * (models * clusters / 64 * bits of a cluster sum + pairs))
  Counts count(std::uint64_t seed, std::uint32_t first, std::uint32_t last, Stream stream = Stream::SignFlips) const;
  /// The same, a range for each worker: equal counts with any number of workers.
  Counts count(std::uint64_t seed, std::uint32_t first, std::uint32_t last, Stream stream,
               const Workers& workers) const;
  /// p-values of all pairs, in pair order (0,1), (0,2), ..., (1,2), ...
  std::vector<MaxTPair> finish(const Counts& counts) const;

  /// Elementary steps of one draw, for choosing how many are counted at once.
  double draw_cost() const { return static_cast<double>(models_ * words_ * bits_ + pairs_.size()); }

  std::size_t models() const { return models_; }
  std::size_t pairs() const { return pairs_.size(); }

 private:
  void flipped_sums(std::span<const std::uint64_t> signs, std::span<double> sums) const;

  std::size_t models_ = 0;
  std::uint32_t clusters_ = 0;
  std::size_t words_ = 0;
  std::vector<std::uint64_t> planes_;  ///< [model][bit][word]: bit k of the cluster sums
  std::size_t bits_ = 0;
  std::vector<std::int64_t> totals_;  ///< [model]
  std::vector<MaxTPair> pairs_;
  std::vector<double> root_;  ///< [pair]: sqrt of the sum of squares; infinity if that is 0
  std::vector<std::uint32_t> order_;  ///< pairs by t descending, then by index
  std::vector<double> ordered_t_;  ///< t in that order
};

/// All draws, a range for each worker: the same numbers with any number of workers.
std::vector<MaxTPair> max_t(const ScoreTable& table, std::uint64_t seed, std::uint32_t draws,
                            Stream stream = Stream::SignFlips, const Workers& workers = {});

}  // namespace ego::stats
