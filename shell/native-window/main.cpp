/// build/bin/explorer: the explorer on a site folder, in a window or as a picture.
#include <cstdio>
#include <string>

#include "shell/native-window/host.h"
#include "shell/native-window/options.h"
#include "shell/native-window/png.h"
#include "shell/native/posix_file_sink.h"

namespace {

constexpr int kFailed = 5;

int take_picture(ego::desktop::Host& host, const ego::desktop::Options& options) {
  ego::desktop::Picture picture = host.settle(options.size, options.scale);
  if (!options.files.empty()) {
    host.drop(options.files);
    picture = host.settle(options.size, options.scale);
  }
  for (const std::string& key : options.keys) {
    host.press(ego::desktop::read_key_press(key));
    picture = host.settle(options.size, options.scale);
  }
  ego::native::PosixFileSink sink;
  const ego::Status written = sink.write_all(options.screenshot, ego::desktop::write_png(picture));
  if (written.ok()) return 0;
  std::fprintf(stderr, "explorer: %s: %s\n", options.screenshot.c_str(), written.error().message.c_str());
  return kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  int exit_code = 0;
  const auto options = ego::desktop::parse_options(argc, argv, exit_code);
  if (!options) return exit_code;
  using ego::desktop::Visibility;
  const auto window =
      ego::desktop::Window::open(options->size, options->screenshot.empty() ? Visibility::Shown : Visibility::Hidden);
  if (window == nullptr) {
    std::fprintf(stderr, "explorer: no window: %s\n", SDL_GetError());
    return kFailed;
  }
  ego::desktop::Host host(*window, options->site);
  host.follow(options->link);
  if (!options->screenshot.empty()) return take_picture(host, *options);
  if (!options->files.empty()) host.drop(options->files);
  for (const std::string& key : options->keys) host.press(ego::desktop::read_key_press(key));
  host.run();
  return 0;
}
