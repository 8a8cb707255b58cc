#include "core/site/site_json.h"

#include <map>

#include "core/json/members.h"
#include "core/json/writer.h"

namespace ego::site {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

json::Array pair_list(const Pairs& pairs, std::string_view first, std::string_view second) {
  json::Array out;
  for (const auto& [a, b] : pairs) {
    json::Object entry;
    entry.emplace_back(first, a);
    entry.emplace_back(second, b);
    out.emplace_back(std::move(entry));
  }
  return out;
}

json::Array log_list(const std::vector<LogPath>& logs) {
  json::Array out;
  for (const LogPath& log : logs) {
    json::Object entry;
    entry.emplace_back("row", log.row);
    entry.emplace_back("path", log.path);
    entry.emplace_back("bytes", json::number(log.bytes));
    out.emplace_back(std::move(entry));
  }
  return out;
}

json::Value benchmark_json(const BenchmarkPart& part, const BenchmarkPaths& paths) {
  json::Object title;
  title.emplace_back("en", part.title.empty() ? part.id : part.title);
  json::put_text(title, "zh", part.title_zh);
  json::Object out;
  out.emplace_back("id", part.id);
  out.emplace_back("title", std::move(title));
  json::put_text(out, "published", paths.published);
  json::put_text(out, "registry", paths.registry);
  json::put_text(out, "report", paths.report);
  if (!paths.matrices.empty()) out.emplace_back("matrix", pair_list(paths.matrices, "profile", "path"));
  if (!paths.logs.empty()) out.emplace_back("logs", log_list(paths.logs));
  if (paths.media_base.empty()) return out;
  json::Object posters;
  for (const auto& [ref, poster] : paths.posters) posters.emplace_back(ref, poster);
  json::Object media;
  media.emplace_back("base", paths.media_base);
  media.emplace_back("posters", std::move(posters));
  out.emplace_back("media", std::move(media));
  return out;
}

/// `media/garden-01.webm` -> `garden-01`; empty if it is not in that folder.
std::string_view stem_in(std::string_view path, std::string_view folder) {
  if (!path.starts_with(folder)) return {};
  path.remove_prefix(folder.size());
  return path.substr(0, path.rfind('.'));
}

}  // namespace

std::vector<std::pair<std::string, std::string>> match_posters(const std::vector<NamedBytes>& media) {
  std::map<std::string_view, std::string_view> poster_of;
  for (const NamedBytes& file : media) {
    if (const std::string_view stem = stem_in(file.label, "posters/"); !stem.empty())
      poster_of.emplace(stem, file.label);
  }
  Pairs pairs;
  for (const NamedBytes& file : media) {
    const auto poster = poster_of.find(stem_in(file.label, "media/"));
    if (poster != poster_of.end()) pairs.emplace_back(file.label, poster->second);
  }
  return pairs;
}

std::string write_site_json(const SiteInput& input, const std::vector<BenchmarkPaths>& paths) {
  json::Array benchmarks;
  for (std::size_t i = 0; i < input.benchmarks.size(); ++i)
    benchmarks.push_back(benchmark_json(input.benchmarks[i], paths[i]));
  json::Object out;
  out.emplace_back("format", "egoscope.site");
  out.emplace_back("version", "1.0");
  out.emplace_back("title", input.title);
  out.emplace_back("generator", input.generator_version);
  out.emplace_back("languages", json::Array{"en", "zh"});
  out.emplace_back("benchmarks", std::move(benchmarks));
  return json::write(json::Value{std::move(out)}, json::Layout::Indented);
}

}  // namespace ego::site
