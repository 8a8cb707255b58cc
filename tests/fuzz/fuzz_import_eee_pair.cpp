#include "tests/fuzz/import_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return ego::fuzz::run_bundle({"u.json", "u_samples.jsonl"}, data, size);
}
