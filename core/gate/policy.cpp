#include "core/gate/policy.h"

#include <array>
#include <span>
#include <utility>

#include "core/base/sha256.h"
#include "core/json/parse.h"

namespace ego {
namespace {

using json::Value;

/// Reads members of one object and keeps the first fault.
class Reader {
 public:
  Reader(const Value& object, std::string pointer, std::optional<Error>& fault, std::string_view label)
      : object_(object), pointer_(std::move(pointer)), fault_(fault), label_(label) {}

  void fail(std::string_view name, std::string message) {
    if (fault_) return;
    Error error = make_error(Code::InvalidPolicy, std::move(message), std::string(label_));
    error.pointer = pointer_ + (name.empty() ? "" : "/") + std::string(name);
    error.field = std::string(name);
    fault_ = std::move(error);
  }

  void only(std::span<const std::string_view> known) {
    for (const auto& [name, value] : *object_.if_object()) {
      bool found = false;
      for (const std::string_view each : known) found = found || each == name;
      if (!found) fail(name, "the policy schema knows no such member");
    }
  }

  std::optional<std::string> text(std::string_view name) {
    const Value* value = object_.find(name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_string()) fail(name, "must be a string");
    return value->is_string() ? std::optional(*value->if_string()) : std::nullopt;
  }

  /// A fraction in [0, 1]; null counts as absent.
  std::optional<double> fraction(std::string_view name) {
    const Value* value = object_.find(name);
    if (value == nullptr || value->is_null()) return std::nullopt;
    const auto number = value->as_double();
    if (!number || !(*number >= 0 && *number <= 1)) {
      fail(name, "must be a number from 0 to 1");
      return std::nullopt;
    }
    return number;
  }

  std::optional<std::uint64_t> count(std::string_view name) {
    const Value* value = object_.find(name);
    if (value == nullptr) return std::nullopt;
    const auto number = value->as_int();
    if (!number || *number < 0) fail(name, "must be a whole number from 0 on");
    return number && *number >= 0 ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
  }

  const json::Array* array(std::string_view name) {
    const Value* value = object_.find(name);
    if (value == nullptr) return nullptr;
    if (!value->is_array()) fail(name, "must be an array");
    return value->if_array();
  }

  const std::string& pointer() const { return pointer_; }

 private:
  const Value& object_;
  std::string pointer_;
  std::optional<Error>& fault_;
  std::string_view label_;
};

GateRule read_rule(Reader& reader) {
  constexpr std::array<std::string_view, 10> kMembers = {"name",     "column",    "profile",      "margin",
                                                         "max_mde",  "min_score", "min_coverage", "max_invalid",
                                                         "max_lost", "never_lose"};
  reader.only(kMembers);
  GateRule rule;
  const auto name = reader.text("name");
  if (!name) reader.fail("name", "every rule needs a name");
  rule.name = name.value_or("");
  if (const auto column = reader.text("column")) rule.column = ColumnId{*column};
  if (const auto profile = reader.text("profile")) rule.profile = ProfileId{*profile};
  rule.margin = reader.fraction("margin");
  rule.max_mde = reader.fraction("max_mde");
  rule.min_score = reader.fraction("min_score");
  rule.min_coverage = reader.fraction("min_coverage").value_or(1);
  rule.max_invalid = reader.fraction("max_invalid");
  rule.max_lost = reader.count("max_lost");
  const json::Array* ids = reader.array("never_lose");
  if (ids == nullptr) return rule;
  for (const Value& id : *ids) {
    if (!id.is_string()) reader.fail("never_lose", "item ids must be strings");
    if (id.is_string()) rule.never_lose.emplace_back(*id.if_string());
  }
  return rule;
}

void read_settings(Reader& reader, GatePolicy& policy) {
  const auto alpha = reader.fraction("alpha");
  policy.alpha = alpha.value_or(policy.alpha);
  if (policy.alpha <= 0 || policy.alpha >= 1) reader.fail("alpha", "must lie between 0 and 1");
  const std::string adjustment = reader.text("adjustment").value_or("holm");
  if (adjustment != "holm" && adjustment != "none") reader.fail("adjustment", "must be holm or none");
  policy.adjustment = adjustment == "none" ? Adjustment::None : Adjustment::Holm;
  const std::string inconclusive = reader.text("on_inconclusive").value_or("exit2");
  if (inconclusive == "pass") {
    policy.on_inconclusive = OnInconclusive::Pass;
  } else if (inconclusive == "fail") {
    policy.on_inconclusive = OnInconclusive::Fail;
  } else if (inconclusive != "exit2") {
    reader.fail("on_inconclusive", "must be exit2, pass or fail");
  }
}

}  // namespace

bool GateRule::tests() const {
  if (margin || max_mde) return true;
  return never_lose.empty() && !max_lost && !max_invalid && !min_score;
}

Result<GatePolicy> read_policy(ByteView bytes, std::string_view label, Diagnostics& diagnostics) {
  EGO_TRY(const Value document, json::parse(bytes, label, json::Dialect::Strict, diagnostics));
  if (document.text_or_empty("format") != "egoscope.policy") {
    return make_error(Code::InvalidPolicy, "not a gate policy: no \"format\":\"egoscope.policy\"", std::string(label));
  }
  if (!document.text_or_empty("version").starts_with("1.")) {
    return make_error(
        Code::UnsupportedVersion,
        "policy of version \"" + std::string(document.text_or_empty("version")) + "\", this program reads 1.x",
        std::string(label));
  }
  std::optional<Error> fault;
  Reader root(document, "", fault, label);
  constexpr std::array<std::string_view, 6> kMembers = {"format",     "version",         "alpha",
                                                        "adjustment", "on_inconclusive", "rules"};
  root.only(kMembers);
  GatePolicy policy;
  policy.sha256 = sha256_hex(bytes);
  read_settings(root, policy);
  const json::Array* rules = root.array("rules");
  if (rules == nullptr || rules->empty()) root.fail("rules", "a policy needs at least one rule");
  if (rules != nullptr) {
    for (std::size_t i = 0; i < rules->size(); ++i) {
      Reader reader((*rules)[i], "/rules/" + std::to_string(i), fault, label);
      if (!(*rules)[i].is_object()) {
        reader.fail("", "a rule must be an object");
        continue;
      }
      policy.rules.push_back(read_rule(reader));
    }
  }
  if (fault) return *std::move(fault);
  return policy;
}

}  // namespace ego
