#include "web/probe/registry.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/quote.h"

namespace ego::web {

void ProbeRegistry::begin_frame() { drawing_.clear(); }

void ProbeRegistry::add(std::uint32_t id, const Rect& rect, const Rect& visible, bool disabled) {
  drawing_.push_back({id, {}, rect, visible, disabled});
}

void ProbeRegistry::name(std::uint32_t id, std::string_view label) {
  // The name comes right after the item in practice; the search from the back finds it at once.
  const auto found =
      std::find_if(drawing_.rbegin(), drawing_.rend(), [&](const ProbeItem& item) { return item.id == id; });
  if (found != drawing_.rend()) found->label = label;
}

void ProbeRegistry::end_frame() { finished_.swap(drawing_); }

const ProbeItem* ProbeRegistry::find(std::string_view label) const {
  const auto found =
      std::find_if(finished_.begin(), finished_.end(), [&](const ProbeItem& item) { return item.label == label; });
  return found == finished_.end() ? nullptr : &*found;
}

std::string probe_json(const ProbeRegistry& registry) {
  std::string out = "[";
  for (const ProbeItem& item : registry.items()) {
    if (out.size() > 1) out += ',';
    out += fmt::format("{{\"id\":{},\"label\":", item.id);
    append_json_string(out, item.label);
    out += fmt::format(
        ",\"rect\":[{:.1f},{:.1f},{:.1f},{:.1f}],\"visible\":[{:.1f},{:.1f},{:.1f},{:.1f}],\"disabled\":{}}}",
        item.rect.x, item.rect.y, item.rect.w, item.rect.h, item.visible.x, item.visible.y, item.visible.w,
        item.visible.h, item.disabled);
  }
  out += ']';
  return out;
}

}  // namespace ego::web
