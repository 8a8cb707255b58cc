#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/report/analysis_tables.h"
#include "core/report/analysis_words.h"

namespace ego {
namespace {

std::string votes_text(const AnalyzedItem& item) {
  std::string out;
  for (const AnswerVotes& vote : item.votes)
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", answer_name(vote.answer), vote.rows);
  return out;
}

/// Flagged items first, then the hardest: what a maintainer would look at.
std::vector<const AnalyzedItem*> by_interest(const ItemTable& table) {
  std::vector<const AnalyzedItem*> items;
  for (const AnalyzedItem& item : table.items) items.push_back(&item);
  std::stable_sort(items.begin(), items.end(), [](const AnalyzedItem* a, const AnalyzedItem* b) {
    if (a->suspicion != b->suspicion) return a->suspicion > b->suspicion;
    return a->statistics.difficulty < b->statistics.difficulty;
  });
  return items;
}

}  // namespace

std::vector<DataTable> item_tables(const Report& report) {
  std::vector<DataTable> out;
  constexpr std::size_t kShown = 20;
  for (const ItemTable& items : report.analysis.items) {
    if (items.items.empty()) continue;
    DataTable table;
    table.name = "items";
    table.title = analysis_heading(report, "Items", items.column, items.profile);
    table.notes = {
        fmt::format("{} rows vote: full runs of models that ran every item; difficulty = share of them that is right",
                    items.rows.size()),
        fmt::format("r: correlation of being right with the rest of the score; d27: share right of the {} best rows "
                    "minus that of the {} worst",
                    items.group_size, items.group_size),
        "suspicions, not verdicts: DEAD nobody right, FREE everybody right, NEG stronger rows get it wrong, KEY? the "
        "strongest agree on another option"};
    if (items.rows.size() < stats::kFewModels)
      table.notes.push_back(fmt::format("no suspicions with fewer than {} rows", stats::kFewModels));
    table.shown = kShown;
    table.columns = {{"item", Align::Left}, {"right"},         {"difficulty"},        {"r"}, {"d27"},
                     {"q of r < 0"},        {"", Align::Left}, {"votes", Align::Left}};
    for (const AnalyzedItem* item : by_interest(items)) {
      table.rows.push_back({text_cell(item->id.value), count_cell(item->right),
                            number_cell(item->statistics.difficulty, 2), number_cell(item->statistics.r_rest, 2),
                            number_cell(item->statistics.d27, 2), p_cell(item->statistics.q_negative),
                            text_cell(to_string(item->suspicion)), text_cell(votes_text(*item))});
    }
    out.push_back(std::move(table));
  }
  if (report.analysis.rerun_noise.empty()) return out;
  DataTable noise;
  noise.name = "reruns";
  noise.title = "What a rerun alone changes";
  noise.columns = {{"row", Align::Left}, {"profile", Align::Left}, {"items"}, {"repeats"}, {"items that flip"}};
  for (const RerunNoise& row : report.analysis.rerun_noise) {
    noise.rows.push_back({text_cell(row_name(report, row.row)), text_cell(row.profile.value), count_cell(row.items),
                          count_cell(row.repeats), number_cell(row.flip_rate * static_cast<double>(row.items), 1)});
  }
  out.push_back(std::move(noise));
  return out;
}

std::vector<DataTable> position_tables(const Report& report) {
  std::vector<DataTable> out;
  for (const OptionPositions& positions : report.analysis.positions) {
    DataTable table;
    table.name = "positions";
    table.title = analysis_heading(report, "Option positions", positions.column, positions.profile);
    std::string gold;
    table.columns = {{"row", Align::Left}};
    for (std::size_t at = 0; at < positions.gold.size(); ++at) {
      const std::string letter = answer_name(static_cast<std::uint32_t>(at + 1));
      gold += fmt::format("{}{} {}", at == 0 ? "" : ", ", letter, positions.gold[at]);
      table.columns.push_back({letter + " given"});
      table.columns.push_back({letter + " right %"});
    }
    table.columns.insert(table.columns.end(), {{"other"}, {"none"}, {"spread"}});
    table.notes = {"items whose right option stands there: " + gold,
                   fmt::format("right %: of those items; spread: largest minus smallest, places with {} items or more",
                               kPositionItems)};
    for (const RowPositions& row : positions.rows) {
      std::vector<DataCell> cells = {text_cell(row_name(report, row.row))};
      for (std::size_t at = 0; at < positions.gold.size(); ++at) {
        cells.push_back(count_cell(row.given[at]));
        const bool any = row.items[at] > 0;
        cells.push_back(
            percent_cell(any ? std::optional(static_cast<double>(row.right[at]) / static_cast<double>(row.items[at]))
                             : std::nullopt));
      }
      cells.push_back(count_cell(row.other));
      cells.push_back(count_cell(row.none));
      cells.push_back(percent_cell(row.spread));
      table.rows.push_back(std::move(cells));
    }
    out.push_back(std::move(table));
  }
  return out;
}

std::vector<DataTable> calibration_tables(const Report& report) {
  if (report.analysis.calibration.empty()) return {};
  DataTable table;
  table.name = "calibration";
  table.title = "Calibration of stated confidences";
  table.notes = {
      "ECE with 15 bins of equal width; it is biased upward for few items, so its bootstrap interval stands beside it"};
  table.columns = {{"row", Align::Left},
                   {"profile", Align::Left},
                   {"items"},
                   {"without"},
                   {"Brier"},
                   {"ECE"},
                   {"ECE, equal groups"},
                   {"MCE"},
                   {"AUROC"}};
  for (const RowCalibration& row : report.analysis.calibration) {
    DataCell ece = number_cell(row.found.ece, 3);
    if (row.ece_bounds) ece.text += fmt::format(" [{:.3f}, {:.3f}]", row.ece_bounds->lo, row.ece_bounds->hi);
    table.rows.push_back({text_cell(row_name(report, row.row)), text_cell(row.profile.value), count_cell(row.items),
                          count_cell(row.without), number_cell(row.found.brier, 3), std::move(ece),
                          number_cell(row.found.ece_mass, 3), number_cell(row.found.mce, 3),
                          number_cell(row.found.auroc, 3)});
  }
  return {std::move(table)};
}

std::vector<DataTable> gain_tables(const Report& report) {
  std::vector<DataTable> out;
  if (!report.analysis.gains.empty()) {
    DataTable table;
    table.name = "gains";
    table.title = "Knowledge gain";
    table.columns = {{"before", Align::Left},
                     {"after", Align::Left},
                     {"profile", Align::Left},
                     {"n"},
                     {"right before"},
                     {"right after"},
                     {"gained"},
                     {"lost"},
                     {"delta"},
                     {"wrong to right"},
                     {"right to wrong"},
                     {"p"}};
    const auto cell = [](const std::optional<double>& value, const std::optional<DifferenceInterval>& interval) {
      DataCell out_cell = percent_cell(value);
      if (interval) out_cell.text += fmt::format(" [{:.1f}, {:.1f}]", 100 * interval->lo, 100 * interval->hi);
      return out_cell;
    };
    for (const MeasuredGain& each : report.analysis.gains) {
      const Knowledge& gain = each.gain;
      table.rows.push_back({text_cell(row_name(report, gain.before)), text_cell(row_name(report, gain.after)),
                            text_cell(gain.profile.value), count_cell(gain.n), count_cell(gain.right_before),
                            count_cell(gain.right_after), count_cell(gain.gained), count_cell(gain.lost),
                            cell(gain.delta, each.interval), cell(gain.w2r, each.w2r_interval),
                            cell(gain.r2w, each.r2w_interval),
                            p_cell(each.test ? std::optional(each.test->p) : std::nullopt)});
    }
    table.notes = {
        "delta = (after - before) / (1 - before); percent with 95 % interval; p: sign-flip test of before "
        "against after"};
    out.push_back(std::move(table));
  }
  if (report.analysis.gain_contrasts.empty()) return out;
  DataTable table;
  table.name = "gain-contrasts";
  table.title = "Knowledge gains against each other";
  table.notes = {"difference of the two deltas in points, cluster bootstrap with shared draws"};
  table.columns = {{"candidate", Align::Left}, {"baseline", Align::Left}, {"profile", Align::Left}, {"difference"}};
  for (const GainContrast& each : report.analysis.gain_contrasts) {
    DataCell difference = points_cell(each.difference);
    if (each.interval)
      difference.text += fmt::format(" [{:+.1f}, {:+.1f}]", 100 * each.interval->lo, 100 * each.interval->hi);
    table.rows.push_back({text_cell(row_name(report, each.candidate_after)),
                          text_cell(row_name(report, each.baseline_after)), text_cell(each.profile.value),
                          std::move(difference)});
  }
  out.push_back(std::move(table));
  return out;
}

std::vector<DataTable> persistence_tables(const Report& report) {
  if (report.analysis.persistence.empty()) return {};
  DataTable table;
  table.name = "persistence";
  table.title = "Memory persistence, seconds";
  table.notes = {
      "restricted mean: area under the survival curve up to the last recall, given that the item was right at "
      "first; official: the published mean over all items"};
  table.columns = {{"row", Align::Left}, {"column", Align::Left}, {"n"}, {"right at first"}, {"official"}, {"capped"},
                   {"median"},           {"restricted mean"},     {"SE"}};
  for (const RowPersistence& row : report.analysis.persistence) {
    const bool followed = row.initially_right > 0;
    table.rows.push_back({text_cell(row_name(report, row.row)), text_cell(row.column.value), count_cell(row.n),
                          count_cell(row.initially_right), number_cell(row.official_mpt, 1),
                          number_cell(row.capped_mpt, 1), number_cell(row.curve.median_secs, 0),
                          number_cell(followed ? std::optional(row.curve.restricted_mean_secs) : std::nullopt, 1),
                          number_cell(row.restricted_mean_se, 1)});
  }
  return {std::move(table)};
}

}  // namespace ego
