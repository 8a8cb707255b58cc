/// Stands where no benchmark is known: files are read and rewritten without questions, profiles or verdicts.
#pragma once

#include <span>
#include <string>

#include "core/benchmarks/benchmark.h"

namespace ego::io {

/// For conversion. Its id is the one the caller names, or empty: then every file's own benchmark is welcome.
class AnyBenchmark final : public Benchmark {
 public:
  explicit AnyBenchmark(std::string id = {}) { info_.id = BenchmarkId{std::move(id)}; }

  const BenchmarkInfo& info() const override { return info_; }
  std::span<const Profile> profiles() const override { return {}; }
  /// @error MissingAnnotations  always: nothing is known of its questions
  Result<QuestionSet> read_annotations(std::span<const NamedBytes> files, Diagnostics& diagnostics) const override;
  /// Those of every benchmark there is.
  std::span<const NativeFormat> native_formats() const override { return formats_; }
  void set_native_formats(std::vector<NativeFormat> formats) { formats_ = std::move(formats); }
  Verdict judge(const Profile& profile, const Question& question, const Prediction& prediction) const override;
  Mismatch check_golden_row(const json::Value& row, const GoldenContext& context) const override;
  Mismatch check_golden_case(std::string_view folder, const GoldenContext& context) const override;

 private:
  BenchmarkInfo info_;
  std::vector<NativeFormat> formats_;
};

}  // namespace ego::io
