/// Bench, two peers in one program: our reading and scoring of EgoCross answers, and a bare simdjson parse of the same bytes.
///
///   egocross_parse_score ANSWERS.json PREDICTIONS      annotations with gold; what a model answered
///
/// Reads one word a line from standard input and does one repetition for each: `ours` or `simdjson`. Prints
/// `<seconds> <checksum>` a line: for ours the number of right answers, for simdjson the number of rows. Seconds are CPU
/// time of this process (one thread), so that other work on the machine does not count.
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include <simdjson.h>

#include "core/benchmarks/registry.h"
#include "core/io/import.h"
#include "core/score/evaluate.h"

namespace {

constexpr int kInvalidInput = 3;
constexpr std::size_t kBatchBytes = 1 << 20;

std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Right answers of all submissions in the file under the official profile.
std::uint64_t score(const ego::Benchmark& benchmark, const ego::QuestionSet& questions, const ego::Profile& profile,
                    const ego::NamedBytes& file) {
  ego::Diagnostics diagnostics;
  ego::Result<std::vector<ego::Submission>> submissions =
      ego::io::import_predictions(benchmark, {&file, 1}, {}, diagnostics);
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

/// Rows that a DOM parse of the bytes finds; nothing is read out of them.
std::uint64_t parse_only(simdjson::dom::parser& parser, const simdjson::padded_string& bytes) {
  const bool one_document = bytes.data()[0] == '[' || std::string_view(bytes).find('\n') == std::string_view::npos;
  std::uint64_t rows = 0;
  if (one_document) {
    simdjson::dom::element document;
    if (parser.parse(bytes).get(document) != simdjson::SUCCESS) return 0;
    simdjson::dom::element list;
    if (document["results"].get(list) != simdjson::SUCCESS) list = document;
    simdjson::dom::array array;
    if (list.get(array) == simdjson::SUCCESS) rows = array.size();
    return rows;
  }
  simdjson::dom::document_stream lines;
  if (parser.parse_many(bytes, kBatchBytes).get(lines) != simdjson::SUCCESS) return 0;
  for (auto line : lines) {
    if (line.error() == simdjson::SUCCESS) ++rows;
  }
  return rows;
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 3) {
    std::cerr << "usage: egocross_parse_score ANSWERS.json PREDICTIONS\n";
    return 4;
  }
  const ego::Benchmark* benchmark = ego::find_benchmark("egocross");
  const ego::Profile* profile =
      benchmark == nullptr ? nullptr : ego::find_profile(*benchmark, "egocross-official-close");
  const ego::NamedBytes annotations{"answers.json", read_file(arguments[1])};
  const ego::NamedBytes predictions{"predictions", read_file(arguments[2])};
  const simdjson::padded_string padded(predictions.bytes);
  ego::Diagnostics diagnostics;
  if (profile == nullptr || predictions.bytes.empty()) return kInvalidInput;
  const ego::Result<ego::QuestionSet> questions = benchmark->read_annotations({&annotations, 1}, diagnostics);
  if (!questions) {
    std::cerr << ego::format_line(questions.error()) << "\n";
    return kInvalidInput;
  }
  simdjson::dom::parser parser;
  for (std::string peer; std::getline(std::cin, peer);) {
    const std::clock_t begin = std::clock();
    const std::uint64_t sum =
        peer == "ours" ? score(*benchmark, questions.value(), *profile, predictions) : parse_only(parser, padded);
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    std::cout << seconds << " " << sum << std::endl;
  }
  return 0;
}
