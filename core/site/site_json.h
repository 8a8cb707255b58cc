/// `site.json`: what the page reads first. Its form is described in core/site/site.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/site/site.h"

namespace ego::site {

/// The archive of one row's replies.
struct LogPath {
  std::string row;
  std::string path;
  std::uint64_t bytes = 0;  ///< of the archive: a page fetches large ones in pieces
};

/// Paths of one benchmark's files; empty = absent.
struct BenchmarkPaths {
  std::string published;
  std::string registry;
  std::string report;
  std::vector<std::pair<std::string, std::string>> matrices;  ///< profile id, path
  std::vector<LogPath> logs;
  std::string media_base;                                     ///< empty: no media
  std::vector<std::pair<std::string, std::string>> posters;   ///< media ref, poster; both relative to media_base
};

/// @param paths  shape [input.benchmarks]
std::string write_site_json(const SiteInput& input, const std::vector<BenchmarkPaths>& paths);

/// The posters among media labels: `posters/<stem>.<ext>` belongs to every `media/<stem>.<ext>`.
std::vector<std::pair<std::string, std::string>> match_posters(const std::vector<NamedBytes>& media);

}  // namespace ego::site
