#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/report/analysis_json.h"

namespace ego {
namespace {

std::uint32_t small(std::uint64_t value) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(value, 0xffffffff));
}

/// Pairs of one column and profile as the list gives them.
struct ListedPairs {
  AgreementMatrix matrix;

  std::map<RowId, std::uint32_t> places;

  std::uint32_t row(const RowId& id) {
    const auto [found, added] = places.try_emplace(id, static_cast<std::uint32_t>(matrix.rows.size()));
    if (added) matrix.rows.push_back(id);
    return found->second;
  }
};

PairAgreement read_pair(const Fields& fields) {
  PairAgreement pair;
  pair.kappa = fields.number("cohen_kappa");
  pair.error_consistency = fields.number("error_consistency");
  pair.same_wrong.rate = fields.number("same_wrong");
  pair.same_wrong.expected = fields.number("same_wrong_expected");
  pair.same_wrong.joint = fields.count("joint_wrong");
  if (pair.same_wrong.rate && pair.same_wrong.expected && *pair.same_wrong.expected > 0)
    pair.same_wrong.lift = *pair.same_wrong.rate / *pair.same_wrong.expected;
  return pair;
}

/// Only whole matrices are kept: every pair of the rows once, in the order of writing.
bool is_whole(const AgreementMatrix& matrix) {
  const std::size_t rows = matrix.rows.size();
  if (matrix.pairs.size() != rows * (rows - 1) / 2) return false;
  for (std::size_t i = 0; i < matrix.pairs.size(); ++i) {
    const PairAgreement& pair = matrix.pairs[i];
    if (pair.a >= pair.b || matrix.place(pair.a, pair.b) != i) return false;
  }
  return true;
}

void read_agreement(const Fields& root, Analysis& analysis) {
  std::vector<ListedPairs> listed;
  for (const Fields& fields : root.objects("agreement")) {
    const ColumnId column{fields.text("column")};
    const ProfileId profile{fields.text("profile")};
    const bool next =
        listed.empty() || listed.back().matrix.column != column || listed.back().matrix.profile != profile;
    if (next) {
      listed.emplace_back();
      listed.back().matrix.column = column;
      listed.back().matrix.profile = profile;
    }
    PairAgreement pair = read_pair(fields);
    pair.a = listed.back().row(RowId{fields.text("a")});
    pair.b = listed.back().row(RowId{fields.text("b")});
    listed.back().matrix.pairs.push_back(pair);
  }
  for (ListedPairs& each : listed) {
    if (!is_whole(each.matrix)) continue;
    each.matrix.order = cluster_order(each.matrix);
    analysis.agreement.push_back(std::move(each.matrix));
  }
}

ItemSuspicion suspicion_of(const std::string& flag) {
  for (const ItemSuspicion each :
       {ItemSuspicion::Dead, ItemSuspicion::Free, ItemSuspicion::Negative, ItemSuspicion::Key}) {
    if (to_string(each) == flag) return each;
  }
  return ItemSuspicion::None;
}

/// The number behind a vote's name; nothing for a name that nobody writes.
std::optional<std::uint32_t> answer_of(std::string_view name) {
  for (std::uint32_t answer = 0; answer <= kOtherAnswer; ++answer) {
    if (answer_name(answer) == name) return answer;
  }
  return std::nullopt;
}

AnalyzedItem read_item(const Fields& fields) {
  AnalyzedItem item;
  item.id = QuestionId{fields.text("id")};
  item.question = kUnknownQuestion;
  item.statistics.difficulty = fields.number("difficulty").value_or(0);
  item.statistics.r_rest = fields.number("r_rest");
  item.statistics.d27 = fields.number("d27").value_or(0);
  item.statistics.q_negative = fields.number("q_negative");
  item.suspicion = suspicion_of(fields.text("flag"));
  if (const auto votes = fields.object("votes")) {
    for (const auto& [name, value] : *votes->value().if_object()) {
      const auto answer = answer_of(name);
      const auto rows = value.as_int();
      if (answer && rows && *rows > 0) item.votes.push_back({*answer, small(static_cast<std::uint64_t>(*rows))});
    }
    std::sort(item.votes.begin(), item.votes.end(),
              [](const AnswerVotes& a, const AnswerVotes& b) { return a.answer < b.answer; });
  }
  return item;
}

