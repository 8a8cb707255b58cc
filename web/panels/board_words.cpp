#include "web/panels/board_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/benchmarks/benchmark.h"
#include "core/benchmarks/registry.h"
#include "core/compare/pair.h"
#include "core/model/macro_column.h"
#include "core/report/table_view.h"
#include "web/panels/panels.h"
#include "web/text/words.h"
#include "web/views/board_view.h"
#include "web/views/facet_names.h"

namespace ego::web {
namespace {

constexpr double kPercent = 100;

/// Data words that have a name in both languages; others are shown as they are.
constexpr std::array<Words, 12> kFactTitles{{
    {"weights", Text::Weights},
    {"origin", Text::FactOrigin},
    {"organization", Text::Organization},
    {"params", Text::FactParams},
    {"frames", Text::FactFrames},
    {"audio", Text::FactAudio},
    {"subtitles", Text::FactSubtitles},
    {"mode", Text::FactMode},
    {"stage", Text::FactStage},
    {"harness", Text::Harness},
    {"kind", Text::FilterKind},
    {"date", Text::Date},
}};

constexpr std::array<Words, 11> kFlagWords{{
    {"few_clusters", Text::FlagFewClusters},
    {"one_cluster", Text::FlagOneCluster},
    {"clipped", Text::FlagClipped},
    {"from_aggregate", Text::FlagFromAggregate},
    {"partial_coverage", Text::FlagPartialCoverage},
    {"profile_drops_rows", Text::FlagProfileDrops},
    {"impossible_value", Text::FlagImpossible},
    {"truncation_only", Text::FlagTruncation},
    {"ablation", Text::AblationTag},
    {"baseline", Text::BaselineTag},
    {"small_slice", Text::FlagSmallSlice},
}};

std::string percent_of(double fraction) { return score_text(fraction, "fraction"); }

std::string interval_words(const Ui& ui, const BoardCell& cell, const BoardColumn& column) {
  if (!cell.interval || column.unit != "fraction") return {};
  std::string text = ui.say(Text::CellInterval, {fmt::format("{:.0f}", kPercent * cell.interval->level),
                                                 percent_of(cell.interval->lo), percent_of(cell.interval->hi)});
  if (cell.clusters) text += ", " + ui.say(Text::CellClusters, {std::to_string(*cell.clusters)});
  if (cell.deff) text += ", " + ui.say(Text::CellDeff, {fmt::format("{:.2f}", *cell.deff)});
  return text + " (" + cell.interval->method + ")";
}

std::string rank_sentence(const Ui& ui, const BoardCell& cell) {
  if (!cell.rank) return {};
  std::string text = ui.say(Text::Rank, {std::to_string(*cell.rank)});
  if (cell.tied) text += std::string(", ") + ui.say(Text::Tied);
  if (cell.rank_set) text += "; " + ui.say(Text::RankSetSentence, {rank_words(cell)});
  return text;
}

Text formula_text(std::string_view metric) {
  if (metric == "accuracy") return Text::FormulaAccuracy;
  if (metric == "rta") return Text::FormulaRta;
  if (metric == "delta_knowledge") return Text::FormulaDelta;
  if (metric.starts_with(kMacroMetric)) return Text::FormulaMacro;
  return Text::FormulaOther;
}

/// What the formula is about: the columns a mean is made of, else the metric's own name.
std::string metric_argument(const Ui& ui, std::string_view metric) {
  if (!metric.starts_with(kMacroMetric)) return std::string(metric);
  return group_title(ui, metric.substr(kMacroMetric.size()));
}

}  // namespace

std::string kind_title(const Ui& ui, std::string_view kind) {
  if (kind == "baseline") return ui.say(Text::BaselineTag);
  if (kind == "human") return ui.say(Text::HumanTag);
  if (kind == "ablation") return ui.say(Text::AblationTag);
  if (kind == "model") return ui.say(Text::ModelColumn);
  return std::string(kind);
}

std::string group_title(const Ui& ui, std::string_view group) { return facet_title(group, ui.tongue); }

std::string fact_title(const Ui& ui, std::string_view field) {
  if (const auto title = find_words(kFactTitles, field)) return ui.say(*title);
  return title_case(field);
}

std::string denominator_words(const Ui& ui, const BoardCell& cell) {
  if (!cell.has_counts) return cell.n == 0 ? std::string() : ui.say(Text::Denominator, {std::to_string(cell.n)});
  std::string text = fmt::format("{}/{}", cell.k, cell.n);
  const std::pair<std::uint64_t, Text> parts[] = {{cell.counts.invalid(), Text::CountsInvalid},
                                                  {cell.counts.missing, Text::CountsMissing},
                                                  {cell.counts.partial, Text::CountsPartial},
                                                  {cell.counts.dropped, Text::CountsDropped},
                                                  {cell.counts.unscorable, Text::CountsUnscorable}};
  for (const auto& [count, word] : parts) {
    if (count > 0) text += fmt::format(", {} {}", count, ui.say(word));
  }
  return text;
}

std::string cell_detail(const Ui& ui, const BoardColumn& column, const BoardCell& cell) {
  std::string out;
  const auto line = [&](const std::string& text) {
    if (text.empty()) return;
    if (!out.empty()) out += '\n';
    out += text;
  };
  line(denominator_words(ui, cell));
  if (!cell.has_counts && cell.n == 0 && column.n) {
    line(ui.say(Text::Denominator, {std::to_string(*column.n)}) +
         (column.n_basis.empty() ? "" : " (" + column.n_basis + ")"));
  } else if (!cell.has_counts && cell.n == 0 && cell.value) {
    line(ui.say(Text::DenominatorUnknown));
  }
  line(interval_words(ui, cell, column));
  line(rank_sentence(ui, cell));
  if (cell.chance && cell.chance_corrected && column.unit == "fraction")
    line(
        ui.say(Text::CellChance, {percent_of(*cell.chance), fmt::format("{:.1f}", kPercent * *cell.chance_corrected)}));
  for (const std::string& flag : cell.flags) line(flag_words(ui, flag));
  for (const LintMark& mark : cell.lint) line(to_string(mark.code) + "  " + mark.sentence);
  line(cell.note);
  return out;
}

std::string flag_words(const Ui& ui, std::string_view flag) {
  if (const auto words = find_words(kFlagWords, flag)) return ui.say(*words);
  return title_case(flag);
}

std::string column_help(const Ui& ui, const BoardColumn& column) {
  std::string out = ui.say(formula_text(column.metric), {metric_argument(ui, column.metric)});
  if (column.n)
    out += "  " + ui.say(Text::Denominator, {std::to_string(*column.n)}) +
           (column.n_basis.empty() ? "" : " (" + column.n_basis + ")");
  if (!column.higher_is_better) out += std::string("  ") + ui.say(Text::LowerIsBetter);
  return out;
}

std::string profile_help(const Ui& ui, const Board& board) {
  const Benchmark* benchmark = find_benchmark(board.benchmark.value);
  const Profile* profile = benchmark == nullptr ? nullptr : find_profile(*benchmark, board.profile.value);
  if (profile == nullptr) return {};
  std::string out = ui.say(Text::ProfileVersion, {profile->id.value, profile->version}) + ": " +
                    localized(ui, profile->title, profile->title_zh);
  if (!profile->source.empty()) out += "\n" + std::string(ui.say(Text::Source)) + ": " + profile->source;
  return out;
}

std::string points_interval(const Comparison& comparison) {
  if (!comparison.interval) return {};
  return "[" + points_text(comparison.interval->lo) + ", " + points_text(comparison.interval->hi) + "]";
}

std::string verdict_word(const Ui& ui, PairVerdict verdict) {
  switch (verdict) {
    case PairVerdict::Better: return ui.say(Text::VerdictBetter);
    case PairVerdict::Worse:
    case PairVerdict::WithinMargin: return ui.say(Text::VerdictWorse);
    case PairVerdict::NoDifferenceShown:
    case PairVerdict::NotWorse: return ui.say(Text::VerdictNone);
    case PairVerdict::Inconclusive: return ui.say(Text::VerdictInconclusive);
  }
  return {};
}

std::string comparison_words(const Ui& ui, const Comparison& comparison) {
  std::string text = ui.say(Text::PairPoints, {points_text(comparison.difference)});
  if (const std::string interval = points_interval(comparison); !interval.empty()) text += " " + interval;
  const bool adjusted = comparison.test.p_adjusted.has_value();
  text += ", p " + p_text(comparison.test.p_adjusted.value_or(comparison.test.p));
  if (adjusted) text += comparison.test.adjustment == "bh" ? " (BH)" : " (Holm)";
  if (comparison.mde80) text += ", " + ui.say(Text::CellMde, {fmt::format("{:.1f}", kPercent * *comparison.mde80)});
  text += ": " + verdict_word(ui, comparison.verdict);
  if (is_small_slice(comparison)) text += "; " + flag_words(ui, "small_slice");
  return text;
}

}  // namespace ego::web
