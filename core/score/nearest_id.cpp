#include "core/score/nearest_id.h"

#include <algorithm>

#include "core/text/ascii.h"

namespace ego {
namespace {

constexpr std::size_t kLongestId = 512;  // submission.schema.json; longer texts are no typing errors

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string folded_id(std::string_view id) {
  std::string folded;
  folded.reserve(id.size());
  for (const char c : id) {
    if (text::kAsciiSpace.find(c) == std::string_view::npos) folded += text::ascii_lower(c);
  }
  return folded;
}

std::string id_key(std::string_view id) {
  std::string key = folded_id(id);
  if (is_number(key)) key.erase(0, std::min(key.find_first_not_of('0'), key.size() - 1));
  return key;
}

std::optional<std::size_t> edit_distance_within(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return std::nullopt;
  const std::size_t beyond = limit + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = std::min(j, beyond);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    // Only the band |i - j| <= limit can stay within the limit.
    const std::size_t first = i > limit ? i - limit : 1;
    const std::size_t last = std::min(b.size(), i + limit);
    std::size_t diagonal = row[first - 1];
    row[first - 1] = first == 1 ? std::min(i, beyond) : beyond;
    std::size_t best = row[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      const std::size_t above = j == i + limit ? beyond : row[j];
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, above + 1, row[j - 1] + 1, beyond});
      best = std::min(best, row[j]);
    }
    if (best > limit) return std::nullopt;
  }
  if (row[b.size()] > limit) return std::nullopt;
  return row[b.size()];
}

NearestId::NearestId(const QuestionSet& questions) : questions_(questions) {}

std::optional<std::string> NearestId::after_folding(std::string_view unknown) {
  if (!folded_ready_) {
    folded_ready_ = true;
    const auto note = [this](const std::string& id, const std::string& meant) {
      const auto [place, fresh] = folded_.try_emplace(id_key(id), &meant);
      if (!fresh && place->second != nullptr && *place->second != meant) place->second = nullptr;
    };
    for (const Question& question : questions_.questions) {
      note(question.id.value, question.id.value);
      for (const std::string& alias : question.aliases) note(alias, alias);
    }
  }
  if (unknown.size() > kLongestId) return std::nullopt;
  const auto found = folded_.find(id_key(unknown));
  if (found == folded_.end() || found->second == nullptr) return std::nullopt;
  return *found->second;
}

std::optional<std::string> NearestId::by_distance(std::string_view unknown) {
  if (searches_ >= kMostSearches || unknown.size() > kLongestId || unknown.empty()) return std::nullopt;
  if (is_number(unknown)) return std::nullopt;  // every number is near another one: no typing error is likelier than it
  ++searches_;
  std::optional<std::string> nearest;
  std::size_t limit = kMostEdits;
  const auto look_at = [&](const std::string& id) {
    const std::optional<std::size_t> distance = edit_distance_within(unknown, id, limit);
    // A short id is two edits away from everything.
    if (!distance || *distance >= unknown.size() || (nearest && *distance >= limit)) return;
    nearest = id;
    limit = *distance;
  };
  for (const Question& question : questions_.questions) {
    look_at(question.id.value);
    for (const std::string& alias : question.aliases) look_at(alias);
  }
  return nearest;
}

}  // namespace ego
