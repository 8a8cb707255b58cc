#include "core/board/row_facts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace ego {
namespace {

void add(RowFacts& facts, std::string_view name, std::string_view value) {
  if (!value.empty()) facts.emplace_back(name, value);
}

/// Members of the run's `video` object: numbers as written, flags as yes and no.
void add_video(RowFacts& facts, const json::Value& run) {
  const json::Value* video = run.find("video");
  if (video == nullptr) return;
  for (const std::string_view name : {"frames", "fps", "audio", "subtitles"}) {
    const json::Value* value = video->find(name);
    if (value == nullptr) continue;
    if (const bool* flag = value->if_bool()) {
      add(facts, name, *flag ? "yes" : "no");
    } else if (const auto text = value->as_id_text()) {
      add(facts, name, *text);
    }
  }
}

}  // namespace

RowFacts row_facts(const ReportRow& row) {
  RowFacts facts;
  if (row.model.parameters) facts.emplace_back("params", fmt::format("{}", *row.model.parameters));
  add(facts, "mode", row.run.mode);
  add(facts, "stage", row.model.stage);
  add(facts, "harness", row.run.harness);
  add(facts, "relationship", row.source.relationship);
  add_video(facts, row.run.raw);
  return facts;
}

RowFacts row_facts(const PublishedRow& row) { return row.facts; }

bool is_row_field(std::string_view name) {
  constexpr std::array<std::string_view, 17> kFields{
      "kind", "origin", "organization", "weights", "setting", "date",  "model",     "id",          "params",
      "mode", "stage",  "harness",      "frames",  "fps",     "audio", "subtitles", "relationship"};
  return std::find(kFields.begin(), kFields.end(), name) != kFields.end();
}

}  // namespace ego
