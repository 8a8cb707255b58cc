#include "core/benchmarks/video_mmmu/profiles.h"

#include <algorithm>
#include <array>
#include <string>

namespace ego::video_mmmu {
namespace {

constexpr std::string_view kOldLabel = "No Answere Found";  // sic
constexpr std::string_view kNewLabel = "No Answer Found.";

constexpr std::array<ScoringRules, 8> kRules{{
    {.profile = "videommmu-official", .no_answer = kOldLabel},
    {.profile = "videommmu-lmms-v1", .cut = PreCut::Reasoning, .no_answer = kNewLabel},
    {.profile = "videommmu-lmms-v2",
     .cut = PreCut::Reasoning,
     .parser = LetterParser::V2,
     .no_answer = kNewLabel,
     .parses_no_reply = true},
    {.profile = "videommmu-lmms-v3",
     .cut = PreCut::Reasoning,
     .parser = LetterParser::V3,
     .no_answer = kNewLabel,
     .parses_no_reply = true},
    {.profile = "videommmu-vlmevalkit",
     .cut = PreCut::LastAnswer,
     .no_answer = kOldLabel,
     .aggregation = Aggregation::HitsOverTotal},
    {.profile = "videommmu-vlmevalkit-xlsx",
     .cut = PreCut::LastAnswer,
     .no_answer = kOldLabel,
     .aggregation = Aggregation::HitsOverTotal,
     .open_is_wrong = true},
    {.profile = "videommmu-paper",
     .no_answer = kOldLabel,
     .aggregation = Aggregation::FixedItems,
     .drops_no_reply = false},
    {.profile = "videommmu-strict",
     .cut = PreCut::Reasoning,
     .parser = LetterParser::V3,
     .no_answer = {},
     .aggregation = Aggregation::FixedItems,
     .drops_no_reply = false,
     .repairs_faults = true},
}};

enum class Rows : std::uint8_t { Every, First };
enum class Shown : std::uint8_t { ByDefault, OnDemand };

Profile make_profile(std::string_view id, std::string_view title, std::string_view title_zh, std::string_view source,
                     Denominator denominator, Rows rows, Shown shown) {
  Profile profile;
  profile.id = ProfileId(std::string(id));
  profile.version = "1.0";
  profile.title = title;
  profile.title_zh = title_zh;
  profile.source = source;
  profile.denominator = denominator;
  profile.counts_repeats = rows == Rows::Every;
  profile.shown_by_default = shown == Shown::ByDefault;
  return profile;
}

}  // namespace

std::span<const Profile> profiles() {
  static const std::array<Profile, 8> all{
      make_profile("videommmu-official", "Benchmark repository and lmms-eval 0.3 to 0.6: first published parser",
                   "\u5B98\u65B9\u8BC4\u5206\uFF08\u57FA\u51C6\u4ED3\u5E93\uFF1Blmms-eval 0.3\u20130.6\uFF09",
                   "EvolvingLMMs-Lab/VideoMMMU@88b4ac3", Denominator::RowsPresent, Rows::Every, Shown::ByDefault),
      make_profile("videommmu-lmms-v1", "lmms-eval 0.7 and 0.7.1: reasoning cut, first parser",
                   "lmms-eval 0.7\u30010.7.1\uFF1A\u53BB\u9664\u601D\u8003\u5185\u5BB9",
                   "EvolvingLMMs-Lab/lmms-eval 0.7", Denominator::RowsPresent, Rows::Every, Shown::OnDemand),
      make_profile("videommmu-lmms-v2", "lmms-eval from 2026-04-11 to at least 2026-08-06: extractor v2",
                   "lmms-eval 2026-04 \u8D77\uFF1A\u62BD\u53D6\u5668 v2", "EvolvingLMMs-Lab/lmms-eval@75571cf",
                   Denominator::RowsPresent, Rows::Every, Shown::OnDemand),
      make_profile("videommmu-lmms-v3", "lmms-eval, late 2026: extractor v3",
                   "lmms-eval 2026 \u5E74\u672B\uFF1A\u62BD\u53D6\u5668 v3", "EvolvingLMMs-Lab/lmms-eval@00a12d4",
                   Denominator::RowsPresent, Rows::Every, Shown::OnDemand),
      make_profile("videommmu-vlmevalkit", "VLMEvalKit, as intended", "VLMEvalKit\uFF08\u9884\u671F\u884C\u4E3A\uFF09",
                   "open-compass/VLMEvalKit@e8e78f0", Denominator::RowsPresent, Rows::Every, Shown::OnDemand),
      make_profile("videommmu-vlmevalkit-xlsx", "VLMEvalKit through its spreadsheet: open items are never right",
                   "VLMEvalKit\uFF08\u7ECF\u8868\u683C\u5F80\u8FD4\uFF0C\u5F00\u653E\u9898\u5FC5\u9519\uFF09",
                   "open-compass/VLMEvalKit@e8e78f0", Denominator::RowsPresent, Rows::Every, Shown::OnDemand),
      make_profile("videommmu-paper", "The paper's text: fixed denominators, replies without an answer are wrong",
                   "\u8BBA\u6587\u5B9A\u4E49\uFF1A\u56FA\u5B9A\u5206\u6BCD\uFF0C\u65E0\u7B54\u6848\u8BA1\u9519",
                   "arXiv 2501.13826, section 4", Denominator::AllItems, Rows::First, Shown::OnDemand),
      make_profile(
          "videommmu-strict", "egoscope: reads known formats only, repairs the known faults of the data",
          "egoscope \u63A8\u8350\uFF1A\u53EA\u8BFB\u5DF2\u77E5\u683C\u5F0F\uFF0C\u4FEE\u590D\u6570\u636E\u9519\u8BEF",
          "egoscope video-mmmu.md section 6", Denominator::AllItems, Rows::First, Shown::ByDefault),
  };
  return all;
}

const ScoringRules* find_rules(std::string_view profile) {
  const auto found =
      std::find_if(kRules.begin(), kRules.end(), [&](const ScoringRules& rules) { return rules.profile == profile; });
  return found == kRules.end() ? nullptr : found;
}

}  // namespace ego::video_mmmu
