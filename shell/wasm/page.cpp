#include "shell/wasm/page.h"

#include <emscripten/em_js.h>

// Names are quoted so that the closure compiler keeps them: app.js is not part of its input.
// clang-format off
EM_JS(void, ego_page_request_frame, (), { Module["host"]["requestFrame"](); });
EM_JS(void, ego_page_load, (const char* url), { Module["host"]["load"](UTF8ToString(url)); });
EM_JS(void, ego_page_image, (const char* url), { Module["host"]["image"](UTF8ToString(url)); });
EM_JS(void, ego_page_link, (const char* fragment, int push), { Module["host"]["link"](UTF8ToString(fragment), push != 0); });
EM_JS(void, ego_page_copy, (const char* fragment), { Module["host"]["copy"](UTF8ToString(fragment)); });
EM_JS(void, ego_page_copy_text, (const char* text), { Module["host"]["copyText"](UTF8ToString(text)); });
EM_JS(void, ego_page_save, (const char* name, const char* media_type, const char* data, uint32_t size), {
  Module["host"]["save"](UTF8ToString(name), UTF8ToString(media_type), HEAPU8.slice(data, data + size));
});
EM_JS(void, ego_page_save_picture, (const char* name, const char* svg, int scale), {
  Module["host"]["savePicture"](UTF8ToString(name), UTF8ToString(svg), scale);
});
EM_JS(void, ego_page_pick_files, (), { Module["host"]["pickFiles"](); });
EM_JS(void, ego_page_focus_search, (), { Module["host"]["focusSearch"](); });
EM_JS(void, ego_page_look, (int theme, int tongue, float text_px), { Module["host"]["look"](theme, tongue, text_px); });
EM_JS(void, ego_page_mirror, (const char* json, uint32_t size), { Module["host"]["mirror"](UTF8ToString(json, size)); });
EM_JS(void, ego_page_idle, (), { Module["host"]["idle"](); });
EM_JS(int, ego_page_glyph_measure, (uint32_t code_point, float size, float density, int strong, float* out), {
  const m = Module["host"]["glyphMeasure"](code_point, size, density, strong !== 0);
  if (!m) return 0;
  HEAPF32.set(m, out >> 2);
  return 1;
});
EM_JS(void, ego_page_glyph_draw, (uint32_t code_point, float size, float density, int strong, uint8_t* coverage, int width, int height), {
  HEAPU8.set(Module["host"]["glyphDraw"](code_point, size, density, strong !== 0, width, height), coverage);
});
// clang-format on
