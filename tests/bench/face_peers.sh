#!/usr/bin/env bash
# Measures the terminal's face beside a web page in Chromium and beside Qt Quick, all on one Xvfb, and
# writes build/bench/face_peers.json. Takes about five minutes after it is built. Timings are shown,
# never judged.
#
#   tests/bench/face_peers.sh [SECONDS OF WALK, 60]
set -euo pipefail
cd "$(dirname "$0")/../.."

packages=(chromium xvfb libxdamage-dev libxext-dev libxtst-dev qt6-declarative-dev
          qml6-module-qtquick qml6-module-qtquick-window qml6-module-qtqml
          qml6-module-qtqml-models qml6-module-qtqml-workerscript)
missing=()
for package in "${packages[@]}"; do
    status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
    [ "$status" = "install ok installed" ] || missing+=("$package")
done
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }
if [ ${#missing[@]} -gt 0 ]; then
    echo "face_peers: installing ${missing[*]}"
    as_root apt-get update -q > /dev/null
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        "${missing[@]}" > /dev/null
fi

mkdir -p build
cmake --preset bench > build/bench.configure.log || { cat build/bench.configure.log; exit 1; }
nice -n 8 cmake --build --preset bench \
    --target yimen-face-terminal yimen-face-peers yimen-face-qt > build/bench.face_peers.log ||
    { tail -40 build/bench.face_peers.log; exit 1; }

folder=$(mktemp -d)
server=
end() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$folder"
}
trap end EXIT
cp -r tests/bench/peers/face/. "$folder"
build/bench/tests/bench/face_peers/yimen-face-terminal --prepare "$folder"

Xvfb -displayfd 3 -screen 0 1080x1920x24 -nolisten tcp -noreset \
    3> "$folder/display" 2> "$folder/display.log" &
server=$!
for _ in $(seq 100); do [ -s "$folder/display" ] && break; sleep 0.1; done
[ -s "$folder/display" ] || { cat "$folder/display.log"; exit 1; }

# HOME: Qt and Chromium keep caches there, which are warm after the first start.
mkdir "$folder/home"
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg)"
env DISPLAY=":$(cat "$folder/display")" HOME="$folder/home" SDL_VIDEODRIVER=x11 \
    QT_QPA_PLATFORM=xcb QT_QUICK_BACKEND=software \
    build/bench/tests/bench/face_peers/yimen-face-peers --build "$PWD/build/bench" \
    --folder "$folder" --walk "${1:-60}" --json build/bench/face_peers.json
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
