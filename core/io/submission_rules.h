/// The fields of our submission form, as tables.
/// Source: schema/submission.schema.json.
#pragma once

#include <array>
#include <string_view>

#include "core/io/field_rules.h"

namespace ego::io::rules {

inline constexpr double kPositive = 5e-324;  ///< exclusiveMinimum 0: the smallest number above it

inline constexpr std::array<FieldRule, 9> kRoot{{{"format"},
                                                 {"version"},
                                                 {"benchmark", kObject},
                                                 {"model", kObject},
                                                 {"run", kObject},
                                                 {"submitter", kObject},
                                                 {"predictions", kArray},
                                                 {"matrix", kObject},
                                                 {"x", kObject}}};
inline constexpr std::array<FieldRule, 5> kBenchmark{{{"id"}, {"revision"}, {"split"}, {"track"}, {"items_sha256"}}};
inline constexpr std::array<FieldRule, 10> kModel{{{"id"},
                                                   {"name"},
                                                   {"organization"},
                                                   {"url"},
                                                   {"weights", kText, -1e300, 1e300, "open|closed|unknown"},
                                                   {"parameters", kNumber, kPositive},
                                                   {"checkpoint"},
                                                   {"parent"},
                                                   {"stage"},
                                                   {"kind", kText, -1e300, 1e300, "model|human|baseline"}}};
inline constexpr std::array<FieldRule, 10> kRun{
    {{"id"},
     {"started"},
     {"finished"},
     {"harness", kObject},
     {"engine", kObject},
     {"prompt", kObject},
     {"generation", kObject},
     {"video", kObject},
     {"mode", kText, -1e300, 1e300, "full|blind|question-only|no-options|options-shuffled|text-only"},
     {"notes"}}};
inline constexpr std::array<FieldRule, 4> kHarness{{{"name"}, {"version"}, {"commit"}, {"dirty", kBoolean}}};
inline constexpr std::array<FieldRule, 4> kEngine{{{"name"}, {"version"}, {"precision"}, {"hardware"}}};
inline constexpr std::array<FieldRule, 3> kPrompt{{{"id"}, {"sha256"}, {"text"}}};
inline constexpr std::array<FieldRule, 6> kGeneration{{{"temperature", kNumber, 0},
                                                       {"top_p", kNumber},
                                                       {"top_k", kInteger},
                                                       {"max_new_tokens", kInteger, 1},
                                                       {"seed", kInteger},
                                                       {"repeats", kInteger, 1}}};
inline constexpr std::array<FieldRule, 6> kVideo{{{"frames", kInteger, 0},
                                                  {"fps", kNumber, 0},
                                                  {"sampling"},
                                                  {"max_pixels", kInteger},
                                                  {"audio", kBoolean},
                                                  {"subtitles", kBoolean}}};
inline constexpr std::array<FieldRule, 4> kSubmitter{
    {{"name"},
     {"organization"},
     {"relationship", kText, -1e300, 1e300, "first_party|third_party|collaborative|other"},
     {"url"}}};
inline constexpr std::array<FieldRule, 20> kPrediction{
    {{"id", kText | kInteger},
     {"response", kText | kNull},
     {"answer", kText | kBoolean | kNumber | kNull | kTextArray},
     {"option_scores", kNumberArray},
     {"option_losses", kNumberArray},
     {"confidence", kNumber, 0, 1},
     {"repeat", kInteger, 0},
     {"participant"},
     {"phase", kText, -1e300, 1e300, "initial|recall"},
     {"round", kInteger | kNull, 1},
     {"t_ask", kNumber},
     {"t_first", kNumber, 0},
     {"t_done", kNumber, 0},
     {"finish", kText, -1e300, 1e300, "stop|length|deadline|error|skipped"},
     {"reset_between", kBoolean},
     {"error"},
     {"judge", kObject},
     {"frames", kNumberArray},
     {"tokens", kObject},
     {"x", kObject}}};
inline constexpr std::array<FieldRule, 5> kJudge{
    {{"model"}, {"mark", kNumber | kNull}, {"max", kNumber}, {"reason"}, {"prompt_sha256"}}};
inline constexpr std::array<FieldRule, 2> kTokens{{{"input", kInteger, 0}, {"output", kInteger, 0}}};

}  // namespace ego::io::rules
