#include "shell/cli/clips_check.h"

#include <array>
#include <ostream>
#include <utility>

#include "core/base/quote.h"
#include "core/json/members.h"
#include "core/json/writer.h"
#include "core/media/clip_match.h"
#include "shell/cli/clip_files.h"
#include "shell/cli/output.h"
#include "shell/native/host_sha256.h"
#include "shell/native/posix_file_source.h"

namespace ego::cli {
namespace {

using media::ClipState;

/// One line of the result.
struct CheckedClip {
  ClipState state = ClipState::Unknown;
  std::string name;  ///< as the manifest says; of unknown files the path
  std::string path;  ///< below the folder; empty = missing
  std::string wanted;  ///< SHA-256 of the manifest
  std::string found;  ///< SHA-256 of the file
};

Result<media::ClipManifest> read_manifest(const std::string& path, Environment& environment, Diagnostics& diagnostics) {
  EGO_TRY(const ByteBuffer bytes, environment.files.read_all(path));
  return media::read_clip_manifest(bytes, native::base_name(path), diagnostics);
}

void report(const CheckedClip& clip, Diagnostics& diagnostics) {
  if (clip.state == ClipState::Missing)
    diagnostics.add(make_error(Code::UnreadableFile, "no such clip in the folder", clip.name));
  if (clip.state != ClipState::OtherVersion) return;
  diagnostics.add(make_error(Code::ChecksumDiffers,
                             "other version of this clip: SHA-256 is " + clip.found + ", the manifest says " +
                                 (clip.wanted.empty() ? "another size" : clip.wanted),
                             clip.path));
}

Result<CheckedClip> check_file(const media::ManifestFile& wanted, const FoundFile& file, Environment& environment) {
  EGO_TRY(const ByteBuffer bytes, environment.files.read_all(file.path));
  std::string sha256 = native::host_sha256_hex(bytes);
  const ClipState state = media::check_clip(wanted, bytes.size(), sha256);
  return CheckedClip{state, wanted.name, file.label, wanted.sha256, std::move(sha256)};
}

Result<std::vector<CheckedClip>> check_clips(const ClipsCommand& command, Environment& environment, Progress& progress,
                                             Diagnostics& diagnostics) {
  EGO_TRY(const media::ClipManifest manifest, read_manifest(command.check.manifest, environment, diagnostics));
  EGO_TRY(const std::vector<FoundFile> files, find_clips(environment, command.check.paths));
  std::vector<std::string> wanted;
  for (const media::ManifestFile& file : manifest.files) wanted.push_back(media::local_path(file));
  std::vector<std::string> there;
  for (const FoundFile& file : files) there.push_back(file.label);
  const media::ClipMatches matches = media::match_clips(wanted, there);
  std::vector<CheckedClip> checked(manifest.files.size());
  for (std::size_t i = 0; i < checked.size(); ++i)
    checked[i] = {ClipState::Missing, manifest.files[i].name, {}, manifest.files[i].sha256, {}};
  // Of several files that fit by name the one with the stated hash is meant.
  for (const media::UnclearClip& unclear : matches.unclear) {
    for (const std::size_t file : unclear.files) {
      EGO_TRY(CheckedClip clip, check_file(manifest.files[unclear.clip], files[file], environment));
      if (checked[unclear.clip].state != ClipState::Good) checked[unclear.clip] = std::move(clip);
    }
  }
  for (const media::ClipMatch& match : matches.found) {
    progress.step("hashing " + files[match.file].label);
    EGO_TRY(checked[match.clip], check_file(manifest.files[match.clip], files[match.file], environment));
  }
  for (const std::size_t file : matches.surplus)
    checked.push_back({ClipState::Unknown, files[file].label, files[file].label, {}, {}});
  for (const CheckedClip& clip : checked) report(clip, diagnostics);
  return checked;
}

constexpr std::array<ClipState, 5> kStates{ClipState::Good, ClipState::Missing, ClipState::OtherVersion,
                                           ClipState::NoHash, ClipState::Unknown};

std::size_t count_of(const std::vector<CheckedClip>& clips, ClipState state) {
  std::size_t count = 0;
  for (const CheckedClip& clip : clips) count += clip.state == state ? 1 : 0;
  return count;
}

std::string as_text(const std::vector<CheckedClip>& clips) {
  std::string out;
  for (const CheckedClip& clip : clips) {
    out += std::string(to_string(clip.state)) + "  " + single_line(clip.path.empty() ? clip.name : clip.path);
    if (clip.state == ClipState::OtherVersion) out += "  wanted " + clip.wanted + "  found " + clip.found;
    out += '\n';
  }
  for (const ClipState state : kStates) {
    if (state != kStates.front()) out += ", ";
    out += std::to_string(count_of(clips, state)) + " " + std::string(to_string(state));
  }
  return out + "\n";
}

std::string as_json(const std::vector<CheckedClip>& clips) {
  json::Array files;
  for (const CheckedClip& clip : clips) {
    json::Object file;
    json::put(file, "name", clip.name);
    json::put(file, "state", to_string(clip.state));
    json::put_text(file, "path", clip.path);
    json::put_text(file, "wanted", clip.wanted);
    json::put_text(file, "found", clip.found);
    files.emplace_back(std::move(file));
  }
  json::Object counts;
  for (const ClipState state : kStates) json::put_count(counts, to_string(state), count_of(clips, state));
  json::Object out;
  json::put(out, "format", "egoscope.clip-check");
  json::put(out, "version", "1.0");
  json::put(out, "counts", std::move(counts));
  json::put(out, "files", std::move(files));
  return json::write(json::Value{std::move(out)}, json::Layout::Indented);
}

}  // namespace

ExitCode run_clips_check(const ClipsCommand& command, Environment& environment) {
  const MessageForm form = command.check.format == "json" ? MessageForm::JsonLines : MessageForm::Text;
  const MessageOptions message_form = message_options(command.messages, form);
  Progress progress(environment, progress_form(command.messages, form));
  Diagnostics diagnostics;
  const auto checked = check_clips(command, environment, progress, diagnostics);
  progress.clear();
  if (!checked) return fail_with(environment.err, diagnostics, checked.error(), message_form);
  print_messages(environment.err, diagnostics, message_form);
  const Status written = write_output(
      environment, command.out, form == MessageForm::JsonLines ? as_json(checked.value()) : as_text(checked.value()));
  if (!written) return fail_output(environment.err, written.error());
  return diagnostics.errors() > 0 ? ExitCode::InvalidInput : ExitCode::Done;
}

}  // namespace ego::cli
