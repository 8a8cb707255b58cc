#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "core/media/frame_sampling.h"

using namespace ego::media;
using Frames = std::vector<std::uint32_t>;

TEST_CASE("uniform sample, both ends: np.linspace(0, total - 1, n, dtype=int)", "[media][sampling][parity]") {
  CHECK(uniform_frame_indices(100, 8) == Frames{0, 14, 28, 42, 56, 70, 84, 99});
  // numpy: step = (stop - start) / (n - 1) in double, i * step truncated; these by Python with the same arithmetic
  CHECK(uniform_frame_indices(374, 16) ==
        Frames{0, 24, 49, 74, 99, 124, 149, 174, 198, 223, 248, 273, 298, 323, 348, 373});
  CHECK(uniform_frame_indices(7, 10) == Frames{0, 0, 1, 2, 2, 3, 4, 4, 5, 6});
  CHECK(uniform_frame_indices(8, 1) == Frames{0});
  CHECK(uniform_frame_indices(1, 3) == Frames{0, 0, 0});
}

TEST_CASE("uniform sample, interior points: int(i * total / (n + 1))", "[media][sampling][parity]") {
  CHECK(interior_frame_indices(100, 4) == Frames{20, 40, 60, 80});
  CHECK(interior_frame_indices(65, 8) == Frames{7, 14, 21, 28, 36, 43, 50, 57});
  CHECK(interior_frame_indices(1, 2) == Frames{0, 0});
}

TEST_CASE("fixed rate: by time, whatever the frame rate does", "[media][sampling]") {
  std::vector<std::int64_t> times;
  for (std::int64_t n = 0; n < 75; ++n) times.push_back(n * 40000);  // 25 fps, 3 s
  CHECK(fixed_rate_frame_indices(times, 1) == Frames{0, 25, 50});
  CHECK(fixed_rate_frame_indices(times, 0.5) == Frames{0, 50});
  CHECK(fixed_rate_frame_indices(times, 1000).size() == 75);  // never one frame twice
  const std::vector<std::int64_t> gap{0, 100000, 2500000};
  CHECK(fixed_rate_frame_indices(gap, 1) == Frames{0, 1});  // at 1 s and 2 s the second frame still stands
}
