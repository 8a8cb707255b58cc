// holds: a text does not become an id by itself
// expect: no viable conversion from '(const )?std::string'|no viable conversion from .* to .*(QuestionId|Id<)
#include "core/base/id.h"

ego::QuestionId first_question(const std::string& text) {
#ifdef MUST_FAIL
  return text;
#else
  return ego::QuestionId(text);
#endif
}
