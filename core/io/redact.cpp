#include "core/io/redact.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/result.h"
#include "core/text/ascii.h"

namespace ego::io {
namespace {

constexpr std::string_view kRedacted = "[redacted]";

}  // namespace

bool is_secret_name(std::string_view name) {
  constexpr std::array<std::string_view, 4> kNames{"api_key", "token", "authorization", "password"};
  constexpr std::string_view kEnding = "_secret";
  const auto same = [name](std::string_view known) { return text::ascii_equal_ignoring_case(name, known); };
  if (std::any_of(kNames.begin(), kNames.end(), same)) return true;
  return name.size() >= kEnding.size() &&
         text::ascii_equal_ignoring_case(name.substr(name.size() - kEnding.size()), kEnding);
}

void redact(json::Value& value, std::set<std::string>& found) {
  if (json::Array* items = value.if_array()) {
    for (json::Value& item : *items) redact(item, found);
  }
  json::Object* members = value.if_object();
  if (members == nullptr) return;
  for (auto& [name, member] : *members) {
    if (!is_secret_name(name)) {
      redact(member, found);
      continue;
    }
    found.insert(name);
    member = json::Value(kRedacted);
  }
}

void redact_submission(Submission& submission, std::string_view label, std::set<std::string> found,
                       Diagnostics& diagnostics) {
  redact(submission.run.raw, found);
  for (Prediction& prediction : submission.predictions) {
    for (auto& [name, value] : prediction.extras) {
      if (is_secret_name(name)) {
        found.insert(name);
        value = json::Value(kRedacted);
      } else if (value.is_object() || value.is_array()) {
        redact(value, found);
      }
    }
  }
  for (const std::string& name : found) {
    Diagnostic warning = make_error(Code::SecretRedacted, "a secret is in the file; it is not kept", std::string(label),
                                    "withdraw the key if the file was shared");
    warning.field = name;
    diagnostics.add(std::move(warning));
  }
}

}  // namespace ego::io
