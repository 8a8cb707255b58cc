#include "core/benchmarks/video_mmmu/facts.h"

#include <algorithm>
#include <utility>

#include "core/text/ascii.h"

namespace ego::video_mmmu {
namespace {

struct TrackNames {
  std::string_view name;
  std::string_view key;
  std::string_view title_zh;
};

constexpr std::array<TrackNames, kTrackCount> kTrackNames{{
    {"Perception", "perception", "\u611F\u77E5"},
    {"Comprehension", "comprehension", "\u7406\u89E3"},
    {"Adaptation", "adaptation", "\u8FC1\u79FB"},
}};

constexpr std::array<std::string_view, 2> kQuestionOnlyNames{"question_only", "adaptation_question_only"};

constexpr Subject kArtSubjects[] = {
    {"Art", "\u827A\u672F"},
    {"Art_Theory", "\u827A\u672F\u7406\u8BBA"},
    {"Design", "\u8BBE\u8BA1"},
    {"Music", "\u97F3\u4E50"},
};
constexpr Subject kBizSubjects[] = {
    {"Accounting", "\u4F1A\u8BA1"}, {"Economics", "\u7ECF\u6D4E\u5B66"},       {"Finance", "\u91D1\u878D"},
    {"Manage", "\u7BA1\u7406"},     {"Marketing", "\u5E02\u573A\u8425\u9500"},
};
constexpr Subject kSciSubjects[] = {
    {"Biology", "\u751F\u7269"}, {"Chemistry", "\u5316\u5B66"}, {"Geography", "\u5730\u7406"},
    {"Math", "\u6570\u5B66"},    {"Physics", "\u7269\u7406"},
};
constexpr Subject kMedSubjects[] = {
    {"Basic_Medical_Science", "\u57FA\u7840\u533B\u5B66"},
    {"Clinical_Medicine", "\u4E34\u5E8A\u533B\u5B66"},
    {"Diagnostics_and_Laboratory_Medicine", "\u8BCA\u65AD\u4E0E\u68C0\u9A8C\u533B\u5B66"},
    {"Pharmacy", "\u836F\u5B66"},
    {"Public_Health", "\u516C\u5171\u536B\u751F"},
};
constexpr Subject kHumSubjects[] = {
    {"History", "\u5386\u53F2"},
    {"Literature", "\u6587\u5B66"},
    {"Sociology", "\u793E\u4F1A\u5B66"},
    {"Psychology", "\u5FC3\u7406\u5B66"},
};
constexpr Subject kEngSubjects[] = {
    {"Agriculture", "\u519C\u5B66"},
    {"Architecture_and_Engineering", "\u5EFA\u7B51\u4E0E\u5DE5\u7A0B"},
    {"Computer_Science", "\u8BA1\u7B97\u673A\u79D1\u5B66"},
    {"Electronics", "\u7535\u5B50\u5B66"},
    {"Energy_and_Power", "\u80FD\u6E90\u4E0E\u52A8\u529B"},
    {"Materials", "\u6750\u6599"},
    {"Mechanical_Engineering", "\u673A\u68B0\u5DE5\u7A0B"},
};
constexpr std::array<Discipline, kDisciplineCount> kDisciplines{{
    {"art", "Art and Design", "Art", "\u827A\u672F\u4E0E\u8BBE\u8BA1", kArtSubjects},
    {"biz", "Business", "Biz", "\u5546\u79D1", kBizSubjects},
    {"sci", "Science", "Sci", "\u7406\u5B66", kSciSubjects},
    {"med", "Health and Medicine", "Med", "\u5065\u5EB7\u4E0E\u533B\u5B66", kMedSubjects},
    {"hum", "Humanities and Social Science", "Hum", "\u4EBA\u6587\u4E0E\u793E\u4F1A\u79D1\u5B66", kHumSubjects},
    {"eng", "Tech and Engineering", "Eng", "\u6280\u672F\u4E0E\u5DE5\u7A0B", kEngSubjects},
}};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct KnownFault {
  Track track;
  std::string_view item_id;
  std::string_view sentence;
};

constexpr KnownFault kKnownFaults[] = {
    {Track::Adaptation, "validation_Accounting_13",
     "The question type is null although there are ten options: it is prompted and scored as open, without its "
     "options."},
    {Track::Adaptation, "validation_Physics_21",
     "Open and without options although the gold is a letter: any reply part holding that letter beside a blank is "
     "right, "
     "\"Unable to answer\" among them."},
    {Track::Adaptation, "validation_Basic_Medical_Science_10",
     "Open and without options although the gold is a letter: any reply part holding that letter beside a blank is "
     "right."},
    {Track::Adaptation, "validation_Math_15",
     "The gold is a broken list literal kept as one text: a right number never scores under the published scorers."},
    {Track::Perception, "validation_Economics_2",
     "The options already carry their letters: they are not lettered again."},
};

Column make_column(std::string id, std::string title, std::string title_zh, std::string group) {
  Column column;
  column.id = ColumnId(std::move(id));
  column.title = std::move(title);
  column.title_zh = std::move(title_zh);
  column.group = std::move(group);
  return column;
}

void add_slice(Column& column, std::size_t facet, std::string_view value) {
  column.slice.emplace_back(std::string(kFacetKeys[facet]), std::string(value));
}

std::string spaced(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

}  // namespace

std::string_view track_name(Track track) { return kTrackNames[static_cast<std::size_t>(track)].name; }
std::string_view track_key(Track track) { return kTrackNames[static_cast<std::size_t>(track)].key; }

std::optional<TrackRole> read_track(std::string_view text) {
  for (const Track track : kTracks) {
    if (text::ascii_equal_ignoring_case(text, track_key(track))) return TrackRole{track, false};
  }
  for (const std::string_view name : kQuestionOnlyNames) {
    if (text::ascii_equal_ignoring_case(text, name)) return TrackRole{Track::Adaptation, true};
  }
  return std::nullopt;
}

const std::array<Discipline, kDisciplineCount>& disciplines() { return kDisciplines; }

const Discipline* discipline_of(std::string_view subject) {
  for (const Discipline& discipline : kDisciplines) {
    for (const Subject& candidate : discipline.subjects) {
      if (candidate.name == subject) return &discipline;
    }
  }
  return nullptr;
}

SplitId split_id(std::string_view id) {
  const std::size_t slash = id.find('/');
  if (slash == std::string_view::npos) return {{}, id};
  return {id.substr(0, slash), id.substr(slash + 1)};
}

std::string_view subject_of(std::string_view item_id) {
  const std::size_t first = item_id.find('_');
  const std::size_t last = item_id.rfind('_');
  if (first == std::string_view::npos || last <= first + 1 || last + 1 >= item_id.size()) return {};
  if (!std::all_of(item_id.begin() + static_cast<std::ptrdiff_t>(last + 1), item_id.end(), is_digit)) return {};
  return item_id.substr(first + 1, last - first - 1);
}

std::optional<Track> track_of(const Question& question) {
  if (question.facets.empty()) return std::nullopt;
  for (const Track track : kTracks) {
    if (question.facets.front() == track_name(track)) return track;
  }
  return std::nullopt;
}

std::vector<std::string> known_faults(Track track, std::string_view item_id) {
  std::vector<std::string> faults;
  for (const KnownFault& fault : kKnownFaults) {
    if (fault.track == track && fault.item_id == item_id) faults.emplace_back(fault.sentence);
  }
  return faults;
}

bool has_broken_gold(Track track, std::string_view item_id) {
  return track == Track::Adaptation && item_id == "validation_Math_15";
}

std::vector<Column> make_columns() {
  std::vector<Column> columns;
  columns.push_back(make_column("overall", "Overall", "\u603B\u4F53", "overall"));
  columns.push_back(make_column(std::string(kMicroColumn), "Micro", "\u5FAE\u5E73\u5747", "overall"));
  for (const TrackNames& track : kTrackNames) {
    columns.push_back(
        make_column(std::string(track.key), std::string(track.name), std::string(track.title_zh), "track"));
    add_slice(columns.back(), kTrackFacet, track.name);
  }
  for (const Discipline& discipline : kDisciplines) {
    columns.push_back(make_column(std::string(discipline.key), std::string(discipline.title),
                                  std::string(discipline.title_zh), "discipline"));
    add_slice(columns.back(), kDisciplineFacet, discipline.name);
  }
  for (const TrackNames& track : kTrackNames) {
    for (const Discipline& discipline : kDisciplines) {
      columns.push_back(make_column(std::string(track.key) + '-' + std::string(discipline.key),
                                    std::string(track.name) + " \u00D7 " + std::string(discipline.title),
                                    std::string(track.title_zh) + " \u00D7 " + std::string(discipline.title_zh),
                                    "track x discipline"));
      columns.back().shown_by_default = false;
      add_slice(columns.back(), kTrackFacet, track.name);
      add_slice(columns.back(), kDisciplineFacet, discipline.name);
    }
  }
  for (const Discipline& discipline : kDisciplines) {
    for (const Subject& subject : discipline.subjects) {
      columns.push_back(make_column("subject-" + std::string(subject.name), spaced(subject.name),
                                    std::string(subject.title_zh), "subject"));
      columns.back().shown_by_default = false;
      add_slice(columns.back(), kSubjectFacet, subject.name);
    }
  }
  return columns;
}

}  // namespace ego::video_mmmu
