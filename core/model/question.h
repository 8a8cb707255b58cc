/// What a benchmark asks: questions, their options and reference answers, and the facets a board slices by.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/id.h"
#include "core/json/value.h"

namespace ego {

/// A stretch of media time.
struct Interval {
  double start_secs = 0;  ///< from the clip's first frame
  double end_secs = 0;    ///< > start_secs
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// Where the clip of a question is; the reader brings the media.
struct MediaRef {
  std::string ref;             ///< relative path or URL template value; empty if unknown
  double start_secs = 0;       ///< where the clip begins in the referenced file
  double end_secs = 0;         ///< 0 = to the end
  double frames_per_second = 0;  ///< 0 = unknown
  std::int64_t frames = 0;     ///< number of frames; 0 = unknown
  std::string poster;          ///< relative path of a still; empty if there is none
};

/// One question. lmms-eval: doc; VLMEvalKit: a line of the TSV.
struct Question {
  QuestionId id;
  std::vector<std::string> aliases;  ///< other texts that name it, e.g. EgoCross `question_id`
  VideoId video;                     ///< source video: the cluster
  std::uint32_t cluster = 0;         ///< dense index of `video` in QuestionSet order
  std::string type;                  ///< as in the source: `multiple-choice`, `open`, `None`
  std::string text;
  std::string text_zh;               ///< empty if the source has none
  std::vector<std::string> options;  ///< as in the source, lettered or not; empty for open questions
  std::vector<std::string> options_zh;  ///< shape [options]; empty if the source has none
  json::Value gold;                  ///< reference answer: letter, text, number or list; null = not public
  json::Value open_gold;  ///< reference answer where the question is also asked without its options; null = none
  std::string detailed_answer;  ///< for judged open questions; empty if none
  std::vector<std::string> facets;  ///< shape [facet_keys], e.g. `Surgery`; empty text = none
  MediaRef media;
  std::vector<Interval> evidence;  ///< where the answer can be seen; empty = unknown
  std::vector<std::string> faults;  ///< known faults of the data, one sentence each
};

/// One column of a board: which questions it takes and what is measured.
struct Column {
  ColumnId id;
  std::string title;
  std::string title_zh;
  std::string group;  ///< fold group: `overall`, `domain`, `task`, `domain x task`, `sub_task` ...
  std::string metric = "accuracy";
  bool higher_is_better = true;
  std::vector<std::pair<std::string, std::string>>
      slice;  ///< facet key, facet value: all must hold; empty = every question
  bool shown_by_default = true;
};

/// A benchmark's annotations, read and checked.
struct QuestionSet {
  BenchmarkId benchmark;
  std::string revision;  ///< tag, date or hash prefix of the annotations
  std::string split;  ///< e.g. `test`, `support`
  std::string sha256;  ///< of the annotation bytes, files in reading order
  bool gold_is_public = false;  ///< gold may be written into outputs
  std::vector<std::string> facet_keys;  ///< order of Question::facets
  std::vector<Question> questions;  ///< canonical order of the benchmark
  std::vector<Column> columns;  ///< board columns in display order
  std::uint32_t cluster_count = 0;

  /// Index of the question with this id or alias; nothing if unknown.
  std::optional<std::uint32_t> find(std::string_view id_or_alias) const;
  /// The same, looking first at the question that stands at `likely`: files mostly keep the benchmark's order.
  std::optional<std::uint32_t> find(std::string_view id_or_alias, std::size_t likely) const {
    // No place is likely where a row has no number: then `likely` is the largest value there is.
    const bool known = ids_differ_ && likely < id_begins_.size() && likely + 1 < id_begins_.size();
    const bool there = known && packed_id(likely) == id_or_alias;
    return there ? std::optional(static_cast<std::uint32_t>(likely)) : find(id_or_alias);
  }
  /// Must be called once after `questions` is filled: builds the look-up, the dense clusters and the facet groups.
  void index();
  /// Questions with equal facets form a group: shape [questions], dense, numbered in order of first appearance.
  std::span<const std::uint32_t> facet_groups() const { return group_of_question_; }
  /// True if the question belongs to the column.
  bool in_column(const Question& question, const Column& column) const;
  /// Position of a facet key; nothing if the benchmark has no such facet.
  std::optional<std::size_t> facet_index(std::string_view key) const;
  bool has_gold() const;

 private:
  /// A name of a question in the look-up: its id or one of its aliases.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t question = kFree;
    std::uint32_t name = 0;  ///< 0 = the id, k = alias k - 1
  };
  static constexpr std::uint32_t kFree = 0xffffffff;

  std::string_view packed_id(std::size_t question) const {
    return std::string_view{packed_ids_}.substr(id_begins_[question], id_begins_[question + 1] - id_begins_[question]);
  }
  std::string_view name_in(const Slot& slot) const;
  bool add_name(std::uint32_t question, std::uint32_t name);
  void index_names();
  void index_groups();

  std::vector<Slot> slots_;  ///< open addressing; size is a power of two, at most half of it taken
  std::vector<std::uint32_t> group_of_question_;
  std::string packed_ids_;  ///< all ids in a row: asked for once an answer, they are nearer together than the questions
  std::vector<std::uint32_t> id_begins_;  ///< shape [questions + 1], in packed_ids_
  bool ids_differ_ = false;  ///< no two questions have one id
};

}  // namespace ego
