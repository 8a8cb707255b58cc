#!/usr/bin/env bash
# Sets up what building egoscope needs and is missing: Debian packages, the wasm toolchain, third-party sources.
# Writes build/setup.cmake (read by CMake), build/setup.env (read by scripts) and build/third_party.txt (what was really used).
#   EGOSCOPE_CACHE   where downloads, toolchain, sources and built libraries are kept (default ${XDG_CACHE_HOME:-~/.cache}/egoscope)
#   EGOSCOPE_EMSDK   path of an emcc >= 3.1.69 to use instead of the toolchain built here
# Options: --native-only (no wasm toolchain). Exit: 0 ready, 4 something must be installed by hand, 5 a step failed.
set -euo pipefail
shopt -s inherit_errexit   # a failure inside $(...) stops too
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$ROOT/wasm_build/toolchain.sh"
. "$ROOT/wasm_build/sources.sh"
. "$ROOT/wasm_build/media.sh"

WITH_WASM=1
for arg in "$@"; do
  case $arg in
    --native-only) WITH_WASM=0 ;;
    -h|--help) sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) die $EXIT_USAGE "unknown option $arg (see --help)" ;;
  esac
done

packages() { sed 's/#.*//' "$ROOT/wasm_build/packages.txt" | awk 'NF {print $1}'; }

missing_packages() {
  local p
  for p in $(packages); do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null)" = installed ] || echo "$p"
  done
  command -v node >/dev/null || echo nodejs
  command -v npm >/dev/null || { [ -e "$CACHE/toolchain/$(toolchain_key)/.ready" ] && [ -e "$CACHE/sources/$(sources_key)/.ready" ]; } || echo npm
}

# On another system the same tools count under whatever package they came from.
missing_tools() {
  local t
  for t in clang-19 clang++-19 ld.lld-19 wasm-ld-19 llvm-ar-19 llvm-nm-19 clang-format-19 clang-tidy-19 cmake ninja ccache xz bzip2 brotli pyftsubset python3 node ffmpeg chromium make; do
    command -v "$t" >/dev/null || echo "$t"
  done
}

stop_with_list() {   # WHY WHAT...
  local why=$1; shift
  {
    echo "egoscope cannot set itself up here: $why."
    echo "Install these, then start again:"
    printf '  %s\n' "$@"
    echo "On Debian 12, as root, set-up does it itself; or run: apt-get install --no-install-recommends $(packages | tr '\n' ' ')nodejs npm"
  } >&2
  exit $EXIT_USAGE
}

ensure_packages() {
  local id version missing
  id=$(. /etc/os-release 2>/dev/null; echo "${ID:-unknown}"); version=$(. /etc/os-release 2>/dev/null; echo "${VERSION_ID:-}")
  if [ "$id" != debian ] || [ "$version" != 12 ]; then
    missing=$(missing_tools)
    # shellcheck disable=SC2086
    [ -z "$missing" ] || stop_with_list "this is $id $version, not Debian 12" $missing
    return 0
  fi
  missing=$(missing_packages)
  [ -n "$missing" ] || return 0
  # shellcheck disable=SC2086
  [ "$(id -u)" = 0 ] || stop_with_list "packages are missing and this is not root" $missing
  say "installing $(echo "$missing" | tr '\n' ' ')"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -q -o DPkg::Lock::Timeout=900 update >&2
  # shellcheck disable=SC2086
  apt-get -q -o DPkg::Lock::Timeout=900 -o Acquire::Retries=3 install -y --no-install-recommends $missing >&2
}

use_given_emscripten() {   # sets TOOLCHAIN_FILE from EGOSCOPE_EMSDK
  local emcc=$EGOSCOPE_EMSDK version
  [ -d "$emcc" ] && { [ -x "$emcc/emcc" ] && emcc=$emcc/emcc || emcc=$emcc/upstream/emscripten/emcc; }
  [ -x "$emcc" ] || die $EXIT_USAGE "EGOSCOPE_EMSDK: no emcc at $EGOSCOPE_EMSDK"
  version=$("$emcc" --version | sed -n '1s/.* \([0-9]*\.[0-9]*\.[0-9]*\).*/\1/p')
  [ "$(printf '%s\n' 3.1.69 "$version" | sort -V | head -1)" = 3.1.69 ] || die $EXIT_USAGE "EGOSCOPE_EMSDK: emcc $version is older than 3.1.69"
  EM_ROOT=$(dirname "$(readlink -f "$emcc")")
  EM_ID="emcc $version (EGOSCOPE_EMSDK)"
}

