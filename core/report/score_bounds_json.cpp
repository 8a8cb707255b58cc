#include "core/report/score_bounds_json.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

#include "core/json/writer.h"

namespace ego {
namespace {

std::optional<std::uint32_t> rank_at(const json::Array& pair, std::size_t index) {
  const std::optional<std::int64_t> rank = pair[index].as_int();
  if (!rank || *rank < 1 || *rank > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  return static_cast<std::uint32_t>(*rank);
}

}  // namespace

void put_score_bounds(json::Object& out, const ReportScore& score) {
  if (const auto& interval = score.interval) {
    json::Object fields{{"lo", json::number(interval->lo)},
                        {"hi", json::number(interval->hi)},
                        {"level", json::number(interval->level)},
                        {"method", interval->method}};
    if (interval->n_eff) fields.emplace_back("n_eff", json::number(*interval->n_eff));
    if (interval->critical) fields.emplace_back("critical", json::number(*interval->critical));
    out.emplace_back("interval", std::move(fields));
  }
  if (const auto& error = score.standard_error) {
    out.emplace_back("se", json::Object{{"value", json::number(error->value)}, {"convention", error->convention}});
  }
  if (const auto& set = score.rank_set) {
    out.emplace_back("rank_set",
                     json::Array{json::number(std::uint64_t{set->lo}), json::number(std::uint64_t{set->hi})});
  }
  if (const auto& ranks = score.rank_probability) {
    out.emplace_back("rank_probability", json::Object{{"top1", json::number(ranks->top1)},
                                                      {"top3", json::number(ranks->top3)},
                                                      {"mean", json::number(ranks->mean)},
                                                      {"lo", json::number(std::uint64_t{ranks->lo})},
                                                      {"hi", json::number(std::uint64_t{ranks->hi})}});
  }
  if (score.clusters) {
    out.emplace_back("clusters", json::Object{{"key", score.cluster_key}, {"count", json::number(*score.clusters)}});
  }
  if (score.deff) out.emplace_back("deff", json::number(*score.deff));
  if (score.chance) out.emplace_back("chance", json::number(*score.chance));
  if (score.chance_corrected) out.emplace_back("chance_corrected", json::number(*score.chance_corrected));
}

void read_score_bounds(const Fields& fields, ReportScore& score) {
  if (const auto interval = fields.object("interval")) {
    const auto lo = interval->number("lo");
    const auto hi = interval->number("hi");
    const auto level = interval->number("level");
    if (lo && hi && level) {
      score.interval = ReportInterval{
          *lo, *hi, *level, interval->text("method"), interval->number("n_eff"), interval->number("critical")};
    }
  }
  if (const auto error = fields.object("se")) {
    if (const auto value = error->number("value"))
      score.standard_error = ReportStandardError{*value, error->text("convention")};
  }
  if (const auto clusters = fields.object("clusters")) {
    score.clusters = clusters->optional_count("count");
    score.cluster_key = clusters->text("key");
  }
  if (const auto ranks = fields.object("rank_probability")) {
    const auto rank = [&](std::string_view name) {
      return static_cast<std::uint32_t>(
          std::min<std::uint64_t>(ranks->count(name, 1), std::numeric_limits<std::uint32_t>::max()));
    };
    score.rank_probability =
        stats::RankProbability{ranks->number("top1").value_or(0), ranks->number("top3").value_or(0),
                               ranks->number("mean").value_or(0), rank("lo"), rank("hi")};
  }
  score.deff = fields.number("deff");
  score.chance = fields.number("chance");
  score.chance_corrected = fields.number("chance_corrected");
  const json::Value* set = fields.raw("rank_set");
  const json::Array* pair = set == nullptr ? nullptr : set->if_array();
  if (pair == nullptr || pair->size() != 2) return;
  const auto lo = rank_at(*pair, 0);
  const auto hi = rank_at(*pair, 1);
  if (lo && hi && *lo <= *hi) score.rank_set = ReportRankSet{*lo, *hi};
}

}  // namespace ego
