#include "web/actions/drop_limit.h"

#include <fmt/format.h>

#include "web/state/drop.h"

namespace ego::web {

std::optional<Error> refuse_large_batch(std::span<const NamedBytes> batch, std::string_view name, double size) {
  double total = size;
  for (const NamedBytes& file : batch) total += static_cast<double>(file.bytes.size());
  if (total <= static_cast<double>(kMostDropBytes)) return std::nullopt;
  constexpr double kMebibyte = 1 << 20U;
  return make_error(Code::LimitExceeded,
                    fmt::format("{:.0f} MiB at once: a page takes {} MiB", total / kMebibyte, kMostDropBytes >> 20U),
                    std::string(name), "drop fewer files, or score them with `egoscope score`");
}

}  // namespace ego::web
