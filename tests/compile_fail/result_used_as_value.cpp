// holds: the value of a Result is reached through value(), after a look at ok()
// expect: no viable conversion from .*Result<int>.* to .*int|no viable conversion from 'ego::Result<int>'
#include "core/base/result.h"

ego::Result<int> rows();

int row_count() {
#ifdef MUST_FAIL
  return rows();
#else
  const ego::Result<int> result = rows();
  return result.ok() ? result.value() : 0;
#endif
}
