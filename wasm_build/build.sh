#!/usr/bin/env bash
# Configures (once) and builds presets, then puts what users and tests call where the README says.
#   wasm_build/build.sh PRESET[:TARGET[,TARGET...]]...     e.g.  native-release  wasm-release:conformance  fuzz
# native-release -> build/bin, wasm-release -> build/wasm. Set-up must have run. Exit: 0, 4 usage, 5 the build failed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
[ $# -gt 0 ] || { sed -n '2,4s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit $EXIT_USAGE; }

# place FILE... FOLDER: copies what is newer, in one step each, so that a running program is never half overwritten
place() {
  local folder=${!#} file; mkdir -p "$folder"
  for file in "${@:1:$#-1}"; do
    [ -e "$file" ] || continue
    cmp -s "$file" "$folder/$(basename "$file")" && continue
    cp "$file" "$folder/.$(basename "$file").new" && mv "$folder/.$(basename "$file").new" "$folder/$(basename "$file")"
  done
}

for item in "$@"; do
  preset=${item%%:*}; targets=; [ "$item" = "$preset" ] || targets=$(tr ',' ' ' <<<"${item#*:}")
  case $preset in native-debug|native-release|wasm-debug|wasm-release|fuzz) ;; *) die $EXIT_USAGE "unknown preset $preset" ;; esac
  log=build/$preset.log
  exec 8>"build/.$preset.lock"; flock 8   # one ninja to a folder
  # A build folder made with another set-up (toolchain, sources) is made anew.
  if [ -e "build/$preset/CMakeCache.txt" ] && ! cmp -s build/setup.cmake "build/$preset/setup.cmake.used"; then rm -rf "build/$preset"; fi
  if [ ! -e "build/$preset/build.ninja" ]; then
    say "configuring $preset"
    rm -rf "build/$preset"
    cmake --preset "$preset" >"$log" 2>&1 || { tail -40 "$log" >&2; die 5 "configuring $preset failed (build/$preset.log)"; }
    cp build/setup.cmake "build/$preset/setup.cmake.used"
  fi
  start=$SECONDS
  # shellcheck disable=SC2086
  ninja -C "build/$preset" $targets >"$log" 2>&1 || { grep -E -A12 'error:|^FAILED:|undefined symbol' "$log" | grep -v -E '^/usr/bin/cmake -E env|^\[[0-9]+/' | head -80 >&2; die 5 "building $preset failed (build/$preset.log)"; }
  [ $((SECONDS - start)) -lt 5 ] || say "built $item in $((SECONDS - start)) s"
  case $preset in
    native-release) place build/$preset/bin/{egoscope,conformance,explorer} build/bin ;;
    wasm-release) place build/$preset/wasm/{conformance,explorer,media_demux,media_decode}.{mjs,wasm} build/wasm ;;
  esac
done
