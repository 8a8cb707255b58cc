/// Imports for tests: any bytes under any label, with what was said about them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "core/io/import.h"
#include "tests/unit/support/toy_benchmark.h"

namespace ego::test {

struct Imported {
  Result<std::vector<Submission>> result = std::vector<Submission>{};
  Diagnostics diagnostics;

  const std::vector<Submission>& submissions() const {
    if (!result.ok()) FAIL(format_line(result.error()));
    return result.value();
  }
  const Submission& only() const {
    REQUIRE(submissions().size() == 1);
    return submissions().front();
  }
  const Error& error() const {
    REQUIRE_FALSE(result.ok());
    return result.error();
  }
  std::string text() const { return format_lines(diagnostics); }
};

inline Imported import_all(const Benchmark& benchmark, std::vector<NamedBytes> files,
                           const ImportOptions& options = {}) {
  Imported imported;
  imported.result = io::import_predictions(benchmark, files, options, imported.diagnostics);
  return imported;
}

inline Imported import_toy(std::string label, std::string bytes, const ImportOptions& options = {}) {
  const ToyBenchmark benchmark;
  return import_all(benchmark, {{std::move(label), std::move(bytes)}}, options);
}

}  // namespace ego::test
