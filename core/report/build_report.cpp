#include "core/report/build_report.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "core/base/version.h"
#include "core/board/ranking.h"
#include "core/board/score_statistics.h"
#include "core/json/writer.h"
#include "core/report/schema_names.h"

namespace ego {
namespace {

/// Lists every input once and tells where it stands.
class InputList {
 public:
  explicit InputList(std::vector<ReportInput>& inputs) : inputs_(inputs) {}

  std::uint32_t place(const InputInfo& info, std::string_view role) {
    const auto next = static_cast<std::uint32_t>(inputs_.size());
    const auto [found, added] = places_.try_emplace({info.label, info.sha256}, next);
    if (added) inputs_.push_back({info, std::string(role)});
    return found->second;
  }

 private:
  std::vector<ReportInput>& inputs_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> places_;
};

std::string row_kind(const ScoredSubmission& row) {
  const std::string& kind = row.submission.model.kind;
  if (kind == "human" || kind == "baseline") return kind;
  return row.stated.empty() ? "scored" : "aggregate";
}

ReportScore report_score(const Score& score, const Benchmark& benchmark) {
  ReportScore out;
  out.score = score;
  std::erase_if(out.score.flags, [](const std::string& flag) { return !is_schema_flag(flag); });
  std::sort(out.score.flags.begin(), out.score.flags.end());
  out.score.flags.erase(std::unique(out.score.flags.begin(), out.score.flags.end()), out.score.flags.end());
  if (const Profile* profile = find_profile(benchmark, score.profile.value)) out.profile_version = profile->version;
  return out;
}

/// As the file states it; the interval is Wilson's where the count behind it is known (statistics.md 3.5).
ReportScore report_score(const StatedScore& stated, double level) {
  ReportScore out;
  out.score = stated.score;
  if (stated.right) out.interval = wilson_interval(*stated.right, stated.score.n, level);
  if (stated.standard_error) out.standard_error = ReportStandardError{*stated.standard_error, stated.error_convention};
  return out;
}

ReportRow report_row(const ScoredSubmission& row, const Benchmark& benchmark, double level, InputList& inputs) {
  ReportRow out;
  out.id = row.submission.row;
  out.model = row.submission.model;
  out.run = row.submission.run;
  out.kind = row_kind(row);
  for (const InputInfo& input : row.submission.inputs) out.inputs.push_back(inputs.place(input, "predictions"));
  if (out.run.mode != "full") out.flags.emplace_back("ablation");
  if (out.kind == "baseline") out.flags.emplace_back("baseline");
  for (const ScoredRun& run : row.runs) {
    out.repeats = std::max(out.repeats, most_repeats(run));
    for (const Score& score : run.scores) out.scores.push_back(report_score(score, benchmark));
  }
  if (!row.stated.empty()) out.flags.emplace_back("from_aggregate");
  for (const StatedScore& stated : row.stated) out.scores.push_back(report_score(stated, level));
  return out;
}

ReportBenchmark report_benchmark(const Benchmark& benchmark, const QuestionSet& questions) {
  const BenchmarkInfo& info = benchmark.info();
  ReportBenchmark out;
  out.id = info.id;
  out.title = info.title;
  out.revision = questions.revision;
  out.split = questions.split;
  out.n_items = questions.questions.size();
  out.items_sha256 = questions.sha256;
  out.license = info.license;
  out.url = info.url;
  return out;
}

std::vector<ReportColumn> report_columns(const QuestionSet& questions) {
  std::vector<ReportColumn> columns;
  for (const Column& column : questions.columns) {
    ReportColumn out;
    out.column = column;
    out.n = static_cast<std::uint64_t>(
        std::count_if(questions.questions.begin(), questions.questions.end(),
                      [&](const Question& question) { return questions.in_column(question, column); }));
    out.absent = out.n == 0;
    columns.push_back(std::move(out));
  }
  return columns;
}

std::string gold_text(const json::Value& gold) {
  if (const auto text = gold.as_id_text()) return *text;
  return json::write(gold, json::Layout::Compact);
}

struct ItemContext {
  const QuestionSet& questions;
  const ScoredSubmission& row;
  const ReportRow& report_row;
  GoldPolicy gold;
  ReplyText replies;
};

ReportItem report_item(const ItemContext& context, const ScoredRun& run, const VerdictView& verdict) {
  const Question& question = context.questions.questions[verdict.question];
  ReportItem item;
  item.id = question.id;
  item.row = context.report_row.id;
  item.profile = run.profile;
  item.cluster = question.video;
  item.outcome = verdict.outcome;
  item.reason = verdict.reason;
  if (in_denominator(Denominator::AllItems, verdict.outcome)) item.score = item_score(verdict);
  if (!verdict.answer.empty()) item.answer = std::string(verdict.answer);
  const bool show_gold = context.gold == GoldPolicy::Always || context.questions.gold_is_public;
  if (show_gold && !question.gold.is_null()) item.gold = gold_text(question.gold);
  item.rule = verdict.rule;
  item.span = verdict.span;
  if (!verdict.prediction || *verdict.prediction >= context.row.submission.predictions.size()) return item;
  const Prediction& prediction = context.row.submission.predictions[*verdict.prediction];
  if (!run.repeats.empty()) item.repeat = repeat_of(prediction);
  if (context.replies == ReplyText::Included) item.response = prediction.response;
  if (prediction.input < context.report_row.inputs.size()) {
    item.input = context.report_row.inputs[prediction.input];
    item.line = prediction.line;
  }
  return item;
}

}  // namespace

std::vector<std::uint32_t> rows_by_id(std::span<const ScoredSubmission> rows) {
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return rows[a].submission.row < rows[b].submission.row; });
  return order;
}