SliceFinding read_finding(const Fields& fields) {
  SliceFinding out;
  if (const auto keys = fields.object("slice")) {
    for (const auto& [facet, value] : *keys->value().if_object()) {
      if (const std::string* text = value.if_string()) out.slice.emplace_back(facet, *text);
    }
  }
  out.n_in = fields.count("n_in");
  out.contrast.diff_in = fields.number("diff_in").value_or(0);
  out.contrast.diff_out = fields.number("diff_out").value_or(0);
  out.contrast.contrast = fields.number("contrast").value_or(0);
  out.contrast.se = fields.number("se");
  out.contrast.p = fields.number("p");
  if (out.contrast.se && *out.contrast.se > 0) out.contrast.t = out.contrast.contrast / *out.contrast.se;
  out.q = fields.number("q");
  return out;
}

/// A search ends where the next finding is of other rows, or where it has as many findings as it says it tried.
void read_slices(const Fields& root, Analysis& analysis) {
  for (const Fields& fields : root.objects("slices")) {
    const RowId baseline{fields.text("baseline")};
    const RowId candidate{fields.text("candidate")};
    const ColumnId column{fields.text("column")};
    const bool same = !analysis.slices.empty() && analysis.slices.back().baseline == baseline &&
                      analysis.slices.back().candidate == candidate && analysis.slices.back().column == column &&
                      analysis.slices.back().findings.size() < analysis.slices.back().tried;
    if (!same) {
      SliceSearch search;
      search.baseline = baseline;
      search.candidate = candidate;
      search.column = column;
      search.tried = fields.count("tried");
      analysis.slices.push_back(std::move(search));
    }
    analysis.slices.back().findings.push_back(read_finding(fields));
  }
}

ClaimCheck read_claim(const Fields& fields) {
  ClaimCheck out;
  out.row = RowId{fields.text("row")};
  out.name = fields.text("name");
  out.text = fields.text("text");
  out.claimed = fields.number("claimed").value_or(0);
  out.column = ColumnId{fields.text("column")};
  out.profile = ProfileId{fields.text("profile")};
  out.recomputed = fields.number("recomputed").value_or(0);
  out.k = fields.count("k");
  out.n = fields.count("n");
  out.agrees = fields.flag("agrees", true);
  return out;
}

}  // namespace

stats::Calibration read_calibration(const Fields& fields) {
  stats::Calibration out;
  out.brier = fields.number("brier");
  out.ece = fields.number("ece");
  out.ece_mass = fields.number("ece_mass");
  out.mce = fields.number("mce");
  out.auroc = fields.number("auroc");
  out.reliability = fields.number("reliability");
  out.resolution = fields.number("resolution");
  out.uncertainty = fields.number("uncertainty");
  return out;
}

void read_analysis(const Fields& root, Report& report) {
  read_agreement(root, report.analysis);
  ItemTable items;
  for (const Fields& item : root.objects("item_analysis")) items.items.push_back(read_item(item));
  if (!items.items.empty()) report.analysis.items.push_back(std::move(items));
  read_slices(root, report.analysis);
  for (const Fields& gain : root.objects("knowledge")) report.analysis.gains.push_back(read_gain(gain));
  for (const Fields& row : root.objects("persistence")) report.analysis.persistence.push_back(read_persistence(row));
  const auto extras = root.object("x");
  if (!extras) return;
  if (const auto analysis = extras->object("analysis")) read_analysis_extras(*analysis, report.analysis);
  for (const Fields& claim : extras->objects("claims")) report.claims.push_back(read_claim(claim));
}

}  // namespace ego
