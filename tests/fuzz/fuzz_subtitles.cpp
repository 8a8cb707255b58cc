#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/media/asked_interval.h"
#include "core/media/transcript.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto cues = ego::media::parse_transcript(bytes, "fuzz");
  if (cues.ok()) {
    for (const ego::media::Cue& cue : cues.value()) {
      if (cue.end_millis <= cue.start_millis) __builtin_trap();
      ego::media::cue_at(cues.value(), cue.start_millis);
    }
  }
  for (const ego::Interval& interval : ego::media::asked_intervals(bytes)) {
    if (!(interval.end_secs > interval.start_secs)) __builtin_trap();
  }
  return 0;
}
