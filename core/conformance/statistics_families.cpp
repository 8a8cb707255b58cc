#include "core/conformance/statistics_values.h"
#include "core/stats/max_t.h"
#include "core/stats/multiple.h"
#include "core/stats/ranks.h"

namespace ego::conformance {
namespace {

using json::Array;
using json::Object;
using json::Value;

stats::ScoreTable table_of(const StatisticsInput& in) {
  stats::ScoreTable table;
  for (const Value& row : in.array("S")) table.sums.push_back(integers_of(row));
  return table;
}

Array sets_of(const std::vector<stats::RankSet>& sets) {
  Array out;
  for (const stats::RankSet& set : sets) {
    out.emplace_back(Array{to_value(std::uint64_t{set.lo}), to_value(std::uint64_t{set.hi})});
  }
  return out;
}

Value all_pairs(const StatisticsInput& in) {
  const stats::ScoreTable table = table_of(in);
  const stats::Sequence sequence = in.sequence();
  const std::vector<stats::MaxTPair> pairs = stats::max_t(table, sequence.seed, in.small_count("B"), sequence.stream);
  Array listed;
  for (const stats::MaxTPair& pair : pairs) {
    listed.emplace_back(Object{{"a", to_value(std::uint64_t{pair.a})},
                               {"b", to_value(std::uint64_t{pair.b})},
                               {"T", json::number(pair.difference)},
                               {"t", json::number(pair.t)},
                               {"p_raw", json::number(pair.p_raw)},
                               {"p_single", json::number(pair.p_single)},
                               {"p_step", json::number(pair.p_step)}});
  }
  const std::vector<std::optional<double>> scores(table.sums.size(), 0.0);
  const auto separated = stats::separations(pairs, in.number("alpha"));
  return Object{{"pairs", std::move(listed)}, {"rank_sets", sets_of(stats::rank_rows(scores, separated).sets)}};
}

Value probabilities(const StatisticsInput& in) {
  Array models;
  const auto found =
      stats::rank_probabilities(table_of(in), in.sequence().seed, in.small_count("B"), in.number("conf"));
  for (const stats::RankProbability& row : found) {
    models.emplace_back(Object{{"p_top1", json::number(row.top1)},
                               {"p_top3", json::number(row.top3)},
                               {"mean_rank", json::number(row.mean)},
                               {"lo", to_value(std::uint64_t{row.lo})},
                               {"hi", to_value(std::uint64_t{row.hi})}});
  }
  return Object{{"models", std::move(models)}};
}

Value ranking(const StatisticsInput& in) {
  std::vector<std::optional<double>> scores;
  for (const Value& score : in.array("scores")) scores.push_back(score.as_double());
  std::vector<stats::Separation> separated;
  for (const Value& pair : in.array("better")) {
    const auto rows = integers_of(pair);
    if (rows.size() != 2) return Object{};
    separated.push_back({static_cast<std::uint32_t>(rows[0]), static_cast<std::uint32_t>(rows[1])});
  }
  const stats::Ranking found = stats::rank_rows(scores, separated);
  Array ranks;
  for (const auto& rank : found.rank) ranks.push_back(rank ? to_value(std::uint64_t{*rank}) : Value{});
  Array bands;
  for (const auto& band : found.bands) bands.emplace_back(to_values(band));
  return Object{{"order", to_values(found.order)},
                {"rank", std::move(ranks)},
                {"rank_sets", sets_of(found.sets)},
                {"bands", std::move(bands)},
                {"leaders", to_values(found.leaders)}};
}

}  // namespace

std::optional<Value> run_families(std::string_view operation, const StatisticsInput& in) {
  if (operation == "holm") return Object{{"adjusted", to_values(stats::holm(in.numbers("p")))}};
  if (operation == "bh") return Object{{"adjusted", to_values(stats::benjamini_hochberg(in.numbers("p")))}};
  if (operation == "max_t") return all_pairs(in);
  if (operation == "rank_bootstrap") return probabilities(in);
  if (operation == "rank_sets") return ranking(in);
  return std::nullopt;
}

}  // namespace ego::conformance
