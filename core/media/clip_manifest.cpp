#include "core/media/clip_manifest.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/json/members.h"
#include "core/json/parse.h"
#include "core/json/writer.h"
#include "core/text/ascii.h"
#include "core/text/relative_path.h"

namespace ego::media {
namespace {

using json::Array;
using json::Object;
using json::put;
using json::put_text;
using json::Value;

constexpr std::string_view kItems = "items";
constexpr std::size_t kSumDigits = 64;

struct MediaType {
  std::string_view ending;
  std::string_view type;
};
constexpr std::array<MediaType, 11> kTypes{{{".mp4", "video/mp4"},
                                            {".m4v", "video/mp4"},
                                            {".mov", "video/quicktime"},
                                            {".webm", "video/webm"},
                                            {".mkv", "video/x-matroska"},
                                            {".ts", "video/mp2t"},
                                            {".m2ts", "video/mp2t"},
                                            {".mts", "video/mp2t"},
                                            {".avi", "video/x-msvideo"},
                                            {".jpg", "image/jpeg"},
                                            {".png", "image/png"}}};

/// The terms of the specification that are used here, and one of our own.
Value context() {
  Object out;
  put(out, "@language", "en");
  put(out, "@vocab", "https://schema.org/");
  put(out, "sc", "https://schema.org/");
  put(out, "cr", "http://mlcommons.org/croissant/");
  put(out, "dct", "http://purl.org/dc/terms/");
  put(out, "egoscope", "urn:egoscope:");
  put(out, "conformsTo", "dct:conformsTo");
  for (const std::string_view term : {"data", "dataType", "field", "key", "recordSet"}) {
    Value word{"cr:" + std::string(term)};
    if (term == "data") word = Object{{"@id", "cr:data"}, {"@type", "@json"}};
    if (term == "dataType") word = Object{{"@id", "cr:dataType"}, {"@type", "@vocab"}};
    put(out, term, std::move(word));
  }
  return out;
}

Value file_object(const ManifestFile& file) {
  Object out;
  put(out, "@type", "cr:FileObject");
  put(out, "@id", file.name);
  put(out, "name", file.name);
  put(out, "contentUrl", file.url);
  put_text(out, "encodingFormat", media_type(file.url));
  if (file.bytes) put(out, "contentSize", std::to_string(*file.bytes) + " B");
  put_text(out, "sha256", file.sha256);
  if (file.video) put(out, "egoscope:video", to_json(*file.video));
  return out;
}

std::string item_key(std::string_view name) { return std::string(kItems) + "/" + std::string(name); }

Value field(std::string_view name, std::string_view type) {
  Object out;
  put(out, "@type", "cr:Field");
  put(out, "@id", item_key(name));
  put(out, "name", name);
  put(out, "dataType", type);
  return out;
}

Value record(const Question& question) {
  Object out;
  put(out, item_key("id"), question.id.value);
  put(out, item_key("clip"), question.media.ref);
  put(out, item_key("start"), json::number(question.media.start_secs));
  put(out, item_key("end"), question.media.end_secs > 0 ? json::number(question.media.end_secs) : Value{});
  return out;
}

Value record_set(Array records) {
  Object items;
  put(items, "@type", "cr:RecordSet");
  put(items, "@id", kItems);
  put(items, "name", kItems);
  put(items, "key", Object{{"@id", "items/id"}});
  put(items, "field",
      Array{field("id", "sc:Text"), field("clip", "sc:Text"), field("start", "sc:Float"), field("end", "sc:Float")});
  put(items, "data", std::move(records));
  return items;
}

// ---- reading

bool is_sum(std::string_view text) {
  return text.size() == kSumDigits &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// `123 B`, `123` or a number; other units are rounded and say nothing exact.
std::optional<std::uint64_t> read_bytes(const Value* size) {
  if (size == nullptr) return std::nullopt;
  std::string_view text = text::ascii_trim(size->if_string() != nullptr ? std::string_view(*size->if_string())
                                           : size->is_number()          ? std::string_view(size->if_number()->text)
                                                                        : std::string_view{});
  if (text.ends_with('B')) text = text::ascii_trim(text.substr(0, text.size() - 1));
  constexpr std::size_t kMostDigits = 15;
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  std::uint64_t bytes = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    bytes = bytes * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return bytes;
}

std::string_view without_query(std::string_view url) { return url.substr(0, url.find_first_of("?#")); }

bool is_media(const ManifestFile& file, std::string_view type) {
  return type.starts_with("video/") || is_clip_path(without_query(file.url)) || is_clip_path(file.name);
}

bool is_address(std::string_view url) { return url.find("://") != std::string_view::npos; }

/// Takes a file into the manifest, unless a path in it leads elsewhere.
void take(ManifestFile file, std::string_view label, std::size_t row, ClipManifest& manifest,
          Diagnostics& diagnostics) {
  const auto report = [&](Code code, std::string message, const std::string& value) {
    Diagnostic problem = make_error(code, std::move(message), std::string(label));
    problem.row = row;
    problem.value = value;
    problem.has_value = true;
    diagnostics.add(std::move(problem));
  };
  if (!is_address(file.url) && !text::is_relative_path(file.url))
    return report(Code::UnsafeArchive, "the path leads out of its folder; the file is left out", file.url);
  file.sha256 = text::ascii_lower(file.sha256);
  if (!file.sha256.empty() && !is_sum(file.sha256)) {
    report(Code::SyntaxError, "not a SHA-256; the file is taken without one", file.sha256);
    file.sha256.clear();
  }
  manifest.files.push_back(std::move(file));
}

Result<ClipManifest> read_croissant(ByteView bytes, std::string_view label, Diagnostics& diagnostics) {
  EGO_TRY(const Value root, json::parse(bytes, label, json::Dialect::Strict, diagnostics));
  ClipManifest manifest;
  manifest.name = root.text_or_empty("name");
  manifest.version = root.text_or_empty("version");
  const Value* distribution = root.find("distribution");
  if (distribution == nullptr || !distribution->is_array())
    return make_error(Code::UnknownFormat, "no `distribution`: not a Croissant description", std::string(label));
  std::size_t row = 0;
  for (const Value& entry : *distribution->if_array()) {
    ++row;
    if (!entry.text_or_empty("@type").ends_with("FileObject")) continue;
    ManifestFile file;
    file.url = entry.text_or_empty("contentUrl");
    file.name = entry.text_or_empty("name");
    if (file.name.empty()) file.name = entry.text_or_empty("@id");
    if (file.url.empty()) file.url = file.name;
    file.sha256 = entry.text_or_empty("sha256");
    file.bytes = read_bytes(entry.find("contentSize"));
    if (is_media(file, entry.text_or_empty("encodingFormat"))) take(std::move(file), label, row, manifest, diagnostics);
  }
  return manifest;
}

/// `<64 digits> <space or *><path>`, as sha256sum writes it in text and in binary mode.
ClipManifest read_sums(std::string_view text, std::string_view label, Diagnostics& diagnostics) {
  ClipManifest manifest;
  std::size_t row = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text::ascii_trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++row;
    if (line.size() < kSumDigits + 2 || !is_sum(text::ascii_lower(line.substr(0, kSumDigits)))) continue;
    std::string_view path = text::ascii_trim(line.substr(kSumDigits));
    if (path.starts_with('*')) path.remove_prefix(1);
    if (path.starts_with("./")) path.remove_prefix(2);
    if (!is_clip_path(path)) continue;
    take({std::string(path), std::string(path), std::nullopt, std::string(line.substr(0, kSumDigits)), std::nullopt},
         label, row, manifest, diagnostics);
  }
  return manifest;
}

}  // namespace

std::string_view media_type(std::string_view path) {
  const std::string lower = text::ascii_lower(path);
  for (const MediaType& known : kTypes)
    if (lower.ends_with(known.ending)) return known.type;
  return {};
}

bool is_clip_path(std::string_view path) { return media_type(path).starts_with("video/"); }

std::string local_path(const ManifestFile& file) {
  if (!is_address(file.url)) return file.url;
  if (text::is_relative_path(file.name)) return file.name;
  return std::string(text::file_name(without_query(file.url)));
}

ByteBuffer write_clip_manifest(const ClipManifest& manifest, const std::vector<Question>& questions) {
  Array files;
  for (const ManifestFile& file : manifest.files) files.push_back(file_object(file));
  Array records;
  for (const Question& question : questions)
    if (!question.media.ref.empty()) records.push_back(record(question));
  Object out;
  put(out, "@context", context());
  put(out, "@type", "sc:Dataset");
  put(out, "conformsTo", "http://mlcommons.org/croissant/1.1");
  put_text(out, "name", manifest.name);
  put_text(out, "description", manifest.description);
  put_text(out, "url", manifest.url);
  put_text(out, "license", manifest.license);
  put_text(out, "version", manifest.version);
  put(out, "distribution", std::move(files));
  if (!records.empty()) put(out, "recordSet", Array{record_set(std::move(records))});
  return json::write(Value{std::move(out)}, json::Layout::Indented);
}

Result<ClipManifest> read_clip_manifest(ByteView bytes, std::string_view label, Diagnostics& diagnostics) {
  std::string_view text = text::ascii_trim(bytes);
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (text.empty()) return make_error(Code::EmptyFile, "no bytes", std::string(label));
  ClipManifest manifest;
  if (text.front() == '{') {
    EGO_TRY(manifest, read_croissant(bytes, label, diagnostics));
  } else {
    manifest = read_sums(text, label, diagnostics);
  }
  if (manifest.files.empty())
    return make_error(Code::UnknownFormat, "names no video file", std::string(label),
                      "a Croissant description or the lines of sha256sum");
  return manifest;
}

}  // namespace ego::media
