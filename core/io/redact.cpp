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

namespace {

void redact_members(json::RawMembers& members, std::set<std::string>& found) {
  if (members.empty()) return;
  json::Value all(members.values());
  std::set<std::string> here;
  redact(all, here);
  if (here.empty()) return;  // most rows hold no secret: their text stays as it is
  members = {};
  for (const json::Member& member : *all.if_object()) members.emplace_back(member.first, member.second);
  found.merge(here);
}

}  // namespace

void redact_submission(Submission& submission, SecretPlaces places, std::string_view label, std::set<std::string> found,
                       Diagnostics& diagnostics) {
  redact(submission.run.raw, found);
  if (places == SecretPlaces::Everywhere) {
    for (Prediction& prediction : submission.predictions) redact_members(prediction.extras, found);
  }
  for (const std::string& name : found) {
    Diagnostic warning = make_error(Code::SecretRedacted, "a secret is in the file; it is not kept", std::string(label),
                                    "withdraw the key if the file was shared");
    warning.field = name;
    diagnostics.add(std::move(warning));
  }
}

}  // namespace ego::io
