#include "core/json/record_scanner.h"

#include <algorithm>

namespace ego::json {
namespace {

/// More different keys than this in one place are no rows of a table: looking through them would cost more than it saves.
constexpr std::uint32_t kMostSiblings = 16;
constexpr std::uint32_t kMostKeys = 200;
constexpr std::size_t kMostNodes = 4096;
/// Containers around a record at most: the document and its list. Counting them always refuses a little too early.
constexpr int kRecordDepth = 3;

}  // namespace

RecordScanner::RecordScanner(std::string_view text, Dialect dialect, LeftToReader left_to_reader)
    : text_(text), dialect_(dialect), left_to_reader_(left_to_reader), nodes_(2) {}

const RecordShape* RecordScanner::scan(PythonScanner& scan, std::vector<RawToken>& tokens) {
  ++values_;
  const std::uint32_t last = object(kRecordRoot, scan, kRecordDepth, &tokens);
  return last == kNone ? nullptr : shape_of(last);
}

bool RecordScanner::skip(PythonScanner& scan) {
  bool escaped = false;
  return value(kSkippedRoot, scan, kRecordDepth, escaped);
}

std::uint32_t RecordScanner::object(std::uint32_t root, PythonScanner& scan, int depth, std::vector<RawToken>* tokens) {
  if (depth > kMaxDepth || !scan.take('{')) return kNone;
  scan.skip_space();
  std::uint32_t node = root;
  if (scan.take('}')) return node;
  for (;;) {
    node = follow(node, scan);
    if (node == kNone) return kNone;
    scan.skip_space();
    if (!scan.take(':')) return kNone;
    scan.skip_space();
    const char* const begin = scan.at();
    bool escaped = false;
    if (!value(node, scan, depth + 1, escaped)) return kNone;
    if (tokens != nullptr) {
      RawToken& token = tokens->emplace_back();
      token.begin = static_cast<std::uint32_t>(begin - text_.data());
      token.size = static_cast<std::uint32_t>(scan.at() - begin) & 0x7fffffffU;
      token.escaped = escaped ? 1 : 0;
    }
    scan.skip_space();
    if (scan.take(',')) {
      scan.skip_space();
      continue;
    }
    return scan.take('}') ? node : kNone;
  }
}

std::uint32_t RecordScanner::follow(std::uint32_t node, PythonScanner& scan) {
  const std::uint32_t likely = nodes_[node].likely_child;
  if (likely != 0) {
    const std::string& quoted = nodes_[likely].quoted;
    const bool room = static_cast<std::size_t>(scan.end() - scan.at()) >= quoted.size();
    if (room && begins_with(scan.at(), quoted)) {
      scan.go_on_at(scan.at() + quoted.size());
      return likely;
    }
  }
  return search(node, scan);
}

std::uint32_t RecordScanner::search(std::uint32_t node, PythonScanner& scan) {
  const char* const begin = scan.at();
  bool escaped = false;
  if (!scan.string(escaped) || escaped) return kNone;
  const std::string_view quoted{begin, static_cast<std::size_t>(scan.at() - begin)};
  std::uint32_t siblings = 0;
  for (std::uint32_t child = nodes_[node].first_child; child != 0; child = nodes_[child].next_sibling) {
    ++siblings;
    if (nodes_[child].quoted != quoted) continue;
    nodes_[node].likely_child = child;
    return child;
  }
  return siblings < kMostSiblings ? add(node, quoted) : kNone;
}

std::uint32_t RecordScanner::add(std::uint32_t node, std::string_view quoted) {
  if (nodes_.size() >= kMostNodes || nodes_[node].depth >= kMostKeys) return kNone;
  for (std::uint32_t earlier = node; !nodes_[earlier].quoted.empty(); earlier = nodes_[earlier].parent) {
    if (nodes_[earlier].quoted == quoted) return kNone;  // repeated: to be reported
  }
  if (left_to_reader_(quoted.substr(1, quoted.size() - 2))) return kNone;
  const auto child = static_cast<std::uint32_t>(nodes_.size());
  Node& fresh = nodes_.emplace_back();
  fresh.quoted = quoted;
  fresh.parent = node;
  fresh.next_sibling = nodes_[node].first_child;
  fresh.depth = nodes_[node].depth + 1;
  nodes_[node].first_child = child;
  nodes_[node].likely_child = child;
  return child;
}

std::uint32_t RecordScanner::inner_root(std::uint32_t node) {
  if (nodes_[node].inner == 0) {
    if (nodes_.size() >= kMostNodes) return kNone;
    nodes_[node].inner = static_cast<std::uint32_t>(nodes_.size());
    nodes_.emplace_back();
  }
  return nodes_[node].inner;
}

bool RecordScanner::value(std::uint32_t node, PythonScanner& scan, int depth, bool& escaped) {
  ++values_;
  switch (scan.peek()) {
    case '"': return scan.string(escaped);
    case '[': return array(node, scan, depth);
    case '{': {
      const std::uint32_t root = inner_root(node);
      return root != kNone && object(root, scan, depth, nullptr) != kNone;
    }
    default: return scalar(scan);
  }
}

bool RecordScanner::array(std::uint32_t node, PythonScanner& scan, int depth) {
  if (depth > kMaxDepth) return false;
  scan.advance();
  scan.skip_space();
  if (scan.take(']')) return true;
  for (;;) {
    bool escaped = false;
    if (!value(node, scan, depth + 1, escaped)) return false;
    scan.skip_space();
    if (scan.take(',')) {
      scan.skip_space();
      continue;
    }
    return scan.take(']');
  }
}

bool RecordScanner::scalar(PythonScanner& scan) const {
  const char first = scan.peek();
  Kind kind = Kind::Null;
  const char* const begin = scan.at();
  if (!scan.scalar(kind)) return false;
  if (dialect_ == Dialect::Harness || kind != Kind::Number) return true;
  return first != 'N' && first != 'I' && !(first == '-' && begin[1] == 'I');
}

const RecordShape* RecordScanner::shape_of(std::uint32_t node) {
  if (node >= shape_of_node_.size()) shape_of_node_.resize(nodes_.size());
  std::unique_ptr<RecordShape>& shape = shape_of_node_[node];
  if (!shape) {
    shape = std::make_unique<RecordShape>();
    shape->id = shapes_++;
    for (std::uint32_t at = node; !nodes_[at].quoted.empty(); at = nodes_[at].parent) {
      const std::string& quoted = nodes_[at].quoted;
      shape->keys.push_back(quoted.substr(1, quoted.size() - 2));
    }
    std::reverse(shape->keys.begin(), shape->keys.end());
  }
  return shape.get();
}

}  // namespace ego::json
