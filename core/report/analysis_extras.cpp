#include <string>
#include <utility>
#include <vector>

#include "core/json/members.h"
#include "core/json/writer.h"
#include "core/report/analysis_json.h"
#include "core/report/pair_json.h"

namespace ego {
namespace {

using json::Array;
using json::id_texts;
using json::number_or_null;
using json::Object;
using json::put;
using json::put_count;
using json::Value;

Value bounds_json(const std::optional<stats::Bounds>& bounds) {
  if (!bounds) return {};
  return Array{json::number(bounds->lo), json::number(bounds->hi)};
}

template <class Number>
Array numbers(const std::vector<Number>& values) {
  Array out;
  for (const Number value : values) out.push_back(json::number(std::uint64_t{value}));
  return out;
}

template <class T>
Object head_of(const T& found) {
  Object out;
  put(out, "column", found.column.value);
  put(out, "profile", found.profile.value);
  return out;
}

Value agreement_json(const AgreementMatrix& matrix) {
  Object out = head_of(matrix);
  put(out, "rows", id_texts(matrix.rows));
  put(out, "order", numbers(matrix.order));
  put(out, "fleiss", number_or_null(matrix.fleiss));
  put_count(out, "fleiss_items", matrix.fleiss_items);
  put_count(out, "draws", matrix.draws);
  put(out, "level", json::number(matrix.level));
  Array pairs;
  for (const PairAgreement& pair : matrix.pairs) {
    Object fields;
    put_count(fields, "items", pair.items);
    put_count(fields, "same_wrong", pair.same_wrong.same);
    if (matrix.draws > 0) {
      put(fields, "kappa_bounds", bounds_json(pair.kappa_bounds));
      put(fields, "error_consistency_bounds", bounds_json(pair.error_consistency_bounds));
      put(fields, "same_wrong_bounds", bounds_json(pair.same_wrong_bounds));
    }
    pairs.push_back(std::move(fields));
  }
  put(out, "pairs", std::move(pairs));
  return out;
}

Value items_json(const ItemTable& table) {
  Object out = head_of(table);
  put(out, "rows", id_texts(table.rows));
  put_count(out, "group_size", table.group_size);
  Object keys;
  for (const AnalyzedItem& item : table.items) {
    if (item.suspected_key) put_count(keys, item.id.value, *item.suspected_key);
  }
  if (!keys.empty()) put(out, "suspected_keys", std::move(keys));
  return out;
}

Value search_json(const SliceSearch& search) {
  Object out = head_of(search);
  put(out, "baseline", search.baseline.value);
  put(out, "candidate", search.candidate.value);
  put_count(out, "n", search.n);
  put_count(out, "clusters", search.clusters);
  put(out, "difference", json::number(search.difference));
  put_count(out, "tried", search.tried);
  std::vector<std::uint64_t> clusters;
  for (const SliceFinding& finding : search.findings) clusters.push_back(finding.clusters_in);
  put(out, "clusters_in", numbers(clusters));
  return out;
}

Value positions_json(const OptionPositions& positions) {
  Object out = head_of(positions);
  put(out, "gold", numbers(positions.gold));
  Array rows;
  for (const RowPositions& row : positions.rows) {
    Object fields;
    put(fields, "row", row.row.value);
    put(fields, "right", numbers(row.right));
    put(fields, "items", numbers(row.items));
    put(fields, "given", numbers(row.given));
    put_count(fields, "other", row.other);
    put_count(fields, "none", row.none);
    put(fields, "spread", number_or_null(row.spread));
    rows.push_back(std::move(fields));
  }
  put(out, "rows", std::move(rows));
  return out;
}

Value check_json(const BaselineCheck& check) {
  Object out = head_of(check);
  put_count(out, "n", check.n);
  put(out, "chance", number_or_null(check.chance));
  Array baselines;
  for (const BaselineRow& row : check.baselines) {
    Object fields;
    put(fields, "id", row.id.value);
    put(fields, "kind", to_string(row.kind));
    put(fields, "value", json::number(row.value));
    baselines.push_back(std::move(fields));
  }
  put(out, "baselines", std::move(baselines));
  Array rows;
  for (const BaselineContrast& row : check.rows) {
    Object fields;
    put(fields, "row", row.row.value);
    put_count(fields, "best", row.best);
    put(fields, "difference", json::number(row.difference));
    put(fields, "p", json::number(row.p));
    put(fields, "p_adjusted", json::number(row.p_adjusted));
    put(fields, "separable", row.separable);
    rows.push_back(std::move(fields));
  }
  put(out, "rows", std::move(rows));
  return out;
}

Value calibration_row_json(const RowCalibration& found) {
  Object out = head_of(found);
  put(out, "row", found.row.value);
  put_count(out, "items", found.items);
  put_count(out, "without", found.without);
  put(out, "found", calibration_json(found.found));
  put(out, "ece_bounds", bounds_json(found.ece_bounds));
  put_count(out, "draws", found.draws);
  Array bins;
  for (const stats::CalibrationBin& bin : found.found.bins) {
    bins.push_back(Array{json::number(bin.n), number_or_null(bin.confidence), number_or_null(bin.outcome)});
  }
  put(out, "bins", std::move(bins));
  return out;
}

Value gain_json(const MeasuredGain& gain) {
  Object out;
  put(out, "paired_delta", number_or_null(gain.paired_delta));
  put(out, "se", number_or_null(gain.se));
  put_count(out, "clusters", gain.clusters);
  return out;
}

Value contrast_json(const GainContrast& contrast) {
  Object out;
  put(out, "baseline", contrast.baseline_after.value);
  put(out, "candidate", contrast.candidate_after.value);
  put(out, "profile", contrast.profile.value);
  put(out, "difference", json::number(contrast.difference));
  put(out, "interval", interval_json(contrast.interval));
  put_count(out, "draws", contrast.draws);
  put_count(out, "dropped", contrast.dropped);
  return out;
}

Value noise_json(const RerunNoise& noise) {
  Object out;
  put(out, "row", noise.row.value);
  put(out, "profile", noise.profile.value);
  put_count(out, "items", noise.items);
  put_count(out, "repeats", noise.repeats);
  put(out, "flip_rate", json::number(noise.flip_rate));
  return out;
}

template <class T>
void put_each(Object& out, std::string_view name, const std::vector<T>& list, Value (*to_value)(const T&)) {
  if (list.empty()) return;
  Array array;
  for (const T& each : list) array.push_back(to_value(each));
  put(out, name, std::move(array));
}

}  // namespace

Value analysis_extras(const Analysis& analysis) {
  Object out;
  put_each(out, "agreement", analysis.agreement, agreement_json);
  put_each(out, "items", analysis.items, items_json);
  put_each(out, "slices", analysis.slices, search_json);
  put_each(out, "positions", analysis.positions, positions_json);
  put_each(out, "baselines", analysis.baselines, check_json);
  put_each(out, "calibration", analysis.calibration, calibration_row_json);
  put_each(out, "gains", analysis.gains, gain_json);
  put_each(out, "gain_contrasts", analysis.gain_contrasts, contrast_json);
  put_each(out, "rerun_noise", analysis.rerun_noise, noise_json);
  return out;
}

}  // namespace ego
