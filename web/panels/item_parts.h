/// Parts of the item page, each a block of the scrolling page.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "web/panels/panels.h"
#include "web/widgets/prose.h"
#include "web/widgets/scroll.h"

namespace ego::web {

/// Options with the rows that chose each, and the reference answer where it is public.
void options_ui(Ui& ui, const Question& question, std::span<const ItemRow> rows, std::uint32_t item, Stack& page);

/// Poster or the name of the clip to bring, and the evidence on the clip's time axis.
void clip_ui(Ui& ui, const AppState& state, const Question& question, Stack& page);

/// Every row's reply as it was sent, what was read from it and by which rule, under every profile.
void replies_ui(Ui& ui, const AppState& state, std::span<const ItemRow> rows, std::uint32_t item, Stack& page);

/// Heading of a block.
void section_title(Ui& ui, std::string_view key, std::string_view title, Stack& page);

/// The known question id nearest to a wrong one; empty if none is near.
std::string nearest_question(const QuestionSet& questions, std::string_view id);

}  // namespace ego::web
