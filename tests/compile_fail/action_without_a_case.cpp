// holds: an action kind that nobody handles does not compile
// expect: no matching function for call to '__invoke'|no type named 'type'|static assertion failed.*visit
#include "web/actions/action.h"

using ego::web::Overloaded;
using ego::web::SetSearch;
using ego::web::SwapPair;
using ego::web::SwitchLanguage;
using SomeActions = std::variant<SetSearch, SwapPair, SwitchLanguage>;

int handle(const SomeActions& action) {
  return std::visit(Overloaded{
                        [](const SetSearch&) { return 1; },
                        [](const SwapPair&) { return 2; },
#ifndef MUST_FAIL
                        [](const SwitchLanguage&) { return 3; },
#endif
                    },
                    action);
}
