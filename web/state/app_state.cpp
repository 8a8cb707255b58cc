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

const Question* shown_question(const AppState& state) {
  const BenchmarkData* data = state.current();
  const QuestionSet* questions = data != nullptr ? data->questions.ready() : nullptr;
  if (questions == nullptr) return nullptr;
  const PlaySession* session = state.query.view == ViewKind::Play ? find_session(state.play, data->entry.id) : nullptr;
  const std::string& id = session != nullptr ? asked_item(*session) : shown_item(state.query);
  if (state.query.view == ViewKind::Clip && !state.query.targets.empty()) {
    const auto found = std::find_if(questions->questions.begin(), questions->questions.end(),
                                    [&](const Question& q) { return q.media.ref == state.query.targets.front(); });
    return found == questions->questions.end() ? nullptr : &*found;
  }
  const auto index = id.empty() ? std::nullopt : questions->find(id);
  return index ? &questions->questions[*index] : nullptr;
}

const std::string& clip_name(const Question& question) {
  return question.media.ref.empty() ? question.id.value : question.media.ref;
}

std::string given_clip_url(const AppState& state) {
  const Question* question = shown_question(state);
  if (question == nullptr) return {};
  const auto before = state.given_clips.find(clip_name(*question));
  std::string url = "local:" + clip_name(*question);
  return before != state.given_clips.end() && before->second == url ? url + "+" : url;
}

std::string shown_clip_url(const AppState& state) {
  const Question* question = shown_question(state);
  if (question == nullptr) return {};
  if (const auto given = state.given_clips.find(clip_name(*question)); given != state.given_clips.end())
    return given->second;
  if (question->media.ref.empty()) return {};
  const auto& urls = state.current()->entry.media_urls;
  const auto found =
      std::find_if(urls.begin(), urls.end(), [&](const auto& pair) { return pair.first == question->media.ref; });
  if (found != urls.end()) return found->second;
  const auto own = state.own_media.find(state.current()->entry.id);
  if (own == state.own_media.end() || own->second.address.empty()) return {};
  return clip_address(own->second.address, *question);
}

std::vector<std::string> shown_rows(const AppState& state) {
  std::vector<std::string> ids;
  const BenchmarkData* data = state.current();
  if (data == nullptr) return ids;
  const auto add = [&](const std::vector<std::string>& wanted) {
    for (const std::string& id : wanted) {
      const bool fresh = std::find(ids.begin(), ids.end(), id) == ids.end();
      if (fresh && ids.size() < kMostBasket && data->find_scored(id) != nullptr) ids.push_back(id);
    }
  };
  if (state.query.view == ViewKind::Pair || state.query.view == ViewKind::Flow) add(state.query.targets);
  add(state.query.basket);
  if (!ids.empty()) return ids;
  for (const ScoredSubmission* row : data->scored_rows()) {
    if (ids.size() < kMostBasket) ids.push_back(row->submission.row.value);
  }
  return ids;
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
