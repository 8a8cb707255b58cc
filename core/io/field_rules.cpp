#include "core/io/field_rules.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "core/io/importer.h"
#include "core/json/writer.h"

namespace ego::io {
namespace {

std::uint32_t types_of(const json::Value& value) {
  const auto all = [&value](json::Kind kind) {
    const json::Array& items = *value.if_array();
    return std::all_of(items.begin(), items.end(), [kind](const json::Value& item) { return item.kind() == kind; });
  };
  switch (value.kind()) {
    case json::Kind::Null: return kNull;
    case json::Kind::Bool: return kBoolean;
    case json::Kind::Number: return kNumber | (value.as_int() ? kInteger : 0U);
    case json::Kind::String: return kText;
    case json::Kind::Object: return kObject;
    case json::Kind::Array:
      return kArray | (all(json::Kind::String) ? kTextArray : 0U) | (all(json::Kind::Number) ? kNumberArray : 0U);
  }
  return 0;
}

std::string names_of(std::uint32_t types) {
  constexpr std::pair<std::uint32_t, std::string_view> kNames[] = {{kText, "text"},
                                                                   {kInteger, "whole number"},
                                                                   {kNumber, "number"},
                                                                   {kBoolean, "true or false"},
                                                                   {kNull, "null"},
                                                                   {kObject, "object"},
                                                                   {kArray, "list"},
                                                                   {kTextArray, "list of texts"},
                                                                   {kNumberArray, "list of numbers"}};
  std::string names;
  for (const auto& [type, name] : kNames) {
    if ((types & type) == 0) continue;
    if (!names.empty()) names += " or ";
    names += name;
  }
  return names;
}

bool is_allowed(std::string_view text, std::string_view allowed) {
  while (!allowed.empty()) {
    const std::size_t bar = std::min(allowed.find('|'), allowed.size());
    if (allowed.substr(0, bar) == text) return true;
    allowed.remove_prefix(std::min(bar + 1, allowed.size()));
  }
  return false;
}

bool all_finite(const json::Value& value) {
  if (const json::Array* items = value.if_array()) return std::all_of(items->begin(), items->end(), all_finite);
  const std::optional<double> number = value.as_double();
  return !number || std::isfinite(*number);
}

std::string joined(std::string_view path, std::string_view name) {
  return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
}

}  // namespace

std::string shown(const json::Value& value) {
  if (const std::string* text = value.if_string()) return *text;
  return json::write(value, json::Layout::Compact);
}

void FieldChecker::check(const json::Value& object, std::string_view path, std::span<const FieldRule> rules,
                         RowPlace place) {
  const json::Object* members = object.if_object();
  if (members == nullptr) return;
  for (const auto& [name, value] : *members) {
    const auto rule =
        std::find_if(rules.begin(), rules.end(), [&key = name](const FieldRule& r) { return r.name == key; });
    if (rule != rules.end()) {
      check_field(value, joined(path, name), *rule, place);
      continue;
    }
    const std::string full = joined(path, name);
    const auto known = std::find_if(unknown_.begin(), unknown_.end(), [&](const Unknown& u) { return u.path == full; });
    if (known != unknown_.end())
      ++known->count;
    else if (unknown_.size() < kMaxUnknown)
      unknown_.push_back({full, 1, place});
  }
}

void FieldChecker::check_field(const json::Value& value, const std::string& path, const FieldRule& rule,
                               RowPlace place) {
  if ((types_of(value) & rule.types) == 0) {
    report(Code::WrongType, fmt::format("expected {}, this is {}", names_of(rule.types), to_string(value.kind())), path,
           &value, place);
    return;
  }
  if (!all_finite(value)) {
    report(Code::NotFinite, "not a finite number", path, &value, place);
    return;
  }
  const std::optional<double> number = value.as_double();
  if (number && (*number < rule.low || *number > rule.high)) {
    report(Code::OutOfRange,
           rule.high < 1e300 ? fmt::format("not between {} and {}", rule.low, rule.high)
                             : fmt::format("smaller than {}", rule.low),
           path, &value, place);
  }
  const std::string* text = value.if_string();
  if (text != nullptr && !rule.allowed.empty() && !is_allowed(*text, rule.allowed)) {
    report(Code::AnswerNotAllowed, fmt::format("not one of {}", rule.allowed), path, &value, place);
  }
}

bool FieldChecker::require(const json::Value& object, std::string_view path, std::string_view name, RowPlace place) {
  const json::Value* value = object.find(name);
  const std::string* text = value == nullptr ? nullptr : value->if_string();
  if (value != nullptr && !value->is_null() && (text == nullptr || !text->empty())) return true;
  report(Code::MissingField, value == nullptr ? "a required field is absent" : "a required field is empty",
         joined(path, name), nullptr, place);
  return false;
}

void FieldChecker::report(Code code, std::string message, const std::string& path, const json::Value* value,
                          RowPlace place) {
  if (!diagnostics_.keeps(code)) {
    diagnostics_.tally(code);
    return;
  }
  Diagnostic problem = row_problem(content_, code, std::move(message), place.row, place.line);
  problem.field = path;
  if (value != nullptr) {
    problem.value = shown(*value);
    problem.has_value = true;
  }
  diagnostics_.add(std::move(problem));
}

void FieldChecker::report_unknown() {
  for (Unknown& unknown : unknown_) {
    Diagnostic warning = row_problem(
        content_, Code::UnknownFields,
        fmt::format("a field the format does not know is ignored ({} times)", unknown.count), 0, unknown.first.line);
    warning.field = std::move(unknown.path);
    warning.count = unknown.count;
    warning.suggestion = "private data belongs under \"x\"";
    diagnostics_.add(std::move(warning));
  }
  unknown_.clear();
}

}  // namespace ego::io