# ensure_tool ROW VARIABLE: an npm package that only tests use, unpacked beside the toolchain; VARIABLE gets its folder
ensure_tool() {
  local folder; folder=$CACHE/tools/$(lock_row "$1" | awk '{print $3 "-" $4}')
  printf -v "$2" %s "$folder"
  [ -e "$folder/.ready" ] && return
  mkdir -p "$CACHE/tools"; rm -rf "$CACHE"/tools/.tmp-*
  local temp; temp=$(mktemp -d "$CACHE/tools/.tmp-XXXXXX")
  unpack_npm "$1" "$temp"
  publish "$temp" "$folder"
}

write_if_changed() { local new; new=$(cat); [ -e "$1" ] && [ "$(cat "$1")" = "$new" ] || printf '%s\n' "$new" > "$1"; }

main() {
  local start=$SECONDS
  ensure_packages
  mkdir -p "$CACHE" "$ROOT/build"
  exec 9>"$CACHE/.setup.lock"; flock -w 1800 9 || die 5 "another set-up holds $CACHE/.setup.lock"
  rm -rf "$CACHE"/downloads/.tmp-*
  ensure_sources
  EM_ROOT=; EM_ID=none; TOOLCHAIN=; PLAYWRIGHT=; MEDIA=; NATIVE_MEDIA=; AXE=
  if [ $WITH_WASM = 1 ]; then
    if [ -n "${EGOSCOPE_EMSDK:-}" ]; then use_given_emscripten; ensure_tool playwright PLAYWRIGHT   # else the toolchain folder has it
    else
      [ "$(uname -m)" = x86_64 ] || stop_with_list "the wasm toolchain it fetches is for x86-64" "an emcc >= 3.1.69, named by EGOSCOPE_EMSDK"
      ensure_toolchain
      EM_ROOT=$TOOLCHAIN/em/usr/share/emscripten
      EM_ID=$(sha256_of "$TOOLCHAIN/VERSIONS")
      PLAYWRIGHT=$TOOLCHAIN/npm/node_modules/playwright-core
    fi
    ensure_media
  fi
  ensure_native_media
  [ $WITH_WASM = 0 ] || ensure_tool axe AXE
  private_apt_end
  write_if_changed "$ROOT/build/setup.cmake" <<C
# Written by wasm_build/setup.sh.
set(EGO_CACHE "$CACHE")
set(EGO_SOURCES "$SOURCES")
set(EGO_EM_ROOT "$EM_ROOT")
set(EGO_EM_ID "$EM_ID")
set(EGO_MEDIA "$MEDIA")
set(EGO_NATIVE_MEDIA "$NATIVE_MEDIA")
C
  write_if_changed "$ROOT/build/setup.env" <<C
# Written by wasm_build/setup.sh.
EGO_CACHE='$CACHE'
EGO_SOURCES='$SOURCES'
EGO_EM_ROOT='$EM_ROOT'
EGO_PLAYWRIGHT='${PLAYWRIGHT:+$PLAYWRIGHT/index.mjs}'
EGO_AXE='${AXE:+$AXE/axe.min.js}'
C
  {
    printf 'Third parties really used: name, version, SHA-256 of the file fetched, licence, file.\n\nsources\n'; cat "$SOURCES/VERSIONS"
    cat "$NATIVE_MEDIA/VERSIONS"
    printf '\nwasm toolchain\n'; if [ -n "$TOOLCHAIN" ]; then cat "$TOOLCHAIN/VERSIONS"; else echo "$EM_ID"; fi
    printf '\nsystem packages\n'
    for p in clang-19 lld-19 libc++-19-dev cmake ninja-build libsdl2-dev chromium ffmpeg fonts-inter; do dpkg-query -W -f '${Package} ${Version}\n' $p 2>/dev/null || true; done
    printf 'node %s\n' "$(node --version)"
  } | write_if_changed "$ROOT/build/third_party.txt"
  [ $((SECONDS - start)) -lt 5 ] || say "ready after $((SECONDS - start)) s"
}
main
