#!/usr/bin/env bash
# The whole soak: 1,000 re-plugs and 100,000 exchanges for each driver over its emulators, and 100
# and 2,000 through libusb on a virtual bus or termios on a pseudo terminal. Prints a table; fails
# when memory or descriptors grew.
#
#   tests/soak/run.sh [PART_OF_NAME]
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p build
cmake --preset dev > build/dev.configure.log || { cat build/dev.configure.log; exit 1; }
cmake --build --preset dev --target yimen-soak
build/dev/tests/soak/yimen-soak 1000 100000 100 2000 "${1:-}" 2> build/soak.log
