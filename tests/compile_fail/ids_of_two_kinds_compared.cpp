// holds: a QuestionId cannot be compared with a VideoId
// expect: invalid operands to binary expression .*QuestionId|invalid operands to binary expression .*Id<
#include "core/base/id.h"

bool same(const ego::QuestionId& question, const ego::QuestionId& other_question, const ego::VideoId& video) {
#ifdef MUST_FAIL
  return question == video;
#else
  static_cast<void>(video);
  return question == other_question;
#endif
}
