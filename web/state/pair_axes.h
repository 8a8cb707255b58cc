/// What the scatter of a pair is drawn over: a number of one of the two rows along each axis.
#pragma once

#include <cstdint>

namespace ego::web {

/// A number that a row has beside its answer to an item.
enum class ItemNumber : std::uint8_t {
  Length,        ///< of the reply, code points
  Latency,       ///< seconds until the answer was complete
  Confidence,    ///< in [0, 1]
  InputTokens,   ///< as the sender counted them
  OutputTokens,
};
inline constexpr ItemNumber kItemNumbers[] = {ItemNumber::Length, ItemNumber::Latency, ItemNumber::Confidence,
                                              ItemNumber::InputTokens, ItemNumber::OutputTokens};

enum class PairEnd : std::uint8_t { Baseline, Candidate };

struct PairAxis {
  ItemNumber number = ItemNumber::Length;
  PairEnd end = PairEnd::Baseline;
  friend bool operator==(const PairAxis&, const PairAxis&) = default;
};

struct PairAxes {
  PairAxis across = {ItemNumber::Length, PairEnd::Baseline};
  PairAxis up = {ItemNumber::Length, PairEnd::Candidate};
  friend bool operator==(const PairAxes&, const PairAxes&) = default;
};

}  // namespace ego::web
