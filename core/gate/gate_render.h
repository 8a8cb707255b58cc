/// A gate's outcome for people and for continuous integration.
/// Source: formats.md sections 5 and 9.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/report/report.h"

namespace ego {

/// Where the explorer shows lost items; used to make permalinks.
struct GateLinks {
  std::string site;  ///< address of the site, e.g. `https://example.org/board/`; empty = links relative to it
};

/// What an inconclusive rule is in JUnit's words.
enum class JunitInconclusive : std::uint8_t { Skipped, Failure };

/// One line a rule with its column, profile and numbers; then, once for each column and profile, the first ten lost items with a
/// permalink. Rules that only name items show what of these was lost.
/// @pre  report.gate
std::string render_gate_text(const Report& report, const GateLinks& links);
/// The same as Markdown: what a step summary shows.
std::string render_gate_markdown(const Report& report, const GateLinks& links);
/// One `testsuite`: a `testcase` a rule, whose properties carry column, profile, n, d, interval, p and MDE, and one for each
/// validation code; errors fail.
/// @param diagnostics  of the input
std::string render_gate_junit(const Report& report, const Diagnostics& diagnostics, JunitInconclusive inconclusive);
/// The errors of the input where they stand, then one workflow command a rule: `::error`, `::warning` or `::notice`.
/// @param file  label of the candidate's file
std::string render_gate_annotations(const Report& report, const Diagnostics& diagnostics, std::string_view file);

/// A gate that was stopped before any rule was applied: by a file that cannot be read or used, or by its policy. What a pipeline
/// collects is written all the same, and says so.
struct StoppedGate {
  std::string_view benchmark;  ///< registry id
  const Diagnostics& diagnostics;  ///< what was found before, without the error
  const Error& error;
};
/// One `testsuite` with the `testcase` `gate` of class egoscope.gate.BENCHMARK: an `error` whose type is the code, with file, message, advice and
/// exit code; then the validation codes that were found before.
std::string render_stopped_junit(const StoppedGate& stopped);
/// What a step summary shows of it.
std::string render_stopped_markdown(const StoppedGate& stopped);
/// Everything that was found, the error where it stands, and one `::error` that no rule was applied.
std::string render_stopped_annotations(const StoppedGate& stopped);

/// `#/<benchmark>/pair/<baseline>/<candidate>?cell=lost&item=<id>` behind the site's address, everything percent-encoded.
std::string lost_item_link(const GateLinks& links, std::string_view benchmark, const Comparison& comparison,
                           const QuestionId& id);

}  // namespace ego
