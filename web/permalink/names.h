/// Words of the permalink grammar: views, cells, themes; one table each, used for reading and writing.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "web/state/query.h"

namespace ego::web {

template <class Enum, std::size_t N>
using NameTable = std::array<std::pair<std::string_view, Enum>, N>;

inline constexpr NameTable<ViewKind, 16> kViewNames{{
    {"board", ViewKind::Board},
    {"pair", ViewKind::Pair},
    {"flow", ViewKind::Flow},
    {"items", ViewKind::Items},
    {"item", ViewKind::Item},
    {"clip", ViewKind::Clip},
    {"parse", ViewKind::Parse},
    {"agree", ViewKind::Agree},
    {"slices", ViewKind::Slices},
    {"analysis", ViewKind::Analysis},
    {"persist", ViewKind::Persist},
    {"run", ViewKind::Run},
    {"play", ViewKind::Play},
    {"drop", ViewKind::Drop},
    {"infer", ViewKind::Infer},
    {"row", ViewKind::Row},
}};

inline constexpr NameTable<PairCell, 6> kCellNames{{
    {"lost", PairCell::Lost},
    {"gained", PairCell::Gained},
    {"bothright", PairCell::BothRight},
    {"bothwrong", PairCell::BothWrong},
    {"changed", PairCell::Changed},
    {"format", PairCell::Format},
}};

inline constexpr NameTable<ChartKind, 11> kChartNames{{
    {"items", ChartKind::Items},
    {"positions", ChartKind::Positions},
    {"heat", ChartKind::Heat},
    {"radar", ChartKind::Radar},
    {"parameters", ChartKind::Parameters},
    {"frames", ChartKind::Frames},
    {"date", ChartKind::Date},
    {"kappa", ChartKind::Kappa},
    {"errors", ChartKind::Errors},
    {"wrong", ChartKind::SameWrong},
    {"alone", ChartKind::Alone},
}};

inline constexpr NameTable<PairSection, 5> kSectionNames{{
    {"summary", PairSection::Summary},
    {"items", PairSection::Items},
    {"slices", PairSection::Slices},
    {"pairs", PairSection::AllPairs},
    {"scatter", PairSection::Scatter},
}};

inline constexpr NameTable<ItemNumber, 5> kNumberNames{{
    {"length", ItemNumber::Length},
    {"latency", ItemNumber::Latency},
    {"confidence", ItemNumber::Confidence},
    {"input", ItemNumber::InputTokens},
    {"output", ItemNumber::OutputTokens},
}};

inline constexpr NameTable<PairEnd, 2> kEndNames{{
    {"baseline", PairEnd::Baseline},
    {"candidate", PairEnd::Candidate},
}};

inline constexpr NameTable<ThemeChoice, 3> kThemeNames{{
    {"light", ThemeChoice::Light},
    {"dark", ThemeChoice::Dark},
    {"contrast", ThemeChoice::Contrast},
}};

inline constexpr NameTable<Language, 2> kLanguageNames{{
    {"en", Language::English},
    {"zh", Language::Chinese},
}};

inline constexpr NameTable<Family, 2> kFamilyNames{{
    {"board", Family::Board},
    {"visible", Family::Visible},
}};

/// The value of that name; nothing if the table has none.
template <class Enum, std::size_t N>
std::optional<Enum> value_of(const NameTable<Enum, N>& table, std::string_view name) {
  for (const auto& [text, value] : table) {
    if (text == name) return value;
  }
  return std::nullopt;
}

/// The name of that value; empty if it is the default that has no name.
template <class Enum, std::size_t N>
std::string_view name_of(const NameTable<Enum, N>& table, Enum value) {
  for (const auto& [text, listed] : table) {
    if (listed == value) return text;
  }
  return {};
}

/// How many targets a view takes.
struct TargetRange {
  std::size_t least = 0;
  std::size_t most = 0;
};

constexpr TargetRange targets_of(ViewKind view) {
  switch (view) {
    case ViewKind::Pair: return {2, 2};
    case ViewKind::Flow: return {2, 8};
    case ViewKind::Item:
    case ViewKind::Clip:
    case ViewKind::Play:
    case ViewKind::Row: return {1, 1};
    case ViewKind::Slices: return {0, 2};
    default: return {0, 0};
  }
}

}  // namespace ego::web
