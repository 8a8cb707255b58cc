#include "shell/wasm/browser_glyphs.h"

#include <cstdint>

#include <imgui_internal.h>

#include "shell/wasm/page.h"

namespace ego::wasm {
namespace {

constexpr ImWchar kFirstServed = 0x80;        // ASCII is always in the interface font
constexpr unsigned kStrongFlag = 1;           // FontLoaderFlags of the strong weight
constexpr ImWchar kPrivateFirst = 0xE000, kPrivateLast = 0xF8FF;

struct Metrics {
  float advance, left, top, width, height, colored;
};

bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar code_point) {
  return code_point >= kFirstServed && !(code_point >= kPrivateFirst && code_point <= kPrivateLast);
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar code_point,
                ImFontGlyph* glyph, float* advance_only) {
  if (!contains_glyph(atlas, source, code_point)) return false;
  const float density = source->RasterizerDensity * baked->RasterizerDensity;
  const int strong = source->FontLoaderFlags == kStrongFlag ? 1 : 0;
  Metrics m{};
  const bool visible = ego_page_glyph_measure(code_point, baked->Size, density, strong, &m.advance) != 0;
  if (advance_only != nullptr) {
    *advance_only = m.advance / density;
    return true;
  }
  glyph->Codepoint = code_point;
  glyph->AdvanceX = m.advance / density;
  const int width = static_cast<int>(m.width);
  const int height = static_cast<int>(m.height);
  if (!visible || width <= 0 || height <= 0) return true;

  const ImFontAtlasRectId pack_id = ImFontAtlasPackAddRect(atlas, width, height);
  if (pack_id == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* place = ImFontAtlasPackGetRect(atlas, pack_id);
  ImFontAtlasBuilder* builder = atlas->Builder;
  builder->TempBuffer.resize(width * height);
  ego_page_glyph_draw(code_point, baked->Size, density, strong, builder->TempBuffer.Data, width, height);

  glyph->X0 = m.left / density;
  glyph->Y0 = m.top / density + IM_ROUND(baked->Ascent);
  glyph->X1 = glyph->X0 + m.width / density;
  glyph->Y1 = glyph->Y0 + m.height / density;
  glyph->Visible = true;
  glyph->PackId = pack_id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, place, builder->TempBuffer.Data,
                                     ImTextureFormat_Alpha8, width);
  return true;
}

bool source_init(ImFontAtlas*, ImFontConfig*) { return true; }

const ImFontLoader& browser_loader() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "browser";
    made.FontSrcInit = source_init;
    made.FontSrcContainsGlyph = contains_glyph;
    made.FontBakedLoadGlyph = load_glyph;
    return made;
  }();
  return loader;
}

}  // namespace

void add_browser_glyphs(ImFontAtlas& atlas, web::Weight weight) {
  ImFontConfig config;
  config.MergeMode = true;
  config.FontLoader = &browser_loader();
  config.FontLoaderFlags = weight == web::Weight::Strong ? kStrongFlag : 0;
  atlas.AddFont(&config);
}

}  // namespace ego::wasm
