/// Which frames of a clip a row saw, or a sampling plan would show it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/media/frame_sampling.h"
#include "core/model/submission.h"
#include "web/state/player.h"

namespace ego::web {

/// A way to choose frames.
struct SamplingPlan {
  media::FrameSampling rule = media::FrameSampling::LinspaceInclusive;
  double amount = 0;  ///< frames in all; of FixedRate: frames a second
};

/// `plan:linspace-8`, `plan:interior-16`, `plan:rate-0.5`; nothing for other ids, no frames, or more than a clip can have.
std::optional<SamplingPlan> read_plan(std::string_view id);
/// The plans that are offered for every clip.
std::vector<std::string_view> offered_plans();

/// Frames of a plan on this clip: rising, without repeats.
std::vector<std::uint32_t> planned_frames(const SamplingPlan& plan, const ClipTrack& track);

/// How sure it is that a model saw these frames.
enum class SeenSource : std::uint8_t {
  None,
  Recorded,  ///< the submission lists their times
  Planned,  ///< a plan applied to this clip
};

struct SeenFrames {
  SeenSource source = SeenSource::None;
  std::vector<std::uint32_t> frames;  ///< rising, without repeats
};

/// The frames of one prediction: its own list, else the plan its run states (`run.video`: frames or fps, sampling).
SeenFrames seen_frames(const RunInfo& run, const Prediction* prediction, const ClipTrack& track);

/// True if seen_frames will give some, whatever the clip.
bool tells_frames(const RunInfo& run, const Prediction* prediction);

}  // namespace ego::web
