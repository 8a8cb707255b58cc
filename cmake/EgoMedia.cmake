# The clip player's media library (shell/media). For the page: two lazy wasm modules beside the explorer, each a file of its own, so that the
# LGPL parts can be replaced. Natively: the same C++, for `egoscope clips` and the tests. wasm_build/media.sh builds FFmpeg for both.
set(media_demux ${CMAKE_SOURCE_DIR}/shell/media/clip.cpp ${CMAKE_SOURCE_DIR}/shell/media/codec_string.cpp
  ${CMAKE_SOURCE_DIR}/shell/media/memory_input.cpp ${CMAKE_SOURCE_DIR}/shell/media/nal_units.cpp ${CMAKE_SOURCE_DIR}/shell/media/sound_track.cpp)
set(media_decode ${CMAKE_SOURCE_DIR}/shell/media/frame_decoder.cpp ${CMAKE_SOURCE_DIR}/shell/media/picture.cpp)

if(EMSCRIPTEN)
  set(demux_exports _media_buffer _media_open _media_error _media_info _media_time _media_pts _media_packet_frame _media_packet_flags
    _media_packet_data _media_packet_size _media_decode_start _media_frame_packet _media_extradata _media_extradata_size
    _media_sound_info _media_sound_description _media_sound_description_size _media_sound_time _media_sound_data _media_sound_size)
  set(decode_exports ${demux_exports} _media_decoder_open _media_decode _media_seek _media_next _media_picture_width _media_picture_height
    _media_picture_layout _media_picture_plane _media_picture_stride _media_picture_colour _media_picture_rgba _media_picture_sha256)

  function(ego_media_module NAME)
    cmake_parse_arguments(A "" "" "SOURCES;EXPORTS;LIBRARIES" ${ARGN})
    string(REPLACE ";" "," exports "${A_EXPORTS}")
    add_executable(${NAME} ${A_SOURCES})
    target_include_directories(${NAME} PRIVATE ${CMAKE_SOURCE_DIR})
    target_include_directories(${NAME} SYSTEM PRIVATE ${EGO_MEDIA}/include)
    target_compile_options(${NAME} PRIVATE -fno-exceptions -fno-rtti)
    target_link_libraries(${NAME} PRIVATE ego_core ego_flags ${A_LIBRARIES})
    set_target_properties(${NAME} PROPERTIES SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/wasm)
    target_link_options(${NAME} PRIVATE ${common_link} -sMODULARIZE=1 -sENVIRONMENT=worker -sFILESYSTEM=0 --no-entry
      -sINITIAL_MEMORY=16MB -sMAXIMUM_MEMORY=1536MB -sEXPORTED_RUNTIME_METHODS=HEAPU8,UTF8ToString -sEXPORTED_FUNCTIONS=${exports}
      $<$<BOOL:${closure}>:--closure=1>)
  endfunction()

  set(libav ${EGO_MEDIA}/libavformat.a ${EGO_MEDIA}/libavcodec.a ${EGO_MEDIA}/libavutil.a)
  # The list of no decoders stands before the library, so that the library's own list, and every decoder with it, stays out.
  ego_media_module(media_demux SOURCES ${media_demux} ${CMAKE_SOURCE_DIR}/shell/media/api/demux_api.cpp
    EXPORTS ${demux_exports} LIBRARIES ${EGO_MEDIA}/demux_only/allcodecs.o ${libav})
  ego_media_module(media_decode SOURCES ${media_demux} ${media_decode} ${CMAKE_SOURCE_DIR}/shell/media/api/demux_api.cpp
    ${CMAKE_SOURCE_DIR}/shell/media/api/decode_api.cpp EXPORTS ${decode_exports} LIBRARIES ${libav} ${EGO_MEDIA}/libdav1d.a)
elseif(NOT EGO_VARIANT STREQUAL "fuzz")
  add_library(ego_media STATIC ${media_demux} ${media_decode} ${CMAKE_SOURCE_DIR}/shell/media/jpeg.cpp
    ${CMAKE_SOURCE_DIR}/shell/media/stills.cpp)
  target_include_directories(ego_media PUBLIC ${CMAKE_SOURCE_DIR})
  target_include_directories(ego_media SYSTEM PUBLIC ${EGO_NATIVE_MEDIA}/include)
  target_link_libraries(ego_media PUBLIC ego_core ${EGO_NATIVE_MEDIA}/libavformat.a ${EGO_NATIVE_MEDIA}/libavcodec.a
    ${EGO_NATIVE_MEDIA}/libavutil.a ${EGO_NATIVE_MEDIA}/libdav1d.a m pthread)
  target_compile_options(ego_media PRIVATE -fno-exceptions)
  ego_program(media_tests tests/media LINK ego_media ego_native ego_third_catch2)
endif()
