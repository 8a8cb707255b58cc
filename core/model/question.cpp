#include "core/model/question.h"

#include <algorithm>

namespace ego {

std::optional<std::uint32_t> QuestionSet::find(std::string_view id_or_alias) const {
  const auto found = by_id_.find(std::string(id_or_alias));
  if (found == by_id_.end()) return std::nullopt;
  return found->second;
}

void QuestionSet::index() {
  by_id_.clear();
  by_id_.reserve(2 * questions.size());
  std::unordered_map<std::string_view, std::uint32_t> clusters;
  for (std::uint32_t i = 0; i < questions.size(); ++i) {
    by_id_.try_emplace(questions[i].id.value, i);
    const auto next = static_cast<std::uint32_t>(clusters.size());
    questions[i].cluster = clusters.try_emplace(questions[i].video.value, next).first->second;
  }
  // Ids first: an alias never hides another question's own id.
  for (std::uint32_t i = 0; i < questions.size(); ++i) {
    for (const std::string& alias : questions[i].aliases) by_id_.try_emplace(alias, i);
  }
  cluster_count = static_cast<std::uint32_t>(clusters.size());
}

bool QuestionSet::in_column(const Question& question, const Column& column) const {
  return std::all_of(column.slice.begin(), column.slice.end(), [&](const auto& part) {
    const std::optional<std::size_t> facet = facet_index(part.first);
    return facet && *facet < question.facets.size() && question.facets[*facet] == part.second;
  });
}

std::optional<std::size_t> QuestionSet::facet_index(std::string_view key) const {
  const auto found = std::find(facet_keys.begin(), facet_keys.end(), key);
  if (found == facet_keys.end()) return std::nullopt;
  return static_cast<std::size_t>(found - facet_keys.begin());
}

bool QuestionSet::has_gold() const {
  return std::any_of(questions.begin(), questions.end(), [](const Question& q) { return !q.gold.is_null(); });
}

}  // namespace ego
