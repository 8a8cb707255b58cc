#include "shell/cli/board_command.h"

#include <algorithm>
#include <utility>

#include "core/benchmarks/registry.h"
#include "core/board/baselines.h"
#include "core/board/column_ranking.h"
#include "core/interchange/board_workbook.h"
#include "core/report/build_report.h"
#include "core/report/render.h"
#include "core/report/svg.h"
#include "core/score/evaluate.h"
#include "shell/cli/output.h"
#include "shell/cli/published_input.h"
#include "shell/native/thread_workers.h"

namespace ego::cli {
namespace {

/// Whether guessing and the commonest letter stand among the rows.
enum class ChanceRow { LeftOut, Shown };

Result<std::vector<Board>> scored_boards(const ScoreRequest& request, ChanceRow chance, Environment& environment,
                                         Progress& progress, Diagnostics& diagnostics) {
  EGO_TRY(ScoredRows scored, score_inputs(request, environment, progress, diagnostics));
  if (chance == ChanceRow::Shown) {
    Diagnostics own;  // that all letters are the same is the point of these rows
    for (Submission& baseline : baseline_submissions(scored.questions.set)) {
      scored.rows.push_back(
          evaluate(*request.benchmark, scored.questions.set, std::move(baseline), scored.profiles, own));
    }
  }
  BuildOptions build;
  build.statistics = ScoreStatistics::RankSets;
  build.settings.profiles = profile_ids(scored.profiles);
  build.workers = native::thread_workers();
  const Report report = build_report(*request.benchmark, scored.questions.set, scored.rows, diagnostics, build);
  std::vector<Board> boards;
  boards.reserve(report.settings.profiles.size());
  for (const std::string& profile : report.settings.profiles) {
    boards.push_back(board_from_report(report, ProfileId{profile}, RowOrigin::Scored));
    if (chance == ChanceRow::Shown) add_chance_row(boards.back());
  }
  return boards;
}

Result<std::vector<Board>> published_boards(const BoardCommand& command, Environment& environment,
                                            Diagnostics& diagnostics) {
  EGO_TRY(const LoadedPublished loaded, load_published(environment, command.published, command.benchmark.assets,
                                                       command.benchmark.benchmark, diagnostics));
  return boards_from_published(loaded.set);
}

Status keep_board(std::vector<Board>& boards, const std::string& id) {
  if (id.empty()) return Ok{};
  std::string ids;
  for (const Board& board : boards) ids += (ids.empty() ? "" : ", ") + board.id;
  std::erase_if(boards, [&](const Board& board) { return board.id != id; });
  if (!boards.empty()) return Ok{};
  return make_error(Code::UnknownName, "no board \"" + id + "\"", {}, "known: " + ids);
}

Result<ByteBuffer> render(const BoardCommand& command, const std::vector<Board>& boards, Diagnostics& diagnostics) {
  if (command.format == "xlsx") {
    return interchange::write_board_xlsx(boards, command.out.empty() ? "board.xlsx" : command.out, diagnostics);
  }
  if (command.format == "svg") {
    if (boards.size() == 1) return render_svg(boards.front());
    std::string ids;
    for (const Board& board : boards) ids += (ids.empty() ? "" : ", ") + board.id;
    return make_error(Code::UnknownName, std::to_string(boards.size()) + " boards, and a picture shows one", {},
                      "name it with --board: " + ids);
  }
  const ColumnChoice columns = command.all_columns ? ColumnChoice::All : ColumnChoice::ShownByDefault;
  if (command.format == "csv") return render_csv(boards, command.raw_csv ? FormulaGuard::Raw : FormulaGuard::Quote);
  if (command.format == "html") return render_html(boards, columns);
  std::string out;
  for (const Board& board : boards) {
    if (!out.empty()) out += '\n';
    out += command.format == "md" ? render_markdown(board, columns) : render_text(board, columns);
  }
  return out;
}

}  // namespace

void BoardCommand::declare(CLI::App& app) {
  app.add_option("BENCH", benchmark.benchmark, "benchmark: one that can be scored, or one with published tables")
      ->required();
  app.add_option("--predictions", predictions,
                 "score these files or folders; without it the published tables are shown")
      ->type_name("FILE");
  app.add_option("--annotations", benchmark.annotations, "with --predictions: the benchmark's questions and answers")
      ->type_name("PATH")
      ->allow_extra_args(false);
  declare_profiles(app, benchmark);
  app.add_option("--published", published, "file of published tables; default: the bundled ones")->type_name("FILE");
  app.add_option("--board", board, "one table by its id")->type_name("ID");
  app.add_option("--format", format, "text, md, csv, html, svg (one board) or xlsx")
      ->check(CLI::IsMember({"text", "md", "csv", "html", "svg", "xlsx"}))
      ->capture_default_str();
  app.add_option("--out", out, "file for the result; default: standard output")->type_name("FILE");
  app.add_flag("--baselines", baselines, "with scored rows: also chance and the commonest letters");
  app.add_flag("--all-columns", all_columns, "every column, not only those shown by default");
  app.add_flag("--raw-csv", raw_csv, "do not guard CSV cells that begin with = + - @");
  app.add_option("--assets", benchmark.assets, "folder of the bundled assets, if it is not beside the program")
      ->type_name("DIR");
  declare_import(app, import);
  declare_messages(app, messages);
}

ExitCode BoardCommand::run(Environment& environment) const {
  const MessageOptions message_form = message_options(messages, MessageForm::Text);
  Progress progress(environment, progress_form(messages, message_form.form));
  Diagnostics diagnostics;
  const ScoreRequest request = score_request(benchmark, import, predictions);
  // The demo has no published tables: its board is that of its bundled answers.
  const bool score = !predictions.empty() || (benchmark.benchmark == "demo" && published.empty());
  if (score && request.benchmark == nullptr)
    throw CLI::ValidationError("BENCH", benchmark.benchmark + " cannot be scored");
  const std::vector<std::string> tables = published_benchmarks(environment, benchmark.assets);
  const bool has_tables =
      !published.empty() || std::find(tables.begin(), tables.end(), benchmark.benchmark) != tables.end();
  if (!score && !has_tables && request.benchmark == nullptr) {
    throw CLI::ValidationError("BENCH", "no benchmark " + benchmark.benchmark);
  }
  Result<std::vector<Board>> boards = score ? scored_boards(request, baselines ? ChanceRow::Shown : ChanceRow::LeftOut,
                                                            environment, progress, diagnostics)
                                            : published_boards(*this, environment, diagnostics);
  progress.clear();
  if (!boards) return fail_with(environment.err, diagnostics, boards.error(), message_form);
  const Status kept = keep_board(boards.value(), board);
  if (!kept) return fail_with(environment.err, diagnostics, kept.error(), message_form);
  const Result<ByteBuffer> rendered = render(*this, boards.value(), diagnostics);
  if (!rendered) return fail_with(environment.err, diagnostics, rendered.error(), message_form);
  print_messages(environment.err, diagnostics, message_form);
  const Status written = write_output(environment, out, rendered.value());
  if (!written) return fail_output(environment.err, written.error());
  return diagnostics.errors() > 0 ? ExitCode::InvalidInput : ExitCode::Done;
}

}  // namespace ego::cli
