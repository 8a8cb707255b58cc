#include "web/mirror/mirror.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/quote.h"

namespace ego::web {
namespace {

constexpr std::array<std::string_view, 25> kRoleNames{
    "text",      "heading", "button", "tab",    "tablist", "toggle", "grid", "row",      "columnheader",
    "rowheader", "cell",    "status", "alert",  "field",   "group",  "list", "listitem", "img",
    "slider",    "area",    "region", "dialog", "listbox", "option", "link",
};

void append_number(std::string& out, std::int64_t number) {
  std::array<char, 24> digits;
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), end);
}

void append_member(std::string& out, std::string_view name, std::int64_t number) {
  out += ",\"";
  out += name;
  out += "\":";
  append_number(out, number);
}

void append_text_member(std::string& out, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  out += ",\"";
  out += name;
  out += "\":";
  append_json_string(out, text);
}

void append_node(std::string& out, const MirrorNode& node) {
  out += "{\"r\":\"";
  out += kRoleNames[static_cast<std::size_t>(node.role)];
  out += "\",\"b\":[";
  append_number(out, std::lround(node.rect.x));
  for (const float side : {node.rect.y, node.rect.w, node.rect.h}) {
    out += ',';
    append_number(out, std::lround(side));
  }
  out += ']';
  append_text_member(out, "k", node.key);
  append_text_member(out, "t", node.text);
  append_text_member(out, "l", node.label);
  if (node.target != 0) append_member(out, "i", node.target);
  if (node.row != 0) append_member(out, "ri", node.row);
  if (node.column != 0) append_member(out, "ci", node.column);
  if (node.sortable)
    append_member(out, "s", node.sort == SortMark::None ? 0 : node.sort == SortMark::Ascending ? 1 : -1);
  append_text_member(out, "ad", node.active);
  if (node.selected) append_member(out, "on", 1);
  if (node.disabled) append_member(out, "off", 1);
  if (node.covered) append_member(out, "cv", 1);
}

}  // namespace

void Mirror::begin_frame() {
  nodes_.clear();
  depth_ = 0;
}

MirrorNode& Mirror::add(Role role, std::string_view key, std::string_view text, const Rect& rect) {
  MirrorNode& node = nodes_.emplace_back();
  node.role = role;
  node.depth = depth_;
  node.key = key;
  node.text = text;
  node.rect = rect;
  return node;
}

MirrorNode& Mirror::open(Role role, std::string_view key, std::string_view text, const Rect& rect) {
  MirrorNode& node = add(role, key, text, rect);
  ++depth_;
  return node;
}

void Mirror::close() { --depth_; }

void Mirror::fold_last_into_parent() {
  const std::uint32_t target = nodes_.back().target;
  nodes_.pop_back();
  nodes_.back().target = target;
}

MirrorNode Mirror::take_last() {
  MirrorNode node = std::move(nodes_.back());
  nodes_.pop_back();
  return node;
}

void Mirror::put(MirrorNode node) {
  node.depth = depth_;
  nodes_.push_back(std::move(node));
}

void Mirror::cover(const Rect& rect) {
  for (MirrorNode& node : nodes_) {
    const bool field = node.role == Role::Field || node.role == Role::Area;
    node.covered = node.covered || (field && !node.rect.intersect(rect).empty());
  }
}

const MirrorNode* Mirror::find(std::string_view key) const {
  const auto found =
      std::find_if(nodes_.begin(), nodes_.end(), [&](const MirrorNode& node) { return node.key == key; });
  return found == nodes_.end() ? nullptr : &*found;
}

std::string_view region_of(const Mirror& mirror, std::uint32_t target) {
  const auto& nodes = mirror.nodes();
  auto at = std::find_if(nodes.begin(), nodes.end(), [&](const MirrorNode& node) { return node.target == target; });
  if (at == nodes.end()) return {};
  // Backwards, an ancestor is the first node less deep than everything after it.
  for (std::uint32_t depth = at->depth; at != nodes.begin();) {
    --at;
    if (at->depth >= depth) continue;
    depth = at->depth;
    if (at->role == Role::Region) return at->key;
  }
  return {};
}

std::string mirror_json(const Mirror& mirror) {
  std::string out = "[";
  std::uint32_t open = 0;  // depth of the innermost node whose list of children is open
  bool first = true;
  const auto& nodes = mirror.nodes();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    for (; open > nodes[i].depth; --open) {
      out += "]}";
      first = false;
    }
    if (!first) out += ',';
    append_node(out, nodes[i]);
    if (i + 1 < nodes.size() && nodes[i + 1].depth > nodes[i].depth) {
      out += ",\"c\":[";
      ++open;
      first = true;
    } else {
      out += '}';
      first = false;
    }
  }
  for (; open > 0; --open) out += "]}";
  out += ']';
  return out;
}

}  // namespace ego::web
