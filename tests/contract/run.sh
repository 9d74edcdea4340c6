#!/usr/bin/env bash
# Installs the locked npm packages when they are not there yet, then holds the contract against the
# program given as argument.
set -euo pipefail
cd "$(dirname "$0")"
if ! [ -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
    touch node_modules/.package-lock.json
fi
exec node contract.test.mjs "$1"
