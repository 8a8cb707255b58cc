#!/usr/bin/env bash
# Sets up what is missing, builds everything, runs every test. Closes with `N passed, M failed[, K skipped]`.
#   ./test.sh [--quick] [--only SUITE]... [--list] [--fuzz-seconds N]
#     --quick            no browser, no clang-tidy, no sanitizers, no fuzzing
#     --only SUITE       only this suite (may be repeated); its build steps are done first
#     --list             the suites
#     --fuzz-seconds N   seconds for each fuzz target (default 3; the long mode is 60)
# Logs: build/test/SUITE.log. Exit: 0 all passed, 1 something failed, 4 wrong use or something to install by hand.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 5

GOLDEN=(egocross video-mmmu statistics)   # folders of ../shared/golden that conformance knows
SHARED=${EGOSCOPE_SHARED:-../shared}
FUZZ_SECONDS=3
FUZZ_SEED=1                # the short mode tries the same inputs every time, the long one new ones
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1}
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
export ASAN_SYMBOLIZER_PATH=${ASAN_SYMBOLIZER_PATH:-$(command -v llvm-symbolizer-19 || true)}

# ---------------------------------------------------------------- the suites, in order: what each builds, what it runs
SUITES=(checks format unit media golden ui cli server compile-fail browser tidy unit-asan ui-asan fuzz)
SLOW=(browser tidy unit-asan ui-asan fuzz)   # what --quick leaves out

needs() {
  case $1 in
    checks|cli) echo native-release wasm-release site ;;
    tidy|unit|ui|server) echo native-release ;;
    unit-asan|ui-asan) echo native-debug ;;
    golden|media) echo native-release wasm-release ;;
    fuzz) echo fuzz ;;
    browser) echo native-release wasm-release site ;;
  esac
}

suite_checks() { tests/checks/run_all.sh --build build/native-release --site build/site --program build/bin/egoscope; }
suite_format() { tests/checks/format.sh --no-tidy; }
suite_tidy() { tests/checks/format.sh --build build/native-release; }
suite_unit() { build/native-release/bin/unit_tests; }
suite_unit-asan() { build/native-debug/bin/unit_tests; }
suite_ui() { build/native-release/bin/ui_tests; }
suite_ui-asan() { build/native-debug/bin/ui_tests; }
suite_server() { python3 tests/server/server_test.py build/native-release/bin/server_main; }
suite_cli() { python3 tests/cli/run.py --program build/bin/egoscope; }
suite_compile-fail() { tests/compile_fail/run.sh; }

