#!/usr/bin/env bash
# Measures a visit on this machine, prints tables and writes build/bench/*.json. Timings are shown,
# never judged: machines differ.
set -euo pipefail
cd "$(dirname "$0")/../.."
deploy/setup.sh --bench
npm ci --prefix tests/bench/peers --ignore-scripts --no-audit --no-fund --loglevel=error > /dev/null
mkdir -p build
cmake --preset bench > build/bench.configure.log || { cat build/bench.configure.log; exit 1; }
cmake --build --preset bench --target yimen-bench yimen-exchange-bench yimen-receipt-bench \
    yimen-qr-bench yimen-simulation yimen-kiosk
build/bench/tests/bench/yimen-bench --build build/bench --json build/bench/figures.json
build/bench/tests/bench/yimen-exchange-bench --json build/bench/exchange.json
build/bench/tests/bench/yimen-receipt-bench build/bench/receipt
node tests/bench/peers/receipt.mjs build/bench/receipt
build/bench/tests/bench/yimen-qr-bench --tuned 1 2 --fresh 31 4711 --json build/bench/qr.json
build/bench/tests/simulation/yimen-simulation --days 365
