/// Every Eval Ever 0.3.0: an aggregate record and its instances for each row of a report.
/// Source: formats.md section 5.1 (evaleval/every_eval_ever@9bce413).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/benchmarks/benchmark.h"
#include "core/interchange/export_file.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/report/build_report.h"
#include "core/report/report.h"

namespace ego::interchange {

struct EeeOptions {
  std::string organization;  ///< who provides the data; required
  std::string relationship;  ///< `first_party`, `third_party`, `collaborative`, `other`; empty = `other`
  std::string retrieved;     ///< seconds since 1970 as text; empty = the run's `finished`, else `0` with W125
  std::string collection;    ///< folder below `data/`; empty = the benchmark's id
  std::string hf_repo;       ///< data set on Hugging Face; empty = the benchmark's address
  GoldPolicy gold = GoldPolicy::IfPublic;
};

/// What is exported.
struct EeeInput {
  const Benchmark& benchmark;
  const QuestionSet& questions;
  std::span<const ScoredSubmission> rows;
  const Report& report;  ///< of these rows
};

/// `data/<collection>/<developer>/<model>/<uuid4>.json` and `<uuid4>_samples.jsonl` of every row, in report order. The same bytes for
/// the same inputs: the name is made of the content, no time is in it but the one given.
/// @error MissingField  no organization
/// @error OutOfRange, NotFinite  a score outside its bounds: nothing is written then
Result<std::vector<ExportFile>> export_eee(const EeeInput& input, const EeeOptions& options, Diagnostics& diagnostics);

/// SHA-256 of `{"raw":...,"reference":[...]}` as JSON with sorted keys, no spaces, ASCII only: tells that two samples are the same.
std::string sample_hash(std::string_view raw, std::span<const std::string> reference);

/// A version 4 UUID of the first 16 bytes of a SHA-256: `xxxxxxxx-xxxx-4xxx-[89ab]xxx-xxxxxxxxxxxx`.
/// @param sha256  64 hexadecimal digits
std::string uuid4_of(std::string_view sha256);

}  // namespace ego::interchange
