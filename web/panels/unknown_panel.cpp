/// What is shown for a name that no question and no clip has: what may be meant, and the way to the list.
#include <algorithm>

#include "core/score/nearest_id.h"
#include "core/text/relative_path.h"
#include "web/panels/item_parts.h"

namespace ego::web {
namespace {

/// Ids that begin with the text, or whose clip's name does, in the set's order.
std::vector<std::string> beginning_with(const QuestionSet& questions, std::string_view text, std::size_t most) {
  std::vector<std::string> ids;
  if (text.empty()) return ids;
  for (const Question& question : questions.questions) {
    const bool fits = question.id.value.starts_with(text) || question.media.ref.starts_with(text) ||
                      text::file_name(question.media.ref).starts_with(text);
    if (fits) ids.push_back(question.id.value);
    if (ids.size() == most) break;
  }
  return ids;
}

}  // namespace

std::vector<std::string> near_questions(const QuestionSet& questions, std::string_view id) {
  constexpr std::size_t kMost = 8;
  NearestId nearest(questions);
  std::optional<std::string> close = nearest.after_folding(id);
  if (!close) close = nearest.by_distance(id);
  std::vector<std::string> ids = beginning_with(questions, id, kMost);
  // Of a wrong question of a known clip, the clip's questions.
  if (ids.empty() && id.rfind('/') != std::string_view::npos)
    ids = beginning_with(questions, id.substr(0, id.rfind('/') + 1), kMost);
  if (!close) return ids;
  std::erase(ids, *close);
  ids.insert(ids.begin(), *close);
  return ids;
}

void unknown_ui(Ui& ui, const QuestionSet& questions, std::string_view key, const std::string& id, const Rect& rect) {
  const std::vector<std::string> near = near_questions(questions, id);
  ScrollPage page(ui, key, rect, ui.px(ui.size().reading_width));
  paragraph(ui, key, ui.say(near.empty() ? Text::UnknownName : Text::UnknownNameNear, {id}), {}, page);
  const float height = ui.px(ui.size().control_height);
  Flow flow(ui, page.here(), height);
  for (const std::string& one : near) {
    const std::string name = "near/" + one;
    const ButtonSpec spec{.key = name, .label = one};
    if (button(ui, spec, flow.place(button_width(ui, spec), height))) ui.actions.push(OpenItem{one});
  }
  flow.new_line();
  const ButtonSpec list{.key = "back", .label = ui.say(Text::BackToList), .symbol = Symbol::ChevronLeft};
  if (button(ui, list, flow.place(button_width(ui, list), height))) ui.actions.push(OpenView{ViewKind::Items});
  page.space(flow.bottom() - page.here().y);
}

}  // namespace ego::web
