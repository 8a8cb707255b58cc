/// Checks golden rows and cases against the benchmarks: which file belongs to whom, what passed, what did not.
/// Source: product.md "conformance", golden/*/README.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/benchmarks/benchmark.h"

namespace ego::conformance {

/// What came of the checks so far.
struct Outcome {
  std::uint64_t passed = 0;  ///< rows and cases that hold
  std::uint64_t failed = 0;  ///< rows and cases that do not, unknown profiles and unreadable files included
  std::vector<std::string> mismatches;  ///< one line each, in the order of the checks
};

/// Checks every row of a row file (`.jsonl`, one row a line) or the one row of a single-case file (`.json`).
/// @param label  path of the file; a folder in it named like a benchmark owns rows whose profile does not say whose they are
void run_file(std::string_view label, ByteView bytes, const GoldenContext& context, Outcome& outcome);

/// Checks a file, a case folder (one with `expected.json`, `case.json` or `config.json`), or everything in a folder.
/// Files named README are skipped; nothing else is.
/// @param path  read through context.files
void run_path(std::string_view path, const GoldenContext& context, Outcome& outcome);

}  // namespace ego::conformance
