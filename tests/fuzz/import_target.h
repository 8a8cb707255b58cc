/// What the fuzz targets of the importers share: any bytes, one importer, and what follows an import.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/benchmarks/registry.h"
#include "core/io/import.h"

namespace ego::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Imports the bytes; a submission that comes out must have rows with ids and a name.
inline int run_import(std::string_view benchmark, std::string_view from, const std::uint8_t* data, std::size_t size) {
  const std::vector<NamedBytes> files{
      {"20260701_090000_samples_video_mmmu_perception.jsonl", ByteBuffer(text_of(data, size))}};
  ImportOptions options;
  options.from = from;
  Diagnostics diagnostics;
  const auto imported = io::import_predictions(*find_benchmark(benchmark), files, options, diagnostics);
  if (!imported) return 0;
  for (const Submission& submission : imported.value()) {
    if (submission.row.value.empty() || (submission.predictions.empty() && submission.claimed.empty()))
      __builtin_trap();
    for (const Prediction& prediction : submission.predictions) {
      if (prediction.input >= submission.inputs.size()) __builtin_trap();
    }
  }
  static_cast<void>(format_lines(diagnostics));
  return 0;
}

}  // namespace ego::fuzz
