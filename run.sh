#!/usr/bin/env bash
# Sets up what is missing, builds egoscope (native and wasm), scores the bundled demo, writes the site and serves it.
#   ./run.sh [--no-serve] [--port N]
#     --no-serve   stop after the site is written to build/site
#     --port N     serve on this port of 127.0.0.1 (default: a free one)
# Environment: EGOSCOPE_CACHE (toolchain and third-party cache), EGOSCOPE_EMSDK (another emcc >= 3.1.69).
# Exit: 0, 4 wrong use or something to install by hand, 5 a step failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() { sed -n '2,7s/^# \{0,1\}//p' run.sh; }
serve=1 port=
while [ $# -gt 0 ]; do
  case $1 in
    --no-serve) serve=0 ;;
    --port) port=${2:-}; shift ;;
    --port=*) port=${1#*=} ;;
    -h|--help) usage; exit 0 ;;
    *) printf 'run.sh: unknown option %s\n' "$1" >&2; usage >&2; exit 4 ;;
  esac
  shift || { usage >&2; exit 4; }
done
if [ -n "$port" ] && ! { [[ $port =~ ^[0-9]{1,5}$ ]] && [ "$port" -le 65535 ]; }; then printf 'run.sh: --port needs a number up to 65535\n' >&2; exit 4; fi

wasm_build/setup.sh
wasm_build/build.sh native-release:egoscope,conformance wasm-release
wasm_build/site.sh build/site
[ $serve = 1 ] || exit 0
exec build/bin/egoscope serve build/site ${port:+--port "$port"}
