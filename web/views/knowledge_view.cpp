#include "web/views/knowledge_view.h"

namespace ego::web {
namespace {

/// Both sides of some items, ready for the statistics.
struct PairedSides {
  std::vector<std::uint8_t> before;
  std::vector<std::uint8_t> after;
  stats::Clusters clusters;
};

PairedSides sides_of(const QuestionSet& questions, const StageItems& items, const Column* column) {
  PairedSides sides;
  std::vector<std::uint32_t> keys;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Question& question = questions.questions[items.listed(i)];
    if (column != nullptr && !questions.in_column(question, *column)) continue;
    sides.before.push_back(items.pattern(i)[0] == 'R' ? 1 : 0);
    sides.after.push_back(items.pattern(i)[1] == 'R' ? 1 : 0);
    keys.push_back(question.cluster);
  }
  sides.clusters = stats::number_clusters(keys);
  return sides;
}

std::uint64_t count_dropped(const StageItems& items, const ScoredRun& run, std::size_t stage) {
  std::uint64_t dropped = 0;
  for (std::size_t i = 0; i < items.size(); ++i)
    dropped += run.verdicts.outcome(items.question(i, stage)) == Outcome::Dropped ? 1 : 0;
  return dropped;
}

}  // namespace

std::optional<GainView> find_gain(const Benchmark& benchmark, const QuestionSet& questions,
                                  std::span<const Stage> stages, const StageItems& items) {
  if (stages.size() != 2 || stages[0].column->id != stages[1].column->id || items.size() == 0) return std::nullopt;
  GainView view;
  view.rules = benchmark.knowledge_gains(questions, *stages[0].row, *stages[1].row, stages[1].run->profile);
  if (view.rules.empty()) return std::nullopt;
  const PairedSides sides = sides_of(questions, items, nullptr);
  view.paired = measure_gain(sides.before, sides.after, sides.clusters, GainOptions{});
  stats::CriticalValues critical(GainOptions{}.level);
  view.dropped_before = count_dropped(items, *stages[0].run, 0);
  view.dropped_after = count_dropped(items, *stages[1].run, 1);
  for (const Column& column : questions.columns) {
    if (column.group != "discipline") continue;
    const PairedSides part = sides_of(questions, items, &column);
    if (part.before.empty()) continue;
    view.slices.push_back({&column, stats::knowledge_gain(part.before, part.after, part.clusters, critical)});
  }
  return view;
}

}  // namespace ego::web
