/// JUnit XML: what continuous integration shows as tests. Gate rules and validation codes become cases.
/// Source: formats.md section 5.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/diagnostics.h"

namespace ego {

enum class JUnitStatus : std::uint8_t {
  Passed,
  Failed,   ///< `<failure>`: worse, or an error of the input
  Skipped,  ///< `<skipped>`: inconclusive
  Error,    ///< `<error>`: the check could not be made
};

/// One check. Texts may hold anything; they are escaped when written.
struct JUnitCase {
  std::string name;
  JUnitStatus status = JUnitStatus::Passed;
  std::string message;  ///< one line; not with Passed
  std::string details;  ///< further lines; only with Failed and Error
  std::string file;     ///< label of a file; empty if none
  std::vector<std::pair<std::string, std::string>> properties;  ///< e.g. n, interval, p, MDE
  std::optional<std::string> classname = std::nullopt;  ///< nothing = the suite's name
  std::optional<std::string> type = std::nullopt;       ///< kind of failure; only with Failed and Error
};

struct JUnitSuite {
  std::string name;  ///< one a benchmark
  std::vector<JUnitCase> cases;
  std::vector<std::pair<std::string, std::string>> properties;
};

/// The file: counts in every suite, no time stamp, no host. The same bytes for the same suites.
std::string write_junit(std::span<const JUnitSuite> suites);

/// A case for each code that was reported: errors fail, the rest passes with its count. `valid` if there is none.
JUnitSuite junit_of_diagnostics(std::string name, const Diagnostics& diagnostics);

}  // namespace ego
