#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "web/theme/tokens.h"

using namespace ego::web;

namespace {

constexpr std::array kThemes{ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast};
constexpr std::array kDeficiencies{Deficiency::None, Deficiency::Protanopia, Deficiency::Deuteranopia,
                                   Deficiency::Tritanopia};

struct Named {
  const char* name;
  Color color;
};

}  // namespace

TEST_CASE("theme: colours are those of the specification's table", "[web][theme]") {
  // explorer.md section 11
  CHECK(palette(ThemeKind::Light).background == rgb(0xFFFFFF));
  CHECK(palette(ThemeKind::Light).panel == rgb(0xF6F7F9));
  CHECK(palette(ThemeKind::Light).right == rgb(0x0067A3));
  CHECK(palette(ThemeKind::Light).wrong == rgb(0xB84A00));
  CHECK(palette(ThemeKind::Dark).background == rgb(0x14171B));
  CHECK(palette(ThemeKind::Dark).invalid == rgb(0xF2E94E));
  CHECK(palette(ThemeKind::HighContrast).accent == rgb(0xFFFF00));
}

TEST_CASE("theme: text of every role has at least 4.5:1 on both backgrounds", "[web][theme]") {
  for (const ThemeKind kind : kThemes) {
    const Palette& p = palette(kind);
    const std::array roles{Named{"text", p.text},     Named{"text_muted", p.text_muted}, Named{"right", p.right},
                           Named{"wrong", p.wrong},   Named{"invalid", p.invalid},       Named{"missing", p.missing},
                           Named{"accent", p.accent}, Named{"caution", p.caution},       Named{"late", p.late}};
    for (const Named& role : roles) {
      INFO(static_cast<int>(kind) << ' ' << role.name);
      CHECK(contrast_ratio(role.color, p.background) >= 4.5);
      CHECK(contrast_ratio(role.color, p.panel) >= 4.5);
    }
    CHECK(contrast_ratio(p.on_accent, p.accent) >= 4.5);
    CHECK(contrast_ratio(p.text, blend(p.background, p.selected)) >= 4.5);
  }
}

TEST_CASE("theme: status colours stay apart for colour-blind readers", "[web][theme]") {
  for (const ThemeKind kind : kThemes) {
    const Palette& p = palette(kind);
    const std::array status{Named{"right", p.right}, Named{"wrong", p.wrong}, Named{"invalid", p.invalid},
                            Named{"missing", p.missing}, Named{"late", p.late}};
    for (const Deficiency deficiency : kDeficiencies) {
      for (std::size_t i = 0; i < status.size(); ++i) {
        for (std::size_t j = i + 1; j < status.size(); ++j) {
          INFO(static_cast<int>(kind) << ' ' << static_cast<int>(deficiency) << ' ' << status[i].name << ' '
                                      << status[j].name);
          CHECK(lab_distance(simulate(status[i].color, deficiency), simulate(status[j].color, deficiency)) >= 20.0);
        }
      }
    }
  }
}

TEST_CASE("theme: contrast of black on white is 21, of a colour on itself 1", "[web][theme]") {
  // WCAG 2.2, definition of contrast ratio
  CHECK(contrast_ratio(rgb(0), rgb(0xFFFFFF)) == 21.0);
  CHECK(contrast_ratio(rgb(0x0067A3), rgb(0x0067A3)) == 1.0);
}

TEST_CASE("theme: simulated colours are those of the published matrices", "[web][theme]") {
  // Machado, Oliveira, Fernandes 2009, table 1, severity 1.0: rows of the matrices sum to 1, so greys stay.
  for (const Deficiency deficiency : kDeficiencies) {
    for (const std::uint32_t grey : {0x000000U, 0x808080U, 0xFFFFFFU})
      CHECK(lab_distance(simulate(rgb(grey), deficiency), rgb(grey)) < 1.0);
  }
  // Red and green of one lightness meet for protanopes, not for tritanopes.
  CHECK(lab_distance(rgb(0xFF0000), rgb(0x00FF00)) > 100);
  CHECK(lab_distance(simulate(rgb(0xC00000), Deficiency::Protanopia), simulate(rgb(0x404000), Deficiency::Protanopia)) <
        25);
}

TEST_CASE("theme: fingers get 44 px, dense rows keep 24", "[web][theme]") {
  Tokens touch = make_tokens(ThemeKind::Light, Density::Dense);
  CHECK(touch.px(touch.size.row_height) >= 24);
  widen_for_touch(touch);
  for (const float height :
       {touch.size.control_height, touch.size.chip_height, touch.size.row_height, touch.size.bar_height})
    CHECK(touch.px(height) >= 44);
}
