/// Which items were right, as the published wrong-to-right script of Video-MMMU takes them.
/// Source: video-mmmu.md section 5.2; its `check_wrong2right.py` reads one such file before and one after.
#pragma once

#include <span>
#include <vector>

#include "core/benchmarks/benchmark.h"
#include "core/interchange/export_file.h"
#include "core/model/score.h"

namespace ego::interchange {

/// `{"correct_ids": [...]}` in the set's order, a file for each row, profile and part of the benchmark that the row ran:
/// `<row>.json`, with the profile's name where a row has several and the part's where the benchmark has parts. Right is right on
/// every run of an item; a part without a right answer has an empty list.
std::vector<ExportFile> export_correct_ids(const Benchmark& benchmark, const QuestionSet& questions,
                                           std::span<const ScoredSubmission> rows);

}  // namespace ego::interchange
