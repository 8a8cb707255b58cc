// holds: a benchmark that leaves out what it must provide is no benchmark
// expect: (variable|allocating an object|object) .*abstract class|unimplemented pure virtual
#include "core/benchmarks/benchmark.h"

class Sketch : public ego::Benchmark {
 public:
  const ego::BenchmarkInfo& info() const override { return info_; }
  ego::Result<ego::QuestionSet> read_annotations(std::span<const ego::NamedBytes>, ego::Diagnostics&) const override {
    return ego::QuestionSet{};
  }
  ego::Verdict judge(const ego::Profile&, const ego::Question&, const ego::Prediction&) const override { return {}; }
  ego::Mismatch check_golden_row(const ego::json::Value&, const ego::GoldenContext&) const override { return {}; }
  ego::Mismatch check_golden_case(std::string_view, const ego::GoldenContext&) const override { return {}; }
#ifndef MUST_FAIL
  std::span<const ego::Profile> profiles() const override { return {}; }
#endif

 private:
  ego::BenchmarkInfo info_;
};

const char* title() {
  Sketch sketch;
  return sketch.info().title.c_str() == nullptr ? "" : "sketch";
}
