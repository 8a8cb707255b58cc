#include <string>
#include <utility>

#include "core/json/members.h"
#include "core/json/writer.h"
#include "core/report/analysis_json.h"
#include "core/report/pair_json.h"

namespace ego {
namespace {

using json::Array;
using json::number_or_null;
using json::Object;
using json::put;
using json::put_count;
using json::Value;

Value step_json(const stats::SurvivalStep& step) {
  Object out;
  put(out, "t", json::number(step.time_secs));
  put_count(out, "at_risk", step.at_risk);
  put_count(out, "events", step.events);
  put(out, "S", json::number(step.survival));
  put(out, "se", number_or_null(step.se));
  put(out, "lo", step.bounds ? json::number(step.bounds->lo) : Value{});
  put(out, "hi", step.bounds ? json::number(step.bounds->hi) : Value{});
  return out;
}

stats::SurvivalStep read_step(const Fields& fields) {
  stats::SurvivalStep step;
  step.time_secs = fields.number("t").value_or(0);
  step.at_risk = fields.count("at_risk");
  step.events = fields.count("events");
  step.survival = fields.number("S").value_or(1);
  step.se = fields.number("se");
  const auto lo = fields.number("lo");
  const auto hi = fields.number("hi");
  if (lo && hi) step.bounds = stats::Bounds{*lo, *hi};
  return step;
}

}  // namespace

Value to_json(const MeasuredGain& measured) {
  const Knowledge& gain = measured.gain;
  Object out;
  put(out, "before", gain.before.value);
  put(out, "after", gain.after.value);
  put(out, "profile", gain.profile.value);
  put_count(out, "n", gain.n);
  put_count(out, "right_before", gain.right_before);
  put_count(out, "right_after", gain.right_after);
  put_count(out, "gained", gain.gained);
  put_count(out, "lost", gain.lost);
  put(out, "delta", number_or_null(gain.delta));
  put(out, "w2r", number_or_null(gain.w2r));
  put(out, "r2w", number_or_null(gain.r2w));
  put(out, "interval", interval_json(measured.interval));
  put(out, "w2r_interval", interval_json(measured.w2r_interval));
  put(out, "r2w_interval", interval_json(measured.r2w_interval));
  if (measured.test) put(out, "test", to_json(*measured.test));
  return out;
}

MeasuredGain read_gain(const Fields& fields) {
  MeasuredGain out;
  out.gain.before = RowId{fields.text("before")};
  out.gain.after = RowId{fields.text("after")};
  out.gain.profile = ProfileId{fields.text("profile")};
  out.gain.n = fields.count("n");
  out.gain.right_before = fields.count("right_before");
  out.gain.right_after = fields.count("right_after");
  out.gain.gained = fields.count("gained");
  out.gain.lost = fields.count("lost");
  out.gain.delta = fields.number("delta");
  out.gain.w2r = fields.number("w2r");
  out.gain.r2w = fields.number("r2w");
  out.interval = read_interval(fields, "interval");
  out.w2r_interval = read_interval(fields, "w2r_interval");
  out.r2w_interval = read_interval(fields, "r2w_interval");
  if (const auto test = fields.object("test")) out.test = read_test(*test);
  return out;
}

Value to_json(const RowPersistence& row) {
  Object out;
  put(out, "row", row.row.value);
  put(out, "column", row.column.value);
  put(out, "profile", row.profile.value);
  put_count(out, "n", row.n);
  put_count(out, "initially_right", row.initially_right);
  put(out, "official_mpt", number_or_null(row.official_mpt));
  put(out, "capped_mpt", number_or_null(row.capped_mpt));
  put(out, "capped_mpt_right", number_or_null(row.capped_mpt_right));
  Object ends;
  put_count(ends, "failed", row.ended_by.failed);
  put_count(ends, "all_rounds", row.ended_by.all_rounds);
  put_count(ends, "missing", row.ended_by.missing);
  put(out, "ended_by", std::move(ends));
  if (!row.flags.empty()) put(out, "flags", json::texts(row.flags));
  put(out, "tau", json::number(row.tau_secs));
  const bool followed = row.initially_right > 0;
  put(out, "restricted_mean", followed ? json::number(row.curve.restricted_mean_secs) : Value{});
  put(out, "restricted_mean_se", number_or_null(row.restricted_mean_se));
  put(out, "median", number_or_null(row.curve.median_secs));
  Array table;
  for (const stats::SurvivalStep& step : row.curve.steps) table.push_back(step_json(step));
  put(out, "table", std::move(table));
  return out;
}

RowPersistence read_persistence(const Fields& fields) {
  RowPersistence out;
  out.row = RowId{fields.text("row")};
  out.column = ColumnId{fields.text("column")};
  out.profile = ProfileId{fields.text("profile")};
  out.n = fields.count("n");
  out.initially_right = fields.count("initially_right");
  out.official_mpt = fields.number("official_mpt");
  out.capped_mpt = fields.number("capped_mpt");
  out.capped_mpt_right = fields.number("capped_mpt_right");
  if (const auto ends = fields.object("ended_by"))
    out.ended_by = {ends->count("failed"), ends->count("all_rounds"), ends->count("missing")};
  out.flags = fields.texts("flags");
  out.tau_secs = fields.number("tau").value_or(0);
  out.curve.restricted_mean_secs = fields.number("restricted_mean").value_or(0);
  out.restricted_mean_se = fields.number("restricted_mean_se");
  out.curve.median_secs = fields.number("median");
  for (const Fields& step : fields.objects("table")) out.curve.steps.push_back(read_step(step));
  return out;
}

}  // namespace ego
