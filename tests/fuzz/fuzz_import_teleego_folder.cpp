#include "tests/fuzz/import_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return ego::fuzz::run_bundle({"eval_predictions.json", "mpt_results.json", "config.json"}, data, size);
}
