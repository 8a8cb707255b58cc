#include "core/report/fields.h"

#include <cmath>
#include <utility>

namespace ego {

void Fields::report(std::string_view name, std::string_view expected, const json::Value& found) const {
  Diagnostic diagnostic;
  diagnostic.code = Code::WrongType;
  diagnostic.input = std::string(label_);
  diagnostic.field = std::string(name);
  diagnostic.pointer = pointer_ + "/" + std::string(name);
  diagnostic.message = "expected " + std::string(expected) + ", found " + std::string(json::to_string(found.kind()));
  diagnostics_->add(std::move(diagnostic));
}

std::optional<std::string> Fields::optional_text(std::string_view name) const {
  const json::Value* value = object_->find(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (value->is_string()) return *value->if_string();
  report(name, "string", *value);
  return std::nullopt;
}

std::string Fields::text(std::string_view name) const { return optional_text(name).value_or(std::string()); }

std::optional<std::uint64_t> Fields::optional_count(std::string_view name) const {
  const json::Value* value = object_->find(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (const auto integer = value->as_int(); integer && *integer >= 0) return static_cast<std::uint64_t>(*integer);
  report(name, "non-negative integer", *value);
  return std::nullopt;
}

std::uint64_t Fields::count(std::string_view name, std::uint64_t fallback) const {
  return optional_count(name).value_or(fallback);
}

std::optional<double> Fields::number(std::string_view name) const {
  const json::Value* value = object_->find(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (const auto number = value->as_double(); number && std::isfinite(*number)) return number;
  report(name, "number", *value);
  return std::nullopt;
}

bool Fields::flag(std::string_view name, bool fallback) const {
  const json::Value* value = object_->find(name);
  if (value == nullptr || value->is_null()) return fallback;
  if (const bool* flag = value->if_bool()) return *flag;
  report(name, "boolean", *value);
  return fallback;
}

std::vector<std::string> Fields::texts(std::string_view name) const {
  std::vector<std::string> out;
  const json::Value* value = object_->find(name);
  if (value == nullptr || value->is_null()) return out;
  const json::Array* array = value->if_array();
  if (array == nullptr) {
    report(name, "array", *value);
    return out;
  }
  for (const json::Value& element : *array) {
    if (element.is_string()) {
      out.push_back(*element.if_string());
    } else {
      report(name, "array of strings", element);
    }
  }
  return out;
}

std::vector<Fields> Fields::objects(std::string_view name) const {
  std::vector<Fields> out;
  const json::Value* value = object_->find(name);
  if (value == nullptr || value->is_null()) return out;
  const json::Array* array = value->if_array();
  if (array == nullptr) {
    report(name, "array", *value);
    return out;
  }
  std::size_t index = 0;
  for (const json::Value& element : *array) {
    if (element.is_object()) {
      out.emplace_back(element, label_, pointer_ + "/" + std::string(name) + "/" + std::to_string(index),
                       *diagnostics_);
    } else {
      report(name, "array of objects", element);
    }
    ++index;
  }
  return out;
}

std::optional<Fields> Fields::object(std::string_view name) const {
  const json::Value* value = object_->find(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (value->is_object()) return Fields(*value, label_, pointer_ + "/" + std::string(name), *diagnostics_);
  report(name, "object", *value);
  return std::nullopt;
}

}  // namespace ego
