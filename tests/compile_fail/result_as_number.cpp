// holds: the truth of a Result is not a number
// expect: invalid operands to binary expression
#include "core/base/result.h"

ego::Status check(int part);

bool all_parts_hold() {
#ifdef MUST_FAIL
  return check(1) + check(2) == 2;
#else
  return check(1).ok() && check(2).ok();
#endif
}
