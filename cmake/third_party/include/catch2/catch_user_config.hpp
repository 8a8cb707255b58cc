#pragma once
// What Catch2's own CMake would generate; the library is built from the amalgamated file, the split headers stay usable with it.
#define CATCH_CONFIG_DEFAULT_REPORTER "console"
#define CATCH_CONFIG_CONSOLE_WIDTH 120
