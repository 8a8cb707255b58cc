#include "core/report/analysis_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/report/analysis_words.h"

namespace ego {
namespace {

void append(std::vector<DataTable>& to, std::vector<DataTable> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

std::string bounds_text(const std::optional<stats::Bounds>& bounds, double scale, int decimals) {
  if (!bounds) return {};
  return fmt::format("[{:.{}f}, {:.{}f}]", scale * bounds->lo, decimals, scale * bounds->hi, decimals);
}

DataCell with_bounds(DataCell cell, const std::optional<stats::Bounds>& bounds) {
  if (bounds) cell.text += ' ' + bounds_text(bounds, 1, 2);
  return cell;
}

/// `commonest letter per task` for a baseline that is no row of the report.
std::string baseline_name(const Report& report, const BaselineRow& baseline) {
  if (baseline.kind == BaselineKind::Random) return "random answers";
  constexpr std::string_view kMade = "baseline:";
  if (report.find_row(baseline.id) || !baseline.id.value.starts_with(kMade)) return row_name(report, baseline.id);
  std::string name = baseline.id.value.substr(kMade.size());
  std::replace(name.begin(), name.end(), '-', ' ');
  return name;
}

std::string per_cent(const std::optional<double>& share) {
  return share ? fmt::format("{:.1f} %", 100 * *share) : std::string("-");
}

}  // namespace

std::string row_name(const Report& report, const RowId& id) {
  const auto row = report.find_row(id);
  if (!row || report.rows[*row].model.name.empty()) return id.value;
  const std::string& name = report.rows[*row].model.name;
  const auto same = std::count_if(report.rows.begin(), report.rows.end(),
                                  [&](const ReportRow& each) { return each.model.name == name; });
  return same == 1 ? name : id.value;
}

std::vector<DataTable> agreement_tables(const Report& report) {
  std::vector<DataTable> out;
  for (const AgreementMatrix& matrix : report.analysis.agreement) {
    DataTable table;
    table.name = "agreement";
    table.title = analysis_heading(report, "Agreement", matrix.column, matrix.profile);
    table.notes = {
        "kappa: Cohen's, on the answers; no answer is an answer. 0 = as by chance, 1 = always the same",
        "error consistency: the same on right and not right, beyond what the two scores imply",
        "same wrong: share of the items both got wrong with an option on which they chose the same one, beside what "
        "random wrong options would give"};
    if (matrix.fleiss)
      table.notes.push_back(fmt::format("all {} rows together: Fleiss' kappa {:.2f} on {} items", matrix.rows.size(),
                                        *matrix.fleiss, matrix.fleiss_items));
    if (matrix.draws > 0)
      table.notes.push_back(fmt::format("[lo, hi]: {:.0f} % percentile interval of {} draws of clusters",
                                        100 * matrix.level, matrix.draws));
    table.columns = {{"row", Align::Left},
                     {"other row", Align::Left},
                     {"items"},
                     {"kappa"},
                     {"error consistency"},
                     {"joint wrong"},
                     {"same wrong"},
                     {"expected"}};
    for (std::size_t i = 0; i < matrix.order.size(); ++i) {
      for (std::size_t j = i + 1; j < matrix.order.size(); ++j) {
        const PairAgreement& pair = matrix.pairs[matrix.place(matrix.order[i], matrix.order[j])];
        table.rows.push_back({text_cell(row_name(report, matrix.rows[matrix.order[i]])),
                              text_cell(row_name(report, matrix.rows[matrix.order[j]])), count_cell(pair.items),
                              with_bounds(number_cell(pair.kappa, 2), pair.kappa_bounds),
                              with_bounds(number_cell(pair.error_consistency, 2), pair.error_consistency_bounds),
                              count_cell(pair.same_wrong.joint), percent_cell(pair.same_wrong.rate),
                              percent_cell(pair.same_wrong.expected)});
      }
    }
    out.push_back(std::move(table));
  }
  return out;
}

std::vector<DataTable> slice_tables(const Report& report) {
  std::vector<DataTable> out;
  constexpr std::size_t kShown = 10;
  for (const SliceSearch& search : report.analysis.slices) {
    DataTable table;
    table.name = "slices";
    table.title = analysis_heading(
        report,
        fmt::format("Slices: {} against {}", row_name(report, search.candidate), row_name(report, search.baseline)),
        search.column, search.profile);
    table.notes = {
        fmt::format("{} slices tried (every facet value and every pair of two, with at least {} items and {} "
                    "clusters inside and outside); q: Benjamini-Hochberg over all of them",
                    search.tried, kSliceItems, kSliceClusters),
        fmt::format("overall difference {:+.1f} points on {} items in {} clusters; contrast = difference "
                    "inside - outside, in points",
                    100 * search.difference, search.n, search.clusters)};
    table.shown = kShown;
    table.columns = {{"slice", Align::Left}, {"items"}, {"inside"}, {"outside"}, {"contrast"}, {"p"}, {"q"}};
    for (const SliceFinding& finding : search.findings) {
      std::string name;
      for (const auto& [facet, value] : finding.slice) name += (name.empty() ? "" : ", ") + facet + " = " + value;
      const stats::SliceContrast& found = finding.contrast;
      table.rows.push_back({text_cell(name), count_cell(finding.n_in), points_cell(found.diff_in),
                            points_cell(found.diff_out), points_cell(found.contrast), p_cell(found.p),
                            p_cell(finding.q)});
    }
    out.push_back(std::move(table));
  }
  return out;
}

std::vector<DataTable> baseline_tables(const Report& report) {
  std::vector<DataTable> out;
  for (const BaselineCheck& check : report.analysis.baselines) {
    if (check.baselines.empty()) continue;
    DataTable table;
    table.name = "baselines";
    table.title = analysis_heading(report, "Against baselines", check.column, check.profile);
    std::string list;
    for (const BaselineRow& baseline : check.baselines) {
      list +=
          fmt::format("{}{} {}", list.empty() ? "" : "; ", baseline_name(report, baseline), per_cent(baseline.value));
    }
    table.notes = {"baselines: " + list, "random answers: mean of 1,000 draws",
                   "p: cluster sign-flip test against the best baseline; adjusted by Holm over the baselines"};
    if (check.chance) table.notes.push_back("expected value of guessing: " + per_cent(check.chance));
    table.columns = {{"row", Align::Left}, {"above the best baseline"}, {"p"}, {"adjusted p"}, {"", Align::Left}};
    for (const BaselineContrast& row : check.rows) {
      table.rows.push_back({text_cell(row_name(report, row.row)), points_cell(row.difference), p_cell(row.p),
                            p_cell(row.p_adjusted),
                            text_cell(row.separable ? "" : "not separable from the best baseline")});
    }
    out.push_back(std::move(table));
  }
  return out;
}

std::vector<DataTable> claim_tables(const Report& report) {
  if (report.claims.empty()) return {};
  DataTable table;
  table.name = "claims";
  table.title = "Scores that the inputs claim, and what their rows come to";
  table.columns = {{"row", Align::Left},     {"claim", Align::Left}, {"claimed"}, {"recomputed"}, {"k"}, {"n"},
                   {"profile", Align::Left}, {"", Align::Left}};
  for (const ClaimCheck& claim : report.claims) {
    table.rows.push_back({text_cell(row_name(report, claim.row)), text_cell(claim.name), text_cell(claim.text),
                          number_cell(claim.recomputed, 5), count_cell(claim.k), count_cell(claim.n),
                          text_cell(claim.profile.value), text_cell(claim.agrees ? "" : "W121: differs")});
  }
  return {std::move(table)};
}

std::vector<DataTable> analysis_tables(const Report& report) {
  std::vector<DataTable> out = agreement_tables(report);
  append(out, item_tables(report));
  append(out, slice_tables(report));
  append(out, position_tables(report));
  append(out, baseline_tables(report));
  append(out, calibration_tables(report));
  append(out, gain_tables(report));
  append(out, persistence_tables(report));
  append(out, claim_tables(report));
  return out;
}

}  // namespace ego
