/// The stretch of a clip that an answer names, and how much of it is the right one.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/question.h"

namespace ego::media {

/// The stretches that a reply predicts: of several named on the way, the one named last.
///
///   options "0.0-1.3 s", "1.3-2.7 s", chosen 2  ->  {1.3, 2.7}
///   open question, "It starts at 00:02-00:05."  ->  {2, 5}
///
/// An option's own words count before the reply, which may argue about other times. Options without times make no question about time:
/// what a reply mentions then is no prediction. Nor is the stretch that the question itself names.
///
/// @param chosen  option from 1 that the answer was read as; 0 = none
/// @param reply   as sent, not trusted; may be empty
/// @return        empty if no time is named
std::vector<Interval> answered_intervals(const Question& question, std::size_t chosen, std::string_view reply);

/// Temporal intersection over union: time in both over time in either, stretches of one side merged first.
///
/// Source: Gao et al. 2017, "TALL: Temporal Activity Localization via Language Query", arXiv:1705.02101, section 5.2 (tIoU of two
/// intervals); for several on a side the union of each is taken.
///
/// @param predicted, truth  in seconds, any order, may overlap
/// @return  in [0, 1]; nothing if either side has no time
std::optional<double> temporal_iou(std::span<const Interval> predicted, std::span<const Interval> truth);

}  // namespace ego::media
