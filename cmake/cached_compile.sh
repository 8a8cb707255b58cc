#!/bin/sh
# A compiler call through ccache, shared by all build folders and checkouts.
#   cached_compile.sh SOURCE_DIR CCACHE COMPILER ARGUMENT...
# The cache takes paths below the source folder as relative, except behind -Xclang: those are made so here. A precompiled header holds the paths of
# its checkout, so the cache is given a checksum of what it was made from (NAME.pch.sum) to look at instead: compiler, flags and headers.
set -u
source_dir=$1; shift
export CCACHE_BASEDIR="$source_dir" CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_PCH_EXTSUM=1
case $2 in */em++|*/emcc) export CCACHE_COMPILERTYPE=clang ;; esac
compiler=$2 made='' depfile='' next=''
for argument in "$@"; do
  shift
  set -- "$@" "${argument#"$PWD/"}"   # ninja works in the build folder
  case $next in -o) made=$argument ;; -MF) depfile=$argument ;; esac
  next=$argument
done
case $made in *.pch) ;; *) exec "$@" ;; esac

"$@" || exit
{
  "$compiler" --version
  shift 2
  printf '%s\n' "$@" | sed "s|$source_dir|.|g"
  # TARGET: HEADER HEADER... with escaped line ends; the header in the build folder only names the others
  sed -e 's/^[^ ]*: *//' -e 's/\\$//' "$depfile" | tr -s ' ' '\n' | grep . | grep -v cmake_pch | xargs cat
} | sha256sum > "$made.sum.new" && mv "$made.sum.new" "$made.sum"
