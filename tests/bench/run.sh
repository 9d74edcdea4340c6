#!/usr/bin/env bash
# Measures a visit on this machine, prints a table and writes build/bench/figures.json. Timings are
# shown, never judged: machines differ.
set -euo pipefail
cd "$(dirname "$0")/../.."
deploy/setup.sh
mkdir -p build
cmake --preset bench > build/bench.configure.log || { cat build/bench.configure.log; exit 1; }
cmake --build --preset bench --target yimen-bench yimen-receipt-bench yimen-simulation yimen-kiosk
build/bench/tests/bench/yimen-bench --build build/bench --json build/bench/figures.json
build/bench/tests/bench/yimen-receipt-bench build/bench/receipt
if ! [ -f tests/bench/peers/node_modules/.package-lock.json ]; then
    npm ci --prefix tests/bench/peers --no-audit --no-fund --ignore-scripts --loglevel=error
fi
node tests/bench/peers/receipt.mjs build/bench/receipt
build/bench/tests/simulation/yimen-simulation --days 365
