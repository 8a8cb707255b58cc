#include "core/benchmarks/video_mmmu/tracks.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/score/check_scope.h"

namespace ego::video_mmmu {
namespace {

constexpr std::string_view kRowSuffix = " (question only)";

bool is_question_only(const Submission& submission, const Prediction& prediction) {
  const std::optional<TrackRole> role = role_of(submission, prediction);
  return role && role->question_only;
}

bool has_track(const QuestionSet& questions, Track track) {
  return std::any_of(questions.questions.begin(), questions.questions.end(),
                     [&](const Question& question) { return track_of(question) == track; });
}

/// The names a row or file may give, for messages.
std::vector<std::string> tracks_of(const QuestionSet& questions) {
  std::vector<std::string> names;
  for (const Track track : kTracks) {
    if (has_track(questions, track)) names.emplace_back(track_key(track));
  }
  if (has_track(questions, Track::Adaptation)) names.emplace_back("adaptation_question_only");
  return names;
}

/// The questions stand in the order of tracks.
bool has_one_track(const QuestionSet& questions) {
  return questions.questions.empty() || track_of(questions.questions.front()) == track_of(questions.questions.back());
}

/// The tracks that have an item of this name.
std::vector<std::string> tracks_with(const QuestionSet& questions, std::string_view item) {
  std::vector<std::string> names;
  for (const Track track : kTracks) {
    const std::string key(track_key(track));
    if (questions.find(key + '/' + std::string(item))) names.push_back(key);
  }
  return names;
}

void mark_question_only(Submission& submission) {
  submission.run.mode = kQuestionOnlyMode;
  if (!submission.row.value.ends_with(kRowSuffix)) submission.row.value += kRowSuffix;
  const std::string_view name = submission.model.name;
  if (!name.empty() && !name.ends_with(kRowSuffix)) submission.model.name += kRowSuffix;
}

}  // namespace

std::optional<TrackRole> role_of(const Submission& submission, const Prediction& prediction) {
  const std::string_view in_id = split_id(prediction.id).track;
  std::optional<TrackRole> role;
  if (!in_id.empty()) {
    role = read_track(in_id);
  } else if (!prediction.track.empty()) {
    role = read_track(prediction.track);
  } else if (!submission.track.empty()) {
    role = read_track(submission.track);
  } else if (submission.run.mode == kQuestionOnlyMode) {
    role = TrackRole{Track::Adaptation, true};
  }
  // A file about the baseline may name the track alone.
  if (role && role->track == Track::Adaptation && submission.run.mode == kQuestionOnlyMode) role->question_only = true;
  return role;
}

std::optional<std::uint32_t> locate(const QuestionSet& questions, const Submission& submission,
                                    const Prediction& prediction) {
  const std::string_view item = split_id(prediction.id).item;
  const std::optional<TrackRole> role = role_of(submission, prediction);
  if (role) return questions.find(std::string(track_key(role->track)) + '/' + std::string(item));
  const bool names_unknown_track = item.size() != prediction.id.size() || !prediction.track.empty();
  if (names_unknown_track || questions.questions.empty()) return std::nullopt;
  const std::optional<Track> first = track_of(questions.questions.front());
  const std::optional<Track> last = track_of(questions.questions.back());  // questions stand in the order of tracks
  if (!first || first != last) return std::nullopt;
  return questions.find(std::string(track_key(*first)) + '/' + std::string(item));
}

std::vector<std::optional<std::uint32_t>> locate_all(const QuestionSet& questions, const Submission& submission) {
  std::vector<std::optional<std::uint32_t>> located;
  located.reserve(submission.predictions.size());
  for (const Prediction& prediction : submission.predictions) {
    located.push_back(locate(questions, submission, prediction));
  }
  return located;
}

bool lacks_track(const QuestionSet& questions, const Submission& submission, const Question& question) {
  const std::optional<Track> track = track_of(question);
  bool any_named = false;
  for (const Prediction& prediction : submission.predictions) {
    const std::optional<TrackRole> role = role_of(submission, prediction);
    if (!role) continue;
    any_named = true;
    if (role->track == track) return false;
  }
  return any_named || !has_one_track(questions);  // rows without any track belong to the only track there is
}

std::optional<Error> wrong_row_track(const QuestionSet& questions, const Submission& submission,
                                     const Prediction& prediction) {
  const auto [in_id, item] = split_id(prediction.id);
  const std::vector<std::string> homes = tracks_with(questions, item);
  if (homes.empty()) return std::nullopt;
  const std::string_view stated = !in_id.empty()              ? in_id
                                  : !prediction.track.empty() ? std::string_view{prediction.track}
                                                              : std::string_view{submission.track};
  if (stated.empty()) {
    Error error =
        make_error(Code::MissingField, fmt::format("the row names no track; the id is in {}", fmt::join(homes, ", ")),
                   {}, "write the id as <track>/<id>; rows of plain files may have a field track");
    error.field = "track";
    return error;
  }
  const std::optional<TrackRole> role = read_track(stated);
  if (!role || !has_track(questions, role->track)) return not_among("track", stated, tracks_of(questions));
  Error error = not_among("track", stated, homes);
  error.message = fmt::format("the id is not in this track, but in {}", fmt::join(homes, ", "));
  return error;
}

std::optional<Error> wrong_track(const QuestionSet& questions, const Submission& submission) {
  const std::optional<TrackRole> role = read_track(submission.track);
  if (role && has_track(questions, role->track)) return std::nullopt;
  return not_among("benchmark.track", submission.track, tracks_of(questions));
}

std::string set_of_row(const Prediction& prediction) {
  const auto [in_id, item] = split_id(prediction.id);
  if (discipline_of(subject_of(item)) == nullptr) return {};
  const std::optional<TrackRole> role = read_track(in_id.empty() ? std::string_view{prediction.track} : in_id);
  return role ? fmt::format("{} of Video-MMMU", track_key(role->track)) : std::string("Video-MMMU");
}

std::vector<Submission> split_question_only(std::vector<Submission> submissions) {
  std::vector<Submission> rows;
  for (Submission& submission : submissions) {
    std::vector<Prediction>& all = submission.predictions;
    const auto is_full = [&](const Prediction& prediction) { return !is_question_only(submission, prediction); };
    const auto split = std::stable_partition(all.begin(), all.end(), is_full);
    if (split == all.end()) {
      rows.push_back(std::move(submission));
      continue;
    }
    if (split == all.begin()) {
      mark_question_only(submission);
      rows.push_back(std::move(submission));
      continue;
    }
    std::vector<Prediction> question_only(std::make_move_iterator(split), std::make_move_iterator(all.end()));
    all.erase(split, all.end());
    std::vector<Prediction> full = std::exchange(all, {});
    Submission baseline = submission;
    baseline.predictions = std::move(question_only);
    mark_question_only(baseline);
    submission.predictions = std::move(full);
    rows.push_back(std::move(submission));
    rows.push_back(std::move(baseline));
  }
  return rows;
}

}  // namespace ego::video_mmmu
