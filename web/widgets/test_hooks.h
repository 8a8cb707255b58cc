/// Connects a probe to the current GUI context, so that tests find items by name.
#pragma once

namespace ego::web {

class ProbeRegistry;

/// @param registry  null: nothing is recorded. @keeps the pointer until the next call
void attach_probe(ProbeRegistry* registry);

}  // namespace ego::web
