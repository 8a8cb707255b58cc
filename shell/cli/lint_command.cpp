#include "shell/cli/lint_command.h"

#include <charconv>
#include <utility>

#include "core/report/annotations.h"
#include "core/report/junit.h"
#include "shell/cli/lint_table.h"
#include "shell/cli/output.h"
#include "shell/cli/published_input.h"
#include "shell/native/posix_file_source.h"

namespace ego::cli {
namespace {

constexpr const char* kFooter =
    "A TABLE is a CSV file with the columns row, column, value, decimals, n (and unit: percent or fraction), one with "
    "a\n"
    "column of values for each --n (or each column that --benchmark knows), or JSON in the form of the bundled "
    "published tables.\n"
    "Found: values that no k of n gives (W118), parts that do not add up to their total and gains that do not follow "
    "from\n"
    "their counts (W119). What fits only when rounded twice is possible and not reported.\n"
    "Exit 0 also with findings; with --strict findings exit 3.";

std::pair<std::string, std::string> split(const std::string& text, const char* option) {
  const std::size_t equals = text.rfind('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
    throw CLI::ValidationError(option, "\"" + text + "\" is not of the form COLUMN=...");
  }
  return {text.substr(0, equals), text.substr(equals + 1)};
}

LintTableOptions table_options(const LintCommand& command) {
  LintTableOptions options;
  options.unit = command.unit;
  for (const std::string& item : command.items) {
    const auto [column, digits] = split(item, "--n");
    std::uint64_t n = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), n);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || n == 0) {
      throw CLI::ValidationError("--n", "\"" + digits + "\" is not a number of items");
    }
    options.items[column] = n;
  }
  for (const std::string& total : command.totals) {
    const auto [column, list] = split(total, "--total");
    std::vector<std::string>& parts = options.totals.emplace_back(column, std::vector<std::string>{}).second;
    for (std::size_t at = 0; at <= list.size();) {
      const std::size_t plus = std::min(list.find('+', at), list.size());
      parts.push_back(list.substr(at, plus - at));
      at = plus + 1;
    }
  }
  return options;
}

std::string rendered(const LintCommand& command, const Diagnostics& diagnostics, std::uint64_t values) {
  if (command.format == "github") return github_annotations(diagnostics, command.messages.all ? 0 : 10);
  if (command.format == "md") return github_summary(diagnostics, "Published tables");
  if (command.format == "junit") {
    const JUnitSuite suite = junit_of_diagnostics("lint", diagnostics);
    return write_junit(std::span(&suite, 1));
  }
  return std::to_string(values) + " values, " + count_text(diagnostics) + "\n";
}

}  // namespace

void LintCommand::declare(CLI::App& app) {
  app.add_option("TABLE", tables, "tables of published results: CSV, or JSON of the published form")
      ->required()
      ->type_name("FILE");
  app.add_option("--n", items,
                 "items of a column, COLUMN=N, may be repeated: reads a table with one column of values for each")
      ->type_name("COLUMN=N");
  app.add_option("--total", totals, "parts that make up a column, COLUMN=A+B+C, may be repeated")
      ->type_name("COLUMN=PARTS");
  app.add_option("--benchmark", benchmark,
                 "take items, parts and totals of columns from the first published table of this benchmark")
      ->type_name("BENCH");
  app.add_option("--assets", assets, "folder of the bundled assets, if it is not beside the program")->type_name("DIR");
  app.add_option("--unit", unit, "what the values are; default: the table's column unit, else percent")
      ->check(CLI::IsMember({"percent", "fraction"}));
  app.add_option("--format", format, "text; json: one message a line on standard error; github: annotations; md; junit")
      ->check(CLI::IsMember({"text", "json", "github", "md", "junit"}))
      ->capture_default_str();
  app.add_option("--out", out, "file for the summary; default: standard output")->type_name("FILE");
  app.add_flag("--strict", strict, "exit 3 if anything was found");
  declare_messages(app, messages);
  app.footer(kFooter);
}

ExitCode LintCommand::run(Environment& environment) const {
  LintTableOptions options = table_options(*this);
  const MessageOptions message_form =
      message_options(messages, format == "json" ? MessageForm::JsonLines : MessageForm::Text);
  Diagnostics diagnostics;
  std::uint64_t values = 0;
  if (!benchmark.empty()) {
    const Result<LoadedPublished> known = load_published(environment, "", assets, benchmark, diagnostics);
    if (!known) return fail_with(environment.err, diagnostics, known.error(), message_form);
    if (!known.value().set.boards.empty()) options.known = known.value().set.boards.front().columns;
  }
  for (const std::string& path : tables) {
    const Result<ByteBuffer> table = environment.files.read_all(path);
    if (!table) return fail_with(environment.err, diagnostics, table.error(), message_form);
    const Result<std::uint64_t> checked = lint_table(table.value(), native::base_name(path), options, diagnostics);
    if (!checked) return fail_with(environment.err, diagnostics, checked.error(), message_form);
    values += checked.value();
  }
  if (format != "github" && format != "junit") print_messages(environment.err, diagnostics, message_form);
  const Status written = write_output(environment, out, rendered(*this, diagnostics, values));
  if (!written) return fail_output(environment.err, written.error());
  const bool found = diagnostics.errors() > 0 || (strict && diagnostics.warnings() > 0);
  return found ? ExitCode::InvalidInput : ExitCode::Done;
}

}  // namespace ego::cli
