#include "core/media/subtitles.h"

#include <algorithm>
#include <optional>

#include "core/text/ascii.h"

namespace ego::media {
namespace {

using text::ascii_blank;
using text::ascii_trim;

constexpr std::int64_t kMillisPerSecond = 1000;
constexpr std::int64_t kSixty = 60;
constexpr std::size_t kMostDigits = 9;  // of one field: no overflow

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

std::optional<std::int64_t> take_number(std::string_view& text) {
  std::size_t digits = 0;
  std::int64_t value = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    if (digits >= kMostDigits) return std::nullopt;
    value = value * 10 + (text[digits++] - '0');
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

/// `[h:]mm:ss[.,]mmm`, from the front.
std::optional<std::int64_t> take_time(std::string_view& text) {
  auto value = take_number(text);
  if (!value) return std::nullopt;
  std::int64_t seconds = *value;
  int fields = 1;
  while (!text.empty() && text.front() == ':' && fields < 3) {
    text.remove_prefix(1);
    value = take_number(text);
    if (!value) return std::nullopt;
    seconds = seconds * kSixty + *value;
    ++fields;
  }
  if (fields < 2 || text.empty() || (text.front() != '.' && text.front() != ',')) return std::nullopt;
  text.remove_prefix(1);
  const auto millis = take_number(text);
  if (!millis) return std::nullopt;
  return seconds * kMillisPerSecond + std::min<std::int64_t>(*millis, kMillisPerSecond - 1);
}

bool read_timing(std::string_view line, Cue& cue) {
  line = ascii_trim(line);
  const auto start = take_time(line);
  if (!start) return false;
  line = ascii_trim(line);
  if (!line.starts_with("-->")) return false;
  line.remove_prefix(3);
  line = ascii_trim(line);
  const auto end = take_time(line);
  if (!end) return false;
  cue.start_millis = *start;
  cue.end_millis = *end;
  return true;
}

/// Appends a line without its tags; `<v Name>` gives the speaker.
void append_text(Cue& cue, std::string_view line) {
  if (!cue.text.empty()) cue.text += '\n';
  while (!line.empty()) {
    const std::size_t open = line.find('<');
    cue.text += line.substr(0, open);
    if (open == std::string_view::npos) return;
    const std::size_t close = line.find('>', open);
    if (close == std::string_view::npos) {  // no tag after all
      cue.text += line.substr(open);
      return;
    }
    const std::string_view tag = line.substr(open + 1, close - open - 1);
    if (tag.starts_with("v ") && cue.speaker.empty()) cue.speaker = ascii_trim(tag.substr(2));
    line.remove_prefix(close + 1);
  }
}

}  // namespace

std::optional<std::int64_t> parse_cue_time(std::string_view text) {
  const auto millis = take_time(text);
  return text.empty() ? millis : std::nullopt;
}

Result<std::vector<Cue>> parse_subtitles(ByteView bytes, std::string_view label) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  std::vector<Cue> cues;
  while (!bytes.empty() && cues.size() < kMostCues) {
    Cue cue;
    if (!read_timing(take_line(bytes), cue)) continue;
    for (;;) {
      const std::string_view line = take_line(bytes);
      if (ascii_blank(line)) break;
      append_text(cue, line);
    }
    if (!ascii_blank(cue.text) && cue.end_millis > cue.start_millis) cues.push_back(std::move(cue));
  }
  if (cues.empty())
    return make_error(Code::UnknownFormat, "not a transcript: no line like 00:01.000 --> 00:04.000",
                      std::string(label));
  std::stable_sort(cues.begin(), cues.end(),
                   [](const Cue& a, const Cue& b) { return a.start_millis < b.start_millis; });
  return cues;
}

std::size_t cue_at(const std::vector<Cue>& cues, std::int64_t millis) {
  const auto after = std::upper_bound(cues.begin(), cues.end(), millis,
                                      [](std::int64_t time, const Cue& cue) { return time < cue.start_millis; });
  if (after == cues.begin()) return cues.size();
  const auto last = after - 1;
  return last->end_millis > millis ? static_cast<std::size_t>(last - cues.begin()) : cues.size();
}

}  // namespace ego::media
