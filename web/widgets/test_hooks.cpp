// The four functions Dear ImGui calls when IMGUI_ENABLE_TEST_ENGINE is on. They feed the probe that the context carries, if any.
#include <imgui.h>
#include <imgui_internal.h>

#include "web/probe/registry.h"
#include "web/widgets/test_hooks.h"

namespace {

ego::web::ProbeRegistry* probe_of(ImGuiContext* context) {
  return static_cast<ego::web::ProbeRegistry*>(context->TestEngine);
}

ego::web::Rect to_rect(const ImRect& rect) { return {rect.Min.x, rect.Min.y, rect.GetWidth(), rect.GetHeight()}; }

}  // namespace

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box, const ImGuiLastItemData* data) {
  ego::web::ProbeRegistry* probe = probe_of(context);
  if (probe == nullptr || id == 0) return;
  const ImRect& clip = context->CurrentWindow->ClipRect;
  const ego::web::Rect rect = to_rect(box);
  const bool disabled = data != nullptr && (data->ItemFlags & ImGuiItemFlags_Disabled) != 0;
  probe->add(id, rect, rect.intersect(to_rect(clip)), disabled);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label, ImGuiItemStatusFlags) {
  if (ego::web::ProbeRegistry* probe = probe_of(context); probe != nullptr && label != nullptr) probe->name(id, label);
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

namespace ego::web {

void attach_probe(ProbeRegistry* registry) {
  ImGuiContext& context = *ImGui::GetCurrentContext();
  context.TestEngine = registry;
  context.TestEngineHookItems = registry != nullptr;
}

}  // namespace ego::web
