#include "core/benchmarks/demo/demo.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "core/extract/choice_v3.h"
#include "core/extract/precut.h"
#include "core/io/registry_json.h"
#include "core/json/python_dialect.h"
#include "core/text/ascii.h"

namespace ego {
namespace {

constexpr std::string_view kStrict = "demo-strict";
constexpr std::string_view kJsonOnly = "demo-json-only";
constexpr std::string_view kFirstLetter = "demo-first-letter";

std::vector<Profile> make_profiles() {
  std::vector<Profile> list;
  const auto add = [&](std::string_view id, std::string_view title, std::string_view title_zh) {
    Profile& profile = list.emplace_back();
    profile.id = ProfileId{std::string{id}};
    profile.version = "1.0";
    profile.title = title;
    profile.title_zh = title_zh;
    profile.question_type = "close";
    profile.source = "core/benchmarks/demo/demo.h";
    profile.denominator = Denominator::AllItems;
    profile.shown_by_default = id != kJsonOnly;
  };
  add(kStrict, "Careful: JSON prediction, else extractor v3 after the reasoning cut",
      "\u8c28\u614e\uff1aJSON \u7b54\u6848\uff0c\u5426\u5219\u7528 v3 \u62bd\u53d6\u5668");
  add(kJsonOnly, "JSON prediction or wrong", "\u53ea\u8ba4 JSON \u7b54\u6848");
  add(kFirstLetter, "Careless on purpose: the first capital letter that is an option",
      "\u6545\u610f\u7c97\u5fc3\uff1a\u53d6\u56de\u7b54\u4e2d\u7b2c\u4e00\u4e2a\u9009\u9879\u5927\u5199\u5b57\u6bcd");
  return list;
}

/// A letter that was read from a reply, and how.
struct Reading {
  char letter = 'A';
  std::string_view rule;
  Span span;
};

bool is_choice(char letter, std::size_t n_choices) {
  return letter >= 'A' && letter <= 'Z' && static_cast<std::size_t>(letter - 'A') < n_choices;
}

/// The letter that `part`, a piece of the reply, consists of: either case, white space around it allowed.
std::optional<Reading> read_alone(std::string_view reply, std::string_view part, std::size_t n_choices,
                                  std::string_view rule) {
  const std::string_view inner = text::ascii_trim(part);
  if (inner.size() != 1 || !is_choice(text::ascii_upper(inner[0]), n_choices)) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(inner.data() - reply.data());
  return Reading{text::ascii_upper(inner[0]), rule, {begin, begin + 1}};
}

/// `{"prediction": "B"}` as the whole reply, or between its first brace and the closing one after it.
std::optional<Reading> read_json(std::string_view reply, std::size_t n_choices) {
  constexpr std::array<std::string_view, 1> kKeys{"prediction"};
  std::array<json::PythonMember, 1> members;
  if (json::scan_python_object(reply, kKeys, members) != json::PythonText::Object) {
    const std::size_t open = std::min(reply.find('{'), reply.size());
    const std::size_t close = reply.find('}', open);
    if (close == std::string_view::npos) return std::nullopt;
    if (json::scan_python_object(reply.substr(open, close + 1 - open), kKeys, members) != json::PythonText::Object) {
      return std::nullopt;
    }
  }
  if (!members[0].found() || members[0].kind != json::Kind::String) return std::nullopt;
  const std::string_view token = members[0].token;
  return read_alone(reply, token.substr(1, token.size() - 2), n_choices, "json");
}

std::optional<Reading> read_carefully(std::string_view reply, std::size_t n_choices) {
  if (const std::optional<Reading> reading = read_json(reply, n_choices)) return reading;
  const extract::CutText cut = extract::cut_reasoning(reply);
  const auto choice = extract::read_choice_v3(cut.text, static_cast<int>(n_choices));
  if (!choice) return std::nullopt;
  return Reading{choice->letter(), choice->rule, cut.to_source(choice->span)};
}

std::optional<Reading> read_first_letter(std::string_view reply, std::size_t n_choices) {
  for (std::size_t i = 0; i < reply.size(); ++i) {
    if (is_choice(reply[i], n_choices)) {
      return Reading{reply[i], "first-letter", {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i) + 1}};
    }
  }
  return std::nullopt;
}

/// The reply, else a stored answer's text; nothing if neither was sent.
std::optional<std::string_view> said(const Prediction& prediction) {
  if (prediction.response) return *prediction.response;
  const std::string* answer = prediction.answer ? prediction.answer->if_string() : nullptr;
  return answer == nullptr ? std::nullopt : std::optional<std::string_view>{*answer};
}

std::optional<Reading> read(std::string_view profile, const Prediction& prediction, std::size_t n_choices) {
  const std::optional<std::string_view> text = said(prediction);
  if (!text) return std::nullopt;
  if (profile == kFirstLetter) return read_first_letter(*text, n_choices);
  if (profile == kStrict) return read_carefully(*text, n_choices);
  // A stored letter needs no reader; a raw reply has to be JSON.
  if (!prediction.response) return read_alone(*text, *text, n_choices, "stored");
  return read_json(*text, n_choices);
}

class Demo final : public Benchmark {
 public:
  const BenchmarkInfo& info() const override { return info_; }
  std::span<const Profile> profiles() const override { return profiles_; }

