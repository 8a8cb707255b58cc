#include "shell/native-window/options.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace ego::desktop {
namespace {

constexpr int kUsage = 4;
constexpr int kLeast = 100;
constexpr int kMost = 8192;

/// `1440x900`
std::string read_size(const std::string& text, WindowSize& size) {
  int end = 0;
  const bool whole = std::sscanf(text.c_str(), "%5dx%5d%n", &size.width, &size.height, &end) == 2 &&
                     static_cast<std::size_t>(end) == text.size();
  const bool fits = std::min(size.width, size.height) >= kLeast && std::max(size.width, size.height) <= kMost;
  return whole && fits ? "" : "WIDTHxHEIGHT is needed, each from 100 to 8192";
}

}  // namespace

std::optional<Options> parse_options(int argc, char** argv, int& exit_code) {
  Options options;
  std::string size;
  CLI::App app{"The explorer in a window: the same program as the page, on a site folder. For development."};
  app.add_option("SITE", options.site, "folder written by `egoscope site`")->required()->check(CLI::ExistingDirectory);
  app.add_option("--link", options.link, "permalink to open, e.g. '#/demo/board'");
  app.add_option("--size", size, "CSS pixels, WIDTHxHEIGHT (1440x900)")->check([&](const std::string& text) {
    return read_size(text, options.size);
  });
  app.add_option("--scale", options.scale, "device pixels to a CSS pixel, of a picture (1)")
      ->check(CLI::Range(0.5, 4.0));
  app.add_option("--screenshot", options.screenshot, "write a PNG once nothing is left to do, and end");
  app.add_option("--press", options.keys, "keys to press once the link is open, e.g. g i ArrowDown Control+k");
  app.add_option("--drop", options.files, "files to drop once the link is open")->check(CLI::ExistingFile);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    exit_code = app.exit(error) == 0 ? 0 : kUsage;
    return std::nullopt;
  }
  return options;
}

}  // namespace ego::desktop
