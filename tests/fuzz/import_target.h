/// What the fuzz targets of the importers share: any bytes, one importer, and what follows an import.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/benchmarks/registry.h"
#include "core/io/any_benchmark.h"
#include "core/io/import.h"

namespace ego::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Imports the files; a submission that comes out must have rows with ids and a name.
inline int run_import(const Benchmark& benchmark, std::string_view from, const std::vector<NamedBytes>& files) {
  ImportOptions options;
  options.from = from;
  options.participant = "P1";
  Diagnostics diagnostics;
  const auto imported = io::import_predictions(benchmark, files, options, diagnostics);
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

/// The bytes as one file of a benchmark.
inline int run_import(std::string_view benchmark, std::string_view from, const std::uint8_t* data, std::size_t size) {
  return run_import(*find_benchmark(benchmark), from,
                    {{"20260701_090000_samples_video_mmmu_perception.jsonl", ByteBuffer(text_of(data, size))}});
}

/// The bytes as one file of a form that needs no benchmark.
inline int run_import(std::string_view from, const std::uint8_t* data, std::size_t size) {
  return run_import(io::AnyBenchmark(), from, {{"p1/file", ByteBuffer(text_of(data, size))}});
}

/// The bytes, cut at lines `====`, as the files of a log of several.
inline int run_bundle(const std::vector<std::string_view>& names, const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view kCut = "\n====\n";
  std::string_view rest = text_of(data, size);
  std::vector<NamedBytes> files;
  for (const std::string_view name : names) {
    const std::size_t cut = rest.find(kCut);
    files.push_back({"p1/" + std::string(name), ByteBuffer(rest.substr(0, cut))});
    rest = cut == std::string_view::npos ? std::string_view{} : rest.substr(cut + kCut.size());
  }
  return run_import(io::AnyBenchmark(), {}, files);
}

}  // namespace ego::fuzz
