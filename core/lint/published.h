/// Can a printed number be true? Whether it is k of n, whether parts give their total, whether a gain follows from
/// its counts.
/// All arithmetic is on whole numbers; no double is compared. Says what fits, never what was meant.
/// Source: video-mmmu.md section 13, egocross.md section 12.3.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/benchmarks/benchmark.h"
#include "core/json/value.h"

namespace ego::lint {

/// What 1.0 of a score is printed as.
enum class Unit : std::uint16_t { Fraction = 1, Percent = 100 };

/// Items beyond which nothing is checked: every printed value would fit.
inline constexpr std::uint64_t kMaxItems = 1'000'000;

/// A decimal as printed: `digits` / 10^`decimals`.
struct PrintedNumber {
  std::int64_t digits = 0;
  int decimals = 0;
};

/// Sign, digits, optionally a point and digits; nothing for any other text or more than 15 digits.
std::optional<PrintedNumber> read_printed(std::string_view text);

/// How a printed value can have come from k of n.
enum class KnVerdict : std::uint8_t {
  Direct,  ///< rounded once
  TwoStage,  ///< rounded from an already rounded value
  None,  ///< no k gives it
};

/// Which numbers of right answers give a printed value.
struct KnFit {
  std::vector<std::uint64_t> direct;  ///< ascending: |unit k / n - value| <= half of the last printed digit
  std::vector<std::uint64_t>
      two_stage;  ///< ascending, none of `direct`: rounded half up at one to three more digits, then again

  KnVerdict verdict() const;
  /// Both, ascending.
  std::vector<std::uint64_t> possible() const;
};

/// `direct`, `two-stage`, `none`.
std::string_view to_string(KnVerdict verdict);

/// The k with 0 <= k <= n that can have been printed as `printed`.
///
///   fit_k_of_n("48.07", 957, Unit::Percent).direct == {460};   fit_k_of_n("21.91", 105, Unit::Percent).two_stage ==
///   {23}
///
/// @param n  items; 0, more than kMaxItems or an unreadable `printed` give no k: ask read_printed first to tell these
/// apart
/// @cost  O(n / 10^decimals)
KnFit fit_k_of_n(std::string_view printed, std::uint64_t n, Unit unit);

/// One part of a total, as printed.
struct PrintedPart {
  std::string_view printed;
  std::uint64_t n = 0;
};

/// Whether parts can add up to their total.
struct SumFit {
  std::optional<bool> ok;  ///< nothing if a part or the total is no k of its n
  std::vector<std::uint64_t> parts_sum;  ///< ascending: every sum the parts can have; empty if !ok
  std::vector<std::uint64_t> total;  ///< ascending: every k the printed total can have
};

/// Every number of right answers that the parts can have together, ascending; empty if a part is no k of its n.
/// @param parts  disjoint; with more than kMaxItems together nothing is said
/// @cost  O(items of the parts before) a part
std::vector<std::uint64_t> possible_sums(std::span<const PrintedPart> parts, Unit unit);

/// @param parts  disjoint parts of the total's items; with more than kMaxItems together there is no verdict
/// @cost  O(items of the parts before) a part
SumFit fit_sum(std::span<const PrintedPart> parts, std::string_view printed_total, std::uint64_t n, Unit unit);

/// A knowledge gain as published: counts and rates of wrong-to-right and right-to-wrong, the gain and the later score.
struct PrintedGain {
  std::string_view delta;  ///< percent
  std::uint64_t w2r = 0;  ///< items wrong before, right after
  std::string_view w2r_rate;  ///< percent of the items wrong before
  std::uint64_t r2w = 0;
  std::string_view r2w_rate;  ///< percent of the items right before
  std::string_view score_after;  ///< percent of n
  std::uint64_t n = 0;
};

/// What the counts of a published gain imply.
struct GainFit {
  std::vector<std::uint64_t> right_before;  ///< ascending: every p that fits both rates
  std::optional<std::uint64_t> right_after;  ///< p + w2r - r2w for the first p; nothing if there is none
  std::optional<std::string> delta;  ///< 100 (w2r - r2w) / (n - p), two decimals, half away from zero
  std::optional<std::uint64_t> published_right_after;  ///< the first k the printed score can have
  bool delta_agrees = false;  ///< the implied gain is within 0.05 of the printed one
  std::vector<std::uint64_t> right_before_by_delta;  ///< ascending: p that give the printed gain with the printed score
};

/// @pre  gain.n is at most kMaxItems
GainFit fit_gain(const PrintedGain& gain);

/// Checks a golden row of profile `lint:kn`, `lint:sum` or `lint:delta`.
Mismatch check_golden_row(const json::Value& row);

}  // namespace ego::lint
