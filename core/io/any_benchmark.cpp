#include "core/io/any_benchmark.h"

namespace ego::io {

Result<QuestionSet> AnyBenchmark::read_annotations(std::span<const NamedBytes> files, Diagnostics&) const {
  return make_error(Code::MissingAnnotations, "annotations need a benchmark",
                    files.empty() ? std::string{} : files.front().label, "name one");
}

Verdict AnyBenchmark::judge(const Profile&, const Question&, const Prediction&) const {
  Verdict verdict;
  verdict.outcome = Outcome::Unscorable;
  verdict.reason = InvalidReason::NoGold;
  return verdict;
}

Mismatch AnyBenchmark::check_golden_row(const json::Value&, const GoldenContext&) const { return "no golden rows"; }
Mismatch AnyBenchmark::check_golden_case(std::string_view, const GoldenContext&) const { return "no golden cases"; }

}  // namespace ego::io