  Result<QuestionSet> read_annotations(std::span<const NamedBytes> files, Diagnostics& diagnostics) const override {
    if (files.size() != 1) {
      return make_error(Code::WrongShape,
                        fmt::format("{} annotation files instead of one registry file", files.size()));
    }
    EGO_TRY(QuestionSet questions, io::read_registry(files[0].bytes, files[0].label, diagnostics));
    if (questions.benchmark != info_.id) {
      return make_error(Code::WrongBenchmark,
                        fmt::format("a registry of `{}`, not of `demo`", questions.benchmark.value), files[0].label);
    }
    return questions;
  }

  Verdict judge(const Profile& profile, const Question& question, const Prediction& prediction) const override {
    Verdict verdict;
    const std::string* gold = question.gold.if_string();
    if (gold == nullptr) {
      verdict.outcome = Outcome::Unscorable;
      verdict.reason = InvalidReason::NoGold;
      return verdict;
    }
    const std::optional<std::string_view> reply = said(prediction);
    if (const std::optional<Reading> reading = read(profile.id.value, prediction, question.options.size())) {
      verdict.outcome = gold->size() == 1 && (*gold)[0] == reading->letter ? Outcome::Right : Outcome::Wrong;
      verdict.answer = reading->letter;
      verdict.rule = reading->rule;
      if (prediction.response) verdict.span = reading->span;
      return verdict;
    }
    verdict.outcome = Outcome::Invalid;
    verdict.reason = InvalidReason::Unparsed;
    if (!reply || text::ascii_blank(*reply)) verdict.reason = InvalidReason::Empty;
    if (!prediction.error.empty()) verdict.reason = InvalidReason::Error;
    return verdict;
  }

  Mismatch check_golden_row(const json::Value& row, const GoldenContext&) const override {
    return fmt::format("the demo has no golden rows, found profile `{}`", row.text_or_empty("profile"));
  }
  Mismatch check_golden_case(std::string_view folder, const GoldenContext&) const override {
    return fmt::format("the demo has no golden cases, found {}", folder);
  }

 private:
  BenchmarkInfo info_{.id = BenchmarkId{"demo"},
                      .title = "Demo (synthetic clips)",
                      .title_zh = "\u6f14\u793a\uff08\u5408\u6210\u7247\u6bb5\uff09",
                      .url = "",
                      .license = "CC0-1.0"};
  std::vector<Profile> profiles_ = make_profiles();
};

}  // namespace

const Benchmark& demo_benchmark() {
  static const Demo benchmark;
  return benchmark;
}

}  // namespace ego
