/// The validation pass: everything wrong with prediction files, in one run, and the numbers that sum it up.
/// Source: formats.md section 7.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/benchmarks/benchmark.h"
#include "core/model/question.h"
#include "core/model/submission.h"

namespace ego::io {

/// What missing ids are.
enum class Coverage : std::uint8_t {
  Complete,  ///< E016: the file must hold every id
  Partial,   ///< W102: they will count as wrong
};

struct ValidateOptions {
  ImportOptions import;
  Coverage coverage = Coverage::Complete;
};

/// How often an answer was read.
struct AnswerCount {
  std::string answer;  ///< a letter, or `other`
  std::uint64_t count = 0;
};

/// The three numbers a sender needs, and what stands around them. Missing, duplicate and unknown are there even when 0.
struct ValidationSummary {
  RowId row;
  std::string benchmark;
  std::string track;  ///< as stated by the file; empty if none
  std::string split;  ///< of the annotations; empty if none
  std::uint64_t items = 0;
  std::string importer;  ///< names joined by `, ` if several files went in
  std::uint64_t rows = 0;
  std::uint64_t matched = 0;  ///< ids with at least one row
  std::uint64_t missing = 0;
  std::uint64_t duplicate = 0;  ///< rows after the first of their id
  std::uint64_t unknown = 0;
  std::vector<AnswerCount> answers;  ///< of the first row of each id: letters ascending, then `other`
  std::uint64_t invalid = 0;  ///< first rows without a readable answer
  std::optional<UploadState> upload;  ///< nothing for files that are not of the benchmark's upload form
};

struct Validation {
  std::vector<Submission> submissions;  ///< as imported
  std::vector<ValidationSummary> summaries;  ///< one a submission, same order
  std::uint64_t errors = 0;
  std::uint64_t warnings = 0;
  Coverage coverage = Coverage::Complete;

  /// No error; and, unless parts are allowed, each file of the upload form can be uploaded.
  bool valid() const;
};

/// Imports the files and checks every submission in them. Row-level problems are in diagnostics and in the counts.
/// @error  file-level problems, as import_predictions() and keep_known()
Result<Validation> validate_predictions(const Benchmark& benchmark, const QuestionSet& questions,
                                        std::span<const NamedBytes> files, const ValidateOptions& options,
                                        Diagnostics& diagnostics);

/// The checks of one submission that is imported already: ids, fields, answers, coverage.
ValidationSummary validate_submission(const Benchmark& benchmark, const QuestionSet& questions,
                                      const Submission& submission, Coverage coverage, Diagnostics& diagnostics);

/// The summary of formats.md 7.3: three lines a submission, a fourth for files of the benchmark's upload form, then `2 errors, 1 warning -> invalid` with an arrow.
std::string to_text(const Validation& validation);

}  // namespace ego::io
