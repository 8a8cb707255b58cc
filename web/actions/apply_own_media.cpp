#include "web/actions/apply_own_media.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "core/media/transcript.h"
#include "core/text/relative_path.h"
#include "web/state/failure.h"

namespace ego::web {
namespace {

constexpr std::string_view kKeptAddress = "clip-address/";
constexpr std::string_view kManifestName = "media.json";

OwnMedia& own_of(AppState& state, const BenchmarkData& data) { return state.own_media[data.entry.id]; }

/// The site's manifest lies beside the questions.
std::string manifest_url(const BenchmarkData& data) {
  const std::string& url = data.entry.registry_url;
  return url.empty() ? url : url.substr(0, url.size() - text::file_name(url).size()) + std::string(kManifestName);
}

/// The media of the benchmark whose manifest of the site is on its way from this url; null if there is none.
OwnMedia* waiting_for(AppState& state, std::string_view url) {
  for (const BenchmarkData& data : state.benchmarks) {
    const auto own = state.own_media.find(data.entry.id);
    if (own == state.own_media.end() || !own->second.manifest.pending() || url != manifest_url(data)) continue;
    return &own->second;
  }
  return nullptr;
}

/// Gives the questions their files. What a file was dropped for by itself is that file's, unless the folder has it too.
void match_files(AppState& state, const QuestionSet& questions, OwnMedia& own) {
  own.matched = true;
  own.refs.clear();
  own.videos.clear();
  std::unordered_set<std::string_view> seen;
  for (const Question& question : questions.questions) {
    const std::string& ref = question.media.ref;
    if (!ref.empty() && seen.insert(ref).second) own.refs.push_back(ref);
  }
  for (const OwnFile& file : own.files)
    if (media::is_clip_path(file.path)) own.videos.push_back(file.path);
  own.matches = media::match_clips(own.refs, own.videos);
  for (const media::ClipMatch& match : own.matches.found)
    state.given_clips[own.refs[match.clip]] = own.prefix + own.videos[match.file];
  ++state.data_revision;
}

void use_address(AppState& state, const BenchmarkData& data, OwnMedia& own) {
  own.status = 0;
  own.address.clear();
  own.state = AddressState::Untested;
  if (!own.draft.empty() && !is_clip_address(own.draft)) {
    own.state = AddressState::Bad;
    return;
  }
  own.address = own.draft;
  state.effects.keeps.push_back({std::string(kKeptAddress) + data.entry.id, own.address});
  if (own.address.empty()) return;
  // The open question's clip, else the first that is named.
  const Question* asked = shown_question(state);
  const QuestionSet* questions = data.questions.ready();
  if (asked == nullptr || asked->media.ref.empty()) {
    const auto named = [](const Question& q) { return !q.media.ref.empty(); };
    if (questions == nullptr) return;
    const auto first = std::find_if(questions->questions.begin(), questions->questions.end(), named);
    asked = first == questions->questions.end() ? nullptr : &*first;
  }
  if (asked == nullptr) return;
  own.state = AddressState::Testing;
  state.effects.try_address = clip_address(own.address, *asked);
}

/// The clip in front first, then the others one after another.
void hash_next(AppState& state, OwnMedia& own) {
  if (!own.hashing.empty() || own.manifest.ready() == nullptr) return;
  const auto wanted = [&](const std::string& url) { return !url.empty() && !own.hashes.contains(url); };
  std::string next;
  if (const Question* question = shown_question(state)) {
    const auto given = state.given_clips.find(clip_name(*question));
    if (given != state.given_clips.end() && wanted(given->second)) next = given->second;
  }
  for (std::size_t i = 0; next.empty() && i < own.matches.found.size(); ++i) {
    const std::string url = own.prefix + own.videos[own.matches.found[i].file];
    if (wanted(url)) next = url;
  }
  if (next.empty()) return;
  own.hashing = next;
  state.effects.hashes.push_back(std::move(next));
}

/// One after another: the first that comes leads.
void want_subtitles(AppState& state, const OwnMedia& own) {
  Player& player = state.player;
  if (!player.is_open() || !player.transcript_url.empty()) return;
  if (!player.transcripts_beside) {
    player.transcripts_beside.emplace();
    if (player.transcripts.empty() && !own.prefix.empty() && player.url.starts_with(own.prefix))
      player.transcripts_beside = subtitles_beside(own, std::string_view(player.url).substr(own.prefix.size()));
    std::reverse(player.transcripts_beside->begin(), player.transcripts_beside->end());
  }
  if (player.transcripts_beside->empty()) return;
  player.transcript_url = own.prefix + player.transcripts_beside->back();
  player.transcripts_beside->pop_back();
  state.effects.loads.push_back({player.transcript_url});
}

/// A file of the same name is taken anew; where there is no room it takes the last one's place.
void add_transcript(Player& player, std::vector<media::Cue> cues, std::string_view label) {
  std::vector<TranscriptTrack>& tracks = player.transcripts;
  TranscriptTrack track{std::string(text::file_name(label)), std::move(cues)};
  const auto same =
      std::find_if(tracks.begin(), tracks.end(), [&](const TranscriptTrack& held) { return held.name == track.name; });
  if (same != tracks.end())
    *same = std::move(track);
  else if (tracks.size() == kMostTranscripts)
    tracks.back() = std::move(track);
  else
    tracks.push_back(std::move(track));
  ++player.transcript_revision;
}

/// A damaged one is said aloud.
void take_transcript(AppState& state, ByteView bytes, const std::string& label) {
  Result<std::vector<media::Cue>> cues = media::parse_transcript(bytes, label);
  if (!cues.ok()) {
    state.notices.push_back({std::string(failure::kDataDamaged), Text::DataDamaged, {label, cues.error().message}});
    return;
  }
  add_transcript(state.player, std::move(cues).value(), label);
}

/// Predictions are JSON as well: only what reads as a transcript is one.
bool take_transcript_json(AppState& state, const NamedBytes& file) {
  constexpr std::size_t kMost = std::size_t{64} << 20U;
  if (!file.label.ends_with(".json") || file.bytes.size() > kMost) return false;
  Result<std::vector<media::Cue>> cues = media::parse_transcript_json(file.bytes, file.label);
  if (!cues.ok()) return false;
  add_transcript(state.player, std::move(cues).value(), file.label);
  return true;
}

bool is_subtitle_name(std::string_view name) { return name.ends_with(".srt") || name.ends_with(".vtt"); }

/// Cheap enough for every batch: only what can be a manifest is read as one.
bool may_be_manifest(const NamedBytes& file) {
  constexpr std::size_t kMost = std::size_t{16} << 20U;
  if (file.bytes.size() > kMost) return false;
  const std::string_view name = text::file_name(file.label);
  return file.bytes.find("FileObject") != std::string::npos || name.find("sha256") != std::string_view::npos;
}

bool take_manifest(AppState& state, const NamedBytes& file) {
  const BenchmarkData* data = state.current();
  if (data == nullptr || !may_be_manifest(file)) return false;
  Diagnostics unheard;
  Result<media::ClipManifest> manifest = media::read_clip_manifest(file.bytes, file.label, unheard);
  if (!manifest.ok()) return false;
  OwnMedia& own = own_of(state, *data);
  own.manifest.finish(std::move(manifest).value());
  own.manifest_label = file.label;
  state.own_clips_open = true;
  ++state.data_revision;
  return true;
}

}  // namespace

void bring_clips(AppState& state, OwnMediaStep step) {
  const BenchmarkData* data = state.current();
  if (data == nullptr) return;
  OwnMedia& own = own_of(state, *data);
  std::visit(Overloaded{
                 [&](ToggleOwnClips&) { state.own_clips_open = !state.own_clips_open; },
                 [&](PickFolder&) { state.effects.pick_folder = true; },
                 [&](UseAddress&) {
                   use_address(state, *data, own);
                   state.own_clips_open = true;  // what the request shows is to be seen
                 },
                 [&](EditAddress& a) { own.draft = std::move(a.text); },
                 [&](ClipsOffered& a) {
                   own.files = std::move(a.files);
                   own.prefix = std::move(a.prefix);
                   own.matched = false;
                   state.own_clips_open = true;
                 },
                 [&](ClipHashed& a) {
                   // It may have been asked for while another benchmark was open.
                   for (auto& [bench, media] : state.own_media) {
                     if (media.hashing != a.url) continue;
                     media.hashing.clear();
                     media.hashes[a.url] = a.hash;
                   }
                 },
                 [&](AddressTested& a) {
                   own.state = a.state;
                   own.status = a.status;
                 },
             },
             step);
}

bool take_for_clips(AppState& state, const FilesDropped& batch) {
  if (batch.files.size() != 1 || batch.refused) return false;
  const NamedBytes& file = batch.files.front();
  if (state.player.is_open() && is_subtitle_name(file.label)) {
    take_transcript(state, file.bytes, file.label);
    return true;
  }
  if (state.player.is_open() && take_transcript_json(state, file)) return true;
  return take_manifest(state, file);
}

bool take_own_file(AppState& state, const std::string& url, const ByteBuffer& bytes) {
  if (!url.empty() && url == state.player.transcript_url) {
    state.player.transcript_url.clear();
    take_transcript(state, bytes, std::string(text::file_name(url)));
    return true;
  }
  OwnMedia* own = waiting_for(state, url);
  if (own == nullptr) return false;
  Diagnostics unheard;
  own->manifest.finish(media::read_clip_manifest(bytes, url, unheard));
  own->manifest_label = std::string(kManifestName);
  return true;
}

bool miss_own_file(AppState& state, const std::string& url, const Error& error) {
  if (!url.empty() && url == state.player.transcript_url) {
    state.player.transcript_url.clear();
    return true;
  }
  OwnMedia* own = waiting_for(state, url);
  if (own != nullptr) own->manifest.fail(error);
  return own != nullptr;
}

bool take_kept_address(AppState& state, std::string_view key, std::string_view text) {
  if (!key.starts_with(kKeptAddress)) return false;
  const auto own = state.own_media.find(std::string(key.substr(kKeptAddress.size())));
  if (own == state.own_media.end() || !own->second.address.empty() || !is_clip_address(text)) return true;
  own->second.address = own->second.draft = text;
  return true;
}

void request_own_media(AppState& state) {
  const BenchmarkData* data = state.current();
  const Question* question = shown_question(state);
  if (data == nullptr || (question == nullptr && !state.own_media.contains(data->entry.id))) return;
  OwnMedia& own = own_of(state, *data);
  if (!std::exchange(own.recalled, true)) state.effects.recalls.push_back(std::string(kKeptAddress) + data->entry.id);
  const QuestionSet* questions = data->questions.ready();
  if (questions == nullptr) return;
  if (!own.matched && !own.files.empty()) match_files(state, *questions, own);
  const bool given = question != nullptr && state.given_clips.contains(clip_name(*question));
  if (own.manifest.absent() && (given || !own.matches.found.empty()) && !manifest_url(*data).empty()) {
    own.manifest.start();
    state.effects.loads.push_back({manifest_url(*data)});
  }
  want_subtitles(state, own);
  hash_next(state, own);
}

}  // namespace ego::web
