#include "shell/cli/convert_command.h"

#include <algorithm>
#include <utility>

#include "core/base/version.h"
#include "core/benchmarks/registry.h"
#include "core/benchmarks/stated_scores.h"
#include "core/interchange/correct_ids.h"
#include "core/interchange/eee.h"
#include "core/interchange/platforms.h"
#include "core/interchange/prediction_tables.h"
#include "core/io/any_benchmark.h"
#include "core/io/import.h"
#include "core/io/submission_writer.h"
#include "core/report/build_report.h"
#include "core/report/items_csv.h"
#include "core/report/latex.h"
#include "shell/cli/output.h"

namespace ego::cli {
namespace {

constexpr const char* kFooter =
    "Forms of predictions, made without annotations:\n"
    "  egoscope         our own form (JSON)\n"
    "  plain-jsonl      {\"id\", \"response\"} a line\n"
    "  plain-csv        id,response,sent_answer,error\n"
    "  vlmevalkit       workbook with index, id, category, question, answer, prediction\n"
    "Forms of results, scored first (they need --benchmark and its --annotations; demo has them):\n"
    "  eee              Every Eval Ever 0.3.0: data/<collection>/<developer>/<model>/<uuid>.json and ..._samples.jsonl "
    "(--organization)\n"
    "  hf-eval-results  Hugging Face .eval_results/<benchmark>.yaml (--dataset)\n"
    "  hf-eval-yaml     eval.yaml of the data set: the tasks that such results name\n"
    "  evalai           {\"result\": [{split: {column: number}}]}\n"
    "  codabench        scores.json and detailed_results.html\n"
    "  items-csv        one line an answer: status, reason, rule, bytes\n"
    "  correct-ids      {\"correct_ids\": [...]} of each track, as check_wrong2right.py of Video-MMMU reads it\n"
    "  latex            booktabs tables, one a profile\n"
    "Every form that `egoscope score` reads is read; the importer is told by the content or by --from.\n"
    "One file goes to --out FILE or standard output; several go below --out DIR.";

const std::vector<std::string>& prediction_forms() {
  static const std::vector<std::string> forms{"egoscope", "plain-jsonl", "plain-csv", "vlmevalkit"};
  return forms;
}

std::vector<std::string> all_forms() {
  std::vector<std::string> forms = prediction_forms();
  for (const char* form :
       {"eee", "hf-eval-results", "hf-eval-yaml", "evalai", "codabench", "items-csv", "correct-ids", "latex"})
    forms.emplace_back(form);
  return forms;
}

bool is_prediction_form(const std::string& form) {
  return std::find(prediction_forms().begin(), prediction_forms().end(), form) != prediction_forms().end();
}

/// Stands for a benchmark that is not known, or for none.
io::AnyBenchmark any_benchmark(const std::string& id) {
  io::AnyBenchmark any(id);
  std::vector<NativeFormat> formats;
  for (const Benchmark* benchmark : all_benchmarks()) {
    const auto native = benchmark->native_formats();
    formats.insert(formats.end(), native.begin(), native.end());
  }
  any.set_native_formats(std::move(formats));
  return any;
}

/// What all conversions of one call share.
struct Conversion {
  const ConvertCommand& command;
  Environment& environment;
  Diagnostics& diagnostics;
  Progress& progress;
};

std::string_view ending_of(const std::string& form) {
  if (form == "plain-jsonl") return ".jsonl";
  if (form == "plain-csv") return ".csv";
  return form == "vlmevalkit" ? ".xlsx" : ".json";
}

Result<ByteBuffer> prediction_file(const Conversion& conversion, const Submission& submission,
                                   const std::string& benchmark) {
  const std::string& form = conversion.command.to;
  if (form == "plain-jsonl") return interchange::write_plain_jsonl(submission);
  if (form == "plain-csv") return interchange::write_plain_csv(submission);
  if (form == "vlmevalkit") {
    return interchange::write_vlmevalkit_xlsx(submission, nullptr, submission.row.value + ".xlsx",
                                              conversion.diagnostics);
  }
  const std::string& id = submission.benchmark.empty() ? benchmark : submission.benchmark;
  if (id.empty()) {
    return make_error(Code::MissingField, "our form names the benchmark, and the file does not",
                      submission.inputs.front().label, "name it with --benchmark");
  }
  return io::write_submission(submission, id);
}

/// Claims alone make no predictions to convert.
Result<std::vector<OutputFile>> convert_predictions(const Conversion& conversion) {
  const ConvertCommand& command = conversion.command;
  const Benchmark* known = find_benchmark(command.benchmark);
  const io::AnyBenchmark any = any_benchmark(command.benchmark);
  ScoreRequest request;
  request.benchmark = known == nullptr ? &any : known;
  request.predictions = command.inputs;
  request.import = import_options(command.import);
  conversion.progress.step("reading predictions");
  EGO_TRY(const std::vector<Submission> submissions,
          load_submissions(request, conversion.environment, conversion.diagnostics));
  std::vector<OutputFile> files;
  for (const Submission& submission : submissions) {
    EGO_TRY([[maybe_unused]] const Ok answered, require_answers(submission));
    if (submission.matrix) {
      return make_error(Code::MissingField,
                        "a retrieval matrix has no reply for each item; " + command.to + " would lose it",
                        submission.inputs.front().label, "keep sim_mat.npy with its two id lists");
    }
    EGO_TRY(ByteBuffer bytes, prediction_file(conversion, submission, command.benchmark));
    files.push_back(
        {interchange::safe_path_part(submission.row.value) + std::string(ending_of(command.to)), std::move(bytes)});
  }
  return files;
}

std::vector<OutputFile> as_outputs(std::vector<interchange::ExportFile> files, const std::string& folder) {
  std::vector<OutputFile> out;
  for (interchange::ExportFile& file : files) out.push_back({folder + file.path, std::move(file.bytes)});
  return out;
}

Result<std::vector<OutputFile>> result_files(const Conversion& conversion, const Benchmark& benchmark,
                                             const ScoredRows& scored, const Report& report) {
  const ConvertCommand& command = conversion.command;
  const GoldPolicy gold = command.with_gold ? GoldPolicy::Always : GoldPolicy::IfPublic;
  if (command.to == "eee") {
    const interchange::EeeOptions options{command.organization, command.relationship, command.retrieved,
                                          command.collection,   command.hf_repo,      gold};
    EGO_TRY(std::vector<interchange::ExportFile> files,
            interchange::export_eee({benchmark, scored.questions.set, scored.rows, report}, options,
                                    conversion.diagnostics));
    return as_outputs(std::move(files), {});
  }
  if (command.to == "hf-eval-results" || command.to == "hf-eval-yaml") {
    const interchange::HfOptions options{
        command.dataset,
        command.task_id,
        command.date,
        command.url,
        {},
        command.all_columns ? interchange::ExportColumns::All : interchange::ExportColumns::Headline};
    if (command.to == "hf-eval-yaml") return as_outputs({interchange::export_hf_benchmark(report, options)}, {});
    EGO_TRY(std::vector<interchange::ExportFile> files, interchange::export_hf_results(report, options));
    return as_outputs(std::move(files), {});
  }
  if (command.to == "items-csv") {
    const auto items = build_items(scored.questions.set, scored.rows, report, gold, ReplyText::LeftOut);
    return std::vector<OutputFile>{{"items.csv", render_items_csv(items, FormulaGuard::Quote)}};
  }
  if (command.to == "correct-ids")
    return as_outputs(interchange::export_correct_ids(benchmark, scored.questions.set, scored.rows), {});
  if (command.to == "latex") {
    const ColumnChoice columns = command.all_columns ? ColumnChoice::All : ColumnChoice::ShownByDefault;
    return std::vector<OutputFile>{{"board.tex", render_latex(report, columns)}};
  }
  std::vector<OutputFile> out;
  for (std::size_t row = 0; row < report.rows.size(); ++row) {
    const std::string name = interchange::safe_path_part(report.rows[row].id.value);
    if (command.to == "evalai") {
      const auto unit = command.fraction ? interchange::PlatformUnit::Fraction : interchange::PlatformUnit::Percent;
      out.push_back({name + ".json", interchange::export_evalai(report, row, {}, unit)});
      continue;
    }
    const std::string folder = report.rows.size() > 1 ? name + "/" : std::string{};
    for (OutputFile& file : as_outputs(interchange::export_codabench(report, row, {}), folder))
      out.push_back(std::move(file));
  }
  return out;
}

Result<std::vector<OutputFile>> convert_results(const Conversion& conversion) {
  const ConvertCommand& command = conversion.command;
  ScoreRequest request;
  request.benchmark = find_benchmark(command.benchmark);
  if (request.benchmark == nullptr) {
    return make_error(Code::UnknownName, "results are made by scoring: a benchmark that egoscope knows is needed", {},
                      "name it with --benchmark");
  }
  request.predictions = command.inputs;
  request.annotations = command.annotations;
  request.profiles = command.profiles;
  request.assets = command.assets;
  request.import = import_options(command.import);
  EGO_TRY(const ScoredRows scored,
          score_inputs(request, conversion.environment, conversion.progress, conversion.diagnostics));
  BuildOptions build;
  build.generator_version = kVersion;
  build.annotations = scored.questions.inputs;
  build.statistics = ScoreStatistics::RankSets;  // rows converted together are a board
  const Report report =
      build_report(*request.benchmark, scored.questions.set, scored.rows, conversion.diagnostics, build);
  return result_files(conversion, *request.benchmark, scored, report);
}

/// One file to a path or standard output; several into a folder.
Status write_files(const ConvertCommand& command, Environment& environment, const std::vector<OutputFile>& files) {
  const bool folder = !command.out.empty() && command.out != "-" &&
                      (files.size() > 1 || command.out.ends_with('/') || environment.files.is_folder(command.out) ||
                       files.front().name.find('/') != std::string::npos);
  if (folder)
    return write_folder(
        environment, command.out.ends_with('/') ? command.out.substr(0, command.out.size() - 1) : command.out, files);
  if (files.size() == 1) return write_output(environment, command.out, files.front().bytes);
  return make_error(Code::UnreadableFile, std::to_string(files.size()) + " files need a folder", {},
                    "name it with --out DIR");
}

}  // namespace

void ConvertCommand::declare(CLI::App& app) {
  app.add_option("INPUT", inputs, "files or folders of any form that is read")->required()->type_name("FILE");
  app.add_option("--to", to, "form to write")->required()->check(CLI::IsMember(all_forms()))->type_name("FORM");
  app.add_option("--benchmark", benchmark,
                 "benchmark the predictions are for; needed for results, and written into our own form")
      ->type_name("BENCH");
  app.add_option("--annotations", annotations,
                 "the benchmark's questions and answers, for results: file or folder, may be repeated")
      ->type_name("PATH")
      ->allow_extra_args(false);
  app.add_option("--profile", profiles, "scoring profile of results, may be repeated; `all` for every one")
      ->type_name("NAME")
      ->delimiter(',');
  app.add_option("--assets", assets, "folder of the bundled assets, if it is not beside the program")->type_name("DIR");
  app.add_option("--out", out, "file, or folder where several are written; default: standard output")
      ->type_name("PATH");
  app.add_option("--organization", organization, "who provides the data (eee)")->type_name("NAME");
  app.add_option("--relationship", relationship, "of who ran the evaluation to the model's maker (eee)")
      ->check(CLI::IsMember({"first_party", "third_party", "collaborative", "other"}));
  app.add_option("--retrieved", retrieved, "seconds since 1970 (eee); default: the run's end, else 0 with W125")
      ->type_name("EPOCH");
  app.add_option("--collection", collection, "folder below data/ (eee); default: the benchmark")->type_name("NAME");
  app.add_option("--hf-repo", hf_repo, "data set on Hugging Face that was asked (eee)")->type_name("OWNER/NAME");
  app.add_option("--dataset", dataset, "data set the result belongs to (hf-eval-results)")->type_name("OWNER/NAME");
  app.add_option("--task-id", task_id, "task of the headline column (hf-eval-results); default: the column")
      ->type_name("ID");
  app.add_option("--date", date, "date of the result, YYYY-MM-DD (hf-eval-results)")->type_name("DATE");
  app.add_option("--url", url, "address of the report (hf-eval-results)")->type_name("URL");
  app.add_flag("--with-gold", with_gold, "write reference answers even if the set does not publish them");
  app.add_flag("--all-columns", all_columns,
               "every column, not only the headline (hf-eval-results) or those shown (latex)");
  app.add_flag("--fraction", fraction, "fractions instead of percent (evalai)");
  declare_import(app, import);
  declare_messages(app, messages);
  app.footer(kFooter);
}

ExitCode ConvertCommand::run(Environment& environment) const {
  const MessageOptions message_form = message_options(messages, MessageForm::Text);
  Progress progress(environment, progress_form(messages, MessageForm::Text));
  Diagnostics diagnostics;
  const Conversion conversion{*this, environment, diagnostics, progress};
  const Result<std::vector<OutputFile>> files =
      is_prediction_form(to) ? convert_predictions(conversion) : convert_results(conversion);
  progress.clear();
  if (!files) return fail_with(environment.err, diagnostics, files.error(), message_form);
  print_messages(environment.err, diagnostics, message_form);
  if (files.value().empty()) {
    return fail_with(environment.err, {}, make_error(Code::EmptyFile, "there is nothing to write"), message_form);
  }
  const Status written = write_files(*this, environment, files.value());
  if (!written) return fail_output(environment.err, written.error());
  return diagnostics.errors() > 0 ? ExitCode::InvalidInput : ExitCode::Done;
}

}  // namespace ego::cli
