// holds: a switch over Outcome names every outcome
// expect: enumeration value 'Unscorable' not handled in switch|enumeration values .* not handled in switch
#include "core/model/verdict.h"

bool counts_as_right(ego::Outcome outcome) {
  switch (outcome) {
    case ego::Outcome::Right: return true;
    case ego::Outcome::Missing:
    case ego::Outcome::Wrong:
    case ego::Outcome::Partial:
    case ego::Outcome::Invalid:
    case ego::Outcome::Dropped:
    case ego::Outcome::NotSubmitted: return false;
#ifndef MUST_FAIL
    case ego::Outcome::Unscorable: return false;
#endif
  }
  return false;
}
