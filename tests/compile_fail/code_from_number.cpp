// holds: a message code is named, never a bare number
// expect: no viable conversion from 'int'|cannot initialize .* with an rvalue of type 'int'|no matching function
#include "core/base/result.h"

ego::Error missing_field() {
#ifdef MUST_FAIL
  return ego::make_error(11, "no `id`");
#else
  return ego::make_error(ego::Code::MissingField, "no `id`");
#endif
}
