/// The comparison of two rows on the same items, as a value: what the report, the CLI and the page show.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.h"

namespace ego {

/// Two rows on the same items. Right means outcome `right`; everything else counted in n is not right.
struct PairTable {
  std::uint64_t both_right = 0;
  std::uint64_t lost = 0;    ///< baseline right, candidate not
  std::uint64_t gained = 0;  ///< candidate right, baseline not
  std::uint64_t both_wrong = 0;
  std::uint64_t wrong_changed = 0;  ///< of both_wrong: an answer was read from both, and they differ
  std::uint64_t format_flips = 0;   ///< of lost and gained: the side that is not right had no readable answer

  std::uint64_t n() const { return both_right + lost + gained + both_wrong; }
  std::uint64_t discordant() const { return lost + gained; }
  friend bool operator==(const PairTable&, const PairTable&) = default;
};

/// An interval and the name of its method in the report schema.
struct DifferenceInterval {
  double lo = 0;
  double hi = 0;
  double level = 0.95;
  std::string method;  ///< `wald` or `bonett_price`
};

/// Exact McNemar test. Ignores that questions may share a video.
struct PairTest {
  double p = 1;      ///< exact, two-sided
  double p_mid = 1;  ///< mid-p
};

/// Words of statistics.md 4.5.
enum class PairVerdict : std::uint8_t { Better, Worse, NoDifferenceShown, Inconclusive };

/// `better`, `worse`, `no_difference_shown`, `inconclusive`.
std::string_view to_string(PairVerdict verdict);

/// One pair, one column, one profile.
struct Comparison {
  RowId baseline;
  RowId candidate;
  ColumnId column;
  ProfileId profile;
  PairTable table;
  double difference = 0;  ///< (gained - lost) / n, fraction; positive = candidate better; 0 if n is 0
  std::optional<DifferenceInterval> interval;  ///< nothing if n is 0
  PairTest test;
  PairVerdict verdict = PairVerdict::Inconclusive;
  std::vector<QuestionId> gained_items;         ///< in question order
  std::vector<QuestionId> lost_items;           ///< in question order
  std::vector<QuestionId> wrong_changed_items;  ///< in question order; not part of the report file
  std::vector<std::string> flags;               ///< names of the schema, e.g. `ablation`
};

}  // namespace ego
