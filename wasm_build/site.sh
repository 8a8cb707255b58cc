#!/usr/bin/env bash
# The command-line calls behind run.sh and test.sh, in one place: the bundled demo scored, the static site written.
#   wasm_build/site.sh [OUT]      (default build/site; set-up and a release build must have run)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
out=${1:-build/site}

# The interface typeface as a subset; made again only when its recipe changes.
if [ -e assets/fonts/subset.py ] && [ ! build/wasm/fonts.made -nt assets/fonts/subset.py ]; then
  rm -rf build/wasm/fonts; mkdir -p build/wasm/fonts
  python3 assets/fonts/subset.py build/wasm/fonts
  touch build/wasm/fonts.made
fi

mapfile -t predictions < <(find assets/demo/submissions -type f | sort)
build/bin/egoscope score demo --predictions "${predictions[@]}" --format json,md --out build/score-demo
# Hashed names of an earlier build would stay beside the new ones.
rm -rf "$out"
build/bin/egoscope site --out "$out"
