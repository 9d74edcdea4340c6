#!/usr/bin/env bash
# Fails when a program of an installation holds what belongs on the bench: an emulator, the recorder,
# the replayer, the catalogue of faults.
#
#   tests/no_bench_parts.sh ROOT
set -euo pipefail

found=0
checked=0
while IFS= read -r program; do
    checked=$((checked + 1))
    # Symbols where there are any; and words that only those parts say, which strip leaves.
    names=$(nm -C "$program" 2>/dev/null | grep -E 'drivers::[a-z_]+::Emulator|drivers::emulation|drivers::recording' || true)
    words=$(strings -a "$program" |
        grep -E 'emulated device unplugged|the story goes on with|by the catalogue of faults' || true)
    if [ -n "$names$words" ]; then
        echo "$program holds bench parts:"
        printf '%s\n%s\n' "$names" "$words" | head -5
        found=1
    fi
done < <(find "$1" -type f \( -name yimen-devctl -o -name yimen-kiosk \))
if [ "$checked" -lt 2 ]; then
    echo "$1 holds $checked of yimen-devctl and yimen-kiosk"
    exit 1
fi
exit $found
