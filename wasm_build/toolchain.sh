# The wasm toolchain: Emscripten 3.1.69 unpacked from Debian trixie (never installed), the system's clang-19, trixie's binaryen. Sourced by setup.sh.
# shellcheck shell=bash

TOOLCHAIN_ROWS=(emscripten binaryen libc6 libstdcxx6 libgcc-s1 closure acorn playwright)

build_toolchain() {   # TEMP FOLDER TO FILL
  local t=$1 name tool file
  local em=$t/em/usr/share/emscripten
  mkdir -p "$t"/{em,trixie,binaryen/bin,npm/node_modules}
  # Left out: library variants that a frozen cache would never be asked for (1.6 GB -> 0.6 GB).
  file=$(fetch_file emscripten)
  dpkg-deb --fsys-tarfile "$file" | tar -x -C "$t/em" \
    --exclude='*/emscripten/test' --exclude='*/wasm32-emscripten/lto-pic' --exclude='*/wasm32-emscripten/pic' --exclude='*/wasm32-emscripten/lto' \
    --exclude='*-ww*.a' --exclude='*libGL*emu*' --exclude='*libGL*ofb*' --exclude='*libGL*full_es3*' --exclude='*tracing*.a' --exclude='*memvalidate*' \
    --exclude='*mimalloc*' --exclude='./usr/share/doc' --exclude='./usr/share/man'
  for name in binaryen libc6 libstdcxx6 libgcc-s1; do file=$(fetch_file $name); dpkg-deb -x "$file" "$t/trixie"; done
  # binaryen 120 needs a newer glibc than Debian 12 has: each tool is started through trixie's own loader and libraries.
  # The wrappers find them relative to themselves, so the finished folder can be moved into place.
  for tool in "$t"/trixie/usr/bin/wasm*; do
    cat > "$t/binaryen/bin/$(basename "$tool")" <<W
#!/bin/sh
t=\${0%/*}/../../trixie/usr
l=\$t/lib/x86_64-linux-gnu
exec "\$l/ld-linux-x86-64.so.2" --library-path "\$l" "\$t/bin/$(basename "$tool")" "\$@"
W
    chmod +x "$t/binaryen/bin/$(basename "$tool")"
  done
  # acorn: Debian's node finds it in /usr/share/nodejs, other builds of node don't, so it lies beside the tools.
  unpack_npm acorn "$em/node_modules/acorn"
  unpack_npm closure "$t/npm/node_modules/google-closure-compiler-linux"
  unpack_npm playwright "$t/npm/node_modules/playwright-core"
  chmod +x "$t/npm/node_modules/google-closure-compiler-linux/compiler"
  # This file is found from Emscripten's own module, so that the finished folder can be moved.
  cat > "$em/.emscripten" <<'C'
import os, sys
_t = os.path.abspath(os.path.join(os.path.dirname(sys.modules['tools.config'].__file__), *['..'] * 5))
LLVM_ROOT = '/usr/bin'
BINARYEN_ROOT = os.path.join(_t, 'binaryen')
NODE_JS = os.environ.get('EGO_NODE', 'node')
FROZEN_CACHE = True
LLVM_ADD_VERSION = '19'
CLANG_ADD_VERSION = '19'
CLOSURE_COMPILER = os.path.join(_t, 'npm/node_modules/google-closure-compiler-linux/compiler')
C
  for name in "${TOOLCHAIN_ROWS[@]}"; do used "$name"; done > "$t/VERSIONS"
}

unpack_npm() { local file; file=$(fetch_file "$1"); mkdir -p "$2"; tar -xzf "$file" -C "$2" --strip-components=1 --no-same-owner; }

toolchain_key() { { for n in "${TOOLCHAIN_ROWS[@]}"; do lock_row "$n"; done; } | key_of "$ROOT/wasm_build/toolchain.sh"; }

ensure_toolchain() {   # sets TOOLCHAIN
  TOOLCHAIN=$CACHE/toolchain/$(toolchain_key)
  [ -e "$TOOLCHAIN/.ready" ] && return
  say "building the wasm toolchain in $TOOLCHAIN"
  mkdir -p "$CACHE/toolchain"; rm -rf "$CACHE"/toolchain/.tmp-*
  local temp; temp=$(mktemp -d "$CACHE/toolchain/.tmp-XXXXXX"); chmod 755 "$temp"
  build_toolchain "$temp"
  "$temp/binaryen/bin/wasm-opt" --version >/dev/null || die 5 "wasm-opt does not start"
  publish "$temp" "$TOOLCHAIN"
  rm -rf "$CACHE"/downloads/emscripten_*   # 237 MB, unpacked by now; source tarballs stay
}
