/// Gain between two runs of one model on the same items: wrong to right, right to wrong.
#pragma once

#include <cstdint>
#include <optional>

#include "core/base/id.h"

namespace ego {

/// One definition of the gain (Video-MMMU: question only, then with the video). Rates are fractions.
struct Knowledge {
  RowId before;
  RowId after;
  ProfileId profile;  ///< or the name of another rule, e.g. `official-script`
  std::uint64_t n = 0;
  std::uint64_t right_before = 0;
  std::uint64_t right_after = 0;
  std::uint64_t gained = 0;
  std::uint64_t lost = 0;
  std::optional<double> delta;  ///< (after - before) / (1 - before); nothing if undefined
  std::optional<double> w2r;    ///< gained / (n - right_before); nothing if undefined
  std::optional<double> r2w;    ///< lost / right_before; nothing if undefined
};

}  // namespace ego
