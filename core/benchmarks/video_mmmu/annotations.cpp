#include "core/benchmarks/video_mmmu/annotations.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/sha256.h"
#include "core/benchmarks/video_mmmu/facts.h"
#include "core/json/parse.h"
#include "core/text/ascii.h"
#include "core/text/unicode.h"

namespace ego::video_mmmu {
namespace {

using json::Value;

constexpr std::string_view kMultipleChoice = "multiple-choice";
constexpr std::size_t kRevisionDigits = 12;
/// The three files of EvolvingLMMs-Lab/VideoMMMU@88b4ac3, one after the other.
constexpr std::string_view kPublishedSha256 = "a99b79ff7de50580144a39d8194a2477d901023de2ee1bb157bb044bba596e79";
constexpr std::string_view kPublishedRevision = "88b4ac3";

/// One item as it stands in a file.
struct RawItem {
  Track track = Track::Perception;
  Value fields;
  std::string pointer;
};

/// A file's items; its bytes count once in the hash of the set.
struct RawFile {
  const NamedBytes* source = nullptr;
  std::vector<RawItem> items;
};

std::optional<Track> track_in_name(std::string_view label) {
  const std::string lowered = text::ascii_lower(label);
  for (const Track track : kTracks) {
    if (lowered.find(track_key(track)) != std::string::npos) return track;
  }
  return std::nullopt;
}

std::optional<Track> stated_track(const Value& row) {
  for (const std::string_view key : {"track", "category"}) {
    const std::optional<TrackRole> role = read_track(row.text_or_empty(key));
    if (role && !role->question_only) return role->track;
  }
  return std::nullopt;
}

/// The published form: one key, the track, and an object of items below it.
std::optional<Track> published_track(const Value& document) {
  const json::Object* members = document.if_object();
  if (members == nullptr || members->size() != 1 || !members->front().second.is_object()) return std::nullopt;
  const std::optional<TrackRole> role = read_track(members->front().first);
  return role && !role->question_only ? std::optional(role->track) : std::nullopt;
}

Error no_track(std::string_view label) {
  return make_error(Code::MissingField, "no track: neither the rows nor the file name say which one",
                    std::string(label), "add a field track to each row, or put the track into the file name");
}

Result<RawFile> items_of_rows(const NamedBytes& file, std::vector<Value> rows) {
  RawFile raw{&file, {}};
  const std::optional<Track> named = track_in_name(file.label);
  std::size_t index = 0;
  for (Value& row : rows) {
    const std::optional<Track> stated = stated_track(row);
    if (!stated && !named) return no_track(file.label);
    raw.items.push_back({stated ? *stated : *named, std::move(row), '/' + std::to_string(index++)});
  }
  return raw;
}

/// True if the text is one JSON object a line.
bool looks_like_lines(std::string_view bytes) {
  const std::size_t line_end = bytes.find('\n');
  if (line_end == std::string_view::npos) return false;
  const std::string_view first = text::ascii_trim(bytes.substr(0, line_end));
  const std::string_view rest = text::ascii_trim(bytes.substr(line_end));
  return first.starts_with('{') && first.ends_with('}') && rest.starts_with('{');
}

Result<RawFile> read_file(const NamedBytes& file, Diagnostics& diagnostics) {
  if (looks_like_lines(file.bytes)) {
    std::vector<Value> rows;
    json::for_each_line(file.bytes, file.label, json::Dialect::Strict, diagnostics,
                        [&](Value&& row, std::uint64_t) { rows.push_back(std::move(row)); });
    return items_of_rows(file, std::move(rows));
  }
  EGO_TRY(Value document, json::parse(file.bytes, file.label, json::Dialect::Strict, diagnostics));
  if (const std::optional<Track> track = published_track(document)) {
    RawFile raw{&file, {}};
    json::Member& items = document.if_object()->front();
    for (json::Member& item : *items.second.if_object()) {
      raw.items.push_back({*track, std::move(item.second), '/' + items.first + '/' + item.first});
    }
    return raw;
  }
  if (json::Array* rows = document.if_array()) return items_of_rows(file, std::move(*rows));
  return make_error(Code::WrongBenchmark,
                    "no Video-MMMU annotations: neither one of the three tracks nor a list of items", file.label,
                    "give perception_video.json, comprehension_video.json and adaptation_video.json");
}

/// Adaptation alone states types; null there becomes the text `None`, as in the public release.
std::string question_type_of(const Value& fields, Track track) {
  const Value* type = fields.find("question_type");
  if (type != nullptr && type->is_string()) return *type->if_string();
  return std::string(track == Track::Adaptation ? "None" : kMultipleChoice);
}

Diagnostic row_problem(Code code, std::string message, const RawItem& item, std::string_view label) {
  Diagnostic problem = make_error(code, std::move(message), std::string(label));
  problem.pointer = item.pointer;
  return problem;
}

/// The question an item holds, or what is missing.
Result<Question> read_item(const RawItem& item, std::string_view label) {
  const Value& fields = item.fields;
  for (const std::string_view key : {"id", "question"}) {
    const Value* field = fields.find(key);
    if (field == nullptr || !field->is_string() || field->if_string()->empty()) {
      Diagnostic problem = row_problem(Code::MissingField, "an item needs a text here; left out", item, label);
      problem.field = key;
      return problem;
    }
  }
  Question question;
  const std::string item_id(fields.text_or_empty("id"));
  question.id = QuestionId(std::string(track_key(item.track)) + '/' + item_id);
  question.text = fields.text_or_empty("question");
  question.type = question_type_of(fields, item.track);
  if (const Value* options = fields.find("options"); options != nullptr && options->is_array()) {
    for (const Value& option : *options->if_array()) {
      question.options.push_back(option.as_id_text().value_or(std::string()));
    }
  }
  if (const Value* answer = fields.find("answer")) question.gold = *answer;
  const std::string_view link = text::trim(fields.text_or_empty("link_selected"));
  question.video = VideoId(link.empty() ? item_id : std::string(link));
  question.media.ref = link;
  const std::string_view subject = subject_of(item_id);
  const Discipline* discipline = discipline_of(subject);
  question.facets = {std::string(track_name(item.track)), std::string(discipline != nullptr ? discipline->name : ""),
                     std::string(subject), question.type};
  question.faults = known_faults(item.track, item_id);
  return question;
}

std::string hash_of(const std::vector<RawFile>& files) {
  std::string all;
  for (const RawFile& file : files) all += file.source->bytes;
  return sha256_hex(all);
}

Track first_track(const RawFile& file) { return file.items.empty() ? Track::Adaptation : file.items.front().track; }

bool repeats_an_option(const Question& question) {
  std::vector<std::string_view> options(question.options.begin(), question.options.end());
  std::sort(options.begin(), options.end());
  return std::adjacent_find(options.begin(), options.end()) != options.end();
}

/// Where two options read the same, the text alone does not decide the letter.
void report_duplicate_options(std::string_view label, std::uint64_t count, Diagnostics& diagnostics) {
  if (count == 0) return;
  Diagnostic info = make_error(Code::DuplicateOptions, std::to_string(count) + " items have two options of one text",
                               std::string(label));
  info.count = count;
  diagnostics.add(std::move(info));
}

}  // namespace

Result<QuestionSet> read_annotations(std::span<const NamedBytes> files, Diagnostics& diagnostics) {
  if (files.empty()) return make_error(Code::MissingAnnotations, "Video-MMMU needs its annotation files");
  std::vector<RawFile> raw_files;
  for (const NamedBytes& file : files) {
    EGO_TRY(RawFile raw, read_file(file, diagnostics));
    raw_files.push_back(std::move(raw));
  }
  std::stable_sort(raw_files.begin(), raw_files.end(),
                   [](const RawFile& a, const RawFile& b) { return first_track(a) < first_track(b); });
  QuestionSet set;
  set.benchmark = BenchmarkId("video-mmmu");
  set.split = "test";
  set.gold_is_public = true;
  set.sha256 = hash_of(raw_files);
  set.revision = set.sha256 == kPublishedSha256 ? kPublishedRevision : set.sha256.substr(0, kRevisionDigits);
  set.columns = make_columns();
  set.facet_keys.assign(kFacetKeys.begin(), kFacetKeys.begin() + kQaTypeFacet);
  const bool has_qa_type = std::any_of(raw_files.begin(), raw_files.end(), [](const RawFile& file) {
    return std::any_of(file.items.begin(), file.items.end(),
                       [](const RawItem& item) { return !item.fields.text_or_empty("qa_type").empty(); });
  });
  if (has_qa_type) set.facet_keys.emplace_back(kFacetKeys[kQaTypeFacet]);

  std::set<std::string> seen;
  std::map<const NamedBytes*, std::uint64_t> repeating;  // items with an option twice, by file in the order given
  for (const Track track : kTracks) {
    for (const RawFile& file : raw_files) {
      for (const RawItem& item : file.items) {
        if (item.track != track) continue;
        Result<Question> question = read_item(item, file.source->label);
        if (!question.ok()) {
          diagnostics.add(question.error());
          continue;
        }
        if (!seen.insert(question.value().id.value).second) {
          diagnostics.add(row_problem(Code::DuplicateQuestionId, "this item stands twice; the first counts", item,
                                      file.source->label));
          continue;
        }
        if (has_qa_type) question.value().facets.emplace_back(item.fields.text_or_empty("qa_type"));
        if (repeats_an_option(question.value())) ++repeating[file.source];
        set.questions.push_back(std::move(question).value());
      }
    }
  }
  if (set.questions.empty()) {
    return make_error(Code::WrongBenchmark, "no Video-MMMU item in these annotations", files.front().label);
  }
  set.index();
  for (const auto& [file, count] : repeating) report_duplicate_options(file->label, count, diagnostics);
  return set;
}

}  // namespace ego::video_mmmu
