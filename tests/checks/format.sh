#!/usr/bin/env bash
# Formatter and linter of the C++ sources.
#   tests/checks/format.sh                 checks everything: clang-format, then clang-tidy (a clean file is remembered by content)
#   tests/checks/format.sh --fix [FILE...] formats in place (default: all files), no lint
#   --changed   only files that differ from HEAD      --no-tidy   formatting alone      --build DIR   compile commands (default build/native-release)
# Closes with `N passed, M failed`, one for the formatter and one for the linter.
set -u
cd "$(dirname "$0")/../.." || exit 5
fix=0 changed=0 tidy=1 build=build/native-release files=()
while [ $# -gt 0 ]; do
  case $1 in
    --fix) fix=1 ;;
    --changed) changed=1 ;;
    --no-tidy) tidy=0 ;;
    --build) build=${2:?--build DIR}; shift ;;
    -h|--help) sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 0 ;;
    -*) printf 'unknown option %s\n' "$1" >&2; exit 4 ;;
    *) files+=("$1") ;;
  esac
  shift
done

sources() {
  if [ ${#files[@]} -gt 0 ]; then printf '%s\n' "${files[@]}" | grep -E '\.(h|cpp)$'   # the formatter would take anything for C++
  elif [ $changed = 1 ]; then { git diff --name-only HEAD; git ls-files --others --exclude-standard; } | grep -E '^(core|web|shell|server_stub|tests)/.*\.(h|cpp)$' | sort -u
  else find core web shell server_stub tests -name '*.h' -o -name '*.cpp' | sort
  fi
}
mapfile -t files < <(sources)
[ ${#files[@]} -gt 0 ] || { echo "0 passed, 0 failed"; exit 0; }
if [ $fix = 1 ]; then clang-format-19 -i "${files[@]}"; exit; fi

passed=0 failed=0
if clang-format-19 --dry-run --Werror "${files[@]}" 2>build/format.log; then passed=1
else
  failed=1
  sed -n 's/: error: code should be clang-formatted.*//p' build/format.log | awk -F: '!seen[$1]++ {print $1 ":" $2 ": format: run tests/checks/format.sh --fix " $1}'
fi
if [ $tidy = 1 ]; then
  if python3 tests/checks/tidy/run_tidy.py --build "$build" "${files[@]}"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
fi
printf '%d passed, %d failed\n' $passed $failed
[ $failed = 0 ]
