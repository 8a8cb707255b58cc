/// What a reader and the host can do with rows that stay in the browser. One action of the explorer carries them all.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "web/state/kept_rows.h"

namespace ego::web {

/// A row of the last drop, by its id on the board.
struct KeepRow {
  std::string row;
};
/// A kept row, whether it is on the board or not.
struct ForgetKept {
  std::string key;
  std::string sent;
};

// ---- from the host
struct KeptListed {
  std::vector<KeptBatch> batches;
};
struct KeptSaved {
  std::string key;
  std::uint64_t bytes = 0;
};
/// The files could not be written, or not be read.
struct KeptRefused {
  std::string key;
  std::string reason;
};
struct KeptArrived {
  std::string key;
  std::vector<NamedBytes> files;
};

using KeptStep = std::variant<KeepRow, ForgetKept, KeptListed, KeptSaved, KeptRefused, KeptArrived>;

struct KeepRows {
  KeptStep step;
};

}  // namespace ego::web
