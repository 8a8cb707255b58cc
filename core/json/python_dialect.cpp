#include "core/json/python_dialect.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/json/python_scanner.h"

namespace ego::json {
namespace {

std::string_view inside_of(std::string_view token) { return token.substr(1, token.size() - 2); }

/// The text of a string token with escapes, in room that is at least kCopyRoom larger.
std::string_view unescape(std::string_view token, std::string& room) {
  if (room.size() < token.size() + kCopyRoom) room.resize(token.size() + kCopyRoom);
  char* end = room.data();
  bool escaped = false;
  PythonScanner(token).string_to(end, escaped);
  return {room.data(), static_cast<std::size_t>(end - room.data())};
}

/// A list or object whose end has not been met.
struct OpenContainer {
  Value value;
  std::string key;  ///< of the member being read
};

/// Builds values without recursion: open containers are a stack of their own.
class Builder {
 public:
  explicit Builder(std::string_view text) : scan_(text) {}

  std::optional<Value> document() {
    scan_.skip_space();
    if (!value()) return std::nullopt;
    scan_.skip_space();
    if (!scan_.at_end()) return std::nullopt;
    return std::move(done_);
  }

 private:
  /// One value with everything inside it; ends in done_.
  bool value() {
    for (;;) {
      if (!begin_value()) return false;
      while (complete_) {
        if (open_.empty()) return true;
        if (!attach()) return false;
      }
    }
  }

  /// Reads a scalar, or opens a container; complete_ says whether a value now stands in done_.
  bool begin_value() {
    const char first = scan_.peek();
    if (first == '{' || first == '[') return open(first);
    const char* const start = scan_.at();
    complete_ = true;
    if (first == '"') {
      std::string text;
      if (!read_string(text)) return false;
      done_ = Value{std::move(text)};
      return true;
    }
    Kind kind = Kind::Null;
    if (!scan_.scalar(kind)) return false;
    if (kind == Kind::Number) done_ = Value{Number{std::string(start, scan_.at())}};
    if (kind == Kind::Bool) done_ = Value{first == 't'};
    if (kind == Kind::Null) done_ = Value{};
    return true;
  }

  bool open(char bracket) {
    if (open_.size() == kPythonMaxDepth) return false;
    scan_.advance();
    scan_.skip_space();
    open_.emplace_back();
    if (bracket == '[') {
      open_.back().value = Value{Array{}};
      complete_ = scan_.take(']');
    } else {
      open_.back().value = Value{Object{}};
      complete_ = scan_.take('}');
      if (!complete_ && !read_key()) return false;
    }
    if (complete_) close();
    return true;
  }

  void close() {
    done_ = std::move(open_.back().value);
    open_.pop_back();
  }

  /// Puts done_ into the innermost container and reads on to its next value or its end.
  bool attach() {
    OpenContainer& container = open_.back();
    Array* const items = container.value.if_array();
    if (items != nullptr) {
      items->push_back(std::move(done_));
    } else {
      container.value.if_object()->emplace_back(std::move(container.key), std::move(done_));
    }
    scan_.skip_space();
    complete_ = scan_.take(items != nullptr ? ']' : '}');
    if (complete_) {
      close();
      return true;
    }
    if (!scan_.take(',')) return false;
    scan_.skip_space();
    return items != nullptr || read_key();
  }

  /// A key, its colon and the white space around it.
  bool read_key() {
    if (!read_string(open_.back().key)) return false;
    scan_.skip_space();
    if (!scan_.take(':')) return false;
    scan_.skip_space();
    return true;
  }

  bool read_string(std::string& out) {
    const char* const start = scan_.at();
    bool escaped = false;
    if (!scan_.string(escaped)) return false;
    const std::string_view token{start, static_cast<std::size_t>(scan_.at() - start)};
    out = escaped ? unescape(token, room_) : inside_of(token);
    return true;
  }

  PythonScanner scan_;
  std::vector<OpenContainer> open_;
  std::string room_;
  Value done_;
  bool complete_ = false;
};

/// What a scan of an object is to find, and where it goes.
struct Wanted {
  std::span<const std::string_view> keys;
  std::span<PythonMember> members;
  std::span<std::string_view> texts;  ///< shape [keys]; empty = string members stay as they are written
  char* room = nullptr;               ///< for the texts

