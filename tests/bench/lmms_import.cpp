/// Bench: our import of an lmms-eval sample log, by the function `egoscope score` calls, and a bare simdjson parse of it.
///
///   lmms_import LOG.jsonl...
///
/// Words (see peers/peer_loop.h): `ours` and `simdjson` give the number of rows, `digest` the bytes hashed for the report's
/// provenance, which `ours` leaves out.
#include "core/benchmarks/registry.h"
#include "core/io/import.h"
#include "tests/bench/peers/peer_loop.h"

namespace {

std::uint64_t import_rows(const ego::Benchmark& benchmark, const std::vector<ego::NamedBytes>& files) {
  ego::Diagnostics diagnostics;
  ego::ImportOptions options;
  options.digests = ego::Digests::LeftOut;
  const ego::Result<std::vector<ego::Submission>> submissions =
      ego::io::import_predictions(benchmark, files, options, diagnostics);
  if (!submissions) {
    std::cerr << ego::format_line(submissions.error()) << "\n";
    return 0;
  }
  std::uint64_t rows = 0;
  for (const ego::Submission& submission : submissions.value()) rows += submission.predictions.size();
  return rows;
}

}  // namespace

int main(int argument_count, char** arguments) {
  const ego::Benchmark* benchmark = ego::find_benchmark("video-mmmu");
  if (argument_count < 2 || benchmark == nullptr) {
    std::cerr << "usage: lmms_import LOG.jsonl...\n";
    return 4;
  }
  std::vector<ego::NamedBytes> logs;
  for (int i = 1; i < argument_count; ++i) logs.push_back(bench::read_named(arguments[i]));
  bench::BareParser parser(logs);
  return bench::answer_words({{"ours", [&] { return import_rows(*benchmark, logs); }},
                              {"simdjson", [&] { return parser.rows(); }},
                              {"digest", [&] { return bench::digest(logs); }}});
}
