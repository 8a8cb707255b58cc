/// What the harnesses tell by the names of their files: date, task, model.
/// Source: formats.md section 3.1, video-mmmu.md section 5.1.3.
#pragma once

#include <string>
#include <string_view>

namespace ego::io {

/// The one benchmark whose tasks are tracks of the same items, and how only its Adaptation prompts begin (video-mmmu.md section 3).
inline constexpr std::string_view kTrackBenchmark = "video-mmmu";
inline constexpr std::string_view kAdaptationInstruction =
    "You should watch and learn the video content. Then apply what you learned to";

/// `video_mmmu_adaptation` of `20250301_120000_samples_video_mmmu_adaptation.jsonl` (lm-evaluation-harness:
/// `samples_<task>_<date>.jsonl`); empty if the name has another shape.
std::string task_of_label(std::string_view label);

/// `20250301_120000` of the same; empty if the name has none.
std::string date_of_label(std::string_view label);

/// The part of a task that names a track of the benchmark: `adaptation` of `video_mmmu_adaptation`; empty if the task is
/// not one of the benchmark's.
std::string track_of_task(std::string_view task, std::string_view benchmark);

/// The model a log's folder is named after, `Qwen/Qwen2.5-VL-7B` of `.../Qwen__Qwen2.5-VL-7B/<file>`; empty without a folder.
std::string model_of_label(std::string_view label);

}  // namespace ego::io
