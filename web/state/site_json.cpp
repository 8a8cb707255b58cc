#include "web/state/site_json.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "core/json/parse.h"

namespace ego::web {
namespace {

/// A path below the page: no scheme, no root, no parent.
bool is_relative(std::string_view url) {
  return !url.empty() && url[0] != '/' && url.find(':') == std::string_view::npos &&
         url.find("..") == std::string_view::npos && url.find('\\') == std::string_view::npos;
}

std::string url_of(const json::Value& entry, std::string_view key) {
  const std::string_view url = entry.text_or_empty(key);
  return is_relative(url) ? std::string(url) : std::string{};
}

/// `logs`: a list of `{row, path, bytes}`.
void read_logs(const json::Value& entry, SiteBenchmark& benchmark) {
  const json::Value* logs = entry.find("logs");
  const json::Array* list = logs != nullptr ? logs->if_array() : nullptr;
  if (list == nullptr) return;
  for (const json::Value& log : *list) {
    std::string url = url_of(log, "path");
    std::string row(log.text_or_empty("row"));
    const json::Value* stated = log.find("bytes");
    const std::int64_t bytes = stated == nullptr ? 0 : stated->as_int().value_or(0);
    if (!url.empty() && !row.empty())
      benchmark.log_urls.push_back(
          {std::move(row), std::move(url), static_cast<std::uint64_t>(std::max<std::int64_t>(bytes, 0))});
  }
}

/// `matrix`: a list of `{profile, path}`.
void read_matrices(const json::Value& entry, SiteBenchmark& benchmark) {
  const json::Value* matrices = entry.find("matrix");
  const json::Array* list = matrices != nullptr ? matrices->if_array() : nullptr;
  if (list == nullptr) return;
  for (const json::Value& matrix : *list) {
    std::string url = url_of(matrix, "path");
    if (!url.empty()) benchmark.matrix_urls.emplace_back(std::string(matrix.text_or_empty("profile")), std::move(url));
  }
}

/// `media`: {base, posters: {ref: path}}, both below base. Every clip of a site has its still.
void read_media(const json::Value& entry, SiteBenchmark& benchmark) {
  const json::Value* media = entry.find("media");
  const json::Value* posters = media != nullptr ? media->find("posters") : nullptr;
  const json::Object* members = posters != nullptr ? posters->if_object() : nullptr;
  if (members == nullptr) return;
  const std::string base = url_of(*media, "base");
  for (const auto& [ref, path] : *members) {
    const std::string* text = path.if_string();
    if (text != nullptr && is_relative(base + *text)) benchmark.poster_urls.emplace_back(ref, base + *text);
    if (is_relative(base + ref)) benchmark.media_urls.emplace_back(ref, base + ref);
  }
}

std::string title_of(const json::Value& value, std::string_view language) {
  if (value.is_object()) return std::string(value.text_or_empty(language));
  const std::string* plain = value.if_string();
  return plain != nullptr && language == "en" ? *plain : std::string{};
}

SiteBenchmark read_benchmark(const json::Value& entry) {
  SiteBenchmark benchmark;
  benchmark.id = entry.text_or_empty("id");
  if (const json::Value* title = entry.find("title")) {
    benchmark.title = title_of(*title, "en");
    benchmark.title_zh = title_of(*title, "zh");
  }
  if (benchmark.title.empty()) benchmark.title = benchmark.id;
  benchmark.published_url = url_of(entry, "published");
  benchmark.report_url = url_of(entry, "report");
  benchmark.registry_url = url_of(entry, "registry");
  read_logs(entry, benchmark);
  read_matrices(entry, benchmark);
  read_media(entry, benchmark);
  return benchmark;
}

}  // namespace

Result<SiteIndex> read_site_json(ByteView bytes, std::string_view label, Diagnostics& diagnostics) {
  EGO_TRY(const json::Value document, json::parse(bytes, label, json::Dialect::Strict, diagnostics));
  if (document.text_or_empty("format") != "egoscope.site")
    return make_error(Code::UnknownFormat, "not an egoscope site index", std::string(label));
  if (const std::string_view version = document.text_or_empty("version");
      !version.starts_with("1.") && version != "1") {
    return make_error(Code::UnsupportedVersion, "version " + std::string(version) + " is newer than this page",
                      std::string(label));
  }
  const json::Value* listed = document.find("benchmarks");
  const json::Array* benchmarks = listed != nullptr ? listed->if_array() : nullptr;
  if (benchmarks == nullptr || benchmarks->empty())
    return make_error(Code::MissingField, "benchmarks is absent or empty", std::string(label));
  SiteIndex site;
  if (const json::Value* title = document.find("title")) site.title = title_of(*title, "en");
  for (const json::Value& entry : *benchmarks) {
    SiteBenchmark benchmark = read_benchmark(entry);
    if (!benchmark.id.empty()) site.benchmarks.push_back(std::move(benchmark));
  }
  return site;
}

}  // namespace ego::web
