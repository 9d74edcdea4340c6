#!/usr/bin/env bash
# Shows Yimen on one machine: a centre with demonstration people, a private authority made on the
# spot, and a terminal with emulated devices. In a window where there is a display, otherwise it
# plays one visit and leaves pictures. Installs and builds whatever is missing.
#
#   deploy/demo.sh                          a window and a panel of hands, or without a display:
#   deploy/demo.sh --headless --out DIR     plays the visit; DIR gets screens/, journey.png,
#                                           certificate.pdf and .png, receipt.png, trace.jsonl,
#                                           ledger.json. Exit 0 only if the paper came out once and
#                                           both ledgers agree.
#   --landscape                             as it says
#   --language zh|en|ii|bo|ug               the visit's, when it is played
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."

words=()
headless=
out=
while [ $# -gt 0 ]; do
    case "$1" in
        --headless) headless=yes ;;
        --out) out=$(cd "$here" && realpath -m "${2:?--out wants a folder}"); shift ;;
        --landscape) words+=("$1") ;;
        --language) words+=("$1" "${2:?--language wants zh, en, ii, bo or ug}"); shift ;;
        *) sed -n '6,13s/^# \{0,1\}//p' "$0"; exit 2 ;;
    esac
    shift
done
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    headless=yes
fi
if [ -n "$headless" ]; then
    out=${out:-$PWD/build/demo}
    words+=(--headless --out "$out")
fi

deploy/setup.sh
mkdir -p build
cmake --preset plain > build/plain.configure.log || { cat build/plain.configure.log; exit 1; }
cmake --build --preset plain --target yimen-demo
exec build/plain/deploy/demo/yimen-demo --build build/plain ${words[@]+"${words[@]}"}
