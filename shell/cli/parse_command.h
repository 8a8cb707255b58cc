/// `egoscope parse`: one reply a line in, one verdict a line out.
#pragma once

#include <string>

#include "core/json/value.h"
#include "shell/cli/exit_code.h"
#include "shell/cli/options.h"

namespace ego::cli {

struct ParseCommand {
  BenchmarkOptions benchmark;
  MessageChoices messages;

  void declare(CLI::App& app);
  ExitCode run(Environment& environment) const;
};

/// The verdict on one line as JSON: id (if given), profile, answer, rule, span, status, reason.
/// @param line  members `response`, `options`, `question_type`, `gold`, and `answer`, `id`, `judge_response`, `question`
json::Value parse_line(const Benchmark& benchmark, const Profile& profile, const json::Value& line);

}  // namespace ego::cli
