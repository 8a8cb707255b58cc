# FFmpeg (LGPL configuration) and dav1d as static libraries: for wasm (the clip player's two modules) and natively (`egoscope clips` and the
# tests). The system's FFmpeg is a GPL build: a tool, never linked. Sourced by setup.sh.
#
# clang is called straight, not through emcc: FFmpeg's configure makes some 400 probes and emcc's own start would be most of the time.
# What a run that was stopped had done stays in $CACHE/media/.build-KEY and is taken up again; only a finished build becomes visible.
# shellcheck shell=bash

MEDIA_ROWS=(ffmpeg dav1d)

# What the player plays: nothing else is compiled, so that the module stays small and the list of decoders is this line.
MEDIA_DEMUXERS=mov,matroska,mpegts,avi
MEDIA_DECODERS=h264,hevc,vp8,vp9,mpeg4,mjpeg,libdav1d
MEDIA_PARSERS=h264,hevc,vp8,vp9,av1,mpeg4video,mjpeg
MEDIA_FILTERS=vp9_superframe_split,extract_extradata,null   # the first is part of the vp9 decoder, the second finds parameter sets in MPEG-TS

media_clang() { local name; for name in clang-19 clang; do [ -x "$1/$name" ] && { echo "$1/$name"; return; }; done; die 5 "no clang in $1"; }

# media_tools FOLDER: writes cc and ld, the compiler and the linker that configure and make call
media_tools() {
  local llvm sysroot clang ccache=
  llvm=$("$EM_ROOT/em-config" LLVM_ROOT) && sysroot=$("$EM_ROOT/em-config" CACHE)/sysroot
  clang=$(media_clang "$llvm")
  command -v ccache >/dev/null && ccache=ccache
  mkdir -p "$1"
  # The flags that emcc itself hands to clang (emcc -v).
  cat > "$1/cc" <<C
#!/bin/sh
exec $ccache $clang -target wasm32-unknown-emscripten -fignore-exceptions -mllvm -combiner-global-alias-analysis=false \\
  -mllvm -enable-emscripten-sjlj -mllvm -disable-lsr --sysroot=$sysroot -DEMSCRIPTEN \\
  -Xclang -iwithsysroot/include/fakesdl -Xclang -iwithsysroot/include/compat "\$@"
C
  # Probes link against the real C library; what that library asks of JavaScript, and nothing else, may stay open.
  local lib=$sysroot/lib/wasm32-emscripten nm
  nm=$llvm/llvm-nm; [ -x "$nm" ] || nm=$llvm/llvm-nm-19
  "$nm" --undefined-only --just-symbol-name "$lib"/libc.a 2>/dev/null | sed '/:$/d;/^$/d' | sort -u > "$1/open.txt"
  cat > "$1/ld" <<L
#!/bin/sh
args=
for a in "\$@"; do
  case \$a in -lm|-lpthread|-Wl,*|-O*|-m*|-f*|-I*|-std=*) ;; *) args="\$args \$a" ;; esac
done
exec $(media_linker "$llvm") --no-entry --export-if-defined=main --allow-undefined-file=$1/open.txt -L$lib \$args -lc -ldlmalloc -lcompiler_rt
L
  chmod +x "$1/cc" "$1/ld"
  media_pkg_config "$1"
}
media_pkg_config() {
  cat > "$1/pkg-config" <<'P'
#!/bin/sh
# configure asks for one package, and it lies beside.
case "$*" in
  *--version*) echo 1.8 ;;
  *dav1d*) case "$*" in *--cflags*) echo "-I$EGO_DAV1D/include" ;; *--libs*) echo "-L$EGO_DAV1D -ldav1d" ;; esac; exit 0 ;;
  *) exit 1 ;;
esac
P
  chmod +x "$1/pkg-config"
}
media_linker() { local name; for name in wasm-ld-19 wasm-ld; do [ -x "$1/$name" ] && { echo "$1/$name"; return; }; done; die 5 "no wasm-ld in $1"; }
media_ar() { local name; for name in llvm-ar-19 llvm-ar; do [ -x "$1/$name" ] && { echo "$1/$name"; return; }; done; die 5 "no llvm-ar in $1"; }

# dav1d_objects SOURCE: its portable C files (src/meson.build without assembly), one "object file flags" line each
dav1d_objects() {
  local f
  for f in cdf cpu ctx data decode dequant_tables getbits intra_edge itx_1d lf_mask lib log mem msac obu pal picture qm ref refmvs scan tables thread_task warpmv wedge; do
    echo "$f.o $1/src/$f.c"
  done
  for f in cdef_apply cdef fg_apply filmgrain ipred_prepare ipred itx lf_apply loopfilter looprestoration lr_apply mc recon; do
    echo "${f}_8.o $1/src/${f}_tmpl.c -DBITDEPTH=8"; echo "${f}_16.o $1/src/${f}_tmpl.c -DBITDEPTH=16"
  done
}

