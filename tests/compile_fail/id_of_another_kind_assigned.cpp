// holds: a ProfileId cannot take the place of a ColumnId
// expect: no viable overloaded '='|no viable conversion
#include "core/base/id.h"

void rename(ego::ColumnId& column, const ego::ColumnId& new_column, const ego::ProfileId& profile) {
#ifdef MUST_FAIL
  column = profile;
#else
  static_cast<void>(profile);
  column = new_column;
#endif
}
