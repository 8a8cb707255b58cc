#include "web/views/seen_frames.h"

#include <algorithm>
#include <cmath>

#include "core/media/frame_times.h"
#include "core/text/number_text.h"

namespace ego::web {
namespace {

using media::FrameSampling;

constexpr std::string_view kPrefix = "plan:";
constexpr double kMostFrames = 4096;
constexpr double kFastestRate = 60;
constexpr double kMillisPerSecond = 1000;

void make_set(std::vector<std::uint32_t>& frames) {
  std::sort(frames.begin(), frames.end());
  frames.erase(std::unique(frames.begin(), frames.end()), frames.end());
}

bool is_sane(const SamplingPlan& plan) {
  return plan.amount > 0 && plan.amount <= (plan.rule == FrameSampling::FixedRate ? kFastestRate : kMostFrames);
}

/// Times in seconds as the submission lists them.
std::optional<std::vector<std::uint32_t>> recorded_frames(const Prediction& prediction, const ClipTrack& track) {
  const auto value = prediction.extras.find("frames");
  const json::Array* list = value ? value->if_array() : nullptr;
  if (list == nullptr || list->empty()) return std::nullopt;
  std::vector<std::uint32_t> frames;
  for (const json::Value& entry : *list) {
    const auto secs = entry.as_double();
    if (!secs || !(*secs >= 0) || *secs > kMostFrames * kMillisPerSecond) continue;
    frames.push_back(media::frame_of_millis(track.times, std::llround(*secs * kMillisPerSecond)));
  }
  make_set(frames);
  return frames;
}

/// `run.video`: {frames: 8, sampling: "uniform-interior"} or {fps: 1}.
std::optional<SamplingPlan> stated_plan(const RunInfo& run) {
  const json::Value* video = run.raw.find("video");
  if (video == nullptr) return std::nullopt;
  SamplingPlan plan;
  const json::Value* amount = video->find("frames");
  if (amount != nullptr) {
    plan.rule = video->text_or_empty("sampling").find("interior") != std::string_view::npos
                    ? FrameSampling::InteriorPoints
                    : FrameSampling::LinspaceInclusive;
  } else {
    plan.rule = FrameSampling::FixedRate;
    amount = video->find("fps");
  }
  plan.amount = amount != nullptr ? amount->as_double().value_or(0) : 0;
  return is_sane(plan) ? std::optional(plan) : std::nullopt;
}

}  // namespace

std::optional<SamplingPlan> read_plan(std::string_view id) {
  if (!id.starts_with(kPrefix)) return std::nullopt;
  id.remove_prefix(kPrefix.size());
  const std::size_t dash = id.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const std::string_view rule = id.substr(0, dash);
  SamplingPlan plan;
  plan.amount = text::parse_float(id.substr(dash + 1)).value_or(0);
  if (rule == "linspace")
    plan.rule = FrameSampling::LinspaceInclusive;
  else if (rule == "interior")
    plan.rule = FrameSampling::InteriorPoints;
  else if (rule == "rate")
    plan.rule = FrameSampling::FixedRate;
  else
    return std::nullopt;
  return is_sane(plan) ? std::optional(plan) : std::nullopt;
}

std::vector<std::string_view> offered_plans() {
  return {"plan:rate-0.5",    "plan:rate-1",     "plan:linspace-8",  "plan:linspace-16",
          "plan:linspace-32", "plan:interior-8", "plan:interior-16", "plan:interior-32"};
}

std::vector<std::uint32_t> planned_frames(const SamplingPlan& plan, const ClipTrack& track) {
  const auto n = static_cast<std::uint32_t>(plan.amount);
  std::vector<std::uint32_t> frames;
  switch (plan.rule) {
    case FrameSampling::FixedRate: return media::fixed_rate_frame_indices(track.times, plan.amount);
    case FrameSampling::InteriorPoints: frames = media::interior_frame_indices(track.frames(), std::max(n, 1U)); break;
    case FrameSampling::LinspaceInclusive:
      frames = media::uniform_frame_indices(track.frames(), std::max(n, 1U));
      break;
  }
  make_set(frames);
  return frames;
}

bool tells_frames(const RunInfo& run, const Prediction* prediction) {
  if (stated_plan(run)) return true;
  const auto listed = prediction != nullptr ? prediction->extras.find("frames") : std::nullopt;
  const json::Array* list = listed ? listed->if_array() : nullptr;
  return list != nullptr && !list->empty();
}

SeenFrames seen_frames(const RunInfo& run, const Prediction* prediction, const ClipTrack& track) {
  if (prediction != nullptr) {
    if (auto frames = recorded_frames(*prediction, track)) return {SeenSource::Recorded, std::move(*frames)};
  }
  if (const auto plan = stated_plan(run)) return {SeenSource::Planned, planned_frames(*plan, track)};
  return {};
}

}  // namespace ego::web
