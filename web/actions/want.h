/// Asking the host for files of the site.
#pragma once

#include <string>
#include <utility>

#include "web/state/app_state.h"

namespace ego::web {

/// Asks for a file, or a part of one, once.
template <class T>
void want(AppState& state, Load<T>& load, LoadRequest request) {
  if (request.url.empty() || !load.absent()) return;
  load.start();
  state.effects.loads.push_back(std::move(request));
}

}  // namespace ego::web
