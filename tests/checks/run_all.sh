#!/usr/bin/env bash
# Every check of the sources and of what was built. Fast: nothing is compiled here.
#
#   tests/checks/run_all.sh [--build build/native-release] [--site build/site] [--program build/bin/egoscope]
#
# Prints each finding as `file:line: rule: text` and closes with `N passed, M failed`, one for each check.
set -u
cd "$(dirname "$0")/../.." || exit 5
build=build/native-release site=build/site program=build/bin/egoscope
while [ $# -gt 0 ]; do
  case $1 in
    --build) build=$2 ;;
    --site) site=$2 ;;
    --program) program=$2 ;;
    *) printf 'unknown option %s\n' "$1" >&2; exit 4 ;;
  esac
  shift 2 || exit 4
done

passed=0 failed=0
check() {
  if python3 "tests/checks/$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}
check layers.py
check purity.py --build "$build"
check ratchet.py
check budget.py --site "$site"
check docs.py --program "$program"
for script in tests/checks/*.py; do   # the rest take no options
  case $(basename "$script") in
    source_text.py | layers.py | purity.py | ratchet.py | budget.py | docs.py) ;;
    *) check "$(basename "$script")" ;;
  esac
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
