#!/usr/bin/env bash
# Everything that proves Yimen: formatting, clang-tidy, the tests under AddressSanitizer and
# UndefinedBehaviorSanitizer, workers, devices and some journeys under ThreadSanitizer, the
# demonstration without a window, a release build, fuzzing. Simulation, style, contract, soak, the
# cluster and walks through every screen run without sanitizers: they take long, read text, count
# memory or lose machines. Each test runs once at least.
# Complete on a bare Debian: it installs what it needs.
#
#   tests/run.sh            all of it
#   tests/run.sh --quick    format, build and all tests as developers build them, no sanitizers
set -euo pipefail
cd "$(dirname "$0")/.."

quick=
case "${1:-}" in
    "") ;;
    --quick) quick=yes ;;
    *) echo "usage: tests/run.sh [--quick]"; exit 2 ;;
esac

jobs=$(nproc)
set_apart='simulation|style|contract|soak|walk|cluster'
# Where threads meet: the workers, the queue, the devices under their drivers, and whole visits in
# which each of them has work, is pulled out or loses its power.
threads='^(kiosk_worker_test|kiosk_devices_test):'
threads+='|^journeys:(the whole visit:|two certificates|a citizen changes the language'
threads+='|the printer is unplugged before|the cable is pulled|the receipt printer is unplugged'
threads+='|a camera reads|a visit that is running when the mains|the cabinet lights'
threads+='|the centre goes away)'
begun=$SECONDS
step() { printf '\n=== %s (after %d s)\n' "$1" $((SECONDS - begun)); }
sources() { git ls-files '*.cpp' '*.h'; }
build() {
    cmake --preset "$1" > "build/$1.configure.log" 2>&1 || { cat "build/$1.configure.log"; return 1; }
    cmake --build --preset "$1" --parallel "$jobs" "${@:2}"
}
# One more at once than there are processors: most of a journey is waiting.
test_all() { ctest --test-dir "build/$1" --output-on-failure --parallel $((jobs + 1)) "${@:2}"; }

step "Packages"
deploy/setup.sh
mkdir -p build

step "Formatting"
format=$(command -v clang-format-14 || command -v clang-format)
# Releases differ in details of layout; version 14 is the one that decides.
if [[ $format == *-14 ]]; then
    sources | xargs "$format" --dry-run --Werror
fi

if [ -n "$quick" ]; then
    step "Build for developers"
    build dev
    step "All tests"
    test_all dev
    step "Done"
    exit
fi

step "Build with AddressSanitizer and UndefinedBehaviorSanitizer"
build asan

step "clang-tidy"
# The files as that build puts them together: headers are read once for ten files. Left out is the
# check that no source is included, for that is how they are put together.
sed -nE 's/^ *"file": "(.*)",?$/\1/p' build/asan/compile_commands.json |
    grep -vE '/build/asan/(tests|deploy)/|/(tests|deploy)/|emulat' |
    xargs -P "$jobs" -n 1 clang-tidy-19 -p build/asan --quiet --extra-arg=-Wno-error \
        --checks=-bugprone-suspicious-include 2>&1 |
    sed -E '/warnings generated\.|Processing file/d'

step "Tests with AddressSanitizer and UndefinedBehaviorSanitizer"
test_all asan --label-exclude "$set_apart"

step "Build with ThreadSanitizer"
build tsan --target kiosk_worker_test kiosk_devices_test journeys
step "Tests with ThreadSanitizer"
TSAN_OPTIONS="suppressions=$PWD/tests/tsan.supp" test_all tsan -R "$threads"

step "The demonstration, without a window"
deploy/demo.sh --headless --out build/demo

step "Release build and staging of an installation"
deploy/install.sh --root build/stage
deploy/install.sh --central --root build/stage
step "No emulator, recorder or catalogue of faults in what is installed"
tests/no_bench_parts.sh build/stage

step "Fuzzing of every parser"
tests/fuzz/run.sh 10

step "Tests without sanitizers: ${set_apart//|/, }"
build plain --target tests_set_apart
test_all plain --label-regex "$set_apart"
step "Done"