# Every frame of the demo clips and of generated ones: the same C++ natively, then as wasm under node against native FFmpeg.
suite_media() {
  local p f s wp wf ws clips=build/test/clips native wasm
  tests/media/make_clips.sh "$clips" || return 1
  build/native-release/bin/media_tests > build/test/media.native.txt; native=$?
  node tests/media/frames_test.mjs build/wasm "$clips"/* assets/demo/media/* > build/test/media.wasm.txt; wasm=$?
  cat build/test/media.native.txt build/test/media.wasm.txt
  read -r p f s <<<"$(counts $native < build/test/media.native.txt)"
  read -r wp wf ws <<<"$(counts $wasm < build/test/media.wasm.txt)"
  printf '%d passed, %d failed, %d skipped\n' $((p + wp)) $((f + wf)) $((s + ws))
  [ $((f + wf)) = 0 ]
}
suite_browser() { ( . build/setup.env; export EGO_PLAYWRIGHT EGO_AXE; node tests/browser/run.mjs ); }

# The golden rows natively and as wasm under node; both must print the same bytes.
suite_golden() {
  local p f s wp wf ws
  if [ ! -d "$SHARED/golden" ]; then echo "SKIPPED: no golden rows at $SHARED/golden"; echo "0 passed, 0 failed, 1 skipped"; return 0; fi
  local folders=() g native wasm same=1
  for g in "${GOLDEN[@]}"; do folders+=("$SHARED/golden/$g"); done
  build/bin/conformance "${folders[@]}" > build/test/golden.native.txt; native=$?
  node build/wasm/conformance.mjs "${folders[@]}" > build/test/golden.wasm.txt; wasm=$?
  cmp build/test/golden.native.txt build/test/golden.wasm.txt || same=0
  grep -v -E '^[0-9]+ passed, [0-9]+ failed' build/test/golden.native.txt | head -50
  read -r p f s <<<"$(counts $native < build/test/golden.native.txt)"
  read -r wp wf ws <<<"$(counts $wasm < build/test/golden.wasm.txt)"
  echo "native: $p passed, $f failed; wasm under node: $wp passed, $wf failed; output bytes $([ $same = 1 ] && echo identical || echo DIFFER)"
  printf '%d passed, %d failed, %d skipped\n' $((p + wp + same)) $((f + wf + 1 - same)) $((s + ws))
  [ $((f + wf)) = 0 ] && [ $same = 1 ]
}

# One fuzz target for a few seconds, starting from its committed corpus; new inputs stay in build/.
fuzz_one() {
  local target=$1 name work; name=$(basename "$1"); work=build/test/fuzz/$name; mkdir -p "$work/corpus"
  local seeds=(); [ -d "tests/fuzz/corpus/$name" ] && seeds=("tests/fuzz/corpus/$name")
  if "$target" -max_total_time="$FUZZ_SECONDS" -seed="$FUZZ_SEED" -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 -artifact_prefix="$work/" "$work/corpus" "${seeds[@]}" >"$work/log.txt" 2>&1
  then printf 'ok %s: %s runs\n' "$name" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log.txt")"
  else printf 'FAILED %s: input in %s\n%s\n' "$name" "$work" "$(tail -40 "$work/log.txt")"; fi
}

suite_fuzz() {
  export -f fuzz_one; export FUZZ_SECONDS FUZZ_SEED
  find build/fuzz/fuzz -maxdepth 1 -type f -perm -u+x | sort | xargs -P "$(nproc)" -I{} bash -c 'fuzz_one "$1"' _ {} > build/test/fuzz.txt
  cat build/test/fuzz.txt
  printf '%d passed, %d failed\n' "$(grep -c '^ok ' build/test/fuzz.txt)" "$(grep -c '^FAILED ' build/test/fuzz.txt)"
  ! grep -q '^FAILED ' build/test/fuzz.txt
}

# ---------------------------------------------------------------- the machinery
# counts STATUS < output: "passed failed skipped" from a suite's closing line (ours or Catch2's); a bad exit without a failure counts as one
counts() {
  awk -v status="$1" '
    { gsub(/\033\[[0-9;]*m/, "") }
    /^[0-9]+ passed, [0-9]+ failed/ { p = $1; f = $3; s = ($0 ~ /skipped/) ? $5 : 0 }
    /^All tests passed \(/ { for (i = 1; i < NF; i++) if ($(i + 1) == "test") p = $i; f = 0; s = 0 }
    /^test cases:/ { p = f = s = 0; n = split($0, part, "|"); for (i = 2; i <= n; i++) { split(part[i], w, " "); if (w[2] == "passed") p = w[1]; else if (w[2] ~ /^failed/) f += w[1]; else if (w[2] == "skipped") s = w[1] } }
    END { p += 0; f += 0; s += 0; if (status != 0 && f == 0) f = 1; if (status == 0 && p + f + s == 0) f = 1; print p, f, s }'
}

usage() { sed -n '2,8s/^# \{0,1\}//p' test.sh; }
only=() quick=0
while [ $# -gt 0 ]; do
  case $1 in
    --quick) quick=1 ;;
    --only) only+=("${2:-}"); shift ;;
    --list) printf '%s\n' "${SUITES[@]}"; exit 0 ;;
    --fuzz-seconds) FUZZ_SECONDS=${2:-} FUZZ_SEED=0; shift ;;
    -h|--help) usage; exit 0 ;;
    *) printf 'test.sh: unknown option %s\n' "$1" >&2; usage >&2; exit 4 ;;
  esac
  shift || { usage >&2; exit 4; }
done
[[ $FUZZ_SECONDS =~ ^[0-9]+$ ]] || { printf 'test.sh: --fuzz-seconds needs a number\n' >&2; exit 4; }

chosen=() left_out=()
for s in "${SUITES[@]}"; do
  if [ ${#only[@]} -gt 0 ]; then [[ " ${only[*]} " = *" $s "* ]] || continue
  elif [ $quick = 1 ] && [[ " ${SLOW[*]} " = *" $s "* ]]; then left_out+=("$s"); continue; fi
  chosen+=("$s")
done
for s in "${only[@]}"; do [[ " ${SUITES[*]} " = *" $s "* ]] || { printf 'test.sh: no suite %s (--list names them)\n' "$s" >&2; exit 4; }; done

wasm_build/setup.sh || exit $?
mkdir -p build/test
total_passed=0 total_failed=0 total_skipped=0
declare -A built=()

note() { printf '%-13s %5d s   %d passed, %d failed%s\n' "$1" "$2" "$3" "$4" "$([ "$5" = 0 ] || printf ', %d skipped' "$5")"; }

# build STEP: once each; a step that failed fails every suite that needs it
build() {
  [ -n "${built[$1]:-}" ] && return "${built[$1]}"
  local status=0 start=$SECONDS
  case $1 in
    site) wasm_build/site.sh build/site > build/test/site.log 2>&1 || { status=1; tail -30 build/test/site.log; } ;;
    *) wasm_build/build.sh "$1" || status=1 ;;
  esac
  built[$1]=$status
  printf '%-13s %5d s   %s\n' "build $1" $((SECONDS - start)) "$([ $status = 0 ] && echo ready || echo FAILED)"
  return $status
}

for s in "${chosen[@]}"; do
  ready=1
  for step in $(needs "$s"); do build "$step" || ready=0; done
  start=$SECONDS
  if [ $ready = 1 ]; then "suite_$s" > "build/test/$s.log" 2>&1; status=$?; else echo "not built" > "build/test/$s.log"; status=5; fi
  read -r p f k <<<"$(counts $status < "build/test/$s.log")"
  [ "$f" = 0 ] || { printf -- '---- %s (build/test/%s.log)\n' "$s" "$s"; tail -60 "build/test/$s.log"; printf -- '----\n'; }
  grep -h '^SKIPPED' "build/test/$s.log"
  note "$s" $((SECONDS - start)) "$p" "$f" "$k"
  total_passed=$((total_passed + p)) total_failed=$((total_failed + f)) total_skipped=$((total_skipped + k))
done

[ ${#left_out[@]} = 0 ] || printf 'NOT RUN: %s\n' "${left_out[*]}"
printf '\n%d passed, %d failed%s\n' $total_passed $total_failed "$([ $total_skipped = 0 ] || printf ', %d skipped' $total_skipped)"
[ $total_failed = 0 ] && [ $total_passed -gt 0 ]
