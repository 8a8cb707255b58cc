/// What is wrong with a file before it is scored: challenge submissions against the template, result files against a
/// re-score.
/// Source: egocross.md sections 12.1 and 12.2.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/benchmarks/benchmark.h"
#include "core/benchmarks/letter_check.h"
#include "core/model/question.h"
#include "core/model/row_reading.h"
#include "core/model/submission.h"

namespace ego::egocross {

/// Counts of section 12.1. Letters and their faults are those of the first row of each known id.
struct SubmissionLint {
  std::uint64_t rows = 0;
  std::uint64_t missing_ids = 0;
  std::uint64_t repeated_rows = 0;  ///< rows after the first of their id
  std::uint64_t unknown_ids = 0;
  std::uint64_t question_id_mismatches = 0;  ///< rows with a known id whose question_id is another one or absent
  std::uint64_t dataset_mismatches = 0;
  std::uint64_t empty_answers = 0;  ///< texts with nothing in them
  std::uint64_t wrong_type_answers = 0;  ///< no texts
  std::uint64_t no_letter_answers = 0;
  std::uint64_t normalised_answers = 0;  ///< a letter after trimming or changing case
  bool decreasing_ids = false;  ///< some id is smaller than the one before
  bool testbed = false;  ///< the key has 957 items: row count, histogram and order are judged too
  std::uint64_t items = 0;  ///< of the key
  LetterHistogram histogram{};

  std::uint64_t letters() const;
  bool wrong_row_count() const { return rows != items; }
  /// One letter has 40 % of the letters or more.
  bool suspicious_histogram() const;
  /// Letters per item of the key; 0 for an empty key.
  double coverage() const;
  /// No finding that a challenge server would refuse.
  bool uploadable() const;
};

SubmissionLint lint_submission(const QuestionSet& questions, const Submission& submission);

/// Findings of section 12.2. Lists hold ids in file order.
struct ResultLint {
  std::vector<std::string> success_disagrees;  ///< the row's flag against a re-score by `egocross-official-close`
  std::vector<std::string> gold_disagrees;  ///< the row's reference answer against the key's
  std::vector<std::string> options_differ;  ///< the row's options against the annotations'
  std::vector<std::string> error_rows;  ///< `[ERROR]`, `[FATAL_ERROR]`
  std::vector<std::string> unread_replies;  ///< a reply without a letter, by `egocross-official-close`
  std::vector<std::string> summary_disagrees;  ///< names of the summary's members that do not follow from the rows
  bool unfinished = false;  ///< no summary
};

/// @param readings  shape [predictions] of the replies, or empty: then they are read here
ResultLint lint_results(const QuestionSet& questions, const Submission& submission,
                        std::span<const RowReading> readings = {});

/// Benchmark::check for result files: W121 where flags and summary do not follow from the rows, E025 where rows state
/// another reference answer or other options than the annotations. Nothing for other forms.
void report_result_lint(const QuestionSet& questions, const ReadRows& rows, Diagnostics& diagnostics);

/// Benchmark::upload_state for challenge files, by section 12.1: uploadable = no `E_`. E012 for empty answers and E011 for absent
/// fields, which are faults only of an upload. Nothing for other forms.
std::optional<UploadState> upload_state(const QuestionSet& questions, const Submission& submission,
                                        Diagnostics& diagnostics);

}  // namespace ego::egocross
