#include "web/actions/apply_kept.h"

#include <algorithm>
#include <utility>

#include "web/actions/apply.h"

namespace ego::web {
namespace {

using Batches = std::vector<KeptBatch>;

Batches::iterator find_batch(KeptRows& kept, std::string_view key) {
  return std::find_if(kept.batches.begin(), kept.batches.end(),
                      [&](const KeptBatch& batch) { return batch.key == key; });
}

void save(AppState& state, const KeptBatch& batch) {
  state.effects.kept.emplace_back(SaveKept{batch.key, kept_about(batch), batch.number});
}

void keep_row(AppState& state, const std::string& id) {
  const DropBatch& drop = state.drop;
  const auto row =
      std::find_if(drop.rows.begin(), drop.rows.end(), [&](const DroppedRow& each) { return each.row == id; });
  if (drop.number == 0 || row == drop.rows.end() || !row->scored || find_kept(state.kept, id) != nullptr) return;
  Batches& batches = state.kept.batches;
  auto batch =
      std::find_if(batches.begin(), batches.end(), [&](const KeptBatch& b) { return b.number == drop.number; });
  if (batch == batches.end()) {
    if (kept_bytes(state.kept) + drop.bytes > kMostKeptBytes) return;
    KeptBatch fresh;
    fresh.key = drop.bench + "/" + std::to_string(state.now_ms) + "-" + std::to_string(drop.number);
    fresh.bench = drop.bench;
    fresh.bytes = drop.bytes;
    fresh.number = drop.number;
    batch = batches.insert(batches.end(), std::move(fresh));
  }
  batch->rows.push_back({row->sent, row->row});
  batch->phase = KeptPhase::Saving;
  save(state, *batch);
}

/// Takes a row out of what is kept; the files go with the last one.
void drop_kept_row(AppState& state, Batches::iterator batch, const KeptRow& row) {
  std::erase(batch->rows, row);
  if (!batch->rows.empty()) return save(state, *batch);
  state.effects.kept.emplace_back(DeleteKept{batch->key});
  state.kept.batches.erase(batch);
}

void forget_kept(AppState& state, const ForgetKept& action) {
  const auto batch = find_batch(state.kept, action.key);
  if (batch == state.kept.batches.end()) return;
  const auto row = std::find_if(batch->rows.begin(), batch->rows.end(),
                                [&](const KeptRow& each) { return each.sent == action.sent; });
  if (row == batch->rows.end()) return;
  const std::string shown = row->row;
  const std::string bench = batch->bench;
  drop_kept_row(state, batch, KeptRow(*row));
  BenchmarkData* data = shown.empty() ? nullptr : state.find_benchmark(bench);
  if (data == nullptr) return;
  if (data == state.current()) return forget_row(state, shown);
  std::erase_if(data->local_rows, [&](const ScoredSubmission& each) { return each.submission.row.value == shown; });
  ++state.data_revision;
}

void take_list(AppState& state, Batches listed) {
  state.kept.list = KeptList::Here;
  for (KeptBatch& batch : listed) {
    if (find_batch(state.kept, batch.key) == state.kept.batches.end()) state.kept.batches.push_back(std::move(batch));
  }
}

void take_saved(AppState& state, const KeptSaved& saved) {
  const auto batch = find_batch(state.kept, saved.key);
  if (batch == state.kept.batches.end()) return;
  batch->bytes = saved.bytes;
  if (batch->phase == KeptPhase::Saving) batch->phase = KeptPhase::Here;
}

void take_refusal(AppState& state, const KeptRefused& refused) {
  const auto batch = find_batch(state.kept, refused.key);
  if (batch == state.kept.batches.end()) return;
  if (batch->phase == KeptPhase::Saving) {
    state.notices.push_back({{}, Text::KeptNotSaved, {refused.reason}});
    state.kept.batches.erase(batch);
    return;
  }
  batch->phase = KeptPhase::Failed;
  batch->trouble = refused.reason;
}

void take_files(AppState& state, KeptArrived arrived) {
  const auto batch = find_batch(state.kept, arrived.key);
  if (batch == state.kept.batches.end() || batch->phase != KeptPhase::Asked) return;
  batch->phase = KeptPhase::Reading;
  DropBatch& reading = state.kept.reading;
  reading = {};
  reading.phase = DropPhase::Waiting;
  reading.bench = batch->bench;
  reading.files = std::move(arrived.files);
  for (const KeptRow& row : batch->rows) reading.wanted.push_back(row.sent);
}

/// Tells the kept rows where they stand on the board; what did not get there says why.
void finish_reading(AppState& state) {
  const DropBatch& reading = state.kept.reading;
  for (KeptBatch& batch : state.kept.batches) {
    if (batch.phase != KeptPhase::Reading) continue;
    batch.phase = KeptPhase::Here;
    for (KeptRow& row : batch.rows) {
      const auto found = std::find_if(reading.rows.begin(), reading.rows.end(),
                                      [&](const DroppedRow& each) { return each.sent == row.sent && each.scored; });
      if (found != reading.rows.end()) row.row = found->row;
      if (!row.row.empty()) continue;
      batch.phase = KeptPhase::Failed;
      batch.trouble = reading.refused ? format_line(*reading.refused) : std::string();
    }
  }
  state.kept.reading = {};
}

}  // namespace

void keep_rows(AppState& state, KeptStep step) {
  std::visit(Overloaded{
                 [&](KeepRow& a) { keep_row(state, a.row); },
                 [&](ForgetKept& a) { forget_kept(state, a); },
                 [&](KeptListed& a) { take_list(state, std::move(a.batches)); },
                 [&](KeptSaved& a) { take_saved(state, a); },
                 [&](KeptRefused& a) { take_refusal(state, a); },
                 [&](KeptArrived& a) { take_files(state, std::move(a)); },
             },
             step);
}

void leave_kept(AppState& state, const std::string& row) {
  for (auto batch = state.kept.batches.begin(); batch != state.kept.batches.end(); ++batch) {
    const auto kept =
        std::find_if(batch->rows.begin(), batch->rows.end(), [&](const KeptRow& each) { return each.row == row; });
    if (kept != batch->rows.end()) return drop_kept_row(state, batch, KeptRow(*kept));
  }
}

void request_kept(AppState& state) {
  KeptRows& kept = state.kept;
  if (kept.list == KeptList::Unasked && state.site.ready() != nullptr) {
    kept.list = KeptList::Asked;
    state.effects.kept.emplace_back(ListKept{});
  }
  const BenchmarkData* data = state.current();
  if (data == nullptr || data->questions.pending() || data->report.pending()) return;
  if (data->questions.absent() && !data->entry.registry_url.empty()) return;
  const bool busy = std::any_of(kept.batches.begin(), kept.batches.end(), [](const KeptBatch& batch) {
    return batch.phase == KeptPhase::Asked || batch.phase == KeptPhase::Reading;
  });
  const auto next = std::find_if(kept.batches.begin(), kept.batches.end(), [&](const KeptBatch& batch) {
    return batch.bench == data->entry.id && batch.phase == KeptPhase::Listed;
  });
  if (busy || next == kept.batches.end()) return;
  next->phase = KeptPhase::Asked;
  state.effects.kept.emplace_back(FetchKept{next->key});
}

bool advance_kept(AppState& state) {
  if (!advance_batch(state, state.kept.reading)) return false;
  if (state.kept.reading.phase == DropPhase::Done) finish_reading(state);
  return true;
}

}  // namespace ego::web
