// Undo and redo: the query before each step of the reader, and the local row a step took away.
#include <algorithm>
#include <utility>

#include "web/actions/apply.h"

namespace ego::web {
namespace {

constexpr std::size_t kMostSteps = 100;

/// What the host, the site and the history do is not undone.
template <class A>
constexpr bool kIsStep = true;
template <>
constexpr bool kIsStep<Undo> = false;
template <>
constexpr bool kIsStep<Redo> = false;
template <>
constexpr bool kIsStep<FollowLink> = false;
template <>
constexpr bool kIsStep<FileArrived> = false;
template <>
constexpr bool kIsStep<FileMissing> = false;
template <>
constexpr bool kIsStep<ImageArrived> = false;
template <>
constexpr bool kIsStep<HostFailed> = false;
template <>
constexpr bool kIsStep<PreferencesChanged> = false;

bool is_step(const Action& action) {
  return std::visit([]<class A>(const A&) { return kIsStep<A>; }, action.value);
}

bool is_typing(const Action& action) {
  const auto* field = std::get_if<EditField>(&action.value);
  return std::holds_alternative<SetSearch>(action.value) || (field != nullptr && field->key == "search");
}

std::optional<ScoredSubmission> take_row(AppState& state, const std::string& id) {
  BenchmarkData* data = state.current();
  if (data == nullptr) return std::nullopt;
  const auto row = std::find_if(data->local_rows.begin(), data->local_rows.end(),
                                [&](const ScoredSubmission& one) { return one.submission.row.value == id; });
  if (row == data->local_rows.end()) return std::nullopt;
  std::optional<ScoredSubmission> taken(std::move(*row));
  data->local_rows.erase(row);
  ++state.data_revision;
  return taken;
}

/// Takes the last step of `from` and leaves on `to` what leads back.
void take_step(AppState& state, std::vector<PastStep>& from, std::vector<PastStep>& to) {
  if (from.empty()) return;
  PastStep step = std::move(from.back());
  from.pop_back();
  PastStep back{std::exchange(state.query, std::move(step.query))};
  if (step.forgotten) {
    back.forget = step.forgotten->submission.row.value;
    if (BenchmarkData* data = state.current()) data->local_rows.push_back(std::move(*step.forgotten));
    ++state.data_revision;
  }
  if (!step.forget.empty()) back.forgotten = take_row(state, step.forget);
  to.push_back(std::move(back));
  state.past.typing = false;
  state.drawer_open = false;
}

}  // namespace

StepKeeper::StepKeeper(AppState& state, const Action& action)
    : state_(state), counts_(is_step(action)), typing_(is_typing(action)) {
  if (!counts_) return;
  before_ = PastStep{state.query};
  if (const auto* forget = std::get_if<ForgetRow>(&action.value)) before_->forgotten = take_row(state, forget->id);
}

StepKeeper::~StepKeeper() {
  if (!before_) return;
  const bool changed = before_->forgotten.has_value() || before_->query != state_.query;
  if (!changed) return;
  Past& past = state_.past;
  // Letters of one word are one step.
  if (!(typing_ && past.typing && !past.undo.empty())) past.undo.push_back(std::move(*before_));
  if (past.undo.size() > kMostSteps) past.undo.erase(past.undo.begin());
  past.redo.clear();
  past.typing = typing_;
}

void undo(AppState& state) { take_step(state, state.past.undo, state.past.redo); }
void redo(AppState& state) { take_step(state, state.past.redo, state.past.undo); }

}  // namespace ego::web
