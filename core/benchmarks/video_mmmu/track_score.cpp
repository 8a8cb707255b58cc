#include "core/benchmarks/video_mmmu/track_score.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>

#include "core/text/number_text.h"

namespace ego::video_mmmu {
namespace {

constexpr int kHarnessDecimals = 5;

/// Rows of one subject in one track.
struct SubjectTally {
  std::string_view name;
  std::size_t discipline = kDisciplineCount;  ///< index; kDisciplineCount = unknown
  std::size_t rank = 0;                       ///< place in harness order over all subjects
  std::uint64_t n = 0;
  std::uint64_t right = 0;
  double score = 0;  ///< sum of item scores: `right`, unless repeats of items differ
  std::uint32_t first_row = std::numeric_limits<std::uint32_t>::max();  ///< prediction that came first
};

struct SubjectPlace {
  std::size_t discipline = kDisciplineCount;
  std::size_t rank = std::numeric_limits<std::size_t>::max();
};

SubjectPlace place_of(std::string_view subject) {
  std::size_t rank = 0;
  for (std::size_t d = 0; d < kDisciplineCount; ++d) {
    for (const Subject& candidate : disciplines()[d].subjects) {
      if (candidate.name == subject) return {d, rank};
      ++rank;
    }
  }
  return {};
}

bool is_in_denominator(Aggregation aggregation, Outcome outcome) {
  switch (outcome) {
    case Outcome::Right:
    case Outcome::Wrong:
    case Outcome::Partial:
    case Outcome::Invalid: return true;
    case Outcome::Missing:
    case Outcome::Dropped: return aggregation == Aggregation::FixedItems;
    case Outcome::Unscorable:
    case Outcome::NotSubmitted: return false;
  }
  return false;
}

struct TrackTally {
  bool submitted = false;
  Counts counts;
  std::vector<SubjectTally> subjects;  ///< in order of the questions
};

SubjectTally& tally_of(TrackTally& track, std::string_view subject) {
  const auto found = std::find_if(track.subjects.begin(), track.subjects.end(),
                                  [&](const SubjectTally& tally) { return tally.name == subject; });
  if (found != track.subjects.end()) return *found;
  const SubjectPlace place = place_of(subject);
  SubjectTally tally;
  tally.name = subject;
  tally.discipline = place.discipline;
  tally.rank = place.rank;
  track.subjects.push_back(tally);
  return track.subjects.back();
}

std::array<TrackTally, kTrackCount> tally_tracks(Aggregation aggregation, const QuestionSet& questions,
                                                 const VerdictTable& verdicts) {
  std::array<TrackTally, kTrackCount> tracks;
  for (const VerdictView verdict : verdicts) {
    const Question& question = questions.questions[verdict.question];
    const std::optional<Track> track = track_of(question);
    if (!track || verdict.outcome == Outcome::NotSubmitted) continue;
    TrackTally& tally = tracks[static_cast<std::size_t>(*track)];
    tally.submitted = true;
    tally.counts.add(verdict);
    if (!is_in_denominator(aggregation, verdict.outcome)) continue;
    SubjectTally& subject = tally_of(tally, question.facets[kSubjectFacet]);
    ++subject.n;
    if (verdict.outcome == Outcome::Right) ++subject.right;
    subject.score += item_score(verdict);
    if (verdict.prediction) subject.first_row = std::min(subject.first_row, *verdict.prediction);
  }
  return tracks;
}

std::optional<double> ratio(double score, std::uint64_t n) {
  if (n == 0) return std::nullopt;
  return score / static_cast<double>(n);
}

/// What the harness prints for these subjects, added in this order: its sum of subject accuracies times rows, in doubles.
PartScore combine(Aggregation aggregation, std::string_view name, const std::vector<const SubjectTally*>& subjects) {
  PartScore part;
  part.name = name;
  double weighted = 0;
  for (const SubjectTally* subject : subjects) {
    part.n += subject->n;
    part.right += subject->right;
    part.score += subject->score;
    const auto n = static_cast<double>(subject->n);
    weighted += subject->score / n * n;
  }
  part.accuracy = ratio(part.score, part.n);
  if (aggregation == Aggregation::SubjectWeighted && part.n > 0) {
    part.accuracy = text::round_decimals(weighted / static_cast<double>(part.n), kHarnessDecimals);
  }
  return part;
}

std::vector<const SubjectTally*> sorted_subjects(const TrackTally& track,
                                                 bool (*before)(const SubjectTally&, const SubjectTally&)) {
  std::vector<const SubjectTally*> subjects;
  for (const SubjectTally& tally : track.subjects) {
    if (tally.n > 0) subjects.push_back(&tally);
  }
  std::stable_sort(subjects.begin(), subjects.end(),
                   [&](const SubjectTally* a, const SubjectTally* b) { return before(*a, *b); });
  return subjects;
}

bool appeared_before(const SubjectTally& a, const SubjectTally& b) { return a.first_row < b.first_row; }
bool ranks_before(const SubjectTally& a, const SubjectTally& b) { return a.rank < b.rank; }

TrackScore score_track(Aggregation aggregation, Track track, const TrackTally& tally) {
  TrackScore score;
  score.track = track;
  score.counts = tally.counts;
  const PartScore whole = combine(aggregation, track_name(track), sorted_subjects(tally, appeared_before));
  score.n = whole.n;
  score.right = whole.right;
  score.score = whole.score;
  score.accuracy = whole.accuracy;
  const std::vector<const SubjectTally*> subjects = sorted_subjects(tally, ranks_before);
  for (std::size_t d = 0; d < kDisciplineCount; ++d) {
    std::vector<const SubjectTally*> members;
    std::copy_if(subjects.begin(), subjects.end(), std::back_inserter(members),
                 [&](const SubjectTally* subject) { return subject->discipline == d; });
    if (!members.empty()) score.disciplines.push_back(combine(aggregation, disciplines()[d].name, members));
  }
  for (const SubjectTally* subject : subjects) score.subjects.push_back(combine(aggregation, subject->name, {subject}));
  return score;
}

const TrackScore* find_track(const std::vector<TrackScore>& tracks, std::string_view name) {
  const auto found =
      std::find_if(tracks.begin(), tracks.end(), [&](const TrackScore& t) { return track_name(t.track) == name; });
  return found == tracks.end() ? nullptr : &*found;
}

/// The value of a column about one track, if it is one: the whole track, or a discipline of it.
std::optional<std::optional<double>> track_value(const std::vector<TrackScore>& tracks, const Column& column) {
  if (column.slice.empty() || column.slice.front().first != kFacetKeys[kTrackFacet]) return std::nullopt;
  const TrackScore* track = find_track(tracks, column.slice.front().second);
  if (track == nullptr) return std::optional<double>{};
  if (column.slice.size() == 1) return track->accuracy;
  if (column.slice.size() > 2 || column.slice[1].first != kFacetKeys[kDisciplineFacet]) return std::nullopt;
  const auto found = std::find_if(track->disciplines.begin(), track->disciplines.end(),
                                  [&](const PartScore& part) { return part.name == column.slice[1].second; });
  return found == track->disciplines.end() ? std::optional<double>{} : found->accuracy;
}

void add_flag(Score& score, std::string_view flag) {
  if (std::find(score.flags.begin(), score.flags.end(), flag) == score.flags.end()) score.flags.emplace_back(flag);
}

}  // namespace

std::optional<double> TrackScore::fraction() const { return ratio(score, n); }

std::vector<TrackScore> score_tracks(const ScoringRules& rules, const QuestionSet& questions,
                                     const VerdictTable& verdicts) {
  const std::array<TrackTally, kTrackCount> tallies = tally_tracks(rules.aggregation, questions, verdicts);
  std::vector<TrackScore> scores;
  for (const Track track : kTracks) {
    const TrackTally& tally = tallies[static_cast<std::size_t>(track)];
    if (tally.submitted) scores.push_back(score_track(rules.aggregation, track, tally));
  }
  return scores;
}

std::optional<double> board_overall(const std::vector<TrackScore>& tracks) {
  if (tracks.size() != kTrackCount) return std::nullopt;
  double sum = 0;
  for (const TrackScore& track : tracks) {
    const std::optional<double> fraction = track.fraction();
    if (!fraction) return std::nullopt;
    sum += *fraction;
  }
  return sum / static_cast<double>(kTrackCount);
}

void finish_scores(const ScoringRules& rules, const QuestionSet& questions, const VerdictTable& verdicts,
                   std::vector<Score>& scores) {
  const std::vector<TrackScore> tracks = score_tracks(rules, questions, verdicts);
  for (Score& score : scores) {
    const auto column = std::find_if(questions.columns.begin(), questions.columns.end(),
                                     [&](const Column& candidate) { return candidate.id == score.column; });
    if (column == questions.columns.end()) continue;
    if (column->id.value == kMicroColumn) {
      // k / n as counted: over the rows present, with one track as with three.
    } else if (column->slice.empty()) {
      score.value = board_overall(tracks);
    } else if (const std::optional<std::optional<double>> value = track_value(tracks, *column)) {
      score.value = *value;
    }
    if (score.counts.dropped > 0) add_flag(score, "profile_drops_rows");
  }
}

}  // namespace ego::video_mmmu