build_dav1d() {   # SOURCE BUILD OUT AR FLAGS
  [ -e "$3/libdav1d.a" ] && return
  mkdir -p "$2" "$3"
  # meson's answers for this target: two bit depths, no assembly, no log, one thread.
  cat > "$2/config.h" <<'C'
#pragma once
#define ARCH_AARCH64 0
#define ARCH_ARM 0
#define ARCH_LOONGARCH 0
#define ARCH_LOONGARCH32 0
#define ARCH_LOONGARCH64 0
#define ARCH_PPC64LE 0
#define ARCH_RISCV 0
#define ARCH_RV32 0
#define ARCH_RV64 0
#define ARCH_X86 0
#define ARCH_X86_32 0
#define ARCH_X86_64 0
#define CONFIG_8BPC 1
#define CONFIG_16BPC 1
#define CONFIG_LOG 0
#define CONFIG_MACOS_KPERF 0
#define ENDIANNESS_BIG 0
#define HAVE_ASM 0
#define HAVE_ALIGNED_ALLOC 1
#define HAVE_C11_GENERIC 1
#define HAVE_CLOCK_GETTIME 1
#define HAVE_DLSYM 0
#define HAVE_ELF_AUX_INFO 0
#define HAVE_GETAUXVAL 0
#define HAVE_IO_H 0
#define HAVE_MEMALIGN 0
#define HAVE_POSIX_MEMALIGN 1
#define HAVE_PTHREAD_GETAFFINITY_NP 0
#define HAVE_PTHREAD_NP_H 0
#define HAVE_PTHREAD_SETAFFINITY_NP 0
#define HAVE_PTHREAD_SETNAME_NP 0
#define HAVE_PTHREAD_SET_NAME_NP 0
#define HAVE_SYS_TYPES_H 1
#define HAVE_UNISTD_H 1
#define TRIM_DSP_FUNCTIONS 0
C
  echo '#define DAV1D_VERSION "1.5.1"' > "$2/vcs_version.h"
  {
    printf 'rule cc\n  command = %s/cc -O3 %s -std=c99 -D_GNU_SOURCE -w -I%s -I%s -I%s/include -I%s/include/dav1d $flags -c $in -o $out\n' "$TOOLS" "$5" "$2" "$1" "$1" "$1"
    printf 'rule ar\n  command = rm -f $out && %s rcs $out $in\n' "$4"
    dav1d_objects "$1" | while read -r object file flags; do printf 'build %s: cc %s\n  flags = %s\n' "$object" "$file" "$flags"; done
    printf 'build libdav1d.a: ar %s\n' "$(dav1d_objects "$1" | cut -d' ' -f1 | tr '\n' ' ')"
  } > "$2/build.ninja"
  ninja -C "$2" libdav1d.a >"$2/log" 2>&1 || { tail -30 "$2/log" >&2; die 5 "dav1d does not build"; }
  mkdir -p "$3/include"; cp -r "$1/include/dav1d" "$3/include/"
  cp "$2/libdav1d.a" "$3/"
}

build_ffmpeg() {   # SOURCE BUILD OUT AR FLAGS TARGET...: TARGET = configure's options for the machine it is built for
  local source=$1 build=$2 out=$3 ar=$4 flags=$5; shift 5
  mkdir -p "$build"
  if [ ! -e "$build/.configured" ]; then
    # No assembly natively either: some of it rounds differently, and then a clip would have other pixels here than in the page.
    (cd "$build" && TMPDIR=$build EGO_DAV1D=$out "$source/configure" --prefix=/ \
      --cc="$TOOLS/cc" --cxx="$TOOLS/cc" --dep-cc="$TOOLS/cc" --ld="$TOOLS/ld" --ar="$ar" --ranlib=true --nm=true --pkg-config="$TOOLS/pkg-config" \
      --disable-asm --disable-inline-asm --disable-x86asm --disable-stripping --disable-runtime-cpudetect --disable-debug \
      --disable-pthreads --disable-w32threads --disable-os2threads --disable-everything --disable-autodetect --disable-programs --disable-doc \
      --disable-network --disable-avdevice --disable-avfilter --disable-postproc --disable-swscale --disable-swresample --disable-iconv \
      --enable-libdav1d --enable-demuxer=$MEDIA_DEMUXERS --enable-decoder=$MEDIA_DECODERS --enable-parser=$MEDIA_PARSERS --enable-bsf=$MEDIA_FILTERS \
      --extra-cflags="-O3 $flags" "$@" >configure.log 2>&1) || { tail -20 "$build/configure.log" >&2; tail -40 "$build/ffbuild/config.log" >&2; die 5 "FFmpeg's configure failed"; }
    grep -q '^License: LGPL version 2.1 or later' "$build/configure.log" || die 5 "FFmpeg's configuration is not LGPL 2.1 or later"
    touch "$build/.configured"
  fi
  make -C "$build" -j2 >"$build/make.log" 2>&1 || { grep -E -B2 -A6 'error' "$build/make.log" | head -60 >&2; die 5 "FFmpeg does not build"; }
  make -C "$build" DESTDIR="$out" install-libs install-headers >"$build/install.log" 2>&1 || { tail -20 "$build/install.log" >&2; die 5 "FFmpeg's install step failed"; }
  mv -f "$out"/lib/lib*.a "$out/"; rm -rf "$out/lib" "$out/share"
}

