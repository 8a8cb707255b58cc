#include "core/io/inspect/inspect_log.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <unordered_set>
#include <utility>

#include "core/io/import_support.h"

namespace ego::io {
namespace {

constexpr std::string_view kSamples = "samples/";
constexpr std::string_view kEpoch = "_epoch_";
constexpr std::string_view kJson = ".json";
constexpr std::string_view kSampleFile = "sample.json";
constexpr std::string_view kSummaries = "_journal/summaries/";

/// `7` and 2 of `7_epoch_2`.
std::optional<InspectEntry> entry_of(std::string_view stem) {
  const std::size_t mark = stem.rfind(kEpoch);
  if (mark == std::string_view::npos) return std::nullopt;
  const std::string_view digits = stem.substr(mark + kEpoch.size());
  InspectEntry entry;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), entry.epoch);
  if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) return std::nullopt;
  entry.id = stem.substr(0, mark);
  return entry;
}

/// The names that start with `prefix`, in the order of the number they end with.
std::vector<std::string_view> numbered(const Bundle& bundle, const std::string& prefix) {
  std::vector<std::pair<std::uint64_t, std::string_view>> found;
  for (const std::string_view name : bundle.names_below(prefix)) {
    if (!name.ends_with(kJson)) continue;
    const std::string_view digits = name.substr(prefix.size(), name.size() - prefix.size() - kJson.size());
    std::uint64_t number = 0;
    static_cast<void>(std::from_chars(digits.data(), digits.data() + digits.size(), number));
    found.emplace_back(number, name);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string_view> names;
  names.reserve(found.size());
  for (const auto& [number, name] : found) names.push_back(name);
  return names;
}

/// The lists of several files, one after the other.
Result<json::Array> joined_lists(const Bundle& bundle, const std::string& prefix, Diagnostics& diagnostics) {
  json::Array joined;
  for (const std::string_view name : numbered(bundle, prefix)) {
    EGO_TRY(json::Value part, read_member_json(bundle, name, json::Dialect::Harness, diagnostics));
    json::Array* items = part.if_array();
    if (items != nullptr) std::move(items->begin(), items->end(), std::back_inserter(joined));
  }
  return joined;
}

}  // namespace

Result<InspectLog> open_inspect_log(const Bundle& bundle, Diagnostics& diagnostics) {
  InspectLog log;
  log.finished = bundle.has("header.json");
  const std::string_view header = log.finished ? "header.json" : "_journal/start.json";
  EGO_TRY(log.header, read_member_json(bundle, header, json::Dialect::Harness, diagnostics));
  std::unordered_set<std::string_view> folders;
  for (const std::string_view name : bundle.names()) {
    if (!name.starts_with(kSamples)) continue;
    std::string_view rest = name.substr(kSamples.size());
    // An id may hold slashes: only `<id>_epoch_<n>.json` is a sample, and only `.../sample.json` makes a folder one.
    const bool folder = rest.ends_with("/sample.json");
    if (!rest.ends_with(kJson)) continue;
    const std::string_view stem = rest.substr(0, rest.size() - (folder ? kSampleFile.size() + 1 : kJson.size()));
    std::optional<InspectEntry> entry = entry_of(stem);
    if (!entry || (folder && !folders.insert(stem).second)) continue;
    entry->name = folder ? name.substr(0, name.size() - kSampleFile.size()) : name;
    log.samples.push_back(std::move(*entry));
  }
  return log;
}

Result<json::Value> read_inspect_sample(const Bundle& bundle, const InspectEntry& entry, Diagnostics& diagnostics) {
  if (!entry.name.ends_with('/')) { return read_member_json(bundle, entry.name, json::Dialect::Harness, diagnostics); }
  EGO_TRY(json::Value sample,
          read_member_json(bundle, entry.name + std::string(kSampleFile), json::Dialect::Harness, diagnostics));
  json::Object* members = sample.if_object();
  if (members == nullptr) return sample;
  EGO_TRY(json::Array messages, joined_lists(bundle, entry.name + "messages/", diagnostics));
  if (!messages.empty()) members->emplace_back("messages", std::move(messages));
  json::Object attachments;
  for (const std::string_view name : numbered(bundle, entry.name + "attachments/")) {
    EGO_TRY(json::Value part, read_member_json(bundle, name, json::Dialect::Harness, diagnostics));
    json::Object* texts = part.if_object();
    if (texts != nullptr) std::move(texts->begin(), texts->end(), std::back_inserter(attachments));
  }
  if (!attachments.empty()) members->emplace_back("attachments", std::move(attachments));
  return sample;
}

Result<json::Array> read_inspect_summaries(const Bundle& bundle, Diagnostics& diagnostics) {
  if (!bundle.has("summaries.json")) return joined_lists(bundle, std::string(kSummaries), diagnostics);
  EGO_TRY(json::Value list, read_member_json(bundle, "summaries.json", json::Dialect::Harness, diagnostics));
  json::Array* items = list.if_array();
  return items == nullptr ? json::Array{} : std::move(*items);
}

}  // namespace ego::io
