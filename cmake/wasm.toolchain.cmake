# The wasm compiler that wasm_build/setup.sh chose: its own Emscripten, or the one of EGOSCOPE_EMSDK.
include(${CMAKE_CURRENT_LIST_DIR}/../build/setup.cmake OPTIONAL RESULT_VARIABLE ego_setup)
if(NOT ego_setup OR NOT EGO_EM_ROOT)
  message(FATAL_ERROR "no wasm toolchain: run wasm_build/setup.sh first")
endif()
include(${EGO_EM_ROOT}/cmake/Modules/Platform/Emscripten.cmake)
