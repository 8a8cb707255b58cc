# Third-party sources, unpacked side by side under one name each: sdl2/ imgui/ simdjson/ ... Sourced by setup.sh.
# shellcheck shell=bash

SOURCE_ROWS=(sdl2 imgui simdjson miniz fmt cli11 httplib catch2 fast_float sha256 pugixml zstd)

# What of each tarball is kept (tar patterns after its top folder); licences always.
source_members() {
  case $1 in
    sdl2) echo 'LICENSE.txt include src' ;;
    imgui) echo 'LICENSE.txt imconfig.h imgui*.h imgui*.cpp imstb_*.h backends/imgui_impl_sdl2.* backends/imgui_impl_opengl3* misc/cpp' ;;
    simdjson) echo 'LICENSE src' ;;
    miniz) echo 'third-party/miniz' ;;   # the game's orig tarball carries miniz 3.0.2's unchanged release amalgamation with its licence
    fmt) echo 'LICENSE include src' ;;
    cli11) echo 'LICENSE include' ;;
    httplib) echo 'LICENSE httplib.h' ;;
    catch2) echo 'LICENSE.txt extras/catch_amalgamated.hpp extras/catch_amalgamated.cpp src/catch2' ;;
    fast_float) echo 'LICENSE-MIT include' ;;
    pugixml) echo 'LICENSE.md src' ;;
    zstd) echo 'LICENSE lib/zstd.h lib/zstd_errors.h lib/common lib/decompress' ;;
    sha256) echo 'LICENSE include/mbedtls include/psa library/*.h library/sha256.c library/platform_util.c' ;;
  esac
}

build_sources() {   # TEMP FOLDER TO FILL
  local name member patterns file
  for name in "${SOURCE_ROWS[@]}"; do
    mkdir -p "$1/$name"; patterns=()
    for member in $(set -f; source_members "$name"); do patterns+=("*/$member"); done
    file=$(fetch_file "$name")
    tar -xf "$file" -C "$1/$name" --strip-components=1 --wildcards --no-wildcards-match-slash --no-same-owner "${patterns[@]}" ||
      die 5 "unpacking $name failed"
  done
  mv "$1"/miniz/third-party/miniz/* "$1/miniz/"; rm -r "$1/miniz/third-party"
  # The very bytes of upstream's 3.0.2 release (two unrelated Debian sources carry them): whatever the game changes, not these.
  printf '%s  %s\n' 0fcdc9888cb3a29ca8f176bac087e5fe6c7258a6ab06b1c271c1e109a11d3740 "$1/miniz/miniz.c" \
    295d1a0041aea09609598c0f1f35c1977ca05ad662acbadcfdaac44c140af37b "$1/miniz/miniz.h" | sha256sum -c --quiet - || die 5 "miniz is not the 3.0.2 release"
  for name in "${SOURCE_ROWS[@]}"; do used "$name"; done > "$1/VERSIONS"
}

sources_key() { { for n in "${SOURCE_ROWS[@]}"; do lock_row "$n"; done; } | key_of "$ROOT/wasm_build/sources.sh"; }

ensure_sources() {   # sets SOURCES
  SOURCES=$CACHE/sources/$(sources_key)
  [ -e "$SOURCES/.ready" ] && return
  say "unpacking third-party sources into $SOURCES"
  mkdir -p "$CACHE/sources"; rm -rf "$CACHE"/sources/.tmp-*
  local temp; temp=$(mktemp -d "$CACHE/sources/.tmp-XXXXXX"); chmod 755 "$temp"
  build_sources "$temp"
  publish "$temp" "$SOURCES"
}
