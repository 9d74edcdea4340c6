#!/usr/bin/env bash
# Measures a visit on this machine, prints a table and writes build/bench/figures.json. Timings are
# shown, never judged: machines differ.
set -euo pipefail
cd "$(dirname "$0")/../.."
deploy/setup.sh
mkdir -p build
cmake --preset bench > build/bench.configure.log || { cat build/bench.configure.log; exit 1; }
cmake --build --preset bench --target yimen-bench yimen-simulation yimen-kiosk
build/bench/tests/bench/yimen-bench --build build/bench --json build/bench/figures.json
build/bench/tests/simulation/yimen-simulation --days 365