media_key() { { for n in "${MEDIA_ROWS[@]}"; do lock_row "$n"; done; echo "$1"; } | key_of "$ROOT/wasm_build/media.sh"; }

media_sources() {   # WORK
  local name file
  for name in "$CACHE"/media/.build-*; do [ "$name" = "$1" ] || rm -rf "$name"; done
  for name in "${MEDIA_ROWS[@]}"; do
    [ -e "$1/$name/.unpacked" ] && continue
    file=$(fetch_file "$name"); mkdir -p "$1/$name"
    tar -xf "$file" -C "$1/$name" --strip-components=1 --no-same-owner; touch "$1/$name/.unpacked"
  done
}

media_publish() {   # WORK FOLDER
  local name
  cp "$1/ffmpeg/COPYING.LGPLv2.1" "$1/out/"; cp "$1/dav1d/COPYING" "$1/out/COPYING.dav1d"
  for name in "${MEDIA_ROWS[@]}"; do used "$name"; done > "$1/out/VERSIONS"
  publish "$1/out" "$2"
  rm -rf "$1"
}

ensure_media() {   # sets MEDIA: its folder has include/, lib*.a, demux_only/allcodecs.o, the licences, VERSIONS
  local key work ar
  key=$(media_key "$EM_ID"); MEDIA=$CACHE/media/$key
  [ -e "$MEDIA/.ready" ] && return
  say "building FFmpeg and dav1d for wasm in $MEDIA (some minutes, once)"
  work=$CACHE/media/.build-$key; TOOLS=$work/tools
  mkdir -p "$work/out"
  media_sources "$work"
  media_tools "$TOOLS"
  ar=$(media_ar "$("$EM_ROOT/em-config" LLVM_ROOT)")
  build_dav1d "$work/dav1d" "$work/build-dav1d" "$work/out" "$ar" -msimd128
  build_ffmpeg "$work/ffmpeg" "$work/build-ffmpeg" "$work/out" "$ar" -msimd128 --enable-cross-compile --target-os=none --arch=wasm32
  # A list of no decoders: linked before libavcodec.a it takes the place of the full one, and the demux-only module has no decoder to carry.
  mkdir -p "$work/demux_only/libavcodec" "$work/out/demux_only"
  echo 'static const FFCodec * const codec_list[] = { NULL };' > "$work/demux_only/libavcodec/codec_list.c"
  (cd "$work/build-ffmpeg" && "$TOOLS/cc" -I"$work/demux_only" -I. -I"$work/ffmpeg" -D_ISOC99_SOURCE -DHAVE_AV_CONFIG_H -DBUILDING_avcodec -O2 -w \
    -c "$work/ffmpeg/libavcodec/allcodecs.c" -o "$work/out/demux_only/allcodecs.o") || die 5 "the list of no decoders does not compile"
  media_publish "$work" "$MEDIA"
}

ensure_native_media() {   # sets NATIVE_MEDIA: its folder has include/, lib*.a, the licences, VERSIONS
  local key work ar ccache=
  key=$(media_key "native $(clang-19 --version | head -1)"); NATIVE_MEDIA=$CACHE/media/$key
  [ -e "$NATIVE_MEDIA/.ready" ] && return
  say "building FFmpeg and dav1d for this machine in $NATIVE_MEDIA (some minutes, once)"
  work=$CACHE/media/.build-$key; TOOLS=$work/tools
  mkdir -p "$work/out" "$TOOLS"
  media_sources "$work"
  command -v ccache >/dev/null && ccache=ccache
  printf '#!/bin/sh\nexec %s clang-19 "$@"\n' "$ccache" > "$TOOLS/cc"
  printf '#!/bin/sh\nexec clang-19 "$@"\n' > "$TOOLS/ld"
  chmod +x "$TOOLS/cc" "$TOOLS/ld"
  media_pkg_config "$TOOLS"
  ar=$(command -v llvm-ar-19) || die 5 "no llvm-ar-19"
  build_dav1d "$work/dav1d" "$work/build-dav1d" "$work/out" "$ar" -fPIC
  build_ffmpeg "$work/ffmpeg" "$work/build-ffmpeg" "$work/out" "$ar" -fPIC --enable-pic --enable-encoder=mjpeg
  media_publish "$work" "$NATIVE_MEDIA"
}
