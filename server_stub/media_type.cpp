#include "server_stub/media_type.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace ego::server {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

// wasm must be exactly application/wasm, or browsers refuse to compile it while it streams in.
constexpr std::array<Entry, 31> kTypes{{
    {"bin", "application/octet-stream"},
    {"css", "text/css; charset=utf-8"},
    {"csv", "text/csv; charset=utf-8"},
    {"gif", "image/gif"},
    {"htm", "text/html; charset=utf-8"},
    {"html", "text/html; charset=utf-8"},
    {"ico", "image/vnd.microsoft.icon"},
    {"jpeg", "image/jpeg"},
    {"jpg", "image/jpeg"},
    {"js", "text/javascript; charset=utf-8"},
    {"json", "application/json"},
    {"jsonl", "application/jsonl; charset=utf-8"},
    {"m4a", "audio/mp4"},
    {"map", "application/json"},
    {"md", "text/markdown; charset=utf-8"},
    {"mjs", "text/javascript; charset=utf-8"},
    {"mp4", "video/mp4"},
    {"ogg", "audio/ogg"},
    {"otf", "font/otf"},
    {"png", "image/png"},
    {"svg", "image/svg+xml"},
    {"ttf", "font/ttf"},
    {"txt", "text/plain; charset=utf-8"},
    {"wasm", "application/wasm"},
    {"wav", "audio/wav"},
    {"webm", "video/webm"},
    {"webmanifest", "application/manifest+json"},
    {"webp", "image/webp"},
    {"woff2", "font/woff2"},
    {"xml", "text/xml; charset=utf-8"},
    {"zip", "application/zip"},
}};

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

}  // namespace

std::string_view media_type(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return "application/octet-stream";
  std::string extension(name.substr(dot + 1));
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto* const found =
      std::lower_bound(kTypes.begin(), kTypes.end(), extension,
                       [](const Entry& entry, const std::string& wanted) { return entry.first < wanted; });
  return found != kTypes.end() && found->first == extension ? found->second : "application/octet-stream";
}

bool has_content_hash(std::string_view name) {
  constexpr std::size_t kShortestHash = 8;
  name = name.substr(name.rfind('/') + 1);
  std::size_t part_begin = std::string_view::npos;  // behind the last separator; npos = in the first part, never a hash
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] != '.' && name[i] != '-') continue;
    if (name[i] == '.' && part_begin != std::string_view::npos) {
      const std::string_view part = name.substr(part_begin, i - part_begin);
      const bool letter = part.find_first_of("abcdef") != std::string_view::npos;
      if (letter && part.size() >= kShortestHash && std::all_of(part.begin(), part.end(), is_hex)) return true;
    }
    part_begin = i + 1;
  }
  return false;
}

}  // namespace ego::server
