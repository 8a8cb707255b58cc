# Flags by variant. EGO_VARIANT is set by the presets; EGO_THIRD_FLAGS is what third parties and we share, ego_flags what only our code gets.
set(EGO_VARIANT "" CACHE STRING "native-debug | native-release | wasm-debug | wasm-release | fuzz")
set_property(CACHE EGO_VARIANT PROPERTY STRINGS native-debug native-release wasm-debug wasm-release fuzz)
option(EGO_WERROR "warnings in our code are errors" ON)

# Third parties get ASan (their containers must agree with ours) but not UBSan: it triples their build and finds nothing of ours.
set(EGO_SANITIZE)
if(EGO_VARIANT STREQUAL "native-release")
  set(EGO_THIRD_FLAGS "-O2 -DNDEBUG")
elseif(EGO_VARIANT STREQUAL "native-debug")
  set(EGO_THIRD_FLAGS "-O1 -g -fno-omit-frame-pointer -fsanitize=address -D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_EXTENSIVE")
  set(EGO_SANITIZE -fsanitize=address,undefined -fno-sanitize-recover=all)
elseif(EGO_VARIANT STREQUAL "fuzz")
  set(EGO_THIRD_FLAGS "-O1 -g -fno-omit-frame-pointer -fsanitize=address,fuzzer-no-link -D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_EXTENSIVE")
  set(EGO_SANITIZE -fsanitize=address,undefined -fno-sanitize-recover=all)
elseif(EGO_VARIANT STREQUAL "wasm-release")
  set(EGO_THIRD_FLAGS "-Os -DNDEBUG")
elseif(EGO_VARIANT STREQUAL "wasm-debug")
  set(EGO_THIRD_FLAGS "-O1")
else()
  message(FATAL_ERROR "EGO_VARIANT is '${EGO_VARIANT}': configure with a preset (cmake --list-presets)")
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE OFF)

add_library(ego_flags INTERFACE)
separate_arguments(variant_flags UNIX_COMMAND "${EGO_THIRD_FLAGS}")
target_compile_options(ego_flags INTERFACE
  ${variant_flags} ${EGO_SANITIZE}
  -ffp-contract=off                             # the same doubles from both targets; -ffast-math never
  -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.       # no path of the building machine in a binary
  -ffile-prefix-map=${EGO_SOURCES}=third_party
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow $<$<BOOL:${EGO_WERROR}>:-Werror>)
target_link_options(ego_flags INTERFACE ${EGO_SANITIZE})

include(${CMAKE_CURRENT_LIST_DIR}/EgoCcache.cmake)
