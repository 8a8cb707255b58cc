# Definitions that a library and everyone who includes its headers must share (one inline function must not exist in two versions).
# Core is compiled without exceptions, so none of these libraries may throw.
set(EGO_SIMDJSON_DEFINITIONS SIMDJSON_EXCEPTIONS=0)
set(EGO_MINIZ_DEFINITIONS MINIZ_NO_STDIO MINIZ_NO_TIME MINIZ_NO_ZLIB_COMPATIBLE_NAMES)
set(EGO_FMT_DEFINITIONS FMT_USE_EXCEPTIONS=0 FMT_USE_LOCALE=0)
set(EGO_SHA256_DEFINITIONS MBEDTLS_CONFIG_FILE="ego_mbedtls_config.h")
set(EGO_PUGIXML_DEFINITIONS PUGIXML_NO_XPATH PUGIXML_NO_STL PUGIXML_NO_EXCEPTIONS)
set(EGO_IMGUI_DEFINITIONS
  IMGUI_ENABLE_TEST_ENGINE            # every item reports itself to hooks in web/widgets: what tests and the mirror read
  IMGUI_USE_WCHAR32                   # mathematics letters lie beyond 16 bits
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS)
set(EGO_IMGUI_BACKEND_DEFINITIONS)
if(EMSCRIPTEN)
  set(EGO_IMGUI_BACKEND_DEFINITIONS IMGUI_IMPL_OPENGL_ES3)
endif()
