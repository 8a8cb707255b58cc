#!/usr/bin/env bash
# All benches into one JSON (build/bench.json); see bench.py for options. Programs must be built: ninja bench_all.
cd "$(dirname "$0")/../.." && exec python3 tests/bench/bench.py "$@"
