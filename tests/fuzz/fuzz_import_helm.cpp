#include "tests/fuzz/import_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return ego::fuzz::run_bundle(
      {"run_spec.json", "display_predictions.json", "scenario_state.json", "instances.json", "stats.json"}, data, size);
}
