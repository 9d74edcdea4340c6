#!/usr/bin/env bash
# Installs from Debian's archive (12 or 13) whatever building, testing and running Yimen needs.
# Asks apt only for what is missing, so that a second run costs nothing and needs no network.
set -euo pipefail

build=(
    build-essential cmake ninja-build ccache pkg-config git
    libsdl2-dev libpango1.0-dev libcairo2-dev libpoppler-glib-dev
    libusb-1.0-0-dev libpcsclite-dev libcups2-dev libcurl4-openssl-dev libssl-dev
    libtomlplusplus-dev nlohmann-json3-dev libfmt-dev
    libsqlite3-dev libpq-dev libsoci-dev libicu-dev libboost-dev libzxing-dev
    libseccomp-dev libsystemd-dev libturbojpeg0-dev libespeak-ng-dev espeak-ng-data
    librime-dev rime-data-luna-pinyin libzinnia-dev tegaki-zinnia-simplified-chinese
)
fonts=(fontconfig fonts-noto-core fonts-noto-cjk)
tests=(
    catch2 clang-format-14 clang-tidy-19 clang-19 libclang-rt-19-dev
    cups-ipp-utils ipp-usb avahi-daemon dbus poppler-utils
    pcscd vsmartcard-vpcd
    libpng-dev xvfb xdotool postgresql sqlite3 openssl curl nodejs npm python3
    patroni python3-etcd etcd-server nginx libnginx-mod-stream
)
# Of these, Debian starts services at once. Tests start their own; nothing else wants them here.
services=(nginx etcd patroni)

# Readers of codes that the bench compares ours with.
bench=(libzbar-dev)

usage() { echo "usage: deploy/setup.sh [--build-only | --bench]"; exit 2; }

want=("${build[@]}" "${fonts[@]}" "${tests[@]}")
case "${1:-}" in
    "") ;;
    --build-only) want=("${build[@]}" "${fonts[@]}") ;;
    --bench) want+=("${bench[@]}") ;;
    *) usage ;;
esac

# Codes in GB 18030 want glibc's converter, which Debian 13 has in a package of its own.
iconv -f GB18030 -t UTF-8 </dev/null >/dev/null 2>&1 || want+=(libc-gconv-modules-extra)

# Debian 13 no longer has clang-format 14; its own default stands in there.
available() { apt-cache show "$1" >/dev/null 2>&1; }

missing=()
for package in "${want[@]}"; do
    status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
    [ "$status" = "install ok installed" ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

echo "setup: installing ${#missing[@]} packages: ${missing[*]}"
as_root apt-get update -q
installable=()
for package in "${missing[@]}"; do
    case "$package" in
        clang-format-14) available "$package" || package=clang-format ;;
        # A Node.js that is there from elsewhere (NodeSource, nvm) brings its own npm.
        nodejs) command -v node >/dev/null && continue ;;
        npm) command -v npm >/dev/null && continue ;;
    esac
    installable+=("$package")
done
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${installable[@]}"
if [ -d /run/systemd/system ]; then
    for service in "${services[@]}"; do
        [[ " ${missing[*]} " != *" $service"* ]] || as_root systemctl disable --now "$service" || true
    done
fi
