/// The list of questions with every row's outcome beside each: used by the item list and by the cells of a pair.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "web/panels/panels.h"
#include "web/widgets/grid.h"

namespace ego::web {

/// Which questions are listed.
struct ItemList {
  const std::vector<std::uint32_t>& items;   ///< indices of questions
  std::span<const std::uint32_t> solved;  ///< rows right on each question, shape [questions]; empty = no such column
  std::string_view longest_id;  ///< decides the width of the id column
  /// The question each row is looked up at, shape [items, rows]; empty = the listed one.
  std::span<const std::uint32_t> questions_of = {};
  const ItemSearch* search = nullptr;     ///< its hits are marked; null = none
  std::span<const ItemRow> searched = {};  ///< rows whose replies it looked through
};

void item_grid_ui(Ui& ui, const AppState& state, const QuestionSet& questions, std::span<const ItemRow> rows,
                  const ItemList& list, const Rect& rect);

/// Symbol, colour and word of an outcome; never colour alone.
struct OutcomeLook {
  Symbol symbol = Symbol::Missing;
  Color color;
  Text word = Text::OutcomeMissing;
};
OutcomeLook outcome_look(const Ui& ui, Outcome outcome);

/// Text of the question in the interface language, on one line.
std::string question_line(const Ui& ui, const Question& question);

}  // namespace ego::web
