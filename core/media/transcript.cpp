#include "core/media/transcript.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

#include "core/json/parse.h"
#include "core/text/ascii.h"

namespace ego::media {
namespace {

constexpr double kMillisPerSecond = 1000;
constexpr double kMostSecs = 1e7;  // a hundred days: no overflow, and no time stamp of a calendar

const json::Value* find_first(const json::Value& row, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (const json::Value* value = row.find(name)) return value;
  return nullptr;
}

std::optional<std::int64_t> millis_of(const json::Value* value) {
  if (value == nullptr) return std::nullopt;
  if (const std::string* text = value->if_string()) return parse_cue_time(*text);
  const std::optional<double> secs = value->as_double();
  if (!secs || !(*secs >= 0 && *secs < kMostSecs)) return std::nullopt;
  return std::llround(*secs * kMillisPerSecond);
}

/// Nothing if the row is no cue at all; a cue without text or length is one.
std::optional<Cue> read_row(const json::Value& row) {
  const json::Value* stamps = row.find("timestamps");
  const json::Value& times = stamps != nullptr ? *stamps : row;
  const auto start = millis_of(find_first(times, {"start", "start_time", "from"}));
  const auto end = millis_of(find_first(times, {"end", "end_time", "to"}));
  const json::Value* text = find_first(row, {"text", "content"});
  const std::string* words = text != nullptr ? text->if_string() : nullptr;
  if (!start || !end || words == nullptr) return std::nullopt;
  return Cue{*start, *end, std::string(text::ascii_trim(row.text_or_empty("speaker"))),
             std::string(text::ascii_trim(*words))};
}

const json::Array* rows_of(const json::Value& document) {
  if (const json::Array* rows = document.if_array()) return rows;
  const json::Value* member = find_first(document, {"segments", "transcription", "body", "cues"});
  return member != nullptr ? member->if_array() : nullptr;
}

Error no_transcript(std::string_view label) {
  return make_error(Code::UnknownFormat, "not a transcript: no rows with start, end and text", std::string(label));
}

}  // namespace

Result<std::vector<Cue>> parse_transcript_json(ByteView bytes, std::string_view label) {
  Diagnostics unheard;
  const Result<json::Value> document = json::parse(bytes, label, json::Dialect::Harness, unheard);
  const json::Array* rows = document.ok() ? rows_of(document.value()) : nullptr;
  if (rows == nullptr || rows->empty() || !read_row(rows->front())) return no_transcript(label);
  std::vector<Cue> cues;
  for (const json::Value& row : *rows) {
    std::optional<Cue> cue = read_row(row);
    if (!cue || cue->text.empty() || cue->end_millis <= cue->start_millis) continue;
    cues.push_back(std::move(*cue));
    if (cues.size() == kMostCues) break;
  }
  if (cues.empty()) return no_transcript(label);
  std::stable_sort(cues.begin(), cues.end(),
                   [](const Cue& a, const Cue& b) { return a.start_millis < b.start_millis; });
  return cues;
}

Result<std::vector<Cue>> parse_transcript(ByteView bytes, std::string_view label) {
  const std::string_view text = text::ascii_trim(bytes);
  const bool is_json = text.starts_with('{') || text.starts_with('[');
  return is_json ? parse_transcript_json(bytes, label) : parse_subtitles(bytes, label);
}

}  // namespace ego::media
