#include "core/json/writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/quote.h"

namespace ego::json {
namespace {

/// Members sorted by key; of repeated keys only the last one written.
std::vector<const Member*> canonical_order(const Object& members) {
  std::vector<const Member*> order;
  order.reserve(members.size());
  for (const Member& member : members) order.push_back(&member);
  std::stable_sort(order.begin(), order.end(), [](const Member* a, const Member* b) { return a->first < b->first; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i + 1 < order.size() && order[i]->first == order[i + 1]->first) continue;
    order[kept++] = order[i];
  }
  order.resize(kept);
  return order;
}

class Writer {
 public:
  Writer(std::string& out, Layout layout) : out_(out), layout_(layout) {}

  void value(const Value& value) {
    switch (value.kind()) {
      case Kind::Null: out_ += "null"; return;
      case Kind::Bool: out_ += *value.if_bool() ? "true" : "false"; return;
      case Kind::Number: number(*value.if_number()); return;
      case Kind::String: append_json_string(out_, *value.if_string()); return;
      case Kind::Array: array(*value.if_array()); return;
      case Kind::Object: object(*value.if_object()); return;
    }
  }

 private:
  void number(const Number& number) {
    const bool finite = number.text != "NaN" && number.text != "Infinity" && number.text != "-Infinity";
    out_ += finite ? std::string_view{number.text} : std::string_view{"null"};
  }

  void array(const Array& items) {
    if (items.empty()) {
      out_ += "[]";
      return;
    }
    out_ += '[';
    ++depth_;
    bool first = true;
    for (const Value& item : items) {
      next(first);
      value(item);
    }
    close(']');
  }

  void object(const Object& members) {
    if (members.empty()) {
      out_ += "{}";
      return;
    }
    out_ += '{';
    ++depth_;
    bool first = true;
    for (const Member* member : canonical_order(members)) {
      next(first);
      append_json_string(out_, member->first);
      out_ += layout_ == Layout::Indented ? ": " : ":";
      value(member->second);
    }
    close('}');
  }

  void next(bool& first) {
    if (!first) out_ += ',';
    first = false;
    new_line();
  }

  void close(char bracket) {
    --depth_;
    new_line();
    out_ += bracket;
  }

  void new_line() {
    if (layout_ == Layout::Compact) return;
    out_ += '\n';
    out_.append(2 * depth_, ' ');
  }

  std::string& out_;
  Layout layout_;
  std::size_t depth_ = 0;
};

template <class T>
Value number_of(T value) {
  std::array<char, 32> digits{};  // 24 bytes are the longest shortest double, 20 the longest integer
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return Number{std::string(digits.data(), result.ptr)};
}

}  // namespace

std::string write(const Value& value, Layout layout) {
  std::string out;
  Writer(out, layout).value(value);
  if (layout == Layout::Indented) out += '\n';
  return out;
}

Value number(double value) {
  // Shortest digits, positional between 1e-4 and 1e16: what Python and JavaScript write too.
  constexpr double kLeast = 1e-4;
  constexpr double kMost = 1e16;
  if (!std::isfinite(value)) return {};
  const double size = std::fabs(value);
  if (size < kLeast || size >= kMost) return number_of(value);
  std::array<char, 32> digits{};  // a sign, 17 digits, a point and up to 4 zeros
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  return Number{std::string(digits.data(), result.ptr)};
}

Value number(std::int64_t value) { return number_of(value); }

Value number(std::uint64_t value) { return number_of(value); }

std::string number_text(double value) { return write(number(value), Layout::Compact); }

}  // namespace ego::json
