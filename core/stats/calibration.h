/// Whether stated confidences can be believed.
/// Source: statistics.md section 14.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ego::stats {

inline constexpr std::uint32_t kCalibrationBins = 15;

/// One bin of the reliability diagram.
struct CalibrationBin {
  std::uint64_t n = 0;
  std::optional<double> confidence;  ///< mean; nothing if empty
  std::optional<double> outcome;     ///< share right
};

/// Nothing anywhere for no items.
struct Calibration {
  std::optional<double> brier;
  std::optional<double> ece;       ///< equal-width bins; biased upward for few items
  std::optional<double> mce;
  std::optional<double> ece_mass;  ///< min(bins, n) groups of equal count
  std::optional<double> reliability, resolution, uncertainty;  ///< of the equal-width bins
  std::optional<double> auroc;     ///< ties count half; nothing with one class only
  std::vector<CalibrationBin> bins;
};

/// @param confidence  shape [n], in [0, 1] @param outcome  shape [n]: 0 or 1 @param bins  >= 1
Calibration calibration(std::span<const double> confidence, std::span<const std::uint8_t> outcome, std::uint32_t bins);

}  // namespace ego::stats
