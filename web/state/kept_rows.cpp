#include "web/state/kept_rows.h"

#include <algorithm>

#include "core/json/parse.h"
#include "core/json/writer.h"

namespace ego::web {
namespace {

std::optional<json::Value> parsed(std::string_view text) {
  Diagnostics ignored;  // written by an earlier visit, perhaps of another version: what cannot be read is left alone
  Result<json::Value> value = json::parse(text, "kept", json::Dialect::Strict, ignored);
  return value.ok() ? std::optional(std::move(value).value()) : std::nullopt;
}

}  // namespace

std::string kept_about(const KeptBatch& batch) {
  json::Array rows;
  for (const KeptRow& row : batch.rows) rows.emplace_back(row.sent);
  return json::write(json::Object{{"bench", batch.bench}, {"rows", std::move(rows)}}, json::Layout::Compact);
}

std::vector<KeptBatch> read_kept_list(std::string_view text) {
  std::vector<KeptBatch> batches;
  const std::optional<json::Value> list = parsed(text);
  const json::Array* entries = list ? list->if_array() : nullptr;
  if (entries == nullptr) return batches;
  for (const json::Value& entry : *entries) {
    const json::Array* parts = entry.if_array();
    if (parts == nullptr || parts->size() != 3 || !(*parts)[0].is_string() || !(*parts)[2].is_string()) continue;
    const std::optional<json::Value> about = parsed(*(*parts)[2].if_string());
    if (!about) continue;
    const json::Value* rows = about->find("rows");
    if (rows == nullptr || rows->if_array() == nullptr) continue;
    KeptBatch batch;
    batch.key = *(*parts)[0].if_string();
    batch.bytes = static_cast<std::uint64_t>(std::max<std::int64_t>(0, (*parts)[1].as_int().value_or(0)));
    batch.bench = about->text_or_empty("bench");
    for (const json::Value& row : *rows->if_array()) {
      if (row.is_string()) batch.rows.push_back({*row.if_string(), {}});
    }
    if (!batch.rows.empty()) batches.push_back(std::move(batch));
  }
  return batches;
}

std::uint64_t kept_bytes(const KeptRows& kept) {
  std::uint64_t bytes = 0;
  for (const KeptBatch& batch : kept.batches) bytes += batch.bytes;
  return bytes;
}

const KeptBatch* find_kept(const KeptRows& kept, std::string_view row) {
  for (const KeptBatch& batch : kept.batches) {
    if (std::any_of(batch.rows.begin(), batch.rows.end(), [&](const KeptRow& each) { return each.row == row; }))
      return &batch;
  }
  return nullptr;
}

bool kept_coming(const KeptRows& kept, std::string_view bench) {
  return kept.list != KeptList::Here || brings_kept(kept, bench);
}

bool brings_kept(const KeptRows& kept, std::string_view bench) {
  return std::any_of(kept.batches.begin(), kept.batches.end(), [&](const KeptBatch& batch) {
    return batch.bench == bench &&
           (batch.phase == KeptPhase::Listed || batch.phase == KeptPhase::Asked || batch.phase == KeptPhase::Reading);
  });
}

}  // namespace ego::web
