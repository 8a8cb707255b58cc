/// What never changes about Video-MMMU: its tracks, disciplines and subjects, known faults, and the columns of a board.
/// Source: video-mmmu.md sections 1 and 2.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/question.h"

namespace ego::video_mmmu {

/// The three cognitive stages; one question of each for every video.
enum class Track : std::uint8_t { Perception, Comprehension, Adaptation };
inline constexpr std::size_t kTrackCount = 3;
inline constexpr std::array<Track, kTrackCount> kTracks{Track::Perception, Track::Comprehension, Track::Adaptation};

/// `Perception` ... as in the annotation files.
std::string_view track_name(Track track);
/// `perception` ...: the first part of a question id and the id of a column.
std::string_view track_key(Track track);

/// Which questions a row answers, and whether the video was shown.
struct TrackRole {
  Track track = Track::Perception;
  bool question_only = false;  ///< baseline of the knowledge gain: the same Adaptation items without the lecture
};

/// The track a text names in any letter case; `question_only` and `adaptation_question_only` are the baseline of
/// Adaptation. Nothing for any other text.
std::optional<TrackRole> read_track(std::string_view text);

/// Subject of an item, in the harness's spelling.
struct Subject {
  std::string_view name;  ///< `Art_Theory`
  std::string_view title_zh;
};

struct Discipline {
  std::string_view key;  ///< `art`: column id
  std::string_view name;  ///< `Art and Design`: harness name and facet value
  std::string_view title;  ///< `Art`: as boards print it
  std::string_view title_zh;
  std::span<const Subject> subjects;  ///< harness order
};
inline constexpr std::size_t kDisciplineCount = 6;
const std::array<Discipline, kDisciplineCount>& disciplines();

/// The discipline of a subject; null if the subject is unknown.
const Discipline* discipline_of(std::string_view subject);
/// The two parts of an id.
struct SplitId {
  std::string_view track;  ///< `adaptation`; empty if the id names none
  std::string_view item;  ///< `dev_Art_1`: unique within a track
};
/// Of `adaptation/dev_Art_1`, or of a bare item.
SplitId split_id(std::string_view id);

/// `Art_Theory` for `validation_Art_Theory_12`: the id without its first part and its number; empty if it has none.
std::string_view subject_of(std::string_view item_id);

/// Order of Question::facets. The last exists only where the annotations state it.
inline constexpr std::size_t kTrackFacet = 0;
inline constexpr std::size_t kDisciplineFacet = 1;
inline constexpr std::size_t kSubjectFacet = 2;
inline constexpr std::size_t kQuestionTypeFacet = 3;
inline constexpr std::size_t kQaTypeFacet = 4;
inline constexpr std::array<std::string_view, 5> kFacetKeys{"track", "discipline", "subject", "question_type",
                                                            "qa_type"};

/// The track of a question of this benchmark, from its first facet; nothing if there is none.
std::optional<Track> track_of(const Question& question);

/// Known faults of the published data for this item, a sentence each.
/// @param item_id  without the track
std::vector<std::string> known_faults(Track track, std::string_view item_id);

/// The only gold that can be met: the published one of this item is a broken list literal (strict profile).
bool has_broken_gold(Track track, std::string_view item_id);

/// Columns in display order: overall, tracks, disciplines, track x discipline, subjects (hidden by default).
std::vector<Column> make_columns();
/// The column with right / rows over the rows present, beside the overall column's mean of tracks.
inline constexpr std::string_view kMicroColumn = "micro";

}  // namespace ego::video_mmmu
