#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/report/analysis_json.h"
#include "core/report/pair_json.h"

namespace ego {
namespace {

std::uint32_t small(std::uint64_t value) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(value, 0xffffffff));
}

std::optional<stats::Bounds> read_bounds(const Fields& fields, std::string_view name) {
  const json::Value* value = fields.raw(name);
  const json::Array* ends = value == nullptr ? nullptr : value->if_array();
  if (ends == nullptr || ends->size() != 2) return std::nullopt;
  const auto lo = (*ends)[0].as_double();
  const auto hi = (*ends)[1].as_double();
  return lo && hi ? std::optional(stats::Bounds{*lo, *hi}) : std::nullopt;
}

/// Non-negative integers of an array; others are left out.
std::vector<std::uint64_t> read_counts(const Fields& fields, std::string_view name) {
  std::vector<std::uint64_t> out;
  const json::Value* value = fields.raw(name);
  const json::Array* list = value == nullptr ? nullptr : value->if_array();
  if (list == nullptr) return out;
  for (const json::Value& each : *list) {
    if (const auto count = each.as_int(); count && *count >= 0) out.push_back(static_cast<std::uint64_t>(*count));
  }
  return out;
}

template <class T>
void read_head(const Fields& fields, T& out) {
  out.column = ColumnId{fields.text("column")};
  out.profile = ProfileId{fields.text("profile")};
}

/// True for a permutation of 0 ... n - 1.
bool is_order(const std::vector<std::uint64_t>& order, std::size_t n) {
  std::vector<bool> seen(n, false);
  for (const std::uint64_t place : order) {
    const auto at = static_cast<std::size_t>(place);
    if (place >= n || seen[at]) return false;
    seen[at] = true;
  }
  return order.size() == n;
}

/// What stands in `x` goes to the matrix of the same column and profile; one that has no pairs is made of its rows.
void read_agreement(const Fields& fields, Analysis& analysis) {
  AgreementMatrix head;
  read_head(fields, head);
  const auto found = std::find_if(analysis.agreement.begin(), analysis.agreement.end(), [&](const auto& matrix) {
    return matrix.column == head.column && matrix.profile == head.profile;
  });
  if (found == analysis.agreement.end()) {
    const std::vector<std::string> rows = fields.texts("rows");
    if (rows.size() > 1) return;
    for (const std::string& row : rows) head.rows.emplace_back(row);
    head.order.assign(rows.size(), 0);
    analysis.agreement.push_back(std::move(head));
    return;
  }
  const std::vector<std::uint64_t> order = read_counts(fields, "order");
  if (is_order(order, found->rows.size()))
    std::transform(order.begin(), order.end(), found->order.begin(), [](std::uint64_t place) { return small(place); });
  found->fleiss = fields.number("fleiss");
  found->fleiss_items = fields.count("fleiss_items");
  found->draws = small(fields.count("draws"));
  found->level = fields.number("level").value_or(found->level);
  const std::vector<Fields> pairs = fields.objects("pairs");
  for (std::size_t i = 0; i < pairs.size() && i < found->pairs.size(); ++i) {
    found->pairs[i].items = pairs[i].count("items");
    found->pairs[i].same_wrong.same = pairs[i].count("same_wrong");
    found->pairs[i].kappa_bounds = read_bounds(pairs[i], "kappa_bounds");
    found->pairs[i].error_consistency_bounds = read_bounds(pairs[i], "error_consistency_bounds");
    found->pairs[i].same_wrong_bounds = read_bounds(pairs[i], "same_wrong_bounds");
  }
}

/// The first head belongs to the schema's list; the items of others are not in the file.
void read_items(const Fields& fields, std::size_t place, Analysis& analysis) {
  if (place >= analysis.items.size()) analysis.items.emplace_back();
  ItemTable& table = analysis.items[std::min(place, analysis.items.size() - 1)];
  read_head(fields, table);
  table.group_size = small(fields.count("group_size"));
  for (const std::string& row : fields.texts("rows")) table.rows.emplace_back(row);
  for (AnalyzedItem& item : table.items)
    item.right =
        static_cast<std::uint32_t>(std::lround(item.statistics.difficulty * static_cast<double>(table.rows.size())));
  const auto keys = fields.object("suspected_keys");
  if (!keys) return;
  for (AnalyzedItem& item : table.items) {
    if (item.suspicion == ItemSuspicion::Key) item.suspected_key = small(keys->count(item.id.value));
  }
}

void read_search(const Fields& fields, std::size_t place, Analysis& analysis) {
  if (fields.count("tried") == 0 || place >= analysis.slices.size()) {
    SliceSearch none;  // nothing was large enough to be tried
    none.baseline = RowId{fields.text("baseline")};
    none.candidate = RowId{fields.text("candidate")};
    analysis.slices.insert(
        analysis.slices.begin() + static_cast<std::ptrdiff_t>(std::min(place, analysis.slices.size())),
        std::move(none));
  }
  SliceSearch& search = analysis.slices[place];
  read_head(fields, search);
  search.n = fields.count("n");
  search.clusters = fields.count("clusters");
  search.difference = fields.number("difference").value_or(0);
  const std::vector<std::uint64_t> clusters = read_counts(fields, "clusters_in");
  for (std::size_t i = 0; i < clusters.size() && i < search.findings.size(); ++i)
    search.findings[i].clusters_in = clusters[i];
}

