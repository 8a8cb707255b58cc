#include "core/benchmarks/egocross/profiles.h"

#include <functional>
#include <vector>

namespace ego::egocross {
namespace {

constexpr std::string_view kScripts = "MyUniverse0726/EgoCross@f81f41d";

std::vector<Profile> make_profiles() {
  std::vector<Profile> list;
  const auto add = [&](std::string_view id, std::string_view title, std::string_view title_zh,
                       std::string_view question_type, std::string_view source, Denominator denominator) -> Profile& {
    Profile profile;
    profile.id = ProfileId{std::string{id}};
    profile.version = "1.0";
    profile.title = title;
    profile.title_zh = title_zh;
    profile.question_type = question_type;
    profile.source = source;
    profile.denominator = denominator;
    profile.counts_repeats = denominator == Denominator::RowsPresent;
    return list.emplace_back(std::move(profile));
  };
  add("egocross-official-close", "CloseQA, as the three published scripts",
      "CloseQA\uff0c\u6309\u4e09\u4e2a\u5b98\u65b9\u811a\u672c", "close", kScripts, Denominator::RowsPresent)
      .shown_by_default = true;
  add("egocross-strict", "CloseQA, one clean letter or wrong", "CloseQA\uff0c\u53ea\u8ba4\u5355\u4e2a\u5b57\u6bcd",
      "close", "egocross.md section 8", Denominator::AllItems)
      .shown_by_default = true;
  add("egocross-lenient", "CloseQA, careful reading of any reply",
      "CloseQA\uff0c\u4ed4\u7ec6\u8bfb\u53d6\u4efb\u610f\u56de\u7b54", "close", "egocross.md section 8",
      Denominator::AllItems);
  add("egocross-challenge", "predictions.json as a challenge server reads it",
      "\u6309\u6311\u6218\u8d5b\u63d0\u4ea4\u6587\u4ef6", "close",
      "egocross.md section 8; the server's program is not public", Denominator::AllItems);
  add("egocross-official-open", "OpenQA, as the GPT script", "OpenQA\uff0c\u6309 GPT \u811a\u672c", "open", kScripts,
      Denominator::RowsPresent);
  add("egocross-official-open-gemini", "OpenQA, as the Gemini script", "OpenQA\uff0c\u6309 Gemini \u811a\u672c", "open",
      kScripts, Denominator::RowsPresent);
  add("egocross-paper-open", "OpenQA, the paper's words: exact match, else judge",
      "OpenQA\uff0c\u6309\u8bba\u6587\u6587\u5b57\uff1a\u5b8c\u5168\u5339\u914d\uff0c\u5426\u5219\u7531\u8bc4\u5224"
      "\u6a21\u578b\u5224\u5206",
      "open", "arXiv 2508.10729", Denominator::AllItems);
  add("egocross-as-stored", "the success flags of a result file",
      "\u7ed3\u679c\u6587\u4ef6\u4e2d\u7684 success \u6807\u8bb0", "", kScripts, Denominator::RowsPresent);
  return list;
}

}  // namespace

std::span<const Profile> profiles() {
  static const std::vector<Profile> list = make_profiles();
  return list;
}

std::optional<Rule> rule_of(std::string_view profile_id) {
  const std::span<const Profile> all = profiles();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].id.value == profile_id) return static_cast<Rule>(i);
  }
  return std::nullopt;
}

Rule rule_of(const Profile& profile) {
  const std::span<const Profile> all = profiles();
  // Asked once an answer: comparing addresses is faster than comparing names.
  const std::less<const Profile*> before;
  const bool ours = !before(&profile, all.data()) && before(&profile, all.data() + all.size());
  return ours ? static_cast<Rule>(&profile - all.data()) : rule_of(profile.id.value).value_or(Rule::OfficialClose);
}

}  // namespace ego::egocross
