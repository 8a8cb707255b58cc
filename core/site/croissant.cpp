#include "core/site/croissant.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/sha256.h"
#include "core/json/members.h"
#include "core/json/writer.h"

namespace ego::site {
namespace {

using json::Array;
using json::Object;
using json::put;
using json::put_text;
using json::Value;

constexpr std::string_view kItems = "items";

/// The terms of the specification that are used here.
Value context() {
  Object out;
  put(out, "@language", "en");
  put(out, "@vocab", "https://schema.org/");
  put(out, "sc", "https://schema.org/");
  put(out, "cr", "http://mlcommons.org/croissant/");
  put(out, "dct", "http://purl.org/dc/terms/");
  put(out, "conformsTo", "dct:conformsTo");
  for (const std::string_view term : {"data", "dataType", "field", "key", "recordSet"}) {
    Value word{"cr:" + std::string(term)};
    if (term == "data") word = Object{{"@id", "cr:data"}, {"@type", "@json"}};
    if (term == "dataType") word = Object{{"@id", "cr:dataType"}, {"@type", "@vocab"}};
    put(out, term, std::move(word));
  }
  return out;
}

/// By the file name's ending; empty for one that is not known.
std::string_view media_type(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTypes{{{".webm", "video/webm"},
                                                                                 {".mp4", "video/mp4"},
                                                                                 {".mkv", "video/x-matroska"},
                                                                                 {".avi", "video/x-msvideo"},
                                                                                 {".jpg", "image/jpeg"},
                                                                                 {".png", "image/png"}}};
  for (const auto& [ending, type] : kTypes) {
    if (path.ends_with(ending)) return type;
  }
  return {};
}

Value file_object(const std::string& ref, const NamedBytes* bundled) {
  Object out;
  put(out, "@type", "cr:FileObject");
  put(out, "@id", ref);
  put(out, "name", ref);
  put(out, "contentUrl", ref);
  put_text(out, "encodingFormat", media_type(ref));
  if (bundled == nullptr) return out;
  put(out, "contentSize", std::to_string(bundled->bytes.size()) + " B");
  put(out, "sha256", sha256_hex(bundled->bytes));
  return out;
}

Value field(std::string_view name, std::string_view type) {
  Object out;
  put(out, "@type", "cr:Field");
  put(out, "@id", std::string(kItems) + "/" + std::string(name));
  put(out, "name", name);
  put(out, "dataType", type);
  return out;
}

Value record(const Question& question) {
  const auto key = [](std::string_view name) { return std::string(kItems) + "/" + std::string(name); };
  Object out;
  put(out, key("id"), question.id.value);
  put(out, key("clip"), question.media.ref);
  put(out, key("start"), json::number(question.media.start_secs));
  put(out, key("end"), question.media.end_secs > 0 ? json::number(question.media.end_secs) : Value{});
  return out;
}

}  // namespace

ByteBuffer write_croissant(const BenchmarkPart& part) {
  if (part.questions == nullptr || part.benchmark == nullptr) return {};
  std::map<std::string_view, const NamedBytes*> bundled;
  for (const NamedBytes& media : part.media) bundled.emplace(media.label, &media);
  std::map<std::string, const NamedBytes*> clips;
  Array records;
  for (const Question& question : part.questions->questions) {
    if (question.media.ref.empty()) continue;
    const auto there = bundled.find(question.media.ref);
    clips.emplace(question.media.ref, there == bundled.end() ? nullptr : there->second);
    records.push_back(record(question));
  }
  if (clips.empty()) return {};
  Array files;
  for (const auto& [ref, bytes] : clips) files.push_back(file_object(ref, bytes));
  const BenchmarkInfo& info = part.benchmark->info();
  Object items;
  put(items, "@type", "cr:RecordSet");
  put(items, "@id", kItems);
  put(items, "name", kItems);
  put(items, "key", Object{{"@id", "items/id"}});
  put(items, "field",
      Array{field("id", "sc:Text"), field("clip", "sc:Text"), field("start", "sc:Float"), field("end", "sc:Float")});
  put(items, "data", std::move(records));
  Object out;
  put(out, "@context", context());
  put(out, "@type", "sc:Dataset");
  put(out, "conformsTo", "http://mlcommons.org/croissant/1.1");
  put(out, "name", info.id.value + "-media");
  put(out, "description", "Clips that the questions of " + info.title + " are about; start and end in seconds");
  put_text(out, "url", info.url);
  put_text(out, "license", info.license);
  put_text(out, "version", part.questions->revision);
  put(out, "distribution", std::move(files));
  put(out, "recordSet", Array{std::move(items)});
  return json::write(Value{std::move(out)}, json::Layout::Indented);
}

}  // namespace ego::site
