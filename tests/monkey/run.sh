#!/usr/bin/env bash
# A hand without sense at yimen-kiosk itself, under Xvfb and on a virtual USB bus. Says each minute
# what the program uses; exit 0 when at the end it is at rest, whole, and no larger.
#
#   tests/monkey/run.sh [MINUTES [SEED]]      30 minutes, seed 1
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p build
cmake --preset dev > build/dev.configure.log || { cat build/dev.configure.log; exit 1; }
cmake --build --preset dev --target yimen-kiosk-monkey
exec build/dev/tests/monkey/yimen-kiosk-monkey "$@"
