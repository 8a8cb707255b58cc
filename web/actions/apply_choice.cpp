#include "web/actions/apply_choice.h"

#include <algorithm>
#include <utility>

namespace ego::web {

void toggle_filter(Query& query, const ToggleFilter& action) {
  const FieldTest wanted{action.field, action.value, action.upper, false};
  const auto group = std::find_if(query.filters.begin(), query.filters.end(),
                                  [&](const FilterGroup& g) { return !g.empty() && g.front().field == action.field; });
  if (group == query.filters.end()) {
    query.filters.push_back({wanted});
    return;
  }
  if (const auto test = std::find(group->begin(), group->end(), wanted); test != group->end())
    group->erase(test);
  else
    group->push_back(wanted);
  if (group->empty()) query.filters.erase(group);
}

void set_filter(Query& query, const SetFilter& action) {
  std::erase_if(query.filters, [&](const FilterGroup& g) { return !g.empty() && g.front().field == action.field; });
  if (!action.value.empty()) query.filters.push_back({{action.field, action.value, std::nullopt, false}});
}

void drop_filter(Query& query, const DropFilter& action) {
  for (FilterGroup& group : query.filters) std::erase(group, action.test);
  std::erase_if(query.filters, [](const FilterGroup& group) { return group.empty(); });
}

void toggle_shown(AppState& state, const std::string& id) {
  std::vector<std::string> shown = shown_rows(state);
  if (const auto held = std::find(shown.begin(), shown.end(), id); held != shown.end())
    shown.erase(held);
  else if (shown.size() < kMostBasket)
    shown.push_back(id);
  state.query.basket = std::move(shown);
}

void make_baseline(AppState& state, const std::string& id) {
  std::vector<std::string> shown = shown_rows(state);
  std::erase(shown, id);
  if (shown.size() == kMostBasket) shown.pop_back();
  shown.insert(shown.begin(), id);
  state.query.basket = std::move(shown);
}

void toggle_basket(Query& query, const std::string& id) {
  if (const auto held = std::find(query.basket.begin(), query.basket.end(), id); held != query.basket.end()) {
    query.basket.erase(held);
  } else if (query.basket.size() < kMostBasket) {
    query.basket.push_back(id);
  }
}

void extend_basket(AppState& state, const ExtendBasket& action) {
  for (const std::string& id : {action.from, action.to}) {
    const auto& basket = state.query.basket;
    if (!id.empty() && std::find(basket.begin(), basket.end(), id) == basket.end()) toggle_basket(state.query, id);
  }
  state.selected_row = action.to;
}

}  // namespace ego::web