OptionPositions read_positions(const Fields& fields) {
  OptionPositions out;
  read_head(fields, out);
  out.gold = read_counts(fields, "gold");
  for (const Fields& row : fields.objects("rows")) {
    RowPositions positions;
    positions.row = RowId{row.text("row")};
    positions.right = read_counts(row, "right");
    positions.items = read_counts(row, "items");
    positions.given = read_counts(row, "given");
    for (auto* list : {&positions.right, &positions.items, &positions.given}) list->resize(out.gold.size());
    positions.other = row.count("other");
    positions.none = row.count("none");
    positions.spread = row.number("spread");
    out.rows.push_back(std::move(positions));
  }
  return out;
}

BaselineKind kind_of(const std::string& word) {
  return word == to_string(BaselineKind::Random)  ? BaselineKind::Random
         : word == to_string(BaselineKind::Blind) ? BaselineKind::Blind
                                                  : BaselineKind::Submitted;
}

BaselineCheck read_check(const Fields& fields) {
  BaselineCheck out;
  read_head(fields, out);
  out.n = fields.count("n");
  out.chance = fields.number("chance");
  for (const Fields& row : fields.objects("baselines"))
    out.baselines.push_back({RowId{row.text("id")}, kind_of(row.text("kind")), row.number("value").value_or(0)});
  for (const Fields& row : fields.objects("rows")) {
    BaselineContrast contrast;
    contrast.row = RowId{row.text("row")};
    contrast.best = small(row.count("best"));
    if (contrast.best >= out.baselines.size()) continue;
    contrast.difference = row.number("difference").value_or(0);
    contrast.p = row.number("p").value_or(1);
    contrast.p_adjusted = row.number("p_adjusted").value_or(1);
    contrast.separable = row.flag("separable", false);
    out.rows.push_back(std::move(contrast));
  }
  return out;
}

RowCalibration read_calibration_row(const Fields& fields) {
  RowCalibration out;
  read_head(fields, out);
  out.row = RowId{fields.text("row")};
  out.items = fields.count("items");
  out.without = fields.count("without");
  if (const auto found = fields.object("found")) out.found = read_calibration(*found);
  out.ece_bounds = read_bounds(fields, "ece_bounds");
  out.draws = small(fields.count("draws"));
  const json::Value* bins = fields.raw("bins");
  if (bins == nullptr || !bins->is_array()) return out;
  for (const json::Value& bin : *bins->if_array()) {
    const json::Array* parts = bin.if_array();
    if (parts == nullptr || parts->size() != 3) continue;
    const auto n = (*parts)[0].as_int();
    out.found.bins.push_back(
        {n && *n >= 0 ? static_cast<std::uint64_t>(*n) : 0, (*parts)[1].as_double(), (*parts)[2].as_double()});
  }
  return out;
}

GainContrast read_contrast(const Fields& fields) {
  GainContrast out;
  out.baseline_after = RowId{fields.text("baseline")};
  out.candidate_after = RowId{fields.text("candidate")};
  out.profile = ProfileId{fields.text("profile")};
  out.difference = fields.number("difference").value_or(0);
  out.interval = read_interval(fields, "interval");
  out.draws = small(fields.count("draws"));
  out.dropped = fields.count("dropped");
  return out;
}

RerunNoise read_noise(const Fields& fields) {
  return {RowId{fields.text("row")}, ProfileId{fields.text("profile")}, fields.count("items"),
          small(fields.count("repeats")), fields.number("flip_rate").value_or(0)};
}

}  // namespace

void read_analysis_extras(const Fields& fields, Analysis& analysis) {
  for (const Fields& matrix : fields.objects("agreement")) read_agreement(matrix, analysis);
  std::size_t place = 0;
  for (const Fields& table : fields.objects("items")) read_items(table, place++, analysis);
  place = 0;
  for (const Fields& search : fields.objects("slices")) read_search(search, place++, analysis);
  for (const Fields& positions : fields.objects("positions")) analysis.positions.push_back(read_positions(positions));
  for (const Fields& check : fields.objects("baselines")) analysis.baselines.push_back(read_check(check));
  for (const Fields& row : fields.objects("calibration")) analysis.calibration.push_back(read_calibration_row(row));
  const std::vector<Fields> gains = fields.objects("gains");
  for (std::size_t i = 0; i < gains.size() && i < analysis.gains.size(); ++i) {
    analysis.gains[i].paired_delta = gains[i].number("paired_delta");
    analysis.gains[i].se = gains[i].number("se");
    analysis.gains[i].clusters = gains[i].count("clusters");
  }
  for (const Fields& contrast : fields.objects("gain_contrasts"))
    analysis.gain_contrasts.push_back(read_contrast(contrast));
  for (const Fields& noise : fields.objects("rerun_noise")) analysis.rerun_noise.push_back(read_noise(noise));
}

}  // namespace ego