  /// Index of a key; keys.size() if it is not wanted.
  std::size_t find(std::string_view key) const {
    std::size_t at = 0;
    // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage): the sizes are equal
    while (at < keys.size() && (keys[at].size() != key.size() || !begins_with(key.data(), keys[at]))) ++at;
    return at;
  }
};

/// The value of a wanted member.
bool scan_wanted(PythonScanner& scan, Wanted& wanted, std::size_t index) {
  const char* const start = scan.at();
  PythonMember member;
  if (!wanted.texts.empty() && scan.peek() == '"') {
    char* const text = wanted.room;
    member.kind = Kind::String;
    if (!scan.string_to(wanted.room, member.escaped)) return false;
    wanted.texts[index] = {text, static_cast<std::size_t>(wanted.room - text)};
  } else if (!scan.skip_value(1, member.kind, member.escaped)) {
    return false;
  }
  member.token = {start, static_cast<std::size_t>(scan.at() - start)};
  wanted.members[index] = member;
  return true;
}

/// A key with its colon, and the value behind it.
bool scan_member(PythonScanner& scan, Wanted& wanted, std::string& key_room) {
  const char* const key_start = scan.at();
  bool escaped = false;
  if (!scan.string(escaped)) return false;
  const std::string_view token{key_start, static_cast<std::size_t>(scan.at() - key_start)};
  const std::size_t index = wanted.find(escaped ? unescape(token, key_room) : inside_of(token));
  scan.skip_space();
  if (!scan.take(':')) return false;
  scan.skip_space();
  Kind kind = Kind::Null;
  return index < wanted.keys.size() ? scan_wanted(scan, wanted, index) : scan.skip_value(1, kind, escaped);
}

/// What a whole document is; leaves `wanted` half filled where it turns out to be no JSON.
PythonText scan_document(PythonScanner& scan, Wanted& wanted) {
  Kind kind = Kind::Null;
  bool escaped = false;
  scan.skip_space();
  if (!scan.take('{')) {
    if (!scan.skip_value(0, kind, escaped)) return PythonText::NotJson;
    scan.skip_space();
    return scan.at_end() ? PythonText::NotObject : PythonText::NotJson;
  }
  scan.skip_space();
  std::string key_room;
  bool more = !scan.take('}');
  while (more) {
    if (!scan_member(scan, wanted, key_room)) return PythonText::NotJson;
    scan.skip_space();
    more = scan.take(',');
    if (more) {
      scan.skip_space();
    } else if (!scan.take('}')) {
      return PythonText::NotJson;
    }
  }
  scan.skip_space();
  return scan.at_end() ? PythonText::Object : PythonText::NotJson;
}

PythonText scan_or_reset(std::string_view text, Wanted wanted) {
  const auto reset = [&] {
    std::fill(wanted.members.begin(), wanted.members.end(), PythonMember{});
    std::fill(wanted.texts.begin(), wanted.texts.end(), std::string_view{});
  };
  reset();
  PythonScanner scan(text);
  const PythonText result = scan_document(scan, wanted);
  if (result != PythonText::Object) reset();
  return result;
}

}  // namespace

std::optional<Value> parse_python(std::string_view text) { return Builder(text).document(); }

void append_python_string(std::string_view token, std::string& out) {
  const std::size_t before = out.size();
  out.resize(before + token.size() + kCopyRoom);
  char* end = out.data() + before;
  bool escaped = false;
  PythonScanner(token).string_to(end, escaped);
  out.resize(static_cast<std::size_t>(end - out.data()));
}

std::string_view python_string(const PythonMember& member, std::string& scratch) {
  return member.escaped ? unescape(member.token, scratch) : inside_of(member.token);
}

PythonText scan_python_object(std::string_view text, std::span<const std::string_view> keys,
                              std::span<PythonMember> members) {
  return scan_or_reset(text, {keys, members, {}, nullptr});
}

PythonText scan_python_texts(std::string_view text, std::span<const std::string_view> keys,
                             std::span<PythonMember> members, std::span<std::string_view> texts, std::string& room) {
  if (room.size() < text.size() + kCopyRoom) room.resize(text.size() + kCopyRoom);
  return scan_or_reset(text, {keys, members, texts, room.data()});
}

}  // namespace ego::json
