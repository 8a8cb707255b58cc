#include "core/model/question.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <map>
#include <unordered_map>

namespace ego {
namespace {

/// Used for finding only: no order of anything depends on it.
std::size_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text); }

}  // namespace

std::optional<std::uint32_t> QuestionSet::find(std::string_view id_or_alias) const {
  if (slots_.empty()) return std::nullopt;
  const std::size_t hash = hash_of(id_or_alias);
  for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.question == kFree) return std::nullopt;
    if (slot.hash == static_cast<std::uint32_t>(hash) && name_in(slot) == id_or_alias) return slot.question;
  }
}

void QuestionSet::index() {
  std::unordered_map<std::string_view, std::uint32_t> clusters;
  for (Question& question : questions) {
    const auto next = static_cast<std::uint32_t>(clusters.size());
    question.cluster = clusters.try_emplace(question.video.value, next).first->second;
  }
  cluster_count = static_cast<std::uint32_t>(clusters.size());
  index_names();
  index_groups();
}

std::string_view QuestionSet::name_in(const Slot& slot) const {
  const Question& question = questions[slot.question];
  return slot.name == 0 ? question.id.value : question.aliases[slot.name - 1];
}

/// The first question with a name keeps it: false for a later one.
bool QuestionSet::add_name(std::uint32_t question, std::uint32_t name) {
  Slot fresh{0, question, name};
  const std::string_view text = name_in(fresh);
  const std::size_t hash = hash_of(text);
  fresh.hash = static_cast<std::uint32_t>(hash);
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].question != kFree; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash == fresh.hash && name_in(slots_[at]) == text) return false;
  }
  slots_[at] = fresh;
  return true;
}

void QuestionSet::index_names() {
  std::size_t names = 0;
  for (const Question& question : questions) names += 1 + question.aliases.size();
  slots_.assign(std::bit_ceil(2 * names + 1), Slot{});
  ids_differ_ = true;
  for (std::uint32_t i = 0; i < questions.size(); ++i) {
    if (!add_name(i, 0)) ids_differ_ = false;
  }
  packed_ids_.clear();
  id_begins_.assign(1, 0);
  for (const Question& question : questions) {
    packed_ids_ += question.id.value;
    id_begins_.push_back(static_cast<std::uint32_t>(packed_ids_.size()));
  }
  // Ids first: an alias never hides another question's own id.
  for (std::uint32_t i = 0; i < questions.size(); ++i) {
    for (std::uint32_t k = 0; k < questions[i].aliases.size(); ++k) add_name(i, k + 1);
  }
}

/// Splits the groups by one facet after the other: (group so far, facet value) becomes a new group.
void QuestionSet::index_groups() {
  group_of_question_.assign(questions.size(), 0);
  for (std::size_t facet = 0; facet < facet_keys.size(); ++facet) {
    std::unordered_map<std::string_view, std::uint32_t> values;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> groups;
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const std::vector<std::string>& facets = questions[i].facets;
      const std::string_view text = facet < facets.size() ? std::string_view{facets[facet]} : std::string_view{};
      const std::uint32_t value = values.try_emplace(text, static_cast<std::uint32_t>(values.size())).first->second;
      const auto fresh = static_cast<std::uint32_t>(groups.size());
      group_of_question_[i] = groups.try_emplace({group_of_question_[i], value}, fresh).first->second;
    }
  }
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
