/// Calls from the module into the page: thin names for the functions of the host object that app.js hands over.
/// Strings are UTF-8, terminated, and only valid during the call.
#pragma once

#include <cstdint>

extern "C" {

/// Asks for one call of ego_frame at the next repaint. Repeated calls before it are one.
void ego_page_request_frame();
/// Asks for a file of the site; the answer is ego_file_arrived or ego_file_missing.
void ego_page_load(const char* url);
/// Asks for a picture of the site; the answer is ego_image_arrived or ego_file_missing.
void ego_page_image(const char* url);
/// A new permalink. @param push  1: a history entry; 0: replaces the current one
void ego_page_link(const char* fragment, int push);
/// Copies the page's URL with this fragment.
void ego_page_copy(const char* fragment);
/// Copies a text as it is.
void ego_page_copy_text(const char* text);
/// Entries to go forward in the browser's history; negative: back.
void ego_page_step_history(int entries);
/// The focus goes on to the next panel of the text layer; negative: to the one before.
void ego_page_step_panel(int step);
/// Saves a drawing (SVG) as PNG. @param scale  device pixels to one of the drawing
void ego_page_save_picture(const char* name, const char* svg, int scale);
void ego_page_pick_files();
void ego_page_pick_folder();
/// Asks for the SHA-256 of a file the reader gave; the answer is ego_clip_hashed.
void ego_page_hash(const char* url);
/// One request for two bytes of an address elsewhere; the answer is ego_address_tested.
void ego_page_try_address(const char* url);
/// Puts the caret into the text field with this mirror key, as soon as there is one.
void ego_page_focus_field(const char* key);
/// Keeps a text in the browser's storage of this site; an empty one is forgotten.
void ego_page_keep(const char* key, const char* text);
/// Asks for a kept text; the answer is ego_recalled.
void ego_page_recall(const char* key);
/// Asks for the list of kept files; the answer is ego_kept_listed.
void ego_page_kept_list();
/// Keeps the files of a dropped batch under a key, with what is said of them; of files kept already only that. The answer is ego_kept_saved or
/// ego_kept_refused. @param batch  as told to ego_drop_done
void ego_page_kept_save(const char* key, const char* about, std::uint32_t batch);
void ego_page_kept_delete(const char* key);
/// Asks for kept files; the answer is ego_kept_file for each, then ego_kept_done, or ego_kept_refused.
void ego_page_kept_fetch(const char* key);
/// Hands the reader a file.
void ego_page_download(const char* name, const char* type, const std::uint8_t* data, std::uint32_t size);
/// Asks for one wake a second from now. Repeated calls before it are one.
void ego_page_tick();
/// The look the page around the canvas has to follow. @param theme ThemeKind  @param tongue Tongue
void ego_page_look(int theme, int tongue, float text_px);
/// The text layer changed: JSON of mirror_json.
void ego_page_mirror(const char* json, std::uint32_t size);
/// Nothing is left to do or to draw.
void ego_page_idle();

/// Opens a clip in a worker; the answers are ego_clip_opened or ego_clip_failed. An open one is closed first.
/// @param frames, fps  what is known of it beforehand; 0 = nothing
void ego_page_clip_open(const char* url, double frames, double fps);
void ego_page_clip_close();
/// Asks for a frame; the answers are ego_clip_frame or ego_clip_frame_missing. @param near 1: any picture close by, at once
void ego_page_clip_show(std::uint32_t frame, int near);
/// Runs the clock (ego_clip_clock at each repaint) and the sound from a time on.
/// @param gain  0 to 1; 0 = muted
void ego_page_clip_play(double secs, double speed, double gain);
void ego_page_clip_pause();
/// Asks for small pictures of these frames when nothing else is to be done; the answer is ego_clip_strip.
void ego_page_clip_strip(const std::uint32_t* frames, std::uint32_t count);
/// Asks for pictures of these frames for a contact sheet, each of that many pixels, one ego_clip_sheet each; what was asked for before is
/// given up. No frames: nothing is wanted any longer.
void ego_page_clip_sheet(const std::uint32_t* frames, std::uint32_t count, int width, int height);
/// Saves the contact sheet as PNG. @param drawing  JSON of web/exports/sheet_picture.h
void ego_page_clip_save_sheet(const char* name, const char* drawing);
/// Puts the picture of the current ego_clip_sheet call into a part of a texture.
void ego_page_clip_upload_part(std::uint32_t texture, int x, int y);
/// Asks for the loudness of the sound, in pieces (ego_clip_waveform), when nothing else is to be done.
void ego_page_clip_waveform();
/// Puts the picture of the current ego_clip_frame call into a texture, by the library's name for it.
void ego_page_clip_upload(std::uint32_t texture, int width, int height);

/// Measures one glyph of the reader's own fonts at `size` pixels (of a box of `size` = ascent + descent) times `density`.
/// Fills out[0..5]: advance, left, top (from the baseline, down), width, height in device pixels, 1 if it is coloured.
/// @return 0 if there is nothing to draw
int ego_page_glyph_measure(std::uint32_t code_point, float size, float density, int strong, float* out);
/// Draws it as width x height coverage bytes, as measured just before.
void ego_page_glyph_draw(std::uint32_t code_point, float size, float density, int strong, std::uint8_t* coverage,
                         int width, int height);

}  // extern "C"
