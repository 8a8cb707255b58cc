#include "core/analysis/slice_finder.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>

#include "core/stats/multiple.h"

namespace ego {
namespace {

/// The items both rows ran, with their differences.
struct PairDifferences {
  std::vector<std::uint32_t> questions;
  std::vector<double> differences;
  stats::Clusters clusters;
};

PairDifferences differences_of(const AnswerTable& table, std::uint32_t baseline, std::uint32_t candidate) {
  PairDifferences out;
  std::vector<std::uint32_t> keys;
  for (std::size_t item = 0; item < table.items(); ++item) {
    if (!table.ran(baseline, item) || !table.ran(candidate, item)) continue;
    out.questions.push_back(table.questions[item]);
    out.differences.push_back(table.cells[candidate][item].score - table.cells[baseline][item].score);
    keys.push_back(table.clusters.of_item[item]);
  }
  out.clusters = stats::number_clusters(keys);
  return out;
}

/// The values of a facet among these questions, in canonical order.
std::vector<std::string_view> values_of(const QuestionSet& questions, const PairDifferences& pair, std::size_t facet) {
  std::vector<std::string_view> values;
  for (const std::uint32_t question : pair.questions) {
    const auto& facets = questions.questions[question].facets;
    if (facet >= facets.size() || facets[facet].empty()) continue;
    if (std::find(values.begin(), values.end(), facets[facet]) == values.end()) values.push_back(facets[facet]);
  }
  return values;
}

using Inside = std::vector<std::uint8_t>;  // shape [items of the pair]

Inside inside_of(const QuestionSet& questions, const PairDifferences& pair, std::size_t facet, std::string_view value) {
  Inside inside;
  inside.reserve(pair.questions.size());
  for (const std::uint32_t question : pair.questions) {
    const auto& facets = questions.questions[question].facets;
    inside.push_back(facet < facets.size() && facets[facet] == value ? 1 : 0);
  }
  return inside;
}

Inside both(const Inside& a, const Inside& b) {
  Inside out(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) out[i] = a[i] & b[i];
  return out;
}

struct Slice {
  SliceKeys keys;
  Inside inside;
};

/// Every facet value, then every pair of values of two facets, in facet order.
std::vector<Slice> candidates(const QuestionSet& questions, const PairDifferences& pair) {
  std::vector<Slice> singles;
  std::vector<std::size_t> facet_of;
  for (std::size_t facet = 0; facet < questions.facet_keys.size(); ++facet) {
    for (const std::string_view value : values_of(questions, pair, facet)) {
      singles.push_back(
          {{{questions.facet_keys[facet], std::string(value)}}, inside_of(questions, pair, facet, value)});
      facet_of.push_back(facet);
    }
  }
  std::vector<Slice> out = singles;
  for (std::size_t a = 0; a < singles.size(); ++a) {
    for (std::size_t b = a + 1; b < singles.size(); ++b) {
      if (facet_of[a] == facet_of[b]) continue;
      Slice slice{singles[a].keys, both(singles[a].inside, singles[b].inside)};
      slice.keys.push_back(singles[b].keys.front());
      out.push_back(std::move(slice));
    }
  }
  return out;
}

/// Items and clusters of one part.
struct PartSize {
  std::uint64_t items = 0;
  std::uint64_t clusters = 0;
};

PartSize size_of(const PairDifferences& pair, const Inside& inside, std::uint8_t part) {
  PartSize size;
  std::vector<bool> seen(pair.clusters.count, false);
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] != part) continue;
    ++size.items;
    const std::uint32_t cluster = pair.clusters.of_item[i];
    if (!seen[cluster]) ++size.clusters;
    seen[cluster] = true;
  }
  return size;
}

bool large_enough(const PartSize& size) { return size.items >= kSliceItems && size.clusters >= kSliceClusters; }

void adjust(std::vector<SliceFinding>& findings) {
  std::vector<double> p;
  for (const SliceFinding& finding : findings) {
    if (finding.contrast.p) p.push_back(*finding.contrast.p);
  }
  const std::vector<double> q = stats::benjamini_hochberg(p);
  std::size_t next = 0;
  for (SliceFinding& finding : findings) {
    if (finding.contrast.p) finding.q = q[next++];
  }
}

/// Adjusted values tie often: then the smaller p, then the order in which slices were tried.
bool before(const SliceFinding& a, const SliceFinding& b) {
  if (a.q.has_value() != b.q.has_value()) return a.q.has_value();
  if (a.q != b.q) return a.q.value_or(1) < b.q.value_or(1);
  return a.q && a.contrast.p.value_or(1) < b.contrast.p.value_or(1);
}

}  // namespace

SliceSearch find_slices(const QuestionSet& questions, const AnswerTable& table, std::uint32_t baseline,
                        std::uint32_t candidate) {
  const PairDifferences pair = differences_of(table, baseline, candidate);
  SliceSearch out;
  out.baseline = table.rows[baseline];
  out.candidate = table.rows[candidate];
  out.column = table.column;
  out.profile = table.profile;
  out.n = pair.questions.size();
  out.clusters = pair.clusters.count;
  out.difference = stats::standard_errors(pair.differences, pair.clusters).mean.value_or(0);
  std::set<Inside> seen;
  for (Slice& slice : candidates(questions, pair)) {
    const PartSize in = size_of(pair, slice.inside, 1);
    if (!large_enough(in) || !large_enough(size_of(pair, slice.inside, 0))) continue;
    if (!seen.insert(slice.inside).second) continue;
    const auto contrast = stats::slice_contrast(pair.differences, slice.inside, pair.clusters);
    if (!contrast) continue;
    out.findings.push_back({std::move(slice.keys), in.items, in.clusters, *contrast, std::nullopt});
  }
  out.tried = out.findings.size();
  adjust(out.findings);
  std::stable_sort(out.findings.begin(), out.findings.end(), before);
  return out;
}

}  // namespace ego
