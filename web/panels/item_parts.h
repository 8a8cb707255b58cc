/// Parts of the item page, each a block of the scrolling page.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "web/panels/panels.h"
#include "web/widgets/flow.h"
#include "web/widgets/prose.h"
#include "web/widgets/scroll.h"

namespace ego::web {

/// Options with the rows that chose each, and the reference answer where it is public.
void options_ui(Ui& ui, const Question& question, std::span<const ItemRow> rows, std::uint32_t item, Stack& page);

/// Where the answer can be seen, on the clip's time axis.
void evidence_ui(Ui& ui, const Question& question, Stack& page);

/// Poster or the name of the clip to bring.
void clip_ui(Ui& ui, const AppState& state, const Question& question, Stack& page);

/// What stands at the right of a page: left of it a block is narrower.
struct Beside {
  float width = 0;  ///< of a block that begins above `end`, pixels
  float end = 0;    ///< y from which on a block has the page's width
};

/// The shown rows side by side, each held against the first: what was read and by which rule, the reply as it was sent, under
/// every profile.
void replies_ui(Ui& ui, const AppState& state, const Views& views, std::uint32_t item, const Beside& beside,
                Stack& page);

/// Which rows are shown side by side: a menu of all scored ones.
void rows_menu_ui(Ui& ui, const ItemsView& view, Flow& flow);

/// Wrapped text with a little room below, told to the text layer.
void paragraph(Ui& ui, std::string_view key, std::string_view text, const TextLook& look, Stack& page);

/// Heading of a block.
void section_title(Ui& ui, std::string_view key, std::string_view title, Stack& page);

/// Option numbers from 1 that the reference names; empty if it is not public or no option.
std::vector<std::uint8_t> gold_options(const Question& question);

/// An option without the letter it may carry: `A. a cup` -> `a cup`.
std::string_view bare_option(std::string_view option, char letter);

/// Question ids that a wrong one may mean, at most nine: the nearest first, then those that begin with it or whose clip does.
std::vector<std::string> near_questions(const QuestionSet& questions, std::string_view id);

/// The page of a name that no question and no clip has: those ids to press, and the way to the list.
void unknown_ui(Ui& ui, const QuestionSet& questions, std::string_view key, const std::string& id, const Rect& rect);

}  // namespace ego::web
