/// A gate's outcome for people and for continuous integration.
/// Source: formats.md sections 5 and 9.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/report/report.h"

namespace ego {

/// Where the explorer shows lost items; used to make permalinks.
struct GateLinks {
  std::string site;  ///< address of the site, e.g. `https://example.org/board/`; empty = links relative to it
};

/// What an inconclusive rule is in JUnit's words.
enum class JunitInconclusive : std::uint8_t { Skipped, Failure };

/// One line a rule with its numbers, and the first ten lost items of each, with a permalink.
/// @pre  report.gate
std::string render_gate_text(const Report& report, const GateLinks& links);
/// The same as Markdown: what a step summary shows.
std::string render_gate_markdown(const Report& report, const GateLinks& links);
/// One `testsuite`, one `testcase` a rule; properties carry n, d, interval, p and MDE.
std::string render_gate_junit(const Report& report, JunitInconclusive inconclusive);
/// One workflow command a rule: `::error`, `::warning` or `::notice`. @param file  label of the candidate's file
std::string render_gate_annotations(const Report& report, std::string_view file);

/// `#/<benchmark>/pair/<baseline>/<candidate>?cell=lost&item=<id>` behind the site's address, everything percent-encoded.
std::string lost_item_link(const GateLinks& links, std::string_view benchmark, const Comparison& comparison,
                           const QuestionId& id);

}  // namespace ego
