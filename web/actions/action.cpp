#include "web/actions/action.h"

#include <utility>

namespace ego::web {

Action::Action(const Action& other) = default;
Action::Action(Action&& other) noexcept = default;
Action& Action::operator=(const Action& other) = default;
Action& Action::operator=(Action&& other) noexcept = default;
Action::~Action() = default;

void ActionQueue::push(Action action) { actions_.push_back(std::move(action)); }

std::vector<Action> ActionQueue::take() { return std::exchange(actions_, {}); }

}  // namespace ego::web
