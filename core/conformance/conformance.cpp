#include "core/conformance/conformance.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/base/quote.h"
#include "core/benchmarks/registry.h"
#include "core/conformance/statistics.h"
#include "core/json/parse.h"

namespace ego::conformance {
namespace {

constexpr int kMaxFolderDepth = 32;

/// The benchmark whose id is a folder of the path, the innermost one; null if none is.
const Benchmark* benchmark_of_path(std::string_view path) {
  const Benchmark* found = nullptr;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    if (const Benchmark* benchmark = find_benchmark(path.substr(0, slash))) found = benchmark;
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return found;
}

/// Who checks a row: the owner of its profile, else the folder's benchmark.
const Benchmark* owner_of(std::string_view profile, std::string_view label) {
  for (const Benchmark* benchmark : all_benchmarks()) {
    if (find_profile(*benchmark, profile) != nullptr) return benchmark;
  }
  return benchmark_of_path(label);
}

void fail(std::string_view place, std::string_view reason, Outcome& outcome) {
  ++outcome.failed;
  outcome.mismatches.push_back(single_line(fmt::format("{}: {}", place, reason)));
}

void run_row(std::string_view place, std::string_view label, const json::Value& row, const GoldenContext& context,
             Outcome& outcome) {
  if (!row.text_or_empty("op").empty()) {  // an operation on numbers: no benchmark, no profile
    const Mismatch mismatch = check_statistics_row(row);
    return mismatch ? fail(place, *mismatch, outcome) : static_cast<void>(++outcome.passed);
  }
  const std::string_view profile = row.text_or_empty("profile");
  if (profile.empty()) return fail(place, "the row names no profile", outcome);
  if (const Benchmark* owner = owner_of(profile, label)) {
    const Mismatch mismatch = owner->check_golden_row(row, context);
    if (mismatch)
      fail(place, *mismatch, outcome);
    else
      ++outcome.passed;
    return;
  }
  // Rows like lint:kn belong to no benchmark by themselves; whoever knows them may say that they hold.
  Mismatch first = fmt::format("unknown profile {}", profile);
  for (const Benchmark* benchmark : all_benchmarks()) {
    if (!benchmark->check_golden_row(row, context)) {
      ++outcome.passed;
      return;
    }
  }
  fail(place, *first, outcome);
}

void run_case(std::string_view folder, const GoldenContext& context, Outcome& outcome) {
  const Benchmark* benchmark = benchmark_of_path(folder);
  if (benchmark == nullptr) return fail(folder, "no benchmark knows this case", outcome);
  const Mismatch mismatch = benchmark->check_golden_case(folder, context);
  if (mismatch)
    fail(folder, *mismatch, outcome);
  else
    ++outcome.passed;
}

bool is_case(const std::vector<std::string>& names) {
  constexpr std::array<std::string_view, 3> kMarks{"expected.json", "case.json", "config.json"};
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::find(kMarks.begin(), kMarks.end(), name) != kMarks.end();
  });
}

void run(const std::string& path, int depth, const GoldenContext& context, Outcome& outcome) {
  FileSource& files = *context.files;
  if (!files.is_folder(path)) {
    const Result<ByteBuffer> bytes = files.read_all(path);
    if (!bytes) return fail(path, bytes.error().message, outcome);
    return run_file(path, bytes.value(), context, outcome);
  }
  if (depth > kMaxFolderDepth) return fail(path, "folders nested too deep", outcome);
  const Result<std::vector<std::string>> names = files.list(path);
  if (!names) return fail(path, names.error().message, outcome);
  if (is_case(names.value())) return run_case(path, context, outcome);
  for (const std::string& name : names.value()) {
    if (!name.starts_with("README")) run(fmt::format("{}/{}", path, name), depth + 1, context, outcome);
  }
}

}  // namespace

void run_file(std::string_view label, ByteView bytes, const GoldenContext& context, Outcome& outcome) {
  Diagnostics diagnostics;
  if (label.ends_with(".jsonl")) {
    json::for_each_line(bytes, label, json::Dialect::Strict, diagnostics, [&](json::Value&& row, std::uint64_t line) {
      run_row(fmt::format("{}:{}", label, line), label, row, context, outcome);
    });
  } else if (label.ends_with(".json")) {
    const Result<json::Value> row = json::parse(bytes, label, json::Dialect::Strict, diagnostics);
    if (row)
      run_row(label, label, row.value(), context, outcome);
    else
      fail(label, row.error().message, outcome);
  } else {
    fail(label, "neither a row file (.jsonl) nor a case (.json)", outcome);
  }
  for (const Diagnostic& problem : diagnostics.sorted()) {
    if (severity_of(problem.code) == Severity::Error)
      fail(fmt::format("{}:{}", label, problem.line), problem.message, outcome);
  }
}

void run_path(std::string_view path, const GoldenContext& context, Outcome& outcome) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  run(std::string(path), 0, context, outcome);
}

}  // namespace ego::conformance
