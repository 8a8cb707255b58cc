/// Flows a reader can start from: stages of one model, the tracks of one row, the rows in the basket.
/// Source: explorer.md 2.3.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "web/state/app_state.h"

namespace ego::web {

/// What a preset is made of.
enum class FlowPresetKind : std::uint8_t {
  Stages,  ///< rows of one model, from their stage and parent
  Tracks,  ///< one row, column by column, about the same items
  Basket,
};

struct FlowPreset {
  FlowPresetKind kind = FlowPresetKind::Stages;
  std::vector<std::string> rows;  ///< shape [stages]
  std::vector<std::string> columns;  ///< shape [stages] for Tracks; empty = one column for all
  std::string title;  ///< `baseline > prompt > sft`, or the row's name for Tracks
};

/// Most stages a link can name.
inline constexpr std::size_t kMostStages = 8;

/// The basket first, then stages of one model, then tracks.
std::vector<FlowPreset> flow_presets(const AppState& state);

/// Rows that can be added to a flow: id and name, scored ones first, then those of the shown published table.
struct StageChoice {
  std::string row;
  std::string name;
  bool has_items = false;
};
std::vector<StageChoice> stage_choices(const AppState& state);

}  // namespace ego::web
