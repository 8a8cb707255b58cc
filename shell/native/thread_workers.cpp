#include "shell/native/thread_workers.h"

#include <algorithm>
#include <thread>
#include <vector>

namespace ego::native {
namespace {

void run_in_threads(std::uint32_t count, const stats::Workers::Part& part) {
  std::vector<std::thread> others;
  others.reserve(count - 1);
  for (std::uint32_t i = 1; i < count; ++i) others.emplace_back(part, i);
  part(0);
  for (std::thread& other : others) other.join();
}

}  // namespace

stats::Workers thread_workers(std::uint32_t threads) {
  const std::uint32_t count = threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
  return {count, count > 1 ? run_in_threads : nullptr};
}

}  // namespace ego::native
