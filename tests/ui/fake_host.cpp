#include "tests/ui/fake_host.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include <imgui.h>
#include <imgui_internal.h>

#include "core/json/writer.h"
#include "web/widgets/test_hooks.h"

namespace ui_test {

using namespace ego::web;

FakeHost::FakeHost(const Files& files, Rect page) : files_(files), page_(page) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {page.w, page.h};
  io.DeltaTime = 1.0F / 60.0F;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  io.Fonts->AddFontDefault();
  attach_probe(&items);
}

FakeHost::~FakeHost() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
  ImGui::DestroyContext();
}

void FakeHost::serve(const Effects& wanted) {
  for (const LoadRequest& request : wanted.loads) {
    const auto found = files_.find(request.url);
    loaded.push_back(load_key(request));
    if (found == files_.end())
      explorer.push(FileMissing{load_key(request), 404});
    else if (request.part && !refused.empty() && request.url.starts_with(refused))
      explorer.push(FileMissing{load_key(request), 200});
    else if (request.part)
      explorer.push(FileArrived{load_key(request),
                                found->second.substr(request.part->begin, request.part->end - request.part->begin)});
    else
      explorer.push(FileArrived{load_key(request), found->second});
  }
  for (const KeepRequest& request : wanted.keeps) kept[request.key] = request.text;
  for (const std::string& key : wanted.recalls) explorer.push(TextRecalled{key, kept[key]});
  for (const KeptRequest& request : wanted.kept) serve_kept(request);
  downloads.insert(downloads.end(), wanted.downloads.begin(), wanted.downloads.end());
  for (const LoadRequest& request : wanted.images) explorer.push(FileMissing{request.url, 404});
}

void FakeHost::serve_kept(const KeptRequest& request) {
  const auto answer = [&](KeptStep step) { explorer.push(KeepRows{std::move(step)}); };
  const auto bytes_of = [](const KeptFiles& kept) {
    std::uint64_t bytes = 0;
    for (const ego::NamedBytes& file : kept.files) bytes += file.bytes.size();
    return bytes;
  };
  std::visit(Overloaded{
                 [&](const ListKept&) {
                   ego::json::Array list;
                   for (const auto& [key, record] : kept_files)
                     list.emplace_back(ego::json::Array{
                         key, ego::json::number(static_cast<std::int64_t>(bytes_of(record))), record.about});
                   answer(KeptListed{read_kept_list(ego::json::write(list, ego::json::Layout::Compact))});
                 },
                 [&](const SaveKept& wanted) {
                   if (!refuses_to_keep.empty()) return answer(KeptRefused{wanted.key, refuses_to_keep});
                   KeptFiles& record = kept_files[wanted.key];
                   record.about = wanted.about;
                   if (record.files.empty()) record.files = dropped_;
                   answer(KeptSaved{wanted.key, bytes_of(record)});
                 },
                 [&](const DeleteKept& wanted) { kept_files.erase(wanted.key); },
                 [&](const FetchKept& wanted) { answer(KeptArrived{wanted.key, kept_files.at(wanted.key).files}); },
             },
             request);
}

void FakeHost::frame() {
  explorer.tell_time(now_ms);
  busy_ = explorer.logic() == Activity::Busy;
  effects = explorer.take_effects();
  if (effects.link && effects.link->mode == HistoryMode::Push) ++links_pushed;
  serve(effects);
  busy_ =
      busy_ || !effects.loads.empty() || !effects.images.empty() || !effects.recalls.empty() || !effects.kept.empty();
  ImGui::NewFrame();
  items.begin_frame();
  explorer.ui({{}, page_, TextEntry::Dom, 0, std::exchange(pinch, std::nullopt)});
  ImGui::Render();
  items.end_frame();
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy)
      texture->SetStatus(ImTextureStatus_Destroyed);
    else if (texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

void FakeHost::settle() {
  int quiet = 0;
  for (int i = 0; i < 400 && quiet < 3; ++i) {
    frame();
    quiet = busy_ ? 0 : quiet + 1;
  }
  REQUIRE(quiet == 3);
}

void FakeHost::push(Action action) {
  if (const auto* drop = std::get_if<FilesDropped>(&action.value); drop != nullptr && drop->number > 0)
    dropped_ = drop->files;
  explorer.push(std::move(action));
}

void FakeHost::open(const std::string& fragment) {
  push(FollowLink{fragment});
  settle();
}

const MirrorNode& FakeHost::node(std::string_view key) const {
  const MirrorNode* found = explorer.mirror().find(key);
  INFO("mirror node " << key);
  REQUIRE(found != nullptr);
  return *found;
}

bool FakeHost::shows_text(std::string_view text) const {
  const auto& nodes = explorer.mirror().nodes();
  return std::any_of(nodes.begin(), nodes.end(), [&](const MirrorNode& one) { return one.text == text; });
}

void FakeHost::hover(std::string_view key) {
  const Rect rect = node(key).rect;
  ImGui::GetIO().AddMousePosEvent(rect.x + std::min(rect.w, 40.0F) / 2, rect.mid_y());
  frame();
  frame();
}

void FakeHost::click(std::string_view key) {
  hover(key);
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  frame();
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  frame();
  settle();
}

void FakeHost::press_key(std::string_view key) {
  explorer.press(key, {});
  settle();
}

void FakeHost::activate(std::string_view key) {
  ImGui::ActivateItemByID(node(key).target);
  frame();
  settle();
}

const PlaySession& session_of(const FakeHost& host) {
  const PlaySession* session = find_session(host.explorer.state().play, "demo");
  REQUIRE(session != nullptr);
  return *session;
}

}  // namespace ui_test
