#include "core/report/analysis_json.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/json/members.h"
#include "core/json/writer.h"

namespace ego {
namespace {

using json::Array;
using json::number_or_null;
using json::Object;
using json::put;
using json::put_count;
using json::put_text;
using json::Value;

Value pair_json(const AgreementMatrix& matrix, const PairAgreement& pair) {
  Object out;
  put(out, "a", matrix.rows[pair.a].value);
  put(out, "b", matrix.rows[pair.b].value);
  put(out, "column", matrix.column.value);
  put(out, "profile", matrix.profile.value);
  put(out, "cohen_kappa", number_or_null(pair.kappa));
  put(out, "error_consistency", number_or_null(pair.error_consistency));
  put(out, "same_wrong", number_or_null(pair.same_wrong.rate));
  put(out, "same_wrong_expected", number_or_null(pair.same_wrong.expected));
  put_count(out, "joint_wrong", pair.same_wrong.joint);
  return out;
}

Value item_json(const AnalyzedItem& item) {
  Object out;
  put(out, "id", item.id.value);
  put(out, "difficulty", json::number(item.statistics.difficulty));
  put(out, "r_rest", number_or_null(item.statistics.r_rest));
  put(out, "d27", json::number(item.statistics.d27));
  put(out, "q_negative", number_or_null(item.statistics.q_negative));
  const std::string_view flag = to_string(item.suspicion);
  put(out, "flag", flag.empty() ? Value{} : Value{std::string(flag)});
  Object votes;
  for (const AnswerVotes& vote : item.votes) put_count(votes, answer_name(vote.answer), vote.rows);
  put(out, "votes", std::move(votes));
  return out;
}

Value slice_json(const SliceSearch& search, const SliceFinding& finding) {
  Object out;
  put(out, "baseline", search.baseline.value);
  put(out, "candidate", search.candidate.value);
  put(out, "column", search.column.value);
  Object keys;
  for (const auto& [facet, value] : finding.slice) put(keys, facet, value);
  put(out, "slice", std::move(keys));
  put_count(out, "n_in", finding.n_in);
  put(out, "diff_in", json::number(finding.contrast.diff_in));
  put(out, "diff_out", json::number(finding.contrast.diff_out));
  put(out, "contrast", json::number(finding.contrast.contrast));
  put(out, "se", number_or_null(finding.contrast.se));
  put(out, "p", number_or_null(finding.contrast.p));
  put(out, "q", number_or_null(finding.q));
  put_count(out, "tried", search.tried);
  return out;
}

Value claim_json(const ClaimCheck& claim) {
  Object out;
  put(out, "row", claim.row.value);
  put(out, "name", claim.name);
  put(out, "text", claim.text);
  put(out, "claimed", json::number(claim.claimed));
  put(out, "column", claim.column.value);
  put(out, "profile", claim.profile.value);
  put(out, "recomputed", json::number(claim.recomputed));
  put_count(out, "k", claim.k);
  put_count(out, "n", claim.n);
  put(out, "agrees", claim.agrees);
  return out;
}

void put_unless_empty(Object& out, std::string_view name, Array list) {
  if (!list.empty()) put(out, name, std::move(list));
}

}  // namespace

Value calibration_json(const stats::Calibration& calibration) {
  Object out;
  put(out, "brier", number_or_null(calibration.brier));
  put(out, "ece", number_or_null(calibration.ece));
  put(out, "ece_mass", number_or_null(calibration.ece_mass));
  put(out, "mce", number_or_null(calibration.mce));
  put(out, "auroc", number_or_null(calibration.auroc));
  put(out, "reliability", number_or_null(calibration.reliability));
  put(out, "resolution", number_or_null(calibration.resolution));
  put(out, "uncertainty", number_or_null(calibration.uncertainty));
  return out;
}

void put_analysis(Object& out, const Report& report) {
  const Analysis& analysis = report.analysis;
  Array agreement;
  for (const AgreementMatrix& matrix : analysis.agreement) {
    for (const PairAgreement& pair : matrix.pairs) agreement.push_back(pair_json(matrix, pair));
  }
  put_unless_empty(out, "agreement", std::move(agreement));
  Array items;
  if (!analysis.items.empty()) {
    for (const AnalyzedItem& item : analysis.items.front().items) items.push_back(item_json(item));
  }
  put_unless_empty(out, "item_analysis", std::move(items));
  Array slices;
  for (const SliceSearch& search : analysis.slices) {
    for (const SliceFinding& finding : search.findings) slices.push_back(slice_json(search, finding));
  }
  put_unless_empty(out, "slices", std::move(slices));
  Array gains;
  for (const MeasuredGain& gain : analysis.gains) gains.push_back(to_json(gain));
  put_unless_empty(out, "knowledge", std::move(gains));
  Array persistence;
  for (const RowPersistence& row : analysis.persistence) persistence.push_back(to_json(row));
  put_unless_empty(out, "persistence", std::move(persistence));
  Object extras;
  if (Value found = analysis_extras(analysis); !found.if_object()->empty()) put(extras, "analysis", std::move(found));
  Array claims;
  for (const ClaimCheck& claim : report.claims) claims.push_back(claim_json(claim));
  put_unless_empty(extras, "claims", std::move(claims));
  if (!extras.empty()) put(out, "x", std::move(extras));
}

}  // namespace ego
