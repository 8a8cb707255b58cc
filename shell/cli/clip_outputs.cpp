#include "shell/cli/clip_outputs.h"

#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include "core/text/relative_path.h"
#include "shell/media/jpeg.h"
#include "shell/media/stills.h"
#include "shell/native/tool.h"

namespace ego::cli {
namespace {

constexpr int kPosterSide = 480;

std::string with_ending(const std::string& name, std::string_view ending) {
  const std::size_t folder = name.size() - text::file_name(name).size();
  return name.substr(0, folder) + std::string(text::file_stem(name)) + std::string(ending);
}

Status write_jpeg_of(Environment& environment, const std::string& path, const Result<media::RgbaImage>& image) {
  if (!image) return image.error();
  EGO_TRY(const ByteBuffer bytes, media::write_jpeg(image.value()));
  return environment.sink.write_all(path, bytes);
}

/// What the player likes best: 480 lines, a key every 12 frames, no frame that leans on a later one, the index in front. All frames are
/// kept, whatever their times, so that they have the numbers they had.
std::vector<std::string> proxy_arguments(const std::string& in, const std::string& out) {
  return {"-v",        "error",       "-nostdin", "-y",      "-i",        in,
          "-map",      "0:v:0",       "-map",     "0:a:0?",  "-vf",       "scale=-2:'min(480,trunc(ih/2)*2)'",
          "-fps_mode", "passthrough", "-c:v",     "libx264", "-preset",   "fast",
          "-crf",      "23",          "-g",       "12",      "-bf",       "0",
          "-pix_fmt",  "yuv420p",     "-c:a",     "aac",     "-movflags", "+faststart",
          "-f",        "mp4",         out};
}

Error proxy_error(const FoundFile& file, std::string message, std::string advice = {}) {
  return make_error(Code::UnreadableFile, "no proxy: " + std::move(message), file.label, std::move(advice));
}

Status write_proxy(Environment& environment, const ClipOutputs& outputs, const FoundFile& file,
                   const ProbedClip& probed) {
  const std::string path = outputs.proxies + "/" + with_ending(file.label, ".mp4");
  const std::string part = path + ".part";
  std::error_code failed;
  if (std::filesystem::equivalent(path, file.path, failed))
    return proxy_error(file, "it would take the clip's own place", "name another folder");
  EGO_TRY([[maybe_unused]] const Ok made,
          environment.sink.make_folder(std::filesystem::path(path).parent_path().string()));
  const native::ToolRun run = native::run_tool(outputs.ffmpeg, proxy_arguments(file.path, part));
  const auto give_up = [&](Error error) {
    std::filesystem::remove(part, failed);
    return error;
  };
  if (run.exit_code != 0) {
    return give_up(proxy_error(file, "ffmpeg ended with " + std::to_string(run.exit_code) + ": " + run.last_words,
                               "ffmpeg 5.1 or later with the encoders libx264 and aac is needed"));
  }
  Diagnostics unheard;
  const Result<ProbedClip> proxy = probe_clip(environment, {part, file.label}, unheard);
  if (!proxy || proxy.value().clip == nullptr) return give_up(proxy_error(file, "what ffmpeg wrote is no clip"));
  const std::uint32_t frames = proxy.value().clip->frames();
  if (frames != probed.clip->frames()) {
    return give_up(proxy_error(file, "it has " + std::to_string(frames) + " frames, the clip " +
                                         std::to_string(probed.clip->frames()) +
                                         ": frames would change their numbers"));
  }
  std::filesystem::rename(part, path, failed);
  if (failed) return give_up(proxy_error(file, failed.message()));
  return Ok{};
}

}  // namespace

Result<std::string> find_ffmpeg(const std::string& name) {
  if (const auto found = native::find_tool(name)) return *found;
  return make_error(Code::UnreadableFile,
                    "no program " + name + ": proxies need ffmpeg 5.1 or later with libx264 and aac", {},
                    "install it (Debian: apt-get install ffmpeg) or name it with --ffmpeg; all else works without");
}

Status write_clip_outputs(Environment& environment, const ClipOutputs& outputs, const FoundFile& file,
                          const ProbedClip& probed) {
  if (probed.clip == nullptr) return Ok{};  // reported already
  const auto in = [&](const std::string& folder) { return folder + "/" + with_ending(file.label, ".jpg"); };
  if (!outputs.posters.empty()) {
    EGO_TRY([[maybe_unused]] const Ok written,
            write_jpeg_of(environment, in(outputs.posters), media::poster(*probed.clip, kPosterSide)));
  }
  if (!outputs.strips.empty()) {
    EGO_TRY([[maybe_unused]] const Ok written,
            write_jpeg_of(environment, in(outputs.strips), media::strip(*probed.clip, media::StripLayout{})));
  }
  if (!outputs.proxies.empty()) return write_proxy(environment, outputs, file, probed);
  return Ok{};
}

}  // namespace ego::cli