BuildOptions score_report_options(std::vector<InputInfo> annotations) {
  BuildOptions options;
  options.generator_version = kVersion;
  options.annotations = std::move(annotations);
  options.statistics = ScoreStatistics::RankSets;
  options.analyses = {AnalysisKind::Gains};
  return options;
}

Report build_report(const Benchmark& benchmark, const QuestionSet& questions, std::span<const ScoredSubmission> rows,
                    const Diagnostics& diagnostics, const BuildOptions& options) {
  Report report;
  report.generator_version = options.generator_version;
  report.generator_commit = options.generator_commit;
  report.stamp = options.stamp;
  report.benchmark = report_benchmark(benchmark, questions);
  report.settings = options.settings;
  report.settings.cluster = benchmark.info().cluster_key;
  const std::vector<std::string> asked = std::exchange(report.settings.profiles, {});
  report.columns = report_columns(questions);
  InputList inputs(report.inputs);
  for (const InputInfo& input : options.annotations) inputs.place(input, "annotations");
  for (const std::uint32_t row : rows_by_id(rows)) {
    report.rows.push_back(report_row(rows[row], benchmark, report.settings.level, inputs));
    if (!report.settings.profiles.empty()) continue;
    for (const ScoredRun& run : rows[row].runs) report.settings.profiles.push_back(run.profile.value);
  }
  if (report.settings.profiles.empty()) report.settings.profiles = asked;
  if (report.settings.profiles.empty()) {
    for (const Profile* profile : default_profiles(benchmark)) report.settings.profiles.push_back(profile->id.value);
  }
  report.diagnostics = report_diagnostics(diagnostics);
  rank_scores(report);
  std::vector<const ScoredSubmission*> in_order;
  for (const std::uint32_t row : rows_by_id(rows)) in_order.push_back(&rows[row]);
  add_intervals(benchmark, questions, in_order, report);
  add_analyses(benchmark, questions, in_order, options, report);
  if (options.statistics == ScoreStatistics::RankSets) {
    add_rank_sets(questions, in_order,
                  {.alpha = report.settings.alpha,
                   .seed = report.settings.seed,
                   .draws = static_cast<std::uint32_t>(report.settings.draws),
                   .workers = options.workers},
                  report);
  }
  return report;
}

std::vector<ReportItem> build_items(const QuestionSet& questions, std::span<const ScoredSubmission> rows,
                                    const Report& report, GoldPolicy gold, ReplyText replies) {
  std::vector<ReportItem> items;
  const std::vector<std::uint32_t> order = rows_by_id(rows);
  for (std::size_t i = 0; i < order.size() && i < report.rows.size(); ++i) {
    const ItemContext context{questions, rows[order[i]], report.rows[i], gold, replies};
    for (const ScoredRun& run : context.row.runs) {
      for_each_answer(run, [&](const VerdictView& verdict) {
        if (verdict.outcome == Outcome::NotSubmitted || verdict.question >= questions.questions.size()) return;
        items.push_back(report_item(context, run, verdict));
      });
    }
  }
  return items;
}

void rank_scores(Report& report) {
  std::map<std::pair<std::string, std::string>, std::vector<RankEntry>> groups;
  std::map<std::pair<std::string, std::string>, std::vector<ReportScore*>> cells;
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    ReportRow& row = report.rows[i];
    const bool ranks = row.kind == "scored" && row.run.mode == "full";
    for (ReportScore& score : row.scores) {
      score.rank.reset();
      score.tied = false;
      if (!ranks || !score.score.value) continue;
      const auto key = std::pair(score.score.profile.value, score.score.column.value);
      groups[key].push_back({*score.score.value, score.score.n, row.id.value});
      cells[key].push_back(&score);
    }
  }
  for (auto& [key, entries] : groups) {
    const auto column = report.find_column(ColumnId{key.second});
    const bool higher = !column || report.columns[*column].column.higher_is_better;
    const std::vector<Rank> ranks = rank_entries(entries, higher ? RankOrder::HigherFirst : RankOrder::LowerFirst);
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      cells[key][i]->rank = ranks[i].rank;
      cells[key][i]->tied = ranks[i].tied;
    }
  }
}

ReportDiagnostics report_diagnostics(const Diagnostics& diagnostics) {
  ReportDiagnostics out;
  out.errors = diagnostics.errors();
  out.warnings = diagnostics.warnings();
  out.infos = diagnostics.infos();
  for (const auto& [code, count] : diagnostics.by_code()) out.by_code.emplace_back(code, count);
  out.list = diagnostics.sorted();
  out.cut = diagnostics.cut();
  return out;
}

}  // namespace ego
