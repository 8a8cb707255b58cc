/// Bench: our reading and scoring of EgoCross answers, by the functions `egoscope score` calls, and a bare simdjson parse of
/// the same bytes.
///
///   egocross_parse_score ANSWERS.json PREDICTIONS...   annotations with gold; what models answered
///
/// Words (see peers/peer_loop.h): `ours` gives the number of right answers, `simdjson` the number of rows, `digest` the bytes
/// hashed for the report's provenance, which `ours` leaves out.
#include "core/benchmarks/registry.h"
#include "core/io/import.h"
#include "core/score/evaluate.h"
#include "tests/bench/peers/peer_loop.h"

namespace {

constexpr int kInvalidInput = 3;

/// Right answers of all submissions in the files under the official profile.
std::uint64_t score(const ego::Benchmark& benchmark, const ego::QuestionSet& questions, const ego::Profile& profile,
                    const std::vector<ego::NamedBytes>& files) {
  ego::Diagnostics diagnostics;
  ego::ImportOptions options;
  options.digests = ego::Digests::LeftOut;
  ego::Result<std::vector<ego::Submission>> submissions =
      ego::io::import_predictions(benchmark, files, options, diagnostics);
  if (!submissions) {
    std::cerr << ego::format_line(submissions.error()) << "\n";
    return 0;
  }
  std::uint64_t right = 0;
  const ego::Profile* const profiles[] = {&profile};
  for (ego::Submission& submission : std::move(submissions).value()) {
    const ego::ScoredSubmission scored =
        ego::evaluate(benchmark, questions, std::move(submission), profiles, diagnostics);
    right += scored.runs.front().scores.front().k;
  }
  return right;
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count < 3) {
    std::cerr << "usage: egocross_parse_score ANSWERS.json PREDICTIONS...\n";
    return 4;
  }
  const ego::Benchmark* benchmark = ego::find_benchmark("egocross");
  const ego::Profile* profile =
      benchmark == nullptr ? nullptr : ego::find_profile(*benchmark, "egocross-official-close");
  if (profile == nullptr) return kInvalidInput;
  const ego::NamedBytes annotations = bench::read_named(arguments[1]);
  std::vector<ego::NamedBytes> predictions;
  for (int i = 2; i < argument_count; ++i) predictions.push_back(bench::read_named(arguments[i]));
  ego::Diagnostics diagnostics;
  const ego::Result<ego::QuestionSet> questions = benchmark->read_annotations({&annotations, 1}, diagnostics);
  if (!questions) {
    std::cerr << ego::format_line(questions.error()) << "\n";
    return kInvalidInput;
  }
  bench::BareParser parser(predictions);
  return bench::answer_words({{"ours", [&] { return score(*benchmark, questions.value(), *profile, predictions); }},
                              {"simdjson", [&] { return parser.rows(); }},
                              {"digest", [&] { return bench::digest(predictions); }}});
}
