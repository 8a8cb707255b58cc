#!/usr/bin/env bash
# Must-not-compile cases. Each FILE.cpp here compiles as it is and must stop compiling, for the stated reason, with
# -DMUST_FAIL. Its first lines say so:
#   // holds: <what the compiler guarantees>
#   // expect: <extended regular expression that an error line of the compiler matches>
#
#   tests/compile_fail/run.sh [CASE...]
# The compiler is $CXX, else clang++-19. Closes with `N passed, M failed`.
set -u
cd "$(dirname "$0")/../.." || exit 5
compiler=${CXX:-clang++-19}
flags=(-std=c++20 -stdlib=libc++ -fno-exceptions -fsyntax-only -Wall -Wextra -Werror -fno-color-diagnostics -I.)
passed=0 failed=0

fail() { printf '%s: %s\n' "$1" "$2"; failed=$((failed + 1)); }

cases=("$@")
[ ${#cases[@]} -gt 0 ] || cases=(tests/compile_fail/*.cpp)
for case in "${cases[@]}"; do
  expect=$(sed -n 's|^// expect: ||p' "$case" | head -n 1)
  if [ -z "$expect" ]; then fail "$case" "states no '// expect:'"; continue; fi
  if ! control=$("$compiler" "${flags[@]}" "$case" 2>&1); then
    fail "$case" "the control version does not compile: $(grep -m 1 'error' <<<"$control")"; continue
  fi
  if broken=$("$compiler" "${flags[@]}" -DMUST_FAIL "$case" 2>&1); then
    fail "$case" "compiles, but must not: $(sed -n 's|^// holds: ||p' "$case" | head -n 1)"; continue
  fi
  if ! grep -E 'error' <<<"$broken" | grep -qE -- "$expect"; then
    fail "$case" "fails for another reason: $(grep -m 1 'error' <<<"$broken")"; continue
  fi
  passed=$((passed + 1))
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
