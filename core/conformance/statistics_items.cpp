#include <algorithm>

#include "core/conformance/statistics_values.h"
#include "core/stats/agreement.h"
#include "core/stats/calibration.h"
#include "core/stats/items.h"

namespace ego::conformance {
namespace {

using json::Array;
using json::Object;
using json::Value;

Object kappa_object(const std::optional<stats::Kappa>& found, std::string_view observed, std::string_view expected) {
  Object out;
  out.emplace_back(std::string(observed), found ? json::number(found->observed) : Value{});
  out.emplace_back(std::string(expected), found ? json::number(found->expected) : Value{});
  out.emplace_back("kappa", found ? to_value(found->kappa) : Value{});
  return out;
}

Value cohen(const StatisticsInput& in) {
  const auto labels = in.categories("x", "y");
  std::uint32_t categories = 0;
  for (const auto& list : labels) {
    for (const std::uint32_t label : list) categories = std::max(categories, label + 1);
  }
  return kappa_object(stats::cohen_kappa(labels[0], labels[1], categories), "po", "pe");
}

Value fleiss(const StatisticsInput& in) {
  std::vector<std::vector<std::uint32_t>> counts;
  for (const Value& item : in.array("counts")) {
    counts.emplace_back();
    for (const std::int64_t count : integers_of(item)) counts.back().push_back(static_cast<std::uint32_t>(count));
  }
  return kappa_object(stats::fleiss_kappa(counts), "p_bar", "pe");
}

std::optional<std::uint32_t> option_of(const Value& value) {
  const auto index = value.as_int();
  return index ? std::optional(static_cast<std::uint32_t>(*index)) : std::nullopt;
}

Value same_wrong(const StatisticsInput& in) {
  const Array& a = in.array("a");
  const Array& b = in.array("b");
  const auto gold = in.integers("gold");
  const auto options = in.integers("k");
  std::vector<stats::OptionPair> pairs;
  for (std::size_t i = 0; i < a.size() && i < b.size() && i < gold.size() && i < options.size(); ++i) {
    pairs.push_back({option_of(a[i]), option_of(b[i]), static_cast<std::uint32_t>(gold[i]),
                     static_cast<std::uint32_t>(options[i])});
  }
  const stats::SameWrong found = stats::same_wrong(pairs);
  return Object{{"n_joint", to_value(found.joint)},
                {"n_same", to_value(found.same)},
                {"rate", to_value(found.rate)},
                {"expected", to_value(found.expected)},
                {"lift", to_value(found.lift)}};
}

std::vector<std::vector<std::uint8_t>> bit_rows(const StatisticsInput& in) {
  std::vector<std::vector<std::uint8_t>> rows;
  for (const Value& row : in.array("X")) rows.push_back(bits_of(row));
  return rows;
}

Value analysis(const StatisticsInput& in) {
  const auto rows = bit_rows(in);
  if (rows.empty()) return Object{};
  const stats::ItemAnalysis found = stats::analyze_items(rows);
  Array items;
  for (const stats::ItemStatistics& item : found.items) {
    items.emplace_back(Object{{"p", json::number(item.difficulty)},
                              {"r_rest", to_value(item.r_rest)},
                              {"d27", json::number(item.d27)},
                              {"p_neg", to_value(item.p_negative)},
                              {"q_neg", to_value(item.q_negative)},
                              {"flag", item.flag == stats::ItemFlag::None ? Value{} : Value{to_string(item.flag)}}});
  }
  return Object{{"group_size", to_value(std::uint64_t{found.group_size})}, {"items", std::move(items)}};
}

Value reruns(const StatisticsInput& in) {
  const auto rows = bit_rows(in);
  const auto rate = stats::expected_flip_rate(rows);
  return Object{{"flip_rate", to_value(rate)},
                {"expected_flips", rate ? json::number(*rate * static_cast<double>(rows.size())) : Value{}}};
}

Value confidence(const StatisticsInput& in) {
  const stats::Calibration found = stats::calibration(in.numbers("conf"), in.bits("y"), in.small_count("bins"));
  Array bins;
  for (const stats::CalibrationBin& bin : found.bins) {
    bins.emplace_back(Array{to_value(bin.n), to_value(bin.confidence), to_value(bin.outcome)});
  }
  return Object{{"brier", to_value(found.brier)},
                {"ece", to_value(found.ece)},
                {"mce", to_value(found.mce)},
                {"ece_mass", to_value(found.ece_mass)},
                {"reliability", to_value(found.reliability)},
                {"resolution", to_value(found.resolution)},
                {"uncertainty", to_value(found.uncertainty)},
                {"auroc", to_value(found.auroc)},
                {"bins", std::move(bins)}};
}

}  // namespace

std::optional<Value> run_items(std::string_view operation, const StatisticsInput& in) {
  if (operation == "cohen_kappa") return cohen(in);
  if (operation == "fleiss_kappa") return fleiss(in);
  if (operation == "error_consistency") {
    return kappa_object(stats::error_consistency(in.bits("a"), in.bits("b")), "c_obs", "c_exp");
  }
  if (operation == "same_wrong") return same_wrong(in);
  if (operation == "item_analysis") return analysis(in);
  if (operation == "aa_flip") return reruns(in);
  if (operation == "calibration") return confidence(in);
  return std::nullopt;
}

}  // namespace ego::conformance
