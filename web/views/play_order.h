/// Which questions a test asks, in which order, and in which order their options stand: functions of a seed.
/// Source: statistics.md 5.1, streams 3 and 4.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/question.h"

namespace ego::web {

/// A seeded sample in a seeded order: the first `count` of a shuffle (stream 4, replicate 0).
/// @param items  in benchmark order; the same items give the same order @param count  nothing or too many = all
std::vector<std::uint32_t> play_order(std::span<const std::uint32_t> items, std::uint64_t seed,
                                      std::optional<std::uint64_t> count);

/// Puts questions in the order in which a stream would ask them: by clip as the benchmark has them, in a clip by the end of the evidence
/// (none: the end of the clip), then as the benchmark has them.
/// @param items  indices of questions
void order_as_stream(std::vector<std::uint32_t>& items, const QuestionSet& questions);

/// Place -> option: a shuffle of stream 3. The replicate is the question's number in the benchmark, so that its options stand
/// in one order whatever else is asked.
std::vector<std::uint32_t> option_order(std::uint32_t question, std::size_t options, std::uint64_t seed);

/// The seed a link spells; the default seed for none.
std::uint64_t play_seed(std::string_view hexadecimal);

}  // namespace ego::web
