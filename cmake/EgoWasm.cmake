# The wasm programs. What each link flag is for is said once, here.
set(EGO_JS_CLOSURE AUTO CACHE STRING "run the closure compiler over the explorer's JavaScript: AUTO (release only) | ON | OFF")
set(closure ${EGO_JS_CLOSURE})
if(closure STREQUAL "AUTO")
  string(COMPARE EQUAL "${EGO_VARIANT}" "wasm-release" closure)
endif()

set(common_link
  -sWASM_BIGINT=1             # 64-bit integers cross the border as BigInt: no legalising pass
  -sALLOW_MEMORY_GROWTH=1     # a dropped file may be large
  -sSTACK_SIZE=1MB            # recursive parsers; the default 64 KB is less than any native stack
  -sEXPORT_ES6=1)
if(EGO_VARIANT STREQUAL "wasm-release")
  list(APPEND common_link -Os)
else()
  list(APPEND common_link -O1 -sASSERTIONS=1 -sSTACK_OVERFLOW_CHECK=1)   # -O1: no wasm-opt, a changed file links in seconds
endif()

function(ego_wasm_program NAME FOLDER)
  ego_program(${NAME} ${FOLDER} NO_EXCEPTIONS ${ARGN})
  if(TARGET ${NAME})
    target_compile_options(${NAME} PRIVATE -fno-rtti)
    set_target_properties(${NAME} PROPERTIES SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/wasm)
    target_link_options(${NAME} PRIVATE ${common_link})
  endif()
endfunction()

# conformance.mjs: `node conformance.mjs FILE...`, the real file system, exit status of main
ego_wasm_program(conformance shell/conformance LINK ego_core)
if(TARGET conformance)
  file(GLOB node_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/shell/native/posix_file_*.cpp)
  target_sources(conformance PRIVATE ${node_files})
  set(runner ${CMAKE_SOURCE_DIR}/wasm_build/run_in_node.js)
  target_link_options(conformance PRIVATE -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1 --extern-post-js ${runner})
  set_property(TARGET conformance APPEND PROPERTY LINK_DEPENDS ${runner})
endif()

# explorer.mjs: the page imports the factory; main() is the host's
ego_wasm_program(explorer shell/wasm LINK ego_web ego_third_imgui_sdl_gl)
if(TARGET explorer)
  target_link_options(explorer PRIVATE
    -sMODULARIZE=1 -sENVIRONMENT=web,worker
    -sFILESYSTEM=0                                 # bytes arrive through the bridge, there is no file
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2    # OpenGL ES 3 only
    -sEXIT_RUNTIME=0                               # the frame loop goes on after main
    -sMAXIMUM_MEMORY=1536MB                        # a tab that needs more is not ours any longer
    -sEXPORTED_RUNTIME_METHODS=HEAPU8,UTF8ToString
    -sEXPORTED_FUNCTIONS=_main,_malloc,_free
    $<$<BOOL:${closure}>:--closure=1>)
endif()

# board_resort.mjs: a bench under node, built only when asked for (tests/bench)
ego_wasm_program(board_resort tests/bench/board_resort LINK ego_core)
if(TARGET board_resort)
  set_target_properties(board_resort PROPERTIES EXCLUDE_FROM_ALL ON)
  target_link_options(board_resort PRIVATE -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1 --extern-post-js ${CMAKE_SOURCE_DIR}/wasm_build/run_in_node.js)
endif()

# statistics.mjs: the same for resampling and all-pairs counts
ego_wasm_program(statistics tests/bench/statistics LINK ego_core)
if(TARGET statistics)
  set_target_properties(statistics PROPERTIES EXCLUDE_FROM_ALL ON)
  target_link_options(statistics PRIVATE -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1 --extern-post-js ${CMAKE_SOURCE_DIR}/wasm_build/run_in_node.js)
endif()
