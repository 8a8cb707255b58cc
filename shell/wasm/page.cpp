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
EM_JS(void, ego_page_step_history, (int entries), { Module["host"]["stepHistory"](entries); });
EM_JS(void, ego_page_step_panel, (int step), { Module["host"]["stepPanel"](step); });
EM_JS(void, ego_page_save_picture, (const char* name, const char* svg, int scale), {
  Module["host"]["savePicture"](UTF8ToString(name), UTF8ToString(svg), scale);
});
EM_JS(void, ego_page_pick_files, (), { Module["host"]["pickFiles"](); });
EM_JS(void, ego_page_pick_folder, (), { Module["host"]["pickFolder"](); });
EM_JS(void, ego_page_hash, (const char* url), { Module["host"]["clipHash"](UTF8ToString(url)); });
EM_JS(void, ego_page_try_address, (const char* url), { Module["host"]["tryAddress"](UTF8ToString(url)); });
EM_JS(void, ego_page_focus_field, (const char* key), { Module["host"]["focusField"](UTF8ToString(key)); });
EM_JS(void, ego_page_keep, (const char* key, const char* text), { Module["host"]["keep"](UTF8ToString(key), UTF8ToString(text)); });
EM_JS(void, ego_page_recall, (const char* key), { Module["host"]["recall"](UTF8ToString(key)); });
EM_JS(void, ego_page_kept_list, (), { Module["host"]["keptList"](); });
EM_JS(void, ego_page_kept_save, (const char* key, const char* about, uint32_t batch), {
  Module["host"]["keptSave"](UTF8ToString(key), UTF8ToString(about), batch);
});
EM_JS(void, ego_page_kept_delete, (const char* key), { Module["host"]["keptDelete"](UTF8ToString(key)); });
EM_JS(void, ego_page_kept_fetch, (const char* key), { Module["host"]["keptFetch"](UTF8ToString(key)); });
EM_JS(void, ego_page_download, (const char* name, const char* type, const uint8_t* data, uint32_t size), {
  Module["host"]["download"](UTF8ToString(name), UTF8ToString(type), HEAPU8.slice(data, data + size));
});
EM_JS(void, ego_page_tick, (), { Module["host"]["tick"](); });
EM_JS(void, ego_page_look, (int theme, int tongue, float text_px), { Module["host"]["look"](theme, tongue, text_px); });
EM_JS(void, ego_page_mirror, (const char* json, uint32_t size), { Module["host"]["mirror"](UTF8ToString(json, size)); });
EM_JS(void, ego_page_idle, (), { Module["host"]["idle"](); });
EM_JS(void, ego_page_clip_open, (const char* url, double frames, double fps), { Module["host"]["clipOpen"](UTF8ToString(url), frames, fps); });
EM_JS(void, ego_page_clip_close, (), { Module["host"]["clipClose"](); });
EM_JS(void, ego_page_clip_show, (uint32_t frame, int near), { Module["host"]["clipShow"](frame, near !== 0); });
EM_JS(void, ego_page_clip_play, (double secs, double speed, double gain), { Module["host"]["clipPlay"](secs, speed, gain); });
EM_JS(void, ego_page_clip_waveform, (), { Module["host"]["clipWaveform"](); });
EM_JS(void, ego_page_clip_pause, (), { Module["host"]["clipPause"](); });
EM_JS(void, ego_page_clip_strip, (const uint32_t* frames, uint32_t count), { Module["host"]["clipStrip"](Array.from(HEAPU32.subarray(frames >> 2, (frames >> 2) + count))); });
EM_JS(void, ego_page_clip_sheet, (const uint32_t* frames, uint32_t count, int width, int height), {
  Module["host"]["clipSheet"](Array.from(HEAPU32.subarray(frames >> 2, (frames >> 2) + count)), width, height);
});
EM_JS(void, ego_page_clip_save_sheet, (const char* name, const char* drawing), { Module["host"]["clipSaveSheet"](UTF8ToString(name), UTF8ToString(drawing)); });
EM_JS(void, ego_page_clip_upload_part, (uint32_t texture, int x, int y), {
  GLctx.bindTexture(GLctx.TEXTURE_2D, GL.textures[texture]);
  GLctx.texSubImage2D(GLctx.TEXTURE_2D, 0, x, y, GLctx.RGBA, GLctx.UNSIGNED_BYTE, Module["host"]["clipImage"]());
});
// From a VideoFrame the browser converts colours on the way; plain pixels are the way of browsers without it.
EM_JS(void, ego_page_clip_upload, (uint32_t texture, int width, int height), {
  GLctx.bindTexture(GLctx.TEXTURE_2D, GL.textures[texture]);
  const image = Module["host"]["clipImage"]();
  if (image) GLctx.texImage2D(GLctx.TEXTURE_2D, 0, GLctx.RGBA, GLctx.RGBA, GLctx.UNSIGNED_BYTE, image);
  else GLctx.texImage2D(GLctx.TEXTURE_2D, 0, GLctx.RGBA, width, height, 0, GLctx.RGBA, GLctx.UNSIGNED_BYTE, Module["host"]["clipPixels"]());
});
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
