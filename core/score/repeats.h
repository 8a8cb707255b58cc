/// Repeats of an item: several answers of one model to one question. They are averaged into one score, never further items.
/// Source: statistics.md 1.1.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/model/submission.h"
#include "core/model/verdict.h"

namespace ego {

/// The first row of each repeat among the rows of one question, file order.
/// @param rows  indices of predictions
std::vector<std::uint32_t> repeats_among(const Submission& submission, std::span<const std::uint32_t> rows);

/// The verdict of an item from those of its repeats: right or wrong where all are, else partial with their mean as mark. Repeats that
/// are dropped or unscorable are left out of the mean, unless all are. Answer, rule and span are those of the first.
/// @pre repeats is not empty
Verdict average_repeats(std::span<const Verdict> repeats);

}  // namespace ego
