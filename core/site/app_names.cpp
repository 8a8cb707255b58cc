#include "core/site/app_names.h"

#include <string_view>
#include <utility>

#include "core/base/sha256.h"

namespace ego::site {
namespace {

constexpr std::size_t kHashDigits = 12;

std::pair<std::string_view, std::string_view> split_extension(std::string_view name) {
  const std::size_t point = name.find('.');
  if (point == std::string_view::npos) return {name, {}};
  return {name.substr(0, point), name.substr(point)};
}

bool is_script(std::string_view name) { return name.ends_with(".js") || name.ends_with(".mjs"); }

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, copied)) {
    out.append(text, copied, at - copied);
    out += to;
    copied = at + from.size();
  }
  if (copied == 0) return;
  out.append(text, copied);
  text = std::move(out);
}

}  // namespace

std::map<std::string, std::string> app_names(std::span<const AppFile> files) {
  std::string all;
  for (const AppFile& file : files) {
    all += file.name;
    all += '\n';
    all += sha256_hex(file.bytes);
    all += '\n';
  }
  const std::string hash = sha256_hex(all).substr(0, kHashDigits);
  std::map<std::string, std::string> names;
  for (const AppFile& file : files) {
    const auto [stem, extension] = split_extension(file.name);
    std::string& name = names[file.name];
    name = file.output_stem.empty() ? stem : std::string_view(file.output_stem);
    name += '.';
    name += hash;
    name += extension == ".mjs" ? ".js" : extension;
  }
  return names;
}

std::vector<SiteFile> rename_app_files(std::span<const AppFile> files,
                                       const std::map<std::string, std::string>& names) {
  std::vector<SiteFile> out;
  for (const AppFile& file : files) {
    SiteFile renamed{names.at(file.name), file.bytes};
    if (is_script(file.name)) {
      for (const auto& [name, written] : names) {
        for (const char* quote : {"\"", "'", "`"}) {
          for (const char* prefix : {"", "./"})
            replace_all(renamed.bytes, quote + (prefix + name) + quote, quote + (prefix + written) + quote);
        }
      }
    }
    out.push_back(std::move(renamed));
  }
  return out;
}

}  // namespace ego::site
