#include "web/state/app_state.h"

#include <algorithm>

namespace ego::web {

BenchmarkData* AppState::find_benchmark(std::string_view id) {
  const auto found =
      std::find_if(benchmarks.begin(), benchmarks.end(), [&](const BenchmarkData& b) { return b.entry.id == id; });
  return found == benchmarks.end() ? nullptr : &*found;
}

const BenchmarkData* AppState::find_benchmark(std::string_view id) const {
  const auto found =
      std::find_if(benchmarks.begin(), benchmarks.end(), [&](const BenchmarkData& b) { return b.entry.id == id; });
  return found == benchmarks.end() ? nullptr : &*found;
}

BenchmarkData* AppState::current() {
  if (BenchmarkData* found = find_benchmark(query.bench)) return found;
  return benchmarks.empty() ? nullptr : &benchmarks.front();
}

const BenchmarkData* AppState::current() const {
  if (const BenchmarkData* found = find_benchmark(query.bench)) return found;
  return benchmarks.empty() ? nullptr : &benchmarks.front();
}

const Image* find_poster(const AppState& state, std::string_view media_ref) {
  const BenchmarkData* data = state.current();
  if (data == nullptr || media_ref.empty()) return nullptr;
  const auto found =
      std::find_if(data->posters.begin(), data->posters.end(), [&](const Poster& p) { return p.ref == media_ref; });
  return found == data->posters.end() ? nullptr : found->image.ready();
}

LinkDefaults link_defaults(const AppState& state) {
  LinkDefaults defaults;
  const BenchmarkData* data = state.current();
  if (data == nullptr) return defaults;
  if (state.query.view == ViewKind::Agree)
    defaults.chart = ChartKind::Kappa;
  else if (!data->is_scored())
    defaults.chart = ChartKind::Heat;
  if (!data->entry.report_url.empty()) {
    defaults.table = kScoredTable;
  } else if (const PublishedSet* set = data->published.ready(); set != nullptr && !set->boards.empty()) {
    defaults.table = set->boards.front().id;
  }
  if (const Report* report = data->report.ready(); report != nullptr && !report->settings.profiles.empty()) {
    defaults.profile = report->settings.profiles.front();
  } else if (data->benchmark != nullptr) {
    const auto profiles = data->benchmark->profiles();
    const auto shown =
        std::find_if(profiles.begin(), profiles.end(), [](const Profile& p) { return p.shown_by_default; });
    if (shown != profiles.end())
      defaults.profile = shown->id.value;
    else if (!profiles.empty())
      defaults.profile = profiles.front().id.value;
  }
  return defaults;
}

Tongue shown_tongue(const AppState& state) {
  switch (state.query.language) {
    case Language::English: return Tongue::English;
    case Language::Chinese: return Tongue::Chinese;
    case Language::Browser: break;
  }
  return state.preferences.chinese ? Tongue::Chinese : Tongue::English;
}

std::string effective_profile(const AppState& state) {
  return state.query.profile.empty() ? link_defaults(state).profile : state.query.profile;
}

std::string effective_table(const AppState& state) {
  return state.query.table.empty() ? link_defaults(state).table : state.query.table;
}

}  // namespace ego::web
