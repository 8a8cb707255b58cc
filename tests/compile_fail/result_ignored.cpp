// holds: a Result cannot be dropped unseen
// expect: ignoring return value of .*nodiscard
#include "core/base/result.h"

ego::Status write_everything();

void finish() {
#ifdef MUST_FAIL
  write_everything();
#else
  static_cast<void>(write_everything());
#endif
}
