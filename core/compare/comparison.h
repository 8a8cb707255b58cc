/// The comparison of two rows on the same items, as a value: what the report, the CLI and the page show.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.h"
#include "core/stats/slices.h"

namespace ego {

/// Two rows on the same items. Right means outcome `right`; everything else counted in n is not right.
struct PairTable {
  std::uint64_t both_right = 0;
  std::uint64_t lost = 0;    ///< baseline right, candidate not
  std::uint64_t gained = 0;  ///< candidate right, baseline not
  std::uint64_t both_wrong = 0;
  std::uint64_t wrong_changed = 0;  ///< of both_wrong: an answer was read from both, and they differ
  std::uint64_t format_flips =
      0;   ///< of lost and gained: the side that is not right has a reply, but no readable answer

  std::uint64_t n() const { return both_right + lost + gained + both_wrong; }
  std::uint64_t discordant() const { return lost + gained; }
  friend bool operator==(const PairTable&, const PairTable&) = default;
};

/// An interval and the name of its method in the report schema.
struct DifferenceInterval {
  double lo = 0;
  double hi = 0;
  double level = 0.95;
  std::string method;                  ///< `t_cluster`, `wald` or `bonett_price`
  std::optional<double> critical = {}; ///< t of the cluster interval
};

/// One test of the difference; names are those of the report schema.
struct PairTest {
  double p = 1;                     ///< two-sided
  std::optional<double> p_mid = {}; ///< exact tests only
  std::string name = "signflip";    ///< `signflip`, `mcnemar_exact`, `mcnemar_midp`, `obuchowski_modified`
  std::string method = "conv";      ///< `conv`, `enum`, `mc`, `closed`
  std::optional<double> p_adjusted = {};  ///< within the family; nothing outside of one
  std::string adjustment = "none";  ///< `none`, `holm`, `bh`
  std::uint64_t draws = 0;          ///< Monte Carlo only
  std::optional<double> statistic = {};
  std::uint64_t family = 0;  ///< comparisons adjusted together; 0 = not known; not part of the report file
};

/// Words of statistics.md 4.5.
enum class PairVerdict : std::uint8_t { Better, Worse, NoDifferenceShown, Inconclusive, WithinMargin, NotWorse };

/// `better`, `worse`, `no_difference_shown`, `inconclusive`, `within_margin`, `not_worse`.
std::string_view to_string(PairVerdict verdict);

/// The difference if every item of unknown score went against the candidate, and if every one went for it.
struct DifferenceBounds {
  double lo = 0;
  double hi = 0;
  std::uint64_t items = 0;  ///< items with a missing, dropped, failed or unscorable side
  PairVerdict worst = PairVerdict::Inconclusive;  ///< verdict at lo; not part of the report file
  PairVerdict best = PairVerdict::Inconclusive;   ///< verdict at hi; not part of the report file
};

/// One pair, one column, one profile.
struct Comparison {
  RowId baseline;
  RowId candidate;
  ColumnId column;
  ProfileId profile;
  PairTable table;
  double difference = 0;  ///< mean difference of item scores, fraction; positive = candidate better; 0 if n is 0
  std::optional<DifferenceInterval> interval;  ///< nothing for fewer than two clusters
  std::optional<double> se;     ///< CR1
  std::optional<double> deff;   ///< design effect of the differences
  std::optional<double> mde80;  ///< detectable at 80 % power; nothing without a standard error
  std::string cluster_key = "video";
  std::uint64_t clusters = 0;
  std::uint64_t nonzero_clusters = 0;  ///< clusters that changed: with five or fewer p cannot reach 0.05
  PairTest test;                ///< cluster sign flips: the one the verdict rests on
  std::vector<PairTest> also;   ///< shown beside it: McNemar, which treats items as independent
  std::optional<DifferenceBounds> bounds;  ///< nothing if every score is known
  std::uint64_t unscorable = 0;  ///< items left out for both rows: not part of the report file
  /// Items of these that a rerun of one row alone would flip, by its repeats: not part of the report file.
  std::optional<double> baseline_rerun_flips;
  std::optional<double> candidate_rerun_flips;
  std::optional<double> margin;  ///< largest tolerable loss; nothing if none was named
  PairVerdict verdict = PairVerdict::Inconclusive;
  std::vector<QuestionId> gained_items;         ///< in question order
  std::vector<QuestionId> lost_items;           ///< in question order
  std::vector<QuestionId> wrong_changed_items;  ///< in question order; not part of the report file
  std::vector<std::string> flags;               ///< names of the schema, e.g. `ablation`, sorted
};

/// Items by what became of them over ordered stages, e.g. baseline, prompt, sft, rl.
struct StageFlow {
  std::vector<RowId> rows;          ///< in stage order
  std::vector<std::string> labels;  ///< shape [rows]: the model's stage, else the row's name
  ColumnId column;
  ProfileId profile;
  stats::Flow counts;  ///< letters R right, W wrong, I no usable answer, M missing
};

}  // namespace ego
